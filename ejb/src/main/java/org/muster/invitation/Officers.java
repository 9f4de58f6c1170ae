package org.muster.invitation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.UUID;
import org.muster.member.PersonId;
import org.muster.shared.Language;

/** Finds the person behind an officer's address within their administration, or registers them. */
@ApplicationScoped
class Officers {
    @PersistenceContext private EntityManager entities;

    PersonId personOf(Officer officer, String member, UUID organisation, Language language) {
        var known =
                Rows.ids(
                        entities.createNativeQuery(
                                        """
                                        select id from muster.person where lower(email) = :email and erased_at is null
                                            and (member_code = :member or organisation_id = :organisation) order by created_at limit 1""")
                                .setParameter("email", officer.email())
                                .setParameter("member", member)
                                .setParameter("organisation", organisation));
        if (!known.isEmpty()) {
            return new PersonId(known.get(0));
        }
        var id = PersonId.next();
        entities.createNativeQuery(
                        """
                        insert into muster.person (id, version, family_name, given_name, sex, email, language, member_code,
                            organisation_id, position, created_at)
                        values (:id, 0, :family, :given, nullif(:sex, ''), :email, :language, :member, :organisation, :position, :at)""")
                .setParameter("id", id.value())
                .setParameter("family", officer.familyName())
                .setParameter("given", officer.givenName())
                .setParameter("sex", officer.sex())
                .setParameter("email", officer.email())
                .setParameter("language", language.code())
                .setParameter("member", member)
                .setParameter("organisation", organisation)
                .setParameter("position", officer.position())
                .setParameter("at", Instant.now())
                .executeUpdate();
        return id;
    }
}

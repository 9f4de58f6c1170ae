package org.muster.invitation;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Optional;
import java.util.UUID;
import org.muster.member.NewPerson;
import org.muster.member.OrganisationId;
import org.muster.member.People;
import org.muster.member.PersonId;
import org.muster.member.Sex;
import org.muster.shared.Actor;
import org.muster.shared.Language;

/** Finds the person behind an officer's address within their administration, or registers them. */
@ApplicationScoped
class Officers {
    @PersistenceContext private EntityManager entities;
    @EJB private People people;

    PersonId personOf(
            Officer officer, String member, UUID organisation, Language language, Actor actor) {
        var known =
                member == null
                        ? representative(officer, organisation)
                        : people.findByEmail(officer.email(), member);
        return known.orElseGet(
                () -> people.register(described(officer, member, organisation, language), actor));
    }

    private static NewPerson described(
            Officer officer, String member, UUID organisation, Language language) {
        var sex = officer.sex().isEmpty() ? null : Sex.valueOf(officer.sex());
        return member == null
                ? NewPerson.representative(
                        officer.familyName(),
                        officer.givenName(),
                        sex,
                        officer.email(),
                        language,
                        organisation == null ? null : new OrganisationId(organisation),
                        officer.position())
                : NewPerson.officer(
                        officer.familyName(),
                        officer.givenName(),
                        sex,
                        officer.email(),
                        language,
                        member,
                        officer.position());
    }

    private Optional<PersonId> representative(Officer officer, UUID organisation) {
        return Rows.ids(
                        entities.createNativeQuery(
                                        """
                                        select id from muster.person where lower(email) = :email and erased_at is null
                                            and organisation_id = :organisation order by created_at limit 1""")
                                .setParameter("email", officer.email())
                                .setParameter("organisation", organisation))
                .stream()
                .map(PersonId::new)
                .findFirst();
    }
}

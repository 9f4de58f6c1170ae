package org.muster.nomination;

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
import org.muster.shared.Rows;

/**
 * Finds the officer among the persons of their administration, or registers them. Officers share
 * office addresses, so an address alone is nobody: the name has to be the same too.
 */
@ApplicationScoped
class Officers {
    @PersistenceContext private EntityManager entities;
    @EJB private People people;

    PersonId personOf(
            Officer officer, String member, UUID organisation, Language language, Actor actor) {
        var said = described(officer, member, organisation, language);
        var known = known(officer, member, organisation);
        if (known.isPresent() && actor.login().startsWith(InvitationAnswers.LINK_ACTOR)) {
            people.hear(known.get(), said, actor);
        }
        return known.orElseGet(() -> people.register(said, actor));
    }

    private static NewPerson described(
            Officer officer, String member, UUID organisation, Language language) {
        var sex = officer.sex().isEmpty() ? null : Sex.valueOf(officer.sex());
        var said =
                member == null
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
        return said.inOwnScript(officer.nativeName());
    }

    private Optional<PersonId> known(Officer officer, String member, UUID organisation) {
        return Rows.of(
                        entities.createNativeQuery(
                                        """
                                        select id from muster.person where lower(email) = :email and erased_at is null
                                            and lower(given_name) = lower(:given) and lower(family_name) = lower(:family)
                                            and member_code is not distinct from cast(:member as varchar)
                                            and (:ofMember or organisation_id is not distinct from cast(:organisation as uuid))
                                        order by created_at limit 1""")
                                .setParameter("email", officer.email())
                                .setParameter("given", officer.givenName())
                                .setParameter("family", officer.familyName())
                                .setParameter("member", member)
                                .setParameter("ofMember", member != null)
                                .setParameter("organisation", organisation),
                        Rows::uuid)
                .stream()
                .map(PersonId::new)
                .findFirst();
    }
}

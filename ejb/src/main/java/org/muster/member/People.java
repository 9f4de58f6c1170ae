package org.muster.member;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.InvalidInput;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;

/** Registers persons and finds them again, so that nobody is kept twice. */
@Stateless
@RolesAllowed({Roles.EVENT_OFFICER, Roles.FACILITATOR, Roles.SYSTEM})
public class People {
    private static final int LARGEST_PAGE = 200;

    @PersistenceContext private EntityManager entities;
    @Inject private MemberDirectory members;
    @Inject private AuditTrail audit;

    /**
     * Keeps a new person. Whether the person is known already is asked before, by {@link
     * #findByEmail}: two officers may share an office address.
     */
    public PersonId register(NewPerson given, Actor by) {
        check(given);
        var person = Person.register(given, Instant.now());
        entities.persist(person);
        audit.record(by, "person registered", "person", person.id(), "");
        return person.id();
    }

    public void describe(PersonId id, NewPerson given, Actor by) {
        check(given);
        get(id).describe(given);
        audit.record(by, "person described", "person", id, "");
    }

    @RolesAllowed({
        Roles.EVENT_OFFICER,
        Roles.FINANCE_OFFICER,
        Roles.CONTROLLER,
        Roles.AUDITOR,
        Roles.FACILITATOR,
        Roles.SYSTEM
    })
    public PersonSummary person(PersonId id, Actor by) {
        return get(id).summary();
    }

    /** Many persons at once, for a list that holds only ids. */
    @RolesAllowed({
        Roles.EVENT_OFFICER,
        Roles.FINANCE_OFFICER,
        Roles.CONTROLLER,
        Roles.AUDITOR,
        Roles.FACILITATOR,
        Roles.SYSTEM
    })
    public Map<PersonId, PersonSummary> persons(Collection<PersonId> ids, Actor by) {
        var found = new LinkedHashMap<PersonId, PersonSummary>();
        if (!ids.isEmpty()) {
            entities.createQuery(
                            "select p from Person p where p.id in :ids order by p.familyName, p.givenName",
                            Person.class)
                    .setParameter("ids", ids)
                    .getResultStream()
                    .forEach(person -> found.put(person.id(), person.summary()));
        }
        return found;
    }

    /** The person of this address within one administration, or among those of none (null). */
    public Optional<PersonId> findByEmail(String email, String memberCode) {
        return entities.createQuery(
                        """
                        select p from Person p where lower(p.email) = lower(:email) and p.erasedAt is null
                           and (p.memberCode = :member or (:member is null and p.memberCode is null))
                         order by p.createdAt""",
                        Person.class)
                .setParameter("email", email == null ? "" : email.strip())
                .setParameter("member", memberCode)
                .setMaxResults(1)
                .getResultStream()
                .map(Person::id)
                .findFirst();
    }

    /** Persons whose name begins with the text, of one administration or of all. */
    public List<PersonSummary> search(
            String text, String memberCode, int first, int size, Actor by) {
        return entities.createQuery(
                        """
                        select p from Person p where p.erasedAt is null
                           and (:text = '' or lower(p.familyName) like :begin or lower(p.givenName) like :begin)
                           and (:member is null or p.memberCode = :member)
                         order by p.familyName, p.givenName, p.createdAt""",
                        Person.class)
                .setParameter("text", text == null ? "" : text.strip())
                .setParameter("begin", text == null ? "%" : text.strip().toLowerCase() + "%")
                .setParameter("member", memberCode)
                .setFirstResult(first)
                .setMaxResults(Math.min(size, LARGEST_PAGE))
                .getResultStream()
                .map(Person::summary)
                .toList();
    }

    private Person get(PersonId id) {
        var person = entities.find(Person.class, id);
        if (person == null) {
            throw new NotFound("person", id);
        }
        return person;
    }

    private void check(NewPerson given) {
        if (given.memberCode() != null && members.find(given.memberCode()).isEmpty()) {
            throw new InvalidInput("memberCode", "There is no Member " + given.memberCode());
        }
    }
}

package org.muster.member;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.OptimisticLockException;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.muster.operation.AuditEntry;
import org.muster.operation.AuditFilter;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.InvalidInput;
import org.muster.shared.Roles;
import org.muster.shared.Told;

/**
 * Registers persons and finds them again, so that nobody is kept twice. Whoever takes part in an
 * event may be entered by each event officer; a person who is known is changed only by an officer
 * whose region is that of the administration the person serves.
 */
@Stateless
@RolesAllowed({Roles.EVENT_OFFICER, Roles.SYSTEM})
public class People {
    private static final int LARGEST_PAGE = 200;
    private static final int LATEST_CHANGES = 50;

    @PersistenceContext private EntityManager entities;
    @Inject private Persons persons;
    @Inject private ServiceRecord service;
    @Inject private MemberReach reach;
    @Inject private MemberDirectory members;
    @Inject private AuditTrail audit;

    /**
     * Keeps a new person. Whether the person is known already is asked before, by {@link
     * #findByEmail}: two officers may share an office address.
     */
    public PersonId register(NewPerson given, Actor by) {
        check(given);
        return persons.register(given, by);
    }

    /** The person as read before a change. */
    public KnownPerson toChange(PersonId id, Actor by) {
        var person = persons.get(id);
        reach.requirePerson(person.memberCode(), by);
        return new KnownPerson(id, person.version(), person.known());
    }

    /** Changes a person as read; somebody else's change in between is not written over. */
    public void describe(PersonId id, long readVersion, NewPerson given, Actor by) {
        var person = persons.get(id);
        reach.requirePerson(person.memberCode(), by);
        check(given);
        reach.requirePerson(given.memberCode(), by);
        if (person.version() != readVersion) {
            throw new OptimisticLockException("Person " + id + " was changed meanwhile");
        }
        persons.describe(person, given, by);
    }

    /**
     * Says that the person serves another administration from a day on, today or before: whoever
     * answers for both says so.
     */
    public void move(PersonId id, String memberCode, LocalDate since, Actor by) {
        var person = persons.get(id);
        reach.requirePerson(person.memberCode(), by);
        if (memberCode == null || members.find(memberCode).isEmpty()) {
            throw new InvalidInput("memberCode", Told.of("why.service.member"));
        }
        reach.requirePerson(memberCode, by);
        if (since == null) {
            throw new InvalidInput("since", Told.of("why.service.since"));
        }
        persons.move(person, memberCode, since, by);
    }

    /** Which administrations the person served, the latest first. */
    @RolesAllowed({Roles.EVENT_OFFICER, Roles.AUDITOR, Roles.SYSTEM})
    public List<TimeServed> served(PersonId id, Actor by) {
        return service.of(persons.get(id).id());
    }

    /**
     * Takes over what the person's own administration says of them through its letter's link; where
     * it says nothing, what is known stays.
     */
    @RolesAllowed(Roles.SYSTEM)
    public void hear(PersonId id, NewPerson said, Actor by) {
        var person = persons.get(id);
        persons.describe(person, person.known().updated(said), by);
    }

    /** Whether this actor may change this person. */
    @RolesAllowed({Roles.EVENT_OFFICER, Roles.AUDITOR, Roles.SYSTEM})
    public boolean mayChange(PersonId id, Actor by) {
        return reach.covers(persons.get(id).memberCode(), by);
    }

    /** Who changed what of this person and when, the latest first. */
    @RolesAllowed({Roles.EVENT_OFFICER, Roles.AUDITOR, Roles.SYSTEM})
    public List<AuditEntry> changes(PersonId id, Actor by) {
        return audit.page(AuditFilter.of("person", id), 0, LATEST_CHANGES);
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
        return persons.get(id).summary();
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
                .map(Person::standsFor)
                .findFirst();
    }

    /**
     * Persons one of whose names begins with the text, in whatever script either is written, of one
     * administration or of all; whoever has several rows is found once.
     */
    @RolesAllowed({Roles.EVENT_OFFICER, Roles.AUDITOR, Roles.SYSTEM})
    public List<PersonSummary> search(
            String text, String memberCode, int first, int size, Actor by) {
        var begin = text == null ? "" : text.strip().toLowerCase(Locale.ROOT);
        var key = NameKey.of(begin).text();
        return entities.createQuery(
                        """
                        select p from Person p where p.erasedAt is null and p.survivor.value is null
                           and (:member is null or p.memberCode = :member)
                           and (:begin = '' or exists (select 1 from Person r
                                where (r.id = p.id or r.survivor = p.id) and r.erasedAt is null
                                  and (lower(r.familyName) like concat(:begin, '%') or lower(r.givenName) like concat(:begin, '%')
                                       or lower(r.nativeName) like concat(:begin, '%')
                                       or :key <> '' and (concat(' ', r.nameKey) like concat('% ', :key, '%')
                                            or concat(' ', r.nativeKey) like concat('% ', :key, '%')))))
                         order by p.familyName, p.givenName, p.createdAt""",
                        Person.class)
                .setParameter("begin", begin)
                .setParameter("key", key)
                .setParameter("member", memberCode)
                .setFirstResult(first)
                .setMaxResults(Math.min(size, LARGEST_PAGE))
                .getResultStream()
                .map(Person::summary)
                .toList();
    }

    private void check(NewPerson given) {
        if (given.memberCode() != null && members.find(given.memberCode()).isEmpty()) {
            throw new InvalidInput("memberCode", "There is no Member " + given.memberCode());
        }
    }
}

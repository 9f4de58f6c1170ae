package org.muster.member;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.InvalidInput;
import org.muster.shared.NotFound;
import org.muster.shared.Told;

/** All persons. */
@ApplicationScoped
class Persons {
    @PersistenceContext private EntityManager entities;
    @Inject private ServiceRecord service;
    @Inject private AuditTrail audit;
    @Inject private Clock clock;

    Person get(PersonId id) {
        var person = id == null ? null : entities.find(Person.class, id);
        if (person == null) {
            throw new NotFound("person", id);
        }
        return person;
    }

    PersonId register(NewPerson given, Actor by) {
        var person = Person.register(given, Instant.now());
        entities.persist(person);
        service.add(person.id(), null, given.memberCode(), by);
        audit.record(by, "person registered", "person", person.id(), "");
        return person.id();
    }

    /**
     * Takes over what is new; the trail names what changed, never what it changed to. Another
     * administration is served from today on.
     */
    void describe(Person person, NewPerson given, Actor by) {
        var before = person.known();
        person.describe(given);
        var changed = before.differences(person.known());
        if (!changed.isEmpty()) {
            audit.record(by, "person described", "person", person.id(), String.join(" ", changed));
        }
        if (changed.contains("member")) {
            service.add(person.id(), today(), person.memberCode(), by);
        }
    }

    /**
     * The person serves this administration from that day on. What is told of a day behind an
     * earlier telling is history and leaves where the person serves now as it is.
     */
    void move(Person person, String memberCode, LocalDate since, Actor by) {
        if (since.isAfter(today())) {
            throw new InvalidInput("since", Told.of("why.service.later"));
        }
        var latest = service.latest(person.id());
        service.add(person.id(), since, memberCode, by);
        if (latest.filter(since::isBefore).isEmpty()) {
            person.serve(memberCode);
        }
        audit.record(by, "person moved", "person", person.id(), memberCode + " " + since);
    }

    private LocalDate today() {
        return clock.instant().atZone(clock.getZone()).toLocalDate();
    }

    /**
     * The person of the same names within the same administration or organisation: the one of this
     * address where several have these names. Two officers may share an address, so that an address
     * alone is nobody.
     */
    Optional<Person> namesake(NewPerson given) {
        var found =
                entities.createQuery(
                                """
                                select p from Person p where p.erasedAt is null
                                   and p.familyName = :family and p.givenName = :given
                                   and (p.memberCode = :member or :member is null and p.memberCode is null)
                                 order by p.createdAt""",
                                Person.class)
                        .setParameter("family", given.familyName().strip())
                        .setParameter("given", given.givenName().strip())
                        .setParameter("member", given.memberCode())
                        .getResultStream()
                        .filter(each -> Objects.equals(each.organisation(), given.organisation()))
                        .toList();
        var sameAddress = found.stream().filter(each -> each.hasEmail(given.email())).findFirst();
        if (sameAddress.isEmpty() && found.size() > 1) {
            throw new InvalidInput("email", "Several persons have this name, none this address");
        }
        return sameAddress.or(() -> found.stream().findFirst());
    }

    /** The namesake with what is known now, or a new person. */
    PersonId known(NewPerson given, Actor by) {
        var namesake = namesake(Person.checked(given));
        if (namesake.isEmpty()) {
            return register(given, by);
        }
        var person = get(namesake.get().standsFor());
        describe(person, person.known().updated(given), by);
        return person.id();
    }
}

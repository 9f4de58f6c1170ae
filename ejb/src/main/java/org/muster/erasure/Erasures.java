package org.muster.erasure;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.account.ScopeRefused;
import org.muster.account.Scopes;
import org.muster.member.NameKey;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.InvalidInput;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;
import org.muster.shared.Rows;
import org.muster.shared.Told;

/**
 * Erases persons: first a list of who and what would go, then one person asks and another agrees,
 * to the same list; of those who were due, whoever is so still. Both need the role of an
 * administrator or controller without a limit, since a person belongs to no part.
 */
@Stateless
@RolesAllowed({Roles.ADMINISTRATOR, Roles.CONTROLLER, Roles.SYSTEM})
public class Erasures {
    private static final int LARGEST_PAGE = 100;
    private static final int MOST_FOUND = 20;
    private static final int LONGEST_REASON = 500;
    private static final UUID NOBODY = new UUID(0, 0);
    private static final String SUMMARY =
            """
            select x.id, x.whose, x.subject_id, coalesce(e.code, n.family_name || ', ' || n.given_name, ''), x.reason, x.state,
                   x.told, x.asked_by, x.asked_at, coalesce(x.decided_by, '')
              from muster.erasure x left join muster.capacity_event e on e.id = x.subject_id
              left join muster.person n on n.id = x.subject_id and n.erased_at is null""";

    /**
     * Somebody or something that can be erased.
     *
     * @param label the person's name or the event's code
     */
    public record Found(ErasureSubject subject, String label) implements java.io.Serializable {}

    @PersistenceContext private EntityManager entities;
    @Inject private Eraser eraser;
    @Inject private Scopes scopes;
    @Inject private AuditTrail audit;

    /** The event of this code, and the persons of this address or name, in whatever script. */
    public List<Found> find(String text, Actor by) {
        require(by);
        var wanted = text == null ? "" : text.strip();
        var query =
                entities.createNativeQuery(
                                """
                                select 'EVENT', id, code from muster.capacity_event where upper(code) = upper(:text)
                                union all
                                select 'PERSON', id, family_name || ', ' || given_name || coalesce(' · ' || email, '')
                                  from muster.person where erased_at is null and survivor_id is null
                                   and (lower(email) = lower(:text) or :key <> '' and (name_key = :key or native_key = :key))
                                 order by 1, 3""")
                        .setParameter("text", wanted)
                        .setParameter("key", NameKey.of(wanted).text())
                        .setMaxResults(MOST_FOUND);
        return Rows.of(
                query,
                row ->
                        new Found(
                                new ErasureSubject(Whose.valueOf(row.text()), row.uuid()),
                                row.text()));
    }

    /** What would go; nothing does. */
    public ErasurePlan plan(ErasureSubject subject, Actor by) {
        require(by);
        return eraser.plan(eraser.people(subject));
    }

    /** Whose names would go, by name. */
    public List<ErasedPerson> people(ErasureSubject subject, int first, int size, Actor by) {
        require(by);
        return named(eraser.people(subject), first, size);
    }

    /** How many rows of persons would lose their names. */
    public int persons(ErasureSubject subject, Actor by) {
        require(by);
        return eraser.people(subject).size();
    }

    /** What goes by an erasure that was asked for, of those whom it was asked for. */
    public ErasurePlan plan(ErasureId id, Actor by) {
        require(by);
        return eraser.plan(people(get(id)));
    }

    /** Whose names go by an erasure that was asked for, by name. */
    public List<ErasedPerson> people(ErasureId id, int first, int size, Actor by) {
        require(by);
        return named(people(get(id)), first, size);
    }

    /** How many rows of persons lose their names by an erasure that was asked for. */
    public int persons(ErasureId id, Actor by) {
        require(by);
        return people(get(id)).size();
    }

    private List<ErasedPerson> named(List<UUID> people, int first, int size) {
        return eraser.named(people, Math.max(0, first), Math.min(size, LARGEST_PAGE));
    }

    /** The event's code or the person's name; nothing where all go that are due. */
    public String label(ErasureSubject subject, Actor by) {
        require(by);
        var query =
                entities.createNativeQuery(
                                """
                                select code from muster.capacity_event where :whose = 'EVENT' and id = :id
                                union all
                                select family_name || ', ' || given_name from muster.person where :whose = 'PERSON' and id = :id""",
                                String.class)
                        .setParameter("whose", subject.whose().name())
                        .setParameter("id", subject.id() == null ? NOBODY : subject.id());
        var found = Rows.of(query, Rows::text).stream().findFirst();
        if (found.isEmpty() && subject.id() != null) {
            throw new NotFound(subject.whose() == Whose.EVENT ? "event" : "person", subject.id());
        }
        return found.orElse("");
    }

    /** What was asked for, and how it stands. */
    public ErasureSummary erasure(ErasureId id, Actor by) {
        require(by);
        var query =
                entities.createNativeQuery(SUMMARY + " where x.id = :id")
                        .setParameter("id", id.value());
        return Rows.of(query, Erasures::summary).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("erasure", id));
    }

    /** The erasure that was asked for already and waits for the second person. */
    public Optional<ErasureId> standing(ErasureSubject subject, Actor by) {
        require(by);
        return open(subject).stream().map(Erasure::id).findFirst();
    }

    /** Asks for it; where it was asked for already, that one stands. */
    public ErasureId ask(ErasureSubject subject, String reason, Actor by) {
        require(by);
        if (reason == null || reason.isBlank() || reason.strip().length() > LONGEST_REASON) {
            throw new InvalidInput("reason", Told.of("why.person.reason"));
        }
        var open = open(subject);
        if (!open.isEmpty()) {
            return open.get(0).id();
        }
        var people = eraser.people(subject);
        eraser.require(people);
        var erasure = Erasure.ask(subject, reason.strip(), by, Instant.now());
        entities.persist(erasure);
        entities.flush();
        keep(erasure.id(), people);
        audit.record(by, "erasure asked", "erasure", erasure.id(), "");
        return erasure.id();
    }

    private void keep(ErasureId id, List<UUID> people) {
        entities.createNativeQuery(
                        """
                        insert into muster.erasure_person (erasure_id, person_id)
                        select :id, n.id from muster.person n where n.id in (:people)""")
                .setParameter("id", id.value())
                .setParameter("people", people)
                .executeUpdate();
    }

    /**
     * Those it was asked for, and nobody who came later; without those erased meanwhile and, where
     * it is of all that are due, without whoever is not due any more.
     */
    private List<UUID> people(Erasure erasure) {
        var listed = listed(erasure.id());
        return erasure.subject().whose() == Whose.DUE ? eraser.due(listed) : listed;
    }

    private List<UUID> listed(ErasureId id) {
        var query =
                entities.createNativeQuery(
                                """
                                select n.id from muster.erasure_person p join muster.person n on n.id = p.person_id
                                 where p.erasure_id = :id and n.erased_at is null order by n.id""",
                                UUID.class)
                        .setParameter("id", id.value());
        return Rows.of(query, Rows::uuid);
    }

    /** The second person agrees: those who were listed go at once, and for ever. */
    public ErasurePlan accept(ErasureId id, Actor by) {
        require(by);
        var erasure = locked(id);
        erasure.decide(Erasure.State.DONE, by, Instant.now());
        entities.flush();
        eraser.hold(listed(id));
        var gone = eraser.erase(people(erasure));
        // Its reason may have named them too.
        entities.refresh(erasure);
        erasure.tell(written(gone));
        audit.record(by, "erasure done", "erasure", id, written(gone));
        return gone;
    }

    public void refuse(ErasureId id, Actor by) {
        require(by);
        locked(id).decide(Erasure.State.REFUSED, by, Instant.now());
        audit.record(by, "erasure refused", "erasure", id, "");
    }

    /** What was asked for, the latest first. */
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
    public List<ErasureSummary> page(int first, int size, Actor by) {
        requireReader(by);
        var query =
                entities.createNativeQuery(SUMMARY + " order by x.asked_at desc")
                        .setFirstResult(first)
                        .setMaxResults(Math.min(size, LARGEST_PAGE));
        return Rows.of(query, Erasures::summary);
    }

    @RolesAllowed({Roles.ADMINISTRATOR, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
    public long count(Actor by) {
        requireReader(by);
        return Rows.of(
                        entities.createNativeQuery("select count(*) from muster.erasure"),
                        Rows::number)
                .get(0);
    }

    private static ErasureSummary summary(Rows row) {
        return new ErasureSummary(
                new ErasureId(row.uuid()),
                new ErasureSubject(Whose.valueOf(row.text()), row.uuid()),
                row.text(),
                row.text(),
                Erasure.State.valueOf(row.text()),
                read(row.text()),
                row.text(),
                row.instant(),
                row.text());
    }

    private List<Erasure> open(ErasureSubject subject) {
        return entities.createQuery(
                        """
                        select e from Erasure e where e.state = :asked and e.whose = :whose
                           and (e.subject = :id or :none = true and e.subject is null)""",
                        Erasure.class)
                .setParameter("asked", Erasure.State.ASKED)
                .setParameter("whose", subject.whose())
                .setParameter("id", subject.id() == null ? NOBODY : subject.id())
                .setParameter("none", subject.id() == null)
                .getResultList();
    }

    private Erasure get(ErasureId id) {
        return get(id, LockModeType.NONE);
    }

    private Erasure locked(ErasureId id) {
        return get(id, LockModeType.PESSIMISTIC_WRITE);
    }

    private Erasure get(ErasureId id, LockModeType lock) {
        var erasure = id == null ? null : entities.find(Erasure.class, id, lock);
        if (erasure == null) {
            throw new NotFound("erasure", id);
        }
        return erasure;
    }

    private void require(Actor by) {
        require(by, Roles.ADMINISTRATOR, Roles.CONTROLLER);
    }

    private void requireReader(Actor by) {
        require(by, Roles.ADMINISTRATOR, Roles.CONTROLLER, Roles.AUDITOR);
    }

    private void require(Actor by, String... roles) {
        if (!scopes.of(by, roles).everywhere()) {
            throw new ScopeRefused(by, "whose names are erased");
        }
    }

    private static String written(ErasurePlan plan) {
        var parts =
                plan.going().stream()
                        .map(part -> " " + part.kind() + "=" + part.count())
                        .collect(Collectors.joining());
        return "PERSONS=" + plan.persons() + parts;
    }

    private static ErasurePlan read(String told) {
        var parts =
                Arrays.stream(told.split(" "))
                        .filter(each -> !each.isEmpty())
                        .map(each -> each.split("="))
                        .map(each -> new ErasurePlan.Part(each[0], Long.parseLong(each[1])))
                        .toList();
        return parts.isEmpty()
                ? ErasurePlan.of(0, List.of())
                : ErasurePlan.of((int) parts.get(0).count(), parts.subList(1, parts.size()));
    }
}

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
 * Erases persons: first a list of what would go, then one person asks and another agrees. Both need
 * the role of an administrator or controller without a limit, since a person belongs to no part.
 */
@Stateless
@RolesAllowed({Roles.ADMINISTRATOR, Roles.CONTROLLER, Roles.SYSTEM})
public class Erasures {
    private static final int LARGEST_PAGE = 100;
    private static final int MOST_FOUND = 20;
    private static final int LONGEST_REASON = 500;

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
        return eraser.plan(subject);
    }

    public ErasureId ask(ErasureSubject subject, String reason, Actor by) {
        require(by);
        if (reason == null || reason.isBlank() || reason.strip().length() > LONGEST_REASON) {
            throw new InvalidInput("reason", Told.of("why.person.reason"));
        }
        var open = open(subject);
        if (!open.isEmpty()) {
            return open.get(0).id();
        }
        eraser.require(subject);
        var erasure = Erasure.ask(subject, reason.strip(), by, Instant.now());
        entities.persist(erasure);
        audit.record(by, "erasure asked", "erasure", erasure.id(), "");
        return erasure.id();
    }

    /** The second person agrees: what is listed now goes at once, and for ever. */
    public ErasurePlan accept(ErasureId id, Actor by) {
        require(by);
        var erasure = get(id);
        erasure.decide(Erasure.State.DONE, by, Instant.now());
        entities.flush();
        var gone = eraser.erase(erasure.subject());
        // Its reason may have named them too.
        entities.refresh(erasure);
        erasure.tell(written(gone));
        audit.record(by, "erasure done", "erasure", id, written(gone));
        return gone;
    }

    public void refuse(ErasureId id, Actor by) {
        require(by);
        get(id).decide(Erasure.State.REFUSED, by, Instant.now());
        audit.record(by, "erasure refused", "erasure", id, "");
    }

    /** What was asked for, the latest first. */
    @RolesAllowed({Roles.ADMINISTRATOR, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
    public List<ErasureSummary> page(int first, int size, Actor by) {
        require(by);
        var query =
                entities.createNativeQuery(
                                """
                                select x.id, x.whose, x.subject_id, coalesce(e.code, ''), x.reason, x.state, x.told, x.asked_by,
                                       x.asked_at, coalesce(x.decided_by, '')
                                  from muster.erasure x left join muster.capacity_event e on e.id = x.subject_id
                                 order by x.asked_at desc""")
                        .setFirstResult(first)
                        .setMaxResults(Math.min(size, LARGEST_PAGE));
        return Rows.of(query, Erasures::summary);
    }

    @RolesAllowed({Roles.ADMINISTRATOR, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
    public long count(Actor by) {
        require(by);
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
                .setParameter("id", subject.id() == null ? new UUID(0, 0) : subject.id())
                .setParameter("none", subject.id() == null)
                .getResultList();
    }

    private Erasure get(ErasureId id) {
        var erasure =
                id == null
                        ? null
                        : entities.find(Erasure.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (erasure == null) {
            throw new NotFound("erasure", id);
        }
        return erasure;
    }

    private void require(Actor by) {
        var reach = scopes.of(by, Roles.ADMINISTRATOR, Roles.CONTROLLER, Roles.AUDITOR);
        if (!reach.everywhere()) {
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
                ? new ErasurePlan(0, List.of(), List.of())
                : new ErasurePlan(
                        (int) parts.get(0).count(), parts.subList(1, parts.size()), List.of());
    }
}

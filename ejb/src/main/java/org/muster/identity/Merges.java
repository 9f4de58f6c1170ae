package org.muster.identity;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.muster.member.PersonId;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.InvalidInput;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;
import org.muster.shared.Rows;
import org.muster.shared.Told;

/**
 * Says that two rows are one person, that they are two, or takes it back. Parts, claims, presences
 * and postings keep the row they were made for: money never moves between payers, and after it is
 * taken back everything is as it was.
 */
@Stateless
@RolesAllowed({Roles.EVENT_OFFICER, Roles.SYSTEM})
public class Merges {
    private static final int LONGEST_REASON = 500;

    private record Standing(boolean isErased, boolean isMerged) {}

    @PersistenceContext private EntityManager entities;
    @Inject private IdentityReach reach;
    @Inject private AuditTrail audit;
    @Inject private Event<MoneySought> money;
    @Inject private Event<IdentityChanged> changed;

    /**
     * From now on one row stands for both, at once, or once a second person agrees where money was
     * promised to or claimed by either. The same again changes nothing.
     */
    public PersonMergeId merge(PersonId merged, PersonId survivor, String reason, Actor by) {
        reach.requireEverywhere(by);
        var why = reason("reason", reason);
        if (merged.equals(survivor)) {
            throw new InvalidInput("survivor", Told.of("why.person.itself"));
        }
        // Both held, in one order for all, so that nobody joins them the other way meanwhile.
        var isMerged = lock(merged, survivor);
        var open = open(merged);
        if (open.filter(each -> each.isInto(survivor)).isPresent()) {
            return open.get().id();
        }
        if (isMerged || open.isPresent() || open(survivor).isPresent()) {
            throw new AlreadyMerged();
        }
        var merge = PersonMerge.ask(merged, survivor, why, by, Instant.now());
        entities.persist(merge);
        if (hasMoney(merged, survivor)) {
            audit.record(by, "merge asked", "person", merged, survivor.toString());
            return merge.id();
        }
        merge.holdsAtOnce();
        follow(merge, "persons merged", by);
        return merge.id();
    }

    /** The second person agrees. */
    public void accept(PersonMergeId id, Actor by) {
        reach.requireEverywhere(by);
        var merge = get(id);
        lock(merge.merged(), merge.survivor());
        merge.decide(MergeState.IN_FORCE, by, Instant.now());
        follow(merge, "persons merged", by);
    }

    /** The second person does not agree; the rows stay two. */
    public void refuse(PersonMergeId id, Actor by) {
        reach.requireEverywhere(by);
        var merge = get(id);
        merge.decide(MergeState.REFUSED, by, Instant.now());
        audit.record(by, "merge refused", "person", merge.merged(), merge.survivor().toString());
    }

    /** They are two persons after all. */
    public void undo(PersonMergeId id, String reason, Actor by) {
        reach.requireEverywhere(by);
        var why = reason("undoReason", reason);
        var merge = get(id);
        lock(merge.merged(), merge.survivor());
        merge.undo(why, by, Instant.now());
        follow(merge, "persons parted", by);
    }

    /** Two rows that look alike are two persons: they are not proposed again. */
    public void areTwo(PersonId one, PersonId other, Actor by) {
        reach.requireEverywhere(by);
        if (lock(one, other) || open(one).isPresent() || open(other).isPresent()) {
            throw new AlreadyMerged();
        }
        say("TWO", one, other, by);
        audit.record(by, "persons are two", "person", one, other.toString());
    }

    private boolean hasMoney(PersonId one, PersonId other) {
        var sought = new MoneySought(one, other);
        money.fire(sought);
        return sought.found();
    }

    /** Holds both rows; whether one of them stands for another already. */
    private boolean lock(PersonId one, PersonId other) {
        var query =
                entities.createNativeQuery(
                                """
                                select erased_at is not null, survivor_id is not null from muster.person
                                 where id in (:ids) order by id for update""")
                        .setParameter("ids", List.of(one.value(), other.value()));
        var standing = Rows.of(query, row -> new Standing(row.flag(), row.flag()));
        if (standing.size() < 2 || standing.stream().anyMatch(Standing::isErased)) {
            throw new NotFound("person", one + ", " + other);
        }
        return standing.stream().anyMatch(Standing::isMerged);
    }

    /** What is asked for or in force of this row. */
    private Optional<PersonMerge> open(PersonId merged) {
        return entities.createQuery(
                        "select m from PersonMerge m where m.merged = :id and m.state in :states",
                        PersonMerge.class)
                .setParameter("id", merged)
                .setParameter("states", List.of(MergeState.ASKED, MergeState.IN_FORCE))
                .getResultStream()
                .findFirst();
    }

    private PersonMerge get(PersonMergeId id) {
        var merge =
                id == null
                        ? null
                        : entities.find(PersonMerge.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (merge == null) {
            throw new NotFound("merge", id);
        }
        return merge;
    }

    /** Each row points to the one that stands for it in the end, whatever was joined in between. */
    private void follow(PersonMerge merge, String act, Actor by) {
        entities.flush();
        entities.createNativeQuery(
                        """
                        with recursive up as (
                            select merged_id as id, survivor_id as root, 1 as steps from muster.person_merge
                             where state = 'IN_FORCE'
                            union all
                            select u.id, m.survivor_id, u.steps + 1 from up u
                              join muster.person_merge m on m.merged_id = u.root and m.state = 'IN_FORCE'),
                        lasting as (
                            select distinct on (m.merged_id) m.merged_id as id, u.root
                              from muster.person_merge m left join up u on u.id = m.merged_id
                             order by m.merged_id, u.steps desc)
                        update muster.person p set survivor_id = l.root
                          from lasting l where p.id = l.id and p.survivor_id is distinct from l.root""")
                .executeUpdate();
        var state = merge.state() == MergeState.IN_FORCE ? "ONE" : "OPEN";
        say(state, merge.merged(), merge.survivor(), by);
        changed.fire(new IdentityChanged(merge.merged(), merge.survivor()));
        audit.record(by, act, "person", merge.merged(), merge.survivor().toString());
    }

    private void say(String state, PersonId one, PersonId other, Actor by) {
        entities.createNativeQuery(
                        """
                        insert into muster.person_pair (one_id, other_id, points, signs, state, decided_by, decided_at)
                        values (least(:one, :other), greatest(:one, :other), 0, '', :state,
                                case when :state <> 'OPEN' then :by end, case when :state <> 'OPEN' then now() end)
                        on conflict (one_id, other_id) do update
                           set state = excluded.state, decided_by = excluded.decided_by, decided_at = excluded.decided_at""")
                .setParameter("one", one.value())
                .setParameter("other", other.value())
                .setParameter("state", state)
                .setParameter("by", by.login())
                .executeUpdate();
    }

    private static String reason(String field, String reason) {
        if (reason == null || reason.isBlank() || reason.strip().length() > LONGEST_REASON) {
            throw new InvalidInput(field, Told.of("why.person.reason"));
        }
        return reason.strip();
    }
}

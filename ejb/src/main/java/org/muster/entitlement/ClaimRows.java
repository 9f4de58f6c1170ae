package org.muster.entitlement;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.muster.shared.ServerJson.JSON;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.muster.event.EventId;
import org.muster.event.ParticipationId;
import org.muster.member.PersonId;
import org.muster.shared.NotFound;
import org.muster.shared.Rows;

/** All allowance schemes and claims. */
@ApplicationScoped
class ClaimRows {
    private static final String MAY_CLAIM =
            """
            select person_id from muster.participation where event_id = :event
            union select person_id from muster.standing_presence where event_id = :event""";

    @PersistenceContext private EntityManager entities;

    void add(Object row) {
        entities.persist(row);
        entities.flush();
    }

    Claim claim(ClaimId id) {
        var found = entities.find(Claim.class, id, LockModeType.PESSIMISTIC_WRITE);
        if (found == null) {
            throw new NotFound("claim", id);
        }
        return found;
    }

    /** The same of many. */
    Map<ClaimId, Claim> claims(Collection<ClaimId> ids) {
        return entities.createQuery(
                        "select c from Claim c where c.id.value in :ids order by c.id.value",
                        Claim.class)
                .setParameter("ids", ids.stream().map(ClaimId::value).toList())
                .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                .getResultStream()
                .collect(toMap(Claim::id, each -> each));
    }

    /**
     * Writes what was found payable of many by one statement. Whoever asks holds them and changes
     * nothing else of them: they are let go of.
     */
    void reconciled(Collection<Claim> held) {
        if (held.isEmpty()) {
            return;
        }
        held.forEach(entities::detach);
        var list = JSON.createArrayBuilder();
        for (var claim : held) {
            list.add(
                    JSON.createObjectBuilder()
                            .add("id", claim.id().toString())
                            .add("state", claim.state().name())
                            .add("payable", claim.payable().minor())
                            .add("terminal", claim.terminal().minor())
                            .add("refused", claim.refused().minor()));
        }
        entities.createNativeQuery(
                        """
                        update muster.claim c
                           set state = x.state, payable_minor = x.payable, terminal_minor = x.terminal,
                               refused_minor = x.refused, version = c.version + 1
                          from json_to_recordset(cast(:claims as json)) as x(id uuid, state text, payable bigint,
                               terminal bigint, refused bigint)
                         where c.id = x.id""")
                .setParameter("claims", list.build().toString())
                .executeUpdate();
    }

    /** Those of the claims whose seat was promised terminal expenses. */
    Set<ClaimId> withLegsPromised(Collection<ClaimId> ids) {
        var query =
                entities.createNativeQuery(
                                """
                                select distinct c.id from muster.claim c
                                  join muster.participation p on p.event_id = c.event_id and p.person_id = c.person_id
                                   and p.role = 'PARTICIPANT' and p.funding = 'SPONSORED' and p.status = 'CONFIRMED'
                                  join muster.commitment k on k.participation_id = p.id and k.category = 'TERM'
                                 where c.id in (:ids)""",
                                UUID.class)
                        .setParameter("ids", ids.stream().map(ClaimId::value).toList());
        return Rows.of(query, row -> new ClaimId(row.uuid())).stream().collect(toSet());
    }

    /** The scheme in force: the latest revision. */
    Optional<AllowanceScheme> scheme(EventId event) {
        return entities.createQuery(
                        "select s from AllowanceScheme s where s.event = :event order by s.revision desc",
                        AllowanceScheme.class)
                .setParameter("event", event)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    AllowanceScheme scheme(UUID id) {
        return entities.find(AllowanceScheme.class, id);
    }

    /** The claim of this person at this event that was not rejected. */
    Optional<Claim> standing(EventId event, PersonId person) {
        return entities.createQuery(
                        """
                        select c from Claim c
                         where c.event = :event and c.person = :person and c.state <> :rejected""",
                        Claim.class)
                .setParameter("event", event)
                .setParameter("person", person)
                .setParameter("rejected", ClaimState.REJECTED)
                .getResultStream()
                .findFirst();
    }

    /**
     * The open claims by a scheme of whoever has several, one of them at the event; the one entered
     * first comes first.
     */
    List<Claim> ofSeveralByScheme(EventId event) {
        var query =
                entities.createNativeQuery(
                                """
                                with open as materialized (
                                    select c.id, c.entered_at, coalesce(s.survivor_id, s.id) as who
                                      from muster.claim own
                                      join muster.person me on me.id = own.person_id
                                      join muster.person s on coalesce(s.survivor_id, s.id) = coalesce(me.survivor_id, me.id)
                                      join muster.claim c on c.person_id = s.id and c.entitlement_id is not null
                                       and c.state in ('SUBMITTED', 'RECONCILED')
                                     where own.event_id = :event and own.entitlement_id is not null
                                       and own.state in ('SUBMITTED', 'RECONCILED'))
                                select distinct id, entered_at from open
                                 where who in (select who from open group by who having count(distinct id) > 1)
                                 order by entered_at, id""")
                        .setParameter("event", event.value());
        var order = Rows.of(query, row -> new ClaimId(row.uuid()));
        if (order.isEmpty()) {
            return List.of();
        }
        var held = claims(order);
        return order.stream().map(held::get).toList();
    }

    /** A claim that stands of this person at this event, or any with this number. */
    Optional<String> claimedBefore(EventId event, PersonId person, String claimNo) {
        return entities.createQuery(
                        """
                        select c.claimNo from Claim c
                         where (c.event = :event and c.person = :person and c.state <> :rejected)
                            or c.claimNo = :no""",
                        String.class)
                .setParameter("rejected", ClaimState.REJECTED)
                .setParameter("event", event)
                .setParameter("person", person)
                .setParameter("no", claimNo)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** The sponsored participants' parts in an event. */
    List<ParticipationId> sponsored(EventId event) {
        return Rows.of(
                entities.createNativeQuery(
                                """
                                select id from muster.participation where event_id = :event and role = 'PARTICIPANT'
                                   and funding = 'SPONSORED' and status = 'CONFIRMED' order by id""")
                        .setParameter("event", event.value()),
                row -> new ParticipationId(row.uuid()));
    }

    /** The person's own seat at an event, where it is one that is paid for. */
    Optional<ParticipationId> sponsored(EventId event, PersonId person) {
        return Rows.of(
                        entities.createNativeQuery(
                                        """
                                        select id from muster.participation where event_id = :event and person_id = :person
                                           and role = 'PARTICIPANT' and funding = 'SPONSORED' and status = 'CONFIRMED'""")
                                .setParameter("event", event.value())
                                .setParameter("person", person.value()),
                        row -> new ParticipationId(row.uuid()))
                .stream()
                .findFirst();
    }

    /**
     * The people who may claim at an event: those with a part in it, or who were there by what was
     * not taken back.
     */
    List<PersonId> people(EventId event) {
        return people(MAY_CLAIM, event);
    }

    /** The same and those who claim: what they are due follows the facts, also to nothing. */
    List<PersonId> peopleAndClaimants(EventId event) {
        return people(
                MAY_CLAIM
                        + " union select person_id from muster.claim where event_id = :event and state <> 'REJECTED'",
                event);
    }

    private List<PersonId> people(String sql, EventId event) {
        return Rows.of(
                entities.createNativeQuery(sql).setParameter("event", event.value()),
                row -> new PersonId(row.uuid()));
    }

    /** The contribution that a person's allowance at an event was reserved from. */
    Optional<UUID> contribution(EventId event, PersonId person) {
        return Rows.of(
                        entities.createNativeQuery(
                                        """
                                        select a.contribution_id from muster.participation p
                                          join muster.commitment c on c.participation_id = p.id and c.category = 'DSA'
                                          join muster.allocation a on a.id = c.allocation_id
                                         where p.event_id = :event and p.person_id = :person""")
                                .setParameter("event", event.value())
                                .setParameter("person", person.value()),
                        Rows::uuid)
                .stream()
                .findFirst();
    }
}

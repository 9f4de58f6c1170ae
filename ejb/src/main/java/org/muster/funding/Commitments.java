package org.muster.funding;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;
import static org.muster.shared.ServerJson.JSON;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.muster.event.EventId;
import org.muster.event.ParticipationId;
import org.muster.ledger.CostCategory;
import org.muster.shared.Actor;
import org.muster.shared.Money;
import org.muster.shared.NotFound;
import org.muster.shared.Rows;

/** All commitments, and each movement of them. */
@ApplicationScoped
class Commitments {
    /** Why a commitment moved, and the document that moved it. */
    record Movement(
            String kind,
            Money amount,
            String sourceKind,
            String sourceId,
            LocalDate on,
            Actor by) {}

    /** Who a participation's money is for. */
    record Payee(Beneficiary whose, String memberCode) {}

    @PersistenceContext private EntityManager entities;

    void add(Commitment commitment) {
        entities.persist(commitment);
    }

    Commitment get(CommitmentId id) {
        var commitment = entities.find(Commitment.class, id);
        if (commitment == null) {
            throw new NotFound("commitment", id);
        }
        return commitment;
    }

    /** After the lock of its allocation. */
    Commitment lock(CommitmentId id) {
        var commitment = get(id);
        // Changes not yet written in this transaction must survive the refresh below.
        entities.flush();
        entities.refresh(commitment, LockModeType.PESSIMISTIC_WRITE);
        return commitment;
    }

    /**
     * The same of many, after the locks of all their allocations. They are not followed: what is
     * posted and released of them has to be {@link #moved written}.
     */
    Map<CommitmentId, Commitment> lock(Collection<CommitmentId> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        var held =
                entities.createQuery(
                                "select c from Commitment c where c.id.value in :ids order by c.id.value",
                                Commitment.class)
                        .setParameter("ids", ids.stream().map(CommitmentId::value).toList())
                        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                        .getResultList();
        held.forEach(entities::detach);
        return held.stream().collect(toMap(Commitment::id, each -> each));
    }

    /** Writes how much of many was posted and released, by one statement. */
    void moved(Collection<Commitment> held) {
        if (held.isEmpty()) {
            return;
        }
        var list = JSON.createArrayBuilder();
        for (var commitment : held) {
            list.add(
                    JSON.createObjectBuilder()
                            .add("id", commitment.id().toString())
                            .add("state", commitment.state().name())
                            .add("posted", commitment.posted().minor())
                            .add("released", commitment.released().minor()));
        }
        entities.createNativeQuery(
                        """
                        update muster.commitment c
                           set state = x.state, posted_minor = x.posted, released_minor = x.released,
                               version = c.version + 1
                          from json_to_recordset(cast(:commitments as json)) as x(id uuid, state text, posted bigint,
                               released bigint)
                         where c.id = x.id""")
                .setParameter("commitments", list.build().toString())
                .executeUpdate();
    }

    Optional<Commitment> of(ParticipationId participation, CostCategory category) {
        return entities.createQuery(
                        """
                        select c from Commitment c
                         where c.participation = :participation and c.category = :category""",
                        Commitment.class)
                .setParameter("participation", participation.value())
                .setParameter("category", category)
                .getResultStream()
                .findFirst();
    }

    /** Notes the movement once per source document; false when it was noted before. */
    boolean note(CommitmentId id, Movement movement) {
        return !note(Map.of(id, movement)).isEmpty();
    }

    /** The same of many; those noted now. */
    Set<CommitmentId> note(Map<CommitmentId, Movement> movements) {
        if (movements.isEmpty()) {
            return Set.of();
        }
        var query =
                entities.createNativeQuery(
                                """
                                insert into muster.commitment_movement (id, commitment_id, on_day, kind, amount_minor,
                                    source_kind, source_id, recorded_by, recorded_at)
                                select gen_random_uuid(), commitment, on_day, kind, amount, source_kind, source_id, by, :at
                                  from json_to_recordset(cast(:movements as json)) as x(commitment uuid, on_day date,
                                       kind text, amount bigint, source_kind text, source_id text, by text)
                                 order by commitment
                                on conflict on constraint commitment_movement_once do nothing
                                returning commitment_id""",
                                UUID.class)
                        .setParameter("at", Instant.now())
                        .setParameter("movements", json(movements));
        return Rows.of(query, row -> new CommitmentId(row.uuid())).stream().collect(toSet());
    }

    private static String json(Map<CommitmentId, Movement> movements) {
        var list = JSON.createArrayBuilder();
        movements.forEach(
                (id, movement) ->
                        list.add(
                                JSON.createObjectBuilder()
                                        .add("commitment", id.toString())
                                        .add("on_day", movement.on().toString())
                                        .add("kind", movement.kind())
                                        .add("amount", movement.amount().minor())
                                        .add("source_kind", movement.sourceKind())
                                        .add("source_id", movement.sourceId())
                                        .add("by", movement.by().login())));
        return list.build().toString();
    }

    long reservations(CommitmentId id) {
        return Rows.of(
                        entities.createNativeQuery(
                                        """
                                        select count(*) from muster.commitment_movement
                                         where commitment_id = :id and kind = 'RESERVED'""")
                                .setParameter("id", id.value()),
                        Rows::number)
                .get(0);
    }

    /** Whether both are events of one series, or the same event. */
    boolean areOfOneSeries(EventId one, EventId other) {
        return one.equals(other)
                || Rows.of(
                                        entities.createNativeQuery(
                                                        """
                                                        select count(*) from muster.capacity_event a
                                                          join muster.capacity_event b on b.series_id = a.series_id
                                                         where a.id = :one and b.id = :other""")
                                                .setParameter("one", one.value())
                                                .setParameter("other", other.value()),
                                        Rows::number)
                                .get(0)
                        == 1;
    }

    /** Whether the participation is one of the event. */
    boolean isOf(EventId event, ParticipationId participation) {
        return Rows.of(
                                entities.createNativeQuery(
                                                "select count(*) from muster.participation where id = :id and event_id = :event")
                                        .setParameter("id", participation.value())
                                        .setParameter("event", event.value()),
                                Rows::number)
                        .get(0)
                == 1;
    }

    Payee payee(ParticipationId participation) {
        return Rows.of(
                        entities.createNativeQuery(
                                        "select role, member_code from muster.participation where id = :id")
                                .setParameter("id", participation.value()),
                        row -> new Payee(Beneficiary.ofRole(row.text()), row.text()))
                .stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("participation", participation));
    }
}

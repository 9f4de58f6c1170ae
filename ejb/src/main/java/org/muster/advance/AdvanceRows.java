package org.muster.advance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.muster.event.EventId;
import org.muster.event.ParticipationId;
import org.muster.funding.ContributionId;
import org.muster.member.PersonId;
import org.muster.shared.Actor;
import org.muster.shared.Money;
import org.muster.shared.NotFound;
import org.muster.shared.Rows;

/** All advances and what became of them. */
@ApplicationScoped
class AdvanceRows {
    /** A piece of an advance, as it was recorded. */
    record Piece(AdvanceId advance, AdvanceMovement.Kind kind, Money amount, UUID claim) {}

    /** A claim that is paid, the seat it was paid for, and whose money it was. */
    record PaidClaim(
            UUID claim,
            String claimNo,
            EventId event,
            PersonId person,
            ParticipationId seat,
            ContributionId contribution,
            Money paid,
            Money days,
            LocalDate paidOn) {}

    /** What was found overpaid of a claim, by one exception and by all. */
    record Overpaid(Money byCause, Money inAll) {}

    /** Whether a letter "l" of a step goes or went: one that was kept back goes again. */
    static final String GOES =
            " l.purpose = 'ADVANCE_REMINDER' and (l.delivery <> 'CANCELLED' or l.withheld = 'BY_HAND')";

    private static final int MOST = 10_000;

    @PersistenceContext private EntityManager entities;

    void add(Advance advance) {
        entities.persist(advance);
        entities.flush();
    }

    Advance get(AdvanceId id) {
        var found = entities.find(Advance.class, id);
        if (found == null) {
            throw new NotFound("advance", id);
        }
        return found;
    }

    /** Read again behind the lock: somebody may have acted meanwhile. */
    Advance lock(Advance advance) {
        entities.refresh(advance, LockModeType.PESSIMISTIC_WRITE);
        return advance;
    }

    /** The number of the person's advance for the event that was not refused. */
    Optional<String> standing(EventId event, PersonId person) {
        return entities.createQuery(
                        """
                        select a.advanceNo from Advance a
                         where a.event = :event and a.person in (:people) and a.state <> :refused""",
                        String.class)
                .setParameter("event", event)
                .setParameter("people", rowsOf(person))
                .setParameter("refused", AdvanceState.REFUSED)
                .getResultStream()
                .findFirst();
    }

    /** Whether either was promised an advance that was not refused. */
    boolean isOf(PersonId one, PersonId other) {
        return !entities.createQuery(
                        "select a.id from Advance a where a.person in (:people) and a.state <> :refused",
                        AdvanceId.class)
                .setParameter("people", List.of(one, other))
                .setParameter("refused", AdvanceState.REFUSED)
                .setMaxResults(1)
                .getResultList()
                .isEmpty();
    }

    /** The rows that are one person, whichever of them is asked for. */
    private List<PersonId> rowsOf(PersonId person) {
        var query =
                entities.createNativeQuery(
                                """
                                select p.id from muster.person me
                                  join muster.person p on coalesce(p.survivor_id, p.id) = coalesce(me.survivor_id, me.id)
                                 where me.id = :person""",
                                UUID.class)
                        .setParameter("person", person.value());
        return Rows.of(query, row -> new PersonId(row.uuid()));
    }

    /** The person's advance that is paid and open; of an event, or where null of any. */
    Optional<Advance> open(PersonId person, EventId event) {
        return entities.createQuery(
                        """
                        select a from Advance a where a.person in (:people) and a.state = :paid
                           and (:any = true or a.event = :event) order by a.dueOn, a.advanceNo""",
                        Advance.class)
                .setParameter("people", rowsOf(person))
                .setParameter("paid", AdvanceState.PAID)
                .setParameter("any", event == null)
                .setParameter("event", event == null ? new EventId(new UUID(0, 0)) : event)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    Money open(ContributionId contribution, EventId event, Money nothing) {
        var query =
                entities.createNativeQuery(
                                """
                                select coalesce(sum(amount_minor - settled_minor - recovered_minor - written_off_minor), 0)
                                  from muster.advance
                                 where contribution_id = :contribution and event_id = :event and state = 'PAID'""")
                        .setParameter("contribution", contribution.value())
                        .setParameter("event", event.value());
        return new Money(Rows.of(query, Rows::number).get(0), nothing.currency());
    }

    /** The claim as it was paid out of a promise; nothing where it is not paid. */
    Optional<PaidClaim> paidClaim(UUID claim) {
        var query =
                entities.createNativeQuery(
                                """
                                select c.id, c.claim_no, c.event_id, c.person_id, p.id, a.contribution_id, c.payable_minor,
                                       c.currency, c.payable_minor - c.terminal_minor, c.currency, c.paid_on
                                  from muster.claim c
                                  join muster.participation p on p.event_id = c.event_id and p.person_id = c.person_id
                                  join muster.commitment k on k.participation_id = p.id and k.category = 'DSA'
                                  join muster.allocation a on a.id = k.allocation_id
                                 where c.id = :claim and c.state = 'PAID'""")
                        .setParameter("claim", claim);
        return Rows.of(
                        query,
                        row ->
                                new PaidClaim(
                                        row.uuid(),
                                        row.text(),
                                        new EventId(row.uuid()),
                                        new PersonId(row.uuid()),
                                        new ParticipationId(row.uuid()),
                                        new ContributionId(row.uuid()),
                                        row.money(),
                                        row.money(),
                                        row.day()))
                .stream()
                .findFirst();
    }

    /** How much of a claim was found overpaid so far. */
    Overpaid overpaid(UUID claim, UUID cause, Currency currency) {
        var query =
                entities.createNativeQuery(
                                """
                                select coalesce(sum(amount_minor) filter (where exception_id = :cause), 0),
                                       coalesce(sum(amount_minor), 0)
                                  from muster.advance where claim_id = :claim""")
                        .setParameter("cause", cause)
                        .setParameter("claim", claim);
        return Rows.of(
                        query,
                        row ->
                                new Overpaid(
                                        new Money(row.number(), currency),
                                        new Money(row.number(), currency)))
                .get(0);
    }

    boolean isOverpaid(UUID claim) {
        var query =
                entities.createNativeQuery(
                                "select exists (select from muster.advance where claim_id = :claim)")
                        .setParameter("claim", claim);
        return Rows.of(query, Rows::flag).get(0);
    }

    /** The number after the last one of the event. */
    int next(EventId event) {
        var query =
                entities.createNativeQuery(
                                "select count(*) from muster.advance where event_id = :event")
                        .setParameter("event", event.value());
        return (int) (Rows.of(query, Rows::number).get(0) + 1);
    }

    /** Notes a piece; its id names the entry that posts it. */
    UUID note(Piece piece, LocalDate on, String reference, Actor by) {
        var id = UUID.randomUUID();
        entities.createNativeQuery(
                        """
                        insert into muster.advance_movement (id, advance_id, kind, amount_minor, on_day, claim_id, reference,
                            recorded_by, recorded_at)
                        values (:id, :advance, :kind, :amount, :on, cast(:claim as uuid), :reference, :by, :at)""")
                .setParameter("id", id)
                .setParameter("advance", piece.advance().value())
                .setParameter("kind", piece.kind().name())
                .setParameter("amount", piece.amount().minor())
                .setParameter("on", on)
                .setParameter("claim", piece.claim() == null ? null : piece.claim().toString())
                .setParameter("reference", reference)
                .setParameter("by", by.login())
                .setParameter("at", Instant.now())
                .executeUpdate();
        return id;
    }

    Piece piece(UUID id) {
        var query =
                entities.createNativeQuery(
                                """
                                select m.advance_id, m.kind, m.amount_minor, a.currency, m.claim_id
                                  from muster.advance_movement m join muster.advance a on a.id = m.advance_id
                                 where m.id = :id""")
                        .setParameter("id", id);
        return Rows.of(
                        query,
                        row ->
                                new Piece(
                                        new AdvanceId(row.uuid()),
                                        AdvanceMovement.Kind.valueOf(row.text()),
                                        row.money(),
                                        row.uuid()))
                .get(0);
    }

    /** Given name first, as letters name people. */
    String name(PersonId person) {
        var query =
                entities.createNativeQuery(
                                "select given_name || ' ' || family_name from muster.person where id = :id")
                        .setParameter("id", person.value());
        return Rows.of(query, Rows::text).get(0);
    }

    /** Advances whose step that is due by now no letter told. */
    List<AdvanceId> toRemind(LocalDate today) {
        var query =
                entities.createNativeQuery(
                                """
                                select a.id from muster.advance a join muster.capacity_event e on e.id = a.event_id
                                 where a.state = 'PAID' and a.claim_id is null and e.ends_on <= :first
                                   and not exists (select 1 from muster.letter l where l.about_id = a.id
                                       and l.occasion = case when e.ends_on <= :second then 2 else 1 end and """
                                        + GOES
                                        + ") order by a.due_on, a.id")
                        .setParameter("first", today.minusDays(Reminder.FIRST.days()))
                        .setParameter("second", today.minusDays(Reminder.SECOND.days()))
                        .setMaxResults(MOST);
        return Rows.of(query, row -> new AdvanceId(row.uuid()));
    }

    /** Whether a letter told that step. */
    boolean isReminded(AdvanceId id, Reminder step) {
        var query =
                entities.createNativeQuery(
                                "select count(*) from muster.letter l where l.about_id = :id and l.occasion = :step and "
                                        + GOES)
                        .setParameter("id", id.value())
                        .setParameter("step", step.ordinal() + 1);
        return Rows.of(query, Rows::number).get(0) > 0;
    }
}

package org.muster.entitlement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Optional;
import java.util.UUID;
import org.muster.attendance.EventFacts;
import org.muster.funding.Commitment;
import org.muster.funding.CommitmentId;
import org.muster.funding.Encumbrance;
import org.muster.ledger.CostCategory;
import org.muster.ledger.Ledger;
import org.muster.ledger.LedgerAccount;
import org.muster.ledger.Posting;
import org.muster.ledger.Purpose;
import org.muster.shared.Actor;
import org.muster.shared.Money;
import org.muster.shared.Rows;

/**
 * Posts what of claims is for authorised legs: a kind of cost of its own, out of a promise of its
 * own. It follows what is payable of the claim, also downwards; without a promise nothing of it is
 * payable, for nobody knows whose money it would be.
 */
@ApplicationScoped
class TerminalExpenses {
    static final String SOURCE = "CLAIM_TERMINAL";

    @PersistenceContext private EntityManager entities;
    @Inject private ClaimRows claims;
    @Inject private Encumbrance encumbrance;
    @Inject private Ledger ledger;
    @Inject private Clock clock;

    private Optional<Commitment> promise(Claim claim) {
        return claims.sponsored(claim.event(), claim.person())
                .flatMap(seat -> encumbrance.of(seat, CostCategory.TERM));
    }

    /**
     * Posts the difference to what was posted before, and gives back what is left of the promise:
     * one claim a person, so that nothing more of it will be claimed.
     */
    void post(Claim claim, EventFacts event, Actor by) {
        var promised = promise(claim);
        if (promised.isEmpty()) {
            return;
        }
        var over = event.days().to();
        var on = ledger.postingDay(over, today(), by);
        var more = claim.terminal().minus(posted(claim));
        if (!more.isZero()) {
            var posting =
                    Posting.of(
                                    SOURCE,
                                    ledger.nextSource(SOURCE, claim.id()),
                                    on,
                                    "Terminal expenses, claim " + claim.claimNo())
                            .atRatesOf(over);
            post(posting, promised.get().id(), purpose(claim, promised.get()), more, by);
        }
        release(claim, promised.get().id(), on, by);
    }

    private void post(
            Posting posting, CommitmentId promised, Purpose purpose, Money more, Actor by) {
        if (more.isPositive()) {
            var on = posting.postedOn();
            var own = encumbrance.cover(promised, more, posting.ratesOf(), on, by);
            ledger.post(
                    posting.debit(LedgerAccount.EXPENSE, more, purpose)
                            .credit(LedgerAccount.PAYABLE, more, purpose),
                    by);
            encumbrance.post(promised, own, SOURCE, posting.sourceId(), on, by);
            return;
        }
        ledger.post(
                posting.debit(LedgerAccount.PAYABLE, more.negated(), purpose)
                        .credit(LedgerAccount.EXPENSE, more.negated(), purpose),
                by);
    }

    private void release(Claim claim, CommitmentId id, LocalDate on, Actor by) {
        var promised = encumbrance.commitment(id);
        if (promised.open().isPositive()) {
            var source = claim.id() + "/" + promised.original().minor();
            encumbrance.release(id, promised.open(), SOURCE, source, on, by);
        }
    }

    /** What stands posted for the claim so far. */
    private Money posted(Claim claim) {
        Currency currency = claim.amount().currency();
        var query =
                entities.createNativeQuery(
                                """
                                select coalesce(sum(l.amount_minor), 0) from muster.journal_entry e
                                  join muster.journal_line l on l.entry_id = e.id and l.account = 'EXPENSE'
                                 where e.source_kind = :kind and (e.source_id = :id or e.source_id like :more)""")
                        .setParameter("kind", SOURCE)
                        .setParameter("id", claim.id().toString())
                        .setParameter("more", claim.id() + "/%");
        return new Money(Rows.of(query, Rows::number).get(0), currency);
    }

    private Purpose purpose(Claim claim, Commitment promised) {
        var query =
                entities.createNativeQuery(
                                "select contribution_id from muster.allocation where id = :id",
                                UUID.class)
                        .setParameter("id", promised.allocation().value());
        return Purpose.of(Rows.of(query, Rows::uuid).get(0), claim.event(), CostCategory.TERM);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}

package org.muster.advance;

import static org.muster.ledger.LedgerAccount.ADVANCE;
import static org.muster.ledger.LedgerAccount.EXPENSE;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.muster.attendance.EventReach;
import org.muster.entitlement.ClaimOverpaid;
import org.muster.funding.Encumbrance;
import org.muster.ledger.CostCategory;
import org.muster.ledger.EntryReversed;
import org.muster.ledger.Ledger;
import org.muster.ledger.Posting;
import org.muster.ledger.Purpose;
import org.muster.operation.AuditTrail;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;
import org.muster.shared.Settings;
import org.muster.shared.Told;

/**
 * What was paid by a claim beyond what its person was due is no expenditure but owed back, as an
 * advance is: it ages, comes back or is written off by two people.
 */
@ApplicationScoped
class OverpaidClaims {
    private static final String SOURCE = "CLAIM_OVERPAID";

    @Inject private AdvanceRows advances;
    @Inject private Encumbrance encumbrance;
    @Inject private EventReach reach;
    @Inject private Ledger ledger;
    @Inject private AuditTrail audit;
    @Inject private Settings settings;
    @Inject private Clock clock;

    /** A claim that is not paid yet owes nothing: what is payable of it is for its approval. */
    void onOverpaid(@Observes ClaimOverpaid told) {
        var known = advances.paidClaim(told.claim().value());
        if (known.isEmpty()) {
            return;
        }
        var claim = known.get();
        encumbrance.hold(claim.event());
        var currency = claim.paid().currency();
        if (!told.amount().currency().equals(currency)) {
            return;
        }
        var before = advances.overpaid(claim.claim(), told.cause(), currency);
        var amount =
                told.amount()
                        .minus(before.byCause())
                        .min(claim.paid().min(told.ofAll()).minus(before.inAll()));
        if (!amount.isPositive()) {
            return;
        }
        var daysLeft = claim.days().minus(before.inAll());
        var days = daysLeft.isPositive() ? amount.min(daysLeft) : Money.zero(currency);
        var event = reach.find(claim.event());
        var advance =
                Advance.overpaid(
                        new Advance.Proposal(
                                event.code() + "/A" + advances.next(claim.event()),
                                claim.event(),
                                claim.person(),
                                claim.seat(),
                                claim.contribution(),
                                claim.paid(),
                                Advance.WHOLE,
                                amount,
                                today().plusDays(settings.number("muster.advance.days", 30))),
                        claim,
                        told.cause(),
                        told.askedBy(),
                        told.by(),
                        Instant.now());
        advances.add(advance);
        var posting =
                Posting.of(SOURCE, advance.id(), today(), "Overpaid by claim " + claim.claimNo())
                        .atRatesOf(event.days().to())
                        .debit(ADVANCE, amount, Advances.purpose(advance));
        posting = spentLess(posting, claim, CostCategory.DSA, days);
        posting = spentLess(posting, claim, CostCategory.TERM, amount.minus(days));
        ledger.post(posting, told.by());
        audit.record(
                told.by(),
                "claim found overpaid",
                "advance",
                advance.id(),
                claim.claimNo() + " " + amount);
    }

    private static Posting spentLess(
            Posting posting, AdvanceRows.PaidClaim claim, CostCategory category, Money amount) {
        var purpose = Purpose.of(claim.contribution().value(), claim.event(), category);
        return amount.isZero() ? posting : posting.credit(EXPENSE, amount, purpose);
    }

    /** What is owed back stands for what was paid: the one is not undone without the other. */
    void onReversal(@Observes EntryReversed reversed) {
        var isOwed =
                switch (reversed.sourceKind()) {
                    case SOURCE -> true;
                    case "CLAIM", "CLAIM_PAYMENT" -> advances.isOverpaid(reversed.document());
                    default -> false;
                };
        if (isOwed) {
            throw new InvalidInput("entry", Told.of("why.ledger.overpaid"));
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}

package org.muster.advance;

import static org.muster.ledger.LedgerAccount.ADVANCE;
import static org.muster.ledger.LedgerAccount.PAYABLE;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.muster.entitlement.ClaimApproved;
import org.muster.entitlement.ClaimId;
import org.muster.entitlement.ClaimSettlement;
import org.muster.funding.PersonalAdvances;
import org.muster.identity.MoneySought;
import org.muster.ledger.CostCategory;
import org.muster.ledger.EntryReversed;
import org.muster.ledger.Ledger;
import org.muster.ledger.Posting;
import org.muster.ledger.Purpose;
import org.muster.operation.AuditTrail;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;
import org.muster.shared.Told;

/**
 * What is payable of a claim goes first against the advance its person had for the event, and only
 * the rest is paid; what the advance is above that stays owed back. What an entry of an advance did
 * is undone with it.
 */
@ApplicationScoped
class AdvanceSettlement {
    @Inject private AdvanceRows advances;
    @Inject private ClaimSettlement claims;
    @Inject private Ledger ledger;
    @Inject private AuditTrail audit;
    @Inject private Clock clock;

    /** On the event's last day, or when the advance was paid, if later; in a month that is open. */
    void onApproved(@Observes ClaimApproved approved) {
        var found = advances.open(approved.person(), approved.event().id());
        if (found.isEmpty()) {
            return;
        }
        var advance = advances.lock(found.get());
        if (advance.state() != AdvanceState.PAID) {
            return;
        }
        var open = advance.open();
        var part = open.min(approved.payable());
        var over = approved.event().days().to();
        var earliest = over.isBefore(advance.paidOn()) ? advance.paidOn() : over;
        var on = ledger.postingDay(earliest, today(), approved.by());
        advance.close(AdvanceMovement.Kind.SETTLED, part, on);
        var piece =
                new AdvanceRows.Piece(
                        advance.id(), AdvanceMovement.Kind.SETTLED, part, approved.claim().value());
        var noted = advances.note(piece, on, approved.claimNo(), approved.by());
        post(advance, part, noted, over, on, approved);
        approved.settle(part, on);
        audit.record(approved.by(), "advance settled", "advance", advance.id(), on + " " + part);
    }

    private void post(
            Advance advance,
            Money part,
            UUID piece,
            LocalDate ratesOf,
            LocalDate on,
            ClaimApproved approved) {
        var days = part.min(approved.days());
        var posting =
                Posting.of("ADVANCE_SETTLEMENT", piece, on, "Settlement of " + advance.advanceNo())
                        .atRatesOf(ratesOf);
        posting = owed(posting, advance, CostCategory.DSA, days);
        posting = owed(posting, advance, CostCategory.TERM, part.minus(days));
        ledger.post(posting.credit(ADVANCE, part, Advances.purpose(advance)), approved.by());
    }

    private static Posting owed(
            Posting posting, Advance advance, CostCategory category, Money amount) {
        var purpose = Purpose.of(advance.contribution().value(), advance.event(), category);
        return amount.isZero() ? posting : posting.debit(PAYABLE, amount, purpose);
    }

    /** What was advanced to a person is settled by their own claim alone. */
    void onPersonal(@Observes PersonalAdvances asked) {
        asked.keep(advances.open(asked.contribution(), asked.event(), asked.nothing()));
    }

    /** Who was promised an advance has money: two rows become one person by two people's word. */
    void onMoneySought(@Observes MoneySought sought) {
        if (advances.isOf(sought.one(), sought.other())) {
            sought.isFound();
        }
    }

    void onReversal(@Observes EntryReversed reversed) {
        switch (reversed.sourceKind()) {
            case "ADVANCE_PAYMENT" ->
                    advances.lock(advances.get(new AdvanceId(reversed.document()))).unpay();
            case "ADVANCE_RECEIPT", "ADVANCE_SETTLEMENT" -> reopen(reversed);
            case "ADVANCE_WRITE_OFF" ->
                    throw new InvalidInput("entry", Told.of("why.ledger.writtenOff"));
            default -> {}
        }
    }

    private void reopen(EntryReversed reversed) {
        var piece = advances.piece(reversed.document());
        var advance = advances.lock(advances.get(piece.advance()));
        advance.reopen(piece.kind(), piece.amount());
        var back =
                new AdvanceRows.Piece(
                        piece.advance(), piece.kind(), piece.amount().negated(), piece.claim());
        advances.note(back, today(), "", reversed.by());
        if (piece.claim() != null) {
            claims.undo(new ClaimId(piece.claim()));
        }
        audit.record(reversed.by(), "advance opened again", "advance", piece.advance(), "reversed");
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}

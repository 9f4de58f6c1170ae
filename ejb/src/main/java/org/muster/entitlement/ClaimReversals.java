package org.muster.entitlement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.UUID;
import org.muster.attendance.EventReach;
import org.muster.ledger.EntryReversed;
import org.muster.operation.AuditTrail;
import org.muster.shared.InvalidInput;
import org.muster.shared.Told;

/**
 * A claim whose allowance is taken back from the ledger is rejected, so that nobody pays it and a
 * new one may be made; one whose payment is taken back is to be paid again.
 */
@ApplicationScoped
class ClaimReversals {
    @Inject private ClaimRows claims;
    @Inject private TerminalExpenses terminals;
    @Inject private EventReach reach;
    @Inject private AuditTrail audit;

    void onReversal(@Observes EntryReversed reversed) {
        switch (reversed.sourceKind()) {
            case "CLAIM" -> {
                var claim = claim(reversed.document());
                claim.takeBack();
                terminals.post(claim, reach.find(claim.event()), reversed.by());
                audit.record(
                        reversed.by(), "claim rejected", "claim", reversed.document(), "reversed");
            }
            case TerminalExpenses.SOURCE ->
                    throw new InvalidInput("entry", Told.of("why.ledger.terminal"));
            case "CLAIM_PAYMENT" -> claim(reversed.document()).unpay();
            default -> {}
        }
    }

    private Claim claim(UUID id) {
        return claims.claim(new ClaimId(id));
    }
}

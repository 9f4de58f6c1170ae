package org.muster.entitlement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.UUID;
import org.muster.ledger.EntryReversed;
import org.muster.operation.AuditTrail;

/**
 * A claim whose allowance is taken back from the ledger is rejected, so that nobody pays it and a
 * new one may be made; one whose payment is taken back is to be paid again.
 */
@ApplicationScoped
class ClaimReversals {
    @Inject private ClaimRows claims;
    @Inject private AuditTrail audit;

    void onReversal(@Observes EntryReversed reversed) {
        switch (reversed.sourceKind()) {
            case "CLAIM" -> {
                claim(reversed.document()).takeBack();
                audit.record(
                        reversed.by(), "claim rejected", "claim", reversed.document(), "reversed");
            }
            case "CLAIM_PAYMENT" -> claim(reversed.document()).unpay();
            default -> {}
        }
    }

    private Claim claim(UUID id) {
        return claims.claim(new ClaimId(id));
    }
}

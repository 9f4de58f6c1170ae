package org.muster.reconciliation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.muster.entitlement.ClaimToBePaid;
import org.muster.payment.DoubtsSought;

/**
 * What exceptions hold up: the payment of a claim whose payable part they doubt, also while what
 * was paid before is recovered; and, while open, the certification of a statement that tells of
 * their events.
 */
@ApplicationScoped
public class OpenExceptions {
    @Inject private Cases cases;

    void onClaimToBePaid(@Observes ClaimToBePaid claim) {
        cases.doubting(Set.of(claim.claim().value())).stream()
                .map(Cases.Doubt::mismatch)
                .filter(Mismatch::doubtsPayable)
                .findFirst()
                .ifPresent(
                        mismatch -> {
                            throw new ClaimInDoubt(claim.claimNo(), mismatch);
                        });
    }

    void onDoubtsSought(@Observes DoubtsSought sought) {
        cases.doubting(sought.documents()).stream()
                .filter(each -> each.mismatch().doubtsPayable())
                .forEach(each -> sought.doubt(each.document(), each.mismatch()));
    }

    /** Refuses while anything at the events blocks or waits; what only informs does not. */
    public void requireSettled(List<UUID> events) {
        var open = cases.unsettled(events);
        if (!open.isEmpty()) {
            throw new ExceptionsOpen(
                    open.size(),
                    open.stream().map(Cases.Open::mismatch).distinct().sorted().toList(),
                    open.stream().map(Cases.Open::event).distinct().sorted().toList());
        }
    }
}

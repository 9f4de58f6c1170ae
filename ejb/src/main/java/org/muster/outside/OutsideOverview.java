package org.muster.outside;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import org.muster.shared.Actor;
import org.muster.shared.Roles;

/** Shows what another system paid, the latest first. */
@Stateless
@RolesAllowed({Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
public class OutsideOverview {
    private static final int MOST = 200;

    @Inject private OutsidePayments payments;
    @Inject private OutsideReach reach;

    public List<OutsideSummary> page(int first, int size, Actor by) {
        reach.toRead(by);
        return payments.page(first, Math.min(size, MOST));
    }

    public long count(Actor by) {
        reach.toRead(by);
        return payments.count();
    }

    /** One payment, where something else rests on it. */
    public OutsideSummary payment(OutsidePaymentId id, Actor by) {
        reach.toRead(by);
        return payments.payment(id);
    }

    /** What came of a file taken in before. */
    public OutsideTaken taken(OutsideFileId file, Actor by) {
        reach.toRead(by);
        return payments.taken(file);
    }
}

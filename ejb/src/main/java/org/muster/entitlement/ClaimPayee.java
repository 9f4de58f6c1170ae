package org.muster.entitlement;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import org.muster.attendance.EventReach;
import org.muster.payee.PayeeBook;
import org.muster.shared.Actor;
import org.muster.shared.Roles;

/** The account a claim is paid to, for the finance officers whose role reaches its event alone. */
@Stateless
@RolesAllowed({Roles.FINANCE_OFFICER, Roles.SYSTEM})
public class ClaimPayee {
    @Inject private ClaimsOverview claims;
    @Inject private EventReach reach;
    @Inject private PayeeBook book;

    /** Nothing where the person told none, or it was emptied after the settlement. */
    public Optional<PayeeBook.Told> of(ClaimId id, Actor by) {
        var claim = claims.claim(id, by);
        reach.require(claim.event(), by, Roles.FINANCE_OFFICER);
        return book.of(claim.person());
    }
}

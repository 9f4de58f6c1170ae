package org.muster.closing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.YearMonth;
import java.util.List;
import org.muster.account.Scopes;
import org.muster.shared.Actor;
import org.muster.shared.Roles;

/**
 * The list before a month is closed: what is still to be decided, reconciled, certified or counted.
 * It is about everybody's books: whose role is limited is asked nothing.
 */
@Stateless
@RolesAllowed({Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
public class MonthEnd {
    @Inject private MonthChecks checks;
    @Inject private Scopes scopes;

    /** Every question, in the order they are best settled; none for a limited reader. */
    public List<MonthCheck> checks(YearMonth month, Actor by) {
        var reach = scopes.of(by, Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR);
        return reach.everywhere() ? checks.of(month) : List.of();
    }
}

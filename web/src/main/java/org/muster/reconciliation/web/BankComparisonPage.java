package org.muster.reconciliation.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.muster.reconciliation.BankComparison;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;

/** Makes exceptions of what stands alone, with the bank or in the books. */
@Named
@RequestScoped
public class BankComparisonPage {
    @Inject private BankComparison comparison;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    public void compare() {
        notices.done("bank.compared", comparison.compare(user.actor()));
    }
}

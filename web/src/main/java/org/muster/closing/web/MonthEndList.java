package org.muster.closing.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.time.YearMonth;
import java.util.List;
import org.muster.closing.MonthCheck;
import org.muster.closing.MonthEnd;
import org.muster.web.CurrentUser;

/** What is still to be done before a month is closed, each thing with the page it is done on. */
@Named
@RequestScoped
public class MonthEndList {
    @Inject private MonthEnd monthEnd;
    @Inject private CurrentUser user;

    private YearMonth month;
    private List<MonthCheck> checks;

    public List<MonthCheck> of(YearMonth asked) {
        if (!asked.equals(month)) {
            month = asked;
            checks = monthEnd.checks(asked, user.actor());
        }
        return checks;
    }

    /** Whether nothing that is asked forbids the closing. */
    public boolean isReady(YearMonth asked) {
        return of(asked).stream().noneMatch(check -> check.kind().isBlocking() && !check.isDone());
    }

    /** Where the things of a kind are dealt with. */
    public String page(MonthCheck.Kind kind, String id) {
        return switch (kind) {
            case COSTS -> "/funding/costs.xhtml";
            case CASH -> "/funding/cash.xhtml?id=" + id;
            case CLOSINGS -> "/funding/contribution.xhtml?id=" + id;
            case RECOUNT -> "/ledger/checks.xhtml?run=" + id;
            case RECOUNT_DUE -> "/jobs/jobs.xhtml";
            case CLAIMS -> "/claims/claims.xhtml?event=" + id;
            case EXCEPTIONS -> "/reconciliation/exceptions.xhtml?event=" + id;
            case RATES -> "/ledger/rates.xhtml?currency=" + id + "&month=" + month;
            case BANK -> "/bank/entry.xhtml?id=" + id;
            case STATEMENTS -> "/reporting/statement.xhtml?id=" + id;
        };
    }
}

package org.muster.dailyrate;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import org.muster.account.ScopeRefused;
import org.muster.account.Scopes;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.InvalidInput;
import org.muster.shared.LineError;
import org.muster.shared.Roles;
import org.muster.shared.UnreadableAmount;

/**
 * Takes published daily rates over and shows them. The rates are everybody's: only whose role
 * reaches everywhere records them.
 */
@Stateless
@RolesAllowed({Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
public class DailyRateTable {
    private static final int MOST = 200;

    @Inject private DailyRates rates;
    @Inject private Scopes scopes;
    @Inject private AuditTrail audit;

    /** Takes over the good rows of a file; the same file again changes nothing. */
    @RolesAllowed({Roles.FINANCE_OFFICER, Roles.SYSTEM})
    public DailyRateFile.Imported importFile(byte[] content, Actor by) {
        if (!scopes.of(by, Roles.FINANCE_OFFICER).everywhere()) {
            throw new ScopeRefused(by, "all daily rates");
        }
        var file = DailyRateFile.of(content);
        var added = 0;
        var errors = new ArrayList<LineError>();
        for (var row : file.rows()) {
            if (row.fault() != null) {
                errors.add(row.fault());
                continue;
            }
            try {
                added += rates.add(file.rate(row)) ? 1 : 0;
            } catch (InvalidInput | UnreadableAmount wrong) {
                errors.add(file.error(row, wrong));
            }
        }
        if (added > 0) {
            audit.record(
                    by,
                    "daily rates imported",
                    "daily-rate",
                    "file",
                    added + " of " + file.rows().size());
        }
        return new DailyRateFile.Imported(
                added, file.rows().size() - added - errors.size(), errors);
    }

    /** Rates by place, the latest month first. */
    public List<DailyRate> page(DailyRateFilter filter, int first, int size) {
        return rates.page(filter, first, Math.min(size, MOST));
    }

    public long count(DailyRateFilter filter) {
        return rates.count(filter);
    }
}

package org.muster.ledger;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import org.muster.account.ScopeRefused;
import org.muster.account.Scopes;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.InvalidInput;
import org.muster.shared.LineError;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;
import org.muster.shared.Told;

/**
 * Records exchange rates, and opens and closes months for posting. Rates and months are
 * everybody's: only whose role reaches everywhere keeps them.
 */
@Stateless
@RolesAllowed({Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.SYSTEM})
public class LedgerKeeping {
    private static final int MOST = 200;
    private static final int LONGEST_REASON = 500;

    @Inject private Ledger ledger;
    @Inject private ExchangeRates rates;
    @Inject private Periods periods;
    @Inject private Scopes scopes;
    @Inject private AuditTrail audit;
    @Inject private Event<MonthCloses> closes;
    @Inject private Event<EntryReversed> reversals;

    /** Records a published rate; the same one again changes nothing, another one is refused. */
    public void recordRate(
            String currency, LocalDate effectiveFrom, BigDecimal perEuro, String source, Actor by) {
        requireEverywhere(by, Roles.FINANCE_OFFICER, Roles.CONTROLLER);
        var rate = RateFile.rate(currency, effectiveFrom, perEuro, source);
        if (rates.add(rate)) {
            audit.record(
                    by,
                    "rate recorded",
                    "exchange-rate",
                    currency,
                    effectiveFrom + " " + perEuro + " " + rate.source());
        }
    }

    /** Takes over the good rows of a file of rates; the same file again changes nothing. */
    public RateFile.Imported importRates(byte[] content, Actor by) {
        requireEverywhere(by, Roles.FINANCE_OFFICER, Roles.CONTROLLER);
        var file = RateFile.of(content);
        var added = 0;
        var errors = new ArrayList<LineError>();
        for (var row : file.rows()) {
            if (row.fault() != null) {
                errors.add(row.fault());
                continue;
            }
            try {
                added += rates.add(file.rate(row)) ? 1 : 0;
            } catch (InvalidInput wrong) {
                errors.add(file.error(row, wrong));
            }
        }
        if (added > 0) {
            audit.record(
                    by,
                    "rates imported",
                    "exchange-rate",
                    "file",
                    added + " of " + file.rows().size());
        }
        return new RateFile.Imported(added, file.rows().size() - added - errors.size(), errors);
    }

    /** Rates of a currency, a month and a source, or of all where null; the latest first. */
    @RolesAllowed({Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
    public List<Rate> rates(
            Currency currency, YearMonth month, String source, int first, int size) {
        return rates.page(currency, month, source, first, Math.min(size, MOST));
    }

    @RolesAllowed({Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
    public long rateCount(Currency currency, YearMonth month, String source) {
        return rates.count(currency, month, source);
    }

    /** The sources that rates were recorded of. */
    @RolesAllowed({Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
    public List<String> rateSources() {
        return rates.sources();
    }

    @RolesAllowed({Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
    public PeriodState state(YearMonth month) {
        return periods.state(month);
    }

    /** From now on only a controller posts into the month. */
    public void softClose(YearMonth month, Actor by) {
        requireEverywhere(by, Roles.FINANCE_OFFICER, Roles.CONTROLLER);
        move(month, PeriodState.SOFT_CLOSED, "month soft-closed", by);
    }

    /** Nobody posts into the month any more; refused while something is still to be posted. */
    @RolesAllowed({Roles.CONTROLLER, Roles.SYSTEM})
    public void close(YearMonth month, Actor by) {
        requireEverywhere(by, Roles.CONTROLLER);
        closes.fire(new MonthCloses(month));
        move(month, PeriodState.CLOSED, "month closed", by);
    }

    @RolesAllowed({Roles.CONTROLLER, Roles.SYSTEM})
    public void reopen(YearMonth month, Actor by) {
        requireEverywhere(by, Roles.CONTROLLER);
        move(month, PeriodState.OPEN, "month reopened", by);
    }

    /**
     * Posts what a job or another system accounts for, all or none, each document once.
     *
     * @return how many were new
     */
    @RolesAllowed(Roles.SYSTEM)
    public int post(List<Posting> documents, Actor by) {
        return ledger.post(documents, by);
    }

    /**
     * Reverses an entry that was posted wrongly, by a new one that names it; pressed twice, it is
     * reversed once.
     *
     * @return whether it was reversed now
     */
    @RolesAllowed({Roles.CONTROLLER, Roles.SYSTEM})
    public boolean reverse(JournalEntryId entry, LocalDate on, String reason, Actor by) {
        if (!ledger.holds(entry)) {
            throw new NotFound("journal entry", entry);
        }
        requireReach(entry, by);
        refuseFollower(entry);
        if (reason == null || reason.isBlank() || reason.strip().length() > LONGEST_REASON) {
            throw new InvalidInput("reason", "Between 1 and " + LONGEST_REASON + " characters");
        }
        if (on.isBefore(ledger.postedOn(entry))) {
            throw new InvalidInput("on", "An entry is not reversed before the day it was posted");
        }
        if (!ledger.holdStanding(entry)) {
            return false;
        }
        reversals.fire(ledger.reversal(entry, by));
        ledger.reverse(entry, on, by);
        audit.record(by, "entry reversed", "journal-entry", entry, reason.strip());
        return true;
    }

    /** What follows from another entry, or takes one back, is not reversed by itself. */
    private void refuseFollower(JournalEntryId entry) {
        switch (ledger.sourceKind(entry)) {
            case "PSC" -> throw new InvalidInput("entry", Told.of("why.ledger.follows"));
            case "REVERSAL" -> throw new InvalidInput("entry", Told.of("why.ledger.reversal"));
            default -> {}
        }
    }

    private void requireReach(JournalEntryId entry, Actor by) {
        var scope = scopes.of(by, Roles.CONTROLLER);
        var within =
                ledger.contributions(entry).stream()
                        .allMatch(each -> each.filter(scope::coversContribution).isPresent());
        if (!scope.everywhere() && !within) {
            throw new ScopeRefused(by, "journal entry " + entry);
        }
    }

    private void requireEverywhere(Actor by, String... roles) {
        if (!scopes.of(by, roles).everywhere()) {
            throw new ScopeRefused(by, "the whole ledger");
        }
    }

    private void move(YearMonth month, PeriodState to, String act, Actor by) {
        var state = periods.state(month);
        if (state == to) {
            return;
        }
        if (state == PeriodState.CLOSED && to == PeriodState.SOFT_CLOSED) {
            throw new PeriodClosed(month, PeriodState.CLOSED);
        }
        periods.move(month, to);
        audit.record(by, act, "ledger-period", month, "");
    }
}

package org.muster.ledger;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.InvalidInput;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;

/** Records exchange rates, and opens and closes months for posting. */
@Stateless
@RolesAllowed({Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.SYSTEM})
public class LedgerKeeping {
    @Inject private Ledger ledger;
    @Inject private ExchangeRates rates;
    @Inject private Periods periods;
    @Inject private AuditTrail audit;

    /** Records a published rate; the same one again changes nothing, another one is refused. */
    public void recordRate(
            String currency, LocalDate effectiveFrom, BigDecimal perEuro, String source, Actor by) {
        if (perEuro.signum() <= 0) {
            throw new InvalidInput("perEuro", "A rate is more than nothing");
        }
        rates.add(new Rate(known(currency), effectiveFrom, perEuro, source));
        audit.record(by, "rate recorded", "exchange-rate", currency, effectiveFrom + " " + perEuro);
    }

    @RolesAllowed({Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
    public List<Rate> rates(int first, int size) {
        return rates.page(first, Math.min(size, 200));
    }

    @RolesAllowed({Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
    public PeriodState state(YearMonth month) {
        return periods.state(month);
    }

    /** From now on only a controller posts into the month. */
    public void softClose(YearMonth month, Actor by) {
        move(month, PeriodState.SOFT_CLOSED, "month soft-closed", by);
    }

    /** Nobody posts into the month any more. */
    @RolesAllowed({Roles.CONTROLLER, Roles.SYSTEM})
    public void close(YearMonth month, Actor by) {
        move(month, PeriodState.CLOSED, "month closed", by);
    }

    @RolesAllowed({Roles.CONTROLLER, Roles.SYSTEM})
    public void reopen(YearMonth month, Actor by) {
        move(month, PeriodState.OPEN, "month reopened", by);
    }

    /**
     * Reverses an entry that was posted wrongly, by a new one that names it; pressed twice, it is
     * reversed once.
     *
     * @return whether it was reversed now
     */
    @RolesAllowed({Roles.CONTROLLER, Roles.SYSTEM})
    public boolean reverse(UUID entry, LocalDate on, String reason, Actor by) {
        if (!ledger.holds(entry)) {
            throw new NotFound("journal entry", entry);
        }
        var reversed = ledger.reverse(entry, on, by);
        if (reversed) {
            audit.record(by, "entry reversed", "journal-entry", entry, reason);
        }
        return reversed;
    }

    private void move(YearMonth month, PeriodState to, String act, Actor by) {
        if (periods.state(month) == PeriodState.CLOSED && to == PeriodState.SOFT_CLOSED) {
            throw new PeriodClosed(month, PeriodState.CLOSED);
        }
        periods.move(month, to);
        audit.record(by, act, "ledger-period", month, "");
    }

    private static Currency known(String code) {
        try {
            return Currency.getInstance(code);
        } catch (IllegalArgumentException unknown) {
            throw new InvalidInput("currency", "There is no currency " + code);
        }
    }
}

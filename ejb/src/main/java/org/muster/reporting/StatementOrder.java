package org.muster.reporting;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.muster.funding.ContributionId;
import org.muster.shared.DateRange;
import org.muster.shared.InvalidInput;

/**
 * What a run is to account for: a period of every contribution due, or of one.
 *
 * @param one the contribution, empty for all
 */
public record StatementOrder(DateRange period, Optional<ContributionId> one) {
    /** The job that carries it out. */
    public static final String JOB = "donor-statements";

    public static StatementOrder all(DateRange period) {
        return new StatementOrder(period, Optional.empty());
    }

    public static StatementOrder of(DateRange period, ContributionId one) {
        return new StatementOrder(period, Optional.of(one));
    }

    /** The order as the subject of a run: 2011-07-01/2012-06-30, or with the contribution's id. */
    public String subject() {
        var days = period.from() + "/" + period.to();
        return one.map(id -> days + "/" + id).orElse(days);
    }

    public static StatementOrder parse(String subject) {
        var parts = subject.split("/");
        if (parts.length < 2 || parts.length > 3) {
            throw new InvalidInput("subject", "Expected first day/last day[/contribution]");
        }
        try {
            var period = new DateRange(LocalDate.parse(parts[0]), LocalDate.parse(parts[1]));
            return parts.length == 2 ? all(period) : of(period, ContributionId.of(parts[2]));
        } catch (DateTimeParseException unreadable) {
            throw new InvalidInput("subject", "Days are written 2012-06-30");
        }
    }
}

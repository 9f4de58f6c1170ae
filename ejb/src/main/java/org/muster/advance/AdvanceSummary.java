package org.muster.advance;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.UUID;
import org.muster.event.EventId;
import org.muster.funding.ContributionId;
import org.muster.shared.Money;

/**
 * An advance in a list.
 *
 * @param expected what its person was expected to be due
 * @param shareBasisPoints how much of that it is, in hundredths of a per cent
 * @param days since it was paid, to the day it is for the office; nothing before
 * @param firstReminder how far the letter of thirty days after the event is; null where none goes
 * @param secondReminder how far that of sixty days is; null where none goes
 * @param writeOffReason why one person asks to write it off; null where nobody does
 * @param overpaidClaim the claim that was paid beyond what was due; null where it was paid before
 *     the event
 */
public record AdvanceSummary(
        AdvanceId id,
        String advanceNo,
        EventId event,
        String eventCode,
        LocalDate eventOver,
        ContributionId contribution,
        String agreementNo,
        String personName,
        Money expected,
        int shareBasisPoints,
        Money amount,
        Money open,
        AdvanceState state,
        LocalDate dueOn,
        LocalDate paidOn,
        int days,
        String firstReminder,
        String secondReminder,
        String proposedBy,
        String writeOffReason,
        String writeOffBy,
        UUID overpaidClaim,
        String overpaidClaimNo,
        LocalDate today)
        implements Serializable {

    public boolean isOverdue() {
        return state == AdvanceState.PAID && dueOn.isBefore(today);
    }

    public boolean isReminderDue() {
        var due = Reminder.due(eventOver, today);
        return state == AdvanceState.PAID
                && overpaidClaim == null
                && due != null
                && (due == Reminder.FIRST ? firstReminder : secondReminder) == null;
    }
}

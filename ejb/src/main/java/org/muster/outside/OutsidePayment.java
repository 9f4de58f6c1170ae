package org.muster.outside;

import java.time.LocalDate;
import java.util.List;
import org.muster.event.EventId;
import org.muster.funding.ContributionId;
import org.muster.ledger.CostCategory;
import org.muster.member.PersonId;
import org.muster.shared.DateRange;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;
import org.muster.shared.Told;

/**
 * One payment as another system tells it: who was paid what for which event, by which numbers one
 * would know it again, and what each agreement bore.
 *
 * @param person the person it was paid to or for, or null
 * @param supplier who else was paid; empty where it is a person alone
 * @param nights the nights it pays for, each by the day it follows; null where it pays for none
 * @param shares in its own currency; their sum is what they say, also where that is more than the
 *     payment
 */
record OutsidePayment(
        EventId event,
        CostCategory category,
        PersonId person,
        String supplier,
        Numbers numbers,
        Money amount,
        LocalDate paidOn,
        DateRange nights,
        List<Share> shares) {

    private static final int LONGEST_SUPPLIER = 160;

    OutsidePayment {
        shares = List.copyOf(shares);
        if (person == null && supplier.isEmpty()) {
            throw new InvalidInput("supplier", Told.of("why.outside.payee"));
        }
        limit("supplier", supplier, LONGEST_SUPPLIER);
        if (!amount.isPositive()) {
            throw new InvalidInput("amount", Told.of("why.outside.positive"));
        }
    }

    /** What one agreement bore. */
    record Share(ContributionId contribution, Money amount) {}

    /** What it is known by: one of the three at least. */
    record Numbers(String document, String ticket, String endToEnd) {
        private static final int LONGEST = 80;

        Numbers {
            if ((document + ticket + endToEnd).isEmpty()) {
                throw new InvalidInput("document", Told.of("why.outside.number"));
            }
            limit("document", document, LONGEST);
            limit("ticket", ticket, LONGEST);
            limit("end to end", endToEnd, LONGEST);
        }
    }

    private static void limit(String field, String text, int most) {
        if (text.length() > most) {
            throw new InvalidInput(field, Told.of("why.outside.long", most));
        }
    }
}

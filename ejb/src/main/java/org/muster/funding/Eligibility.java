package org.muster.funding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import org.muster.ledger.CostCategory;

/**
 * Whether an agreement pays for a cost: on that day, of that category, of these people, for that
 * Member. Decided by the earmark in force on the day of the cost; an agreement without any earmark
 * pays for everything within its dates.
 */
@ApplicationScoped
public class Eligibility {
    @Inject private Contributions contributions;

    /**
     * Refuses what the agreement does not pay for.
     *
     * @param memberCode the administration the cost is for, or null where it is for none in
     *     particular
     */
    public void check(
            ContributionId id,
            LocalDate day,
            CostCategory category,
            Beneficiary whose,
            String memberCode) {
        var contribution = contributions.get(id);
        if (!contribution.validity().contains(day)) {
            throw refusal(
                    contribution,
                    day
                            + " is outside "
                            + contribution.validity().from()
                            + " to "
                            + contribution.validity().to());
        }
        var earmark = contributions.earmark(id, day);
        if (earmark.isEmpty() && !contributions.earmarks(id).isEmpty()) {
            throw refusal(contribution, "no earmark holds on " + day);
        }
        earmark.flatMap(held -> held.objection(category, whose, memberCode))
                .ifPresent(
                        objection -> {
                            throw refusal(contribution, objection);
                        });
    }

    private static OutsideEarmark refusal(Contribution contribution, String reason) {
        return new OutsideEarmark(contribution.agreementNo(), reason);
    }
}

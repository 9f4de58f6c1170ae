package org.muster.funding;

import static org.muster.funding.Exemption.From.R19;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.muster.event.EventId;
import org.muster.funding.Earmark.Objection;
import org.muster.ledger.CostCategory;

/**
 * Whether an agreement pays for a cost: on that day, of that category, of these people, for that
 * Member. Decided by the earmark in force on the day of the cost; an agreement without any earmark
 * pays for everything within its dates.
 */
@ApplicationScoped
public class Eligibility {
    @Inject private Contributions contributions;

    /** Why the agreement does not pay for it, or nothing where it does. */
    Optional<OutsideEarmark> objection(
            ContributionId id,
            LocalDate day,
            CostCategory category,
            Beneficiary whose,
            String memberCode) {
        return objections(id, day, category, whose, memberCode).stream().findFirst();
    }

    /**
     * Why the agreement does not pay for it, rule by rule.
     *
     * @param memberCode the administration the cost is for, or null where it is for none in
     *     particular
     */
    List<OutsideEarmark> objections(
            ContributionId id,
            LocalDate day,
            CostCategory category,
            Beneficiary whose,
            String memberCode) {
        var contribution = contributions.get(id);
        var validity = contribution.validity();
        var objections = new ArrayList<Objection>();
        if (!validity.contains(day)) {
            objections.add(
                    new Objection(
                            R19, day + " is outside " + validity.from() + " to " + validity.to()));
        }
        var earmark = contributions.earmark(id, day);
        if (earmark.isPresent()) {
            objections.addAll(earmark.get().objections(category, whose, memberCode));
        } else if (!contributions.earmarks(id).isEmpty()) {
            objections.add(new Objection(R19, "no earmark holds on " + day));
        }
        return objections.stream()
                .map(
                        each ->
                                new OutsideEarmark(
                                        contribution.agreementNo(), each.rule(), each.reason()))
                .toList();
    }

    /**
     * Whether an agreement allocated to the event pays the allowance of a Member's participants on
     * that day.
     */
    public Sponsorship sponsorship(EventId event, LocalDate day, String memberCode) {
        var allocated = contributions.approved(event, CostCategory.DSA);
        if (allocated.isEmpty()) {
            return Sponsorship.NO_FUND_YET;
        }
        return objections(allocated, day, memberCode).size() < allocated.size()
                ? Sponsorship.FUND_PAYS
                : Sponsorship.OUTSIDE_EARMARK;
    }

    /** Refuses a sponsored participant whom none of the event's agreements pays for. */
    public void checkSponsored(EventId event, LocalDate day, String memberCode) {
        if (sponsorship(event, day, memberCode) == Sponsorship.OUTSIDE_EARMARK) {
            throw objections(contributions.approved(event, CostCategory.DSA), day, memberCode)
                    .get(0);
        }
    }

    private List<OutsideEarmark> objections(
            List<Allocation> allocated, LocalDate day, String memberCode) {
        return allocated.stream()
                .map(
                        each ->
                                objection(
                                        each.contribution(),
                                        day,
                                        CostCategory.DSA,
                                        Beneficiary.PARTICIPANTS,
                                        memberCode))
                .flatMap(Optional::stream)
                .toList();
    }

    /** The Members whose participants the agreement pays for on that day. */
    public EligibleMembers members(ContributionId id, LocalDate day) {
        if (!contributions.get(id).validity().contains(day)) {
            return EligibleMembers.NONE;
        }
        var earmark = contributions.earmark(id, day);
        if (earmark.isEmpty()) {
            return contributions.earmarks(id).isEmpty()
                    ? EligibleMembers.EVERY
                    : EligibleMembers.NONE;
        }
        return earmark.get().eligible();
    }

    /** Refuses a payment after the last day on which the agreement still pays. */
    public void checkPayment(ContributionId id, LocalDate on) {
        var contribution = contributions.get(id);
        if (on.isAfter(contribution.liquidationTo())) {
            throw new AfterLiquidation(
                    contribution.agreementNo(), on, contribution.liquidationTo());
        }
    }
}

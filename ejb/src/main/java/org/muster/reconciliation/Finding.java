package org.muster.reconciliation;

import java.util.ArrayList;
import java.util.List;
import org.muster.shared.DomainException;
import org.muster.shared.Money;

/**
 * One contradiction in a person's facts, the money at risk by it, and a sentence that says what was
 * compared with what. The sentence names no person.
 */
record Finding(Mismatch mismatch, Money atRisk, String evidence) {

    /**
     * All that is wrong with these facts, in the order of evaluation; only the first carries money.
     *
     * @param open what is still promised to the person, in the commitment's own currency, or
     *     nothing
     * @param approved what was approved or paid before, or nothing
     */
    static List<Finding> in(Fact fact, Money open, Money approved) {
        var found = new ArrayList<Finding>();
        identity(fact, found);
        presence(fact, open, found);
        entitlement(fact, approved, found);
        if (fact.payable().isPositive() && fact.commitment() == null) {
            add(
                    found,
                    Mismatch.R21,
                    fact.payable(),
                    fact.payable() + " payable, and nothing was reserved for it");
        }
        return found;
    }

    /** A rule refused to post what is payable: the sentence is the rule's own. */
    static Finding refused(Fact fact, DomainException refusal) {
        return new Finding(Mismatch.of(refusal), fact.payable(), refusal.getMessage());
    }

    private static void identity(Fact fact, List<Finding> found) {
        if (fact.standsInFor() != null) {
            add(
                    found,
                    Mismatch.R08,
                    fact.claimed(),
                    "Present on %d days without a seat, while a colleague with one was on none"
                            .formatted(fact.daysPresent()));
        }
        if (fact.duplicateOf() != null) {
            add(
                    found,
                    Mismatch.R10,
                    fact.claimed(),
                    "Probably the same person as another one at this event, who is kept");
        }
    }

    private static void presence(Fact fact, Money open, List<Finding> found) {
        if (!fact.isPresent() && fact.hasClaim() && fact.funded()) {
            add(
                    found,
                    Mismatch.R01,
                    fact.claimed(),
                    "Claimed %s for %d days, present on none"
                            .formatted(fact.claimed(), fact.daysClaimed()));
        }
        if (!fact.isPresent() && !fact.hasClaim() && open.isPositive()) {
            add(
                    found,
                    Mismatch.R02,
                    open,
                    "Seat confirmed, present on no day; " + open + " is still promised");
        }
        if (fact.daysDisputed() > 0) {
            add(
                    found,
                    Mismatch.R05,
                    fact.disputed(),
                    "Sources say different things of %d days".formatted(fact.daysDisputed()));
        }
        if (!fact.isPresent() || !fact.takesSeat()) {
            return;
        }
        if (fact.lettersSent() && !fact.invited()) {
            add(
                    found,
                    Mismatch.R06,
                    fact.claimed(),
                    "Present on %d days; no letter went to the administration"
                            .formatted(fact.daysPresent()));
        }
        // A substitute has no seat: that is told already, and mended by the same letter.
        if (!fact.confirmed() && fact.standsInFor() == null) {
            add(
                    found,
                    Mismatch.R07,
                    fact.claimed(),
                    "Present on %d days, %s, no seat confirmed"
                            .formatted(
                                    fact.daysPresent(),
                                    fact.nominated() ? "nominated" : "not nominated"));
        }
    }

    private static void entitlement(Fact fact, Money approved, List<Finding> found) {
        if (approved.isPositive() && approved.exceeds(fact.payable())) {
            add(
                    found,
                    Mismatch.R03,
                    approved.minus(fact.payable()),
                    "%s was approved; %d days present are worth %s"
                            .formatted(approved, fact.daysPresent(), fact.payable()));
        }
        if (fact.hasClaim() && !fact.funded()) {
            add(
                    found,
                    Mismatch.R33,
                    fact.claimed(),
                    "Claimed %s; no fund pays for this person's part".formatted(fact.claimed()));
        }
        var claimsMore = fact.hasClaim() && fact.claimed().exceeds(fact.entitled());
        if (claimsMore && fact.funded() && fact.isPresent()) {
            add(
                    found,
                    Mismatch.R15,
                    fact.claimed().minus(fact.entitled()),
                    "Claimed %s for %d days, present on %d: worth %s"
                            .formatted(
                                    fact.claimed(),
                                    fact.daysClaimed(),
                                    fact.daysPresent(),
                                    fact.entitled()));
        }
        if (!fact.hasClaim() && fact.funded() && fact.isPresent()) {
            add(
                    found,
                    Mismatch.R34,
                    fact.entitled(),
                    "Present on %d days, worth %s; %s"
                            .formatted(
                                    fact.daysPresent(),
                                    fact.entitled(),
                                    fact.claimRejected()
                                            ? "the claim was rejected and no other came"
                                            : "nothing was claimed"));
        }
    }

    private static void add(List<Finding> found, Mismatch mismatch, Money atRisk, String evidence) {
        var counted = found.stream().anyMatch(before -> before.atRisk().isPositive());
        found.add(
                new Finding(mismatch, counted ? Money.zero(atRisk.currency()) : atRisk, evidence));
    }
}

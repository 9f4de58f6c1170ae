package org.muster.entitlement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.muster.allowance.SchemeVersions;
import org.muster.attendance.EventFacts;
import org.muster.event.ParticipationId;
import org.muster.ledger.CostCategory;
import org.muster.member.PersonId;
import org.muster.shared.Money;

/**
 * What a sponsored seat will be due if its holder comes on every day: what is reserved for it, and
 * what an advance is a share of.
 */
@ApplicationScoped
public class ExpectedAllowance {
    @Inject private ClaimRows claims;
    @Inject private Entitlements entitlements;
    @Inject private SchemeVersions schemes;

    /**
     * An allowance to come.
     *
     * @param advanceBasisPoints how much of it the event's scheme lets go before, in hundredths of
     *     a per cent; nothing where a flat amount is paid
     */
    public record Expected(ParticipationId seat, Money amount, int advanceBasisPoints) {}

    /** Of the person's seat; nothing where they have none that is paid for, or nothing is paid. */
    public Optional<Expected> of(EventFacts event, PersonId person) {
        return claims.sponsored(event.id(), person)
                .flatMap(
                        seat ->
                                claims.scheme(event.id())
                                        .map(scheme -> expected(event, seat, scheme)));
    }

    private Expected expected(EventFacts event, ParticipationId seat, AllowanceScheme scheme) {
        var before =
                scheme.version()
                        .map(version -> schemes.approved(version).terms().advanceBasisPoints())
                        .orElse(0);
        var allowance = of(event, seat, scheme).get(CostCategory.DSA);
        return new Expected(seat, allowance, before);
    }

    /** By the kind of cost; what nothing is expected of is left out, an allowance excepted. */
    Map<CostCategory, Money> of(EventFacts event, ParticipationId seat, AllowanceScheme scheme) {
        if (scheme.version().isEmpty()) {
            return Map.of(CostCategory.DSA, scheme.due(event.days().days()));
        }
        var expected = entitlements.expected(event, seat, scheme.version().get());
        var all = new EnumMap<CostCategory, Money>(CostCategory.class);
        all.put(CostCategory.DSA, expected.total(CostCategory.DSA));
        if (expected.total(CostCategory.TERM).isPositive()) {
            all.put(CostCategory.TERM, expected.total(CostCategory.TERM));
        }
        return all;
    }

    /** The number of a claim of theirs that was not rejected. */
    public Optional<String> claimOf(EventFacts event, PersonId person) {
        return claims.standing(event.id(), person).map(Claim::claimNo);
    }
}

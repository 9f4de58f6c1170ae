package org.muster.funding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.muster.ledger.Split;
import org.muster.member.MemberDirectory;
import org.muster.shared.InvalidInput;
import org.muster.shared.Language;
import org.muster.shared.Money;
import org.muster.shared.Told;

/**
 * Divides documents into shares that make exactly the document. By weights the largest remainder
 * decides, and ties go to the lowest agreement number; per cents are divided so too, and make
 * exactly 100.00.
 */
@ApplicationScoped
class CostSharing {
    private static final Money WHOLE = new Money(10_000, Currency.getInstance("EUR"));

    @Inject private Contributions contributions;
    @Inject private Commitments commitments;
    @jakarta.ejb.EJB private MemberDirectory members;

    List<CostShare> of(NewCostDocument entered) {
        var wanted = entered.isByWeights() ? weighted(entered) : entered.shares();
        var whose = wanted.stream().map(NewCostDocument.Share::contribution).toList();
        var minors = wanted.stream().map(share -> share.amount().minor()).toList();
        var points = split(WHOLE, minors, whose);
        return IntStream.range(0, wanted.size())
                .mapToObj(at -> share(wanted.get(at), (int) points.get(at).minor()))
                .toList();
    }

    /**
     * What each share of a document gets of a credit.
     *
     * @param left what is left of each share, in their order
     */
    List<CostShare> of(NewCredit credit, CostDocument credited, List<Money> left) {
        var amounts =
                credit.byShare().isEmpty() ? byLeft(credit, credited, left) : named(credit, left);
        var whose = credited.shares().stream().map(CostShare::contribution).toList();
        var points = split(WHOLE, amounts.stream().map(Money::minor).toList(), whose);
        var shares = new ArrayList<CostShare>();
        for (var at = 0; at < amounts.size(); at++) {
            if (amounts.get(at).isPositive()) {
                shares.add(
                        credited.shares()
                                .get(at)
                                .credited(
                                        at + 1,
                                        amounts.get(at).minor(),
                                        (int) points.get(at).minor()));
            }
        }
        return shares;
    }

    private List<Money> byLeft(NewCredit credit, CostDocument credited, List<Money> left) {
        var whose = credited.shares().stream().map(CostShare::contribution).toList();
        return split(credit.amount(), left.stream().map(Money::minor).toList(), whose);
    }

    private static List<Money> named(NewCredit credit, List<Money> left) {
        var none = Money.zero(credit.amount().currency());
        var sum = credit.byShare().values().stream().reduce(none, Money::plus);
        if (!sum.equals(credit.amount())) {
            throw new InvalidInput("shares", Told.of("why.cost.whole", sum, credit.amount()));
        }
        for (var no : credit.byShare().keySet()) {
            if (no < 1 || no > left.size()) {
                throw new InvalidInput("shares", Told.of("why.credit.share", no));
            }
        }
        return IntStream.range(0, left.size())
                .mapToObj(at -> within(credit.byShare().getOrDefault(at + 1, none), left.get(at)))
                .toList();
    }

    private static Money within(Money part, Money left) {
        if (part.minor() < 0 || part.exceeds(left)) {
            throw new InvalidInput("shares", Told.of("why.credit.beyond", part, left));
        }
        return part;
    }

    private List<NewCostDocument.Share> weighted(NewCostDocument entered) {
        var shares = entered.shares();
        var amounts =
                split(
                        entered.amount(),
                        shares.stream().map(NewCostDocument.Share::weight).toList(),
                        shares.stream().map(NewCostDocument.Share::contribution).toList());
        return IntStream.range(0, shares.size())
                .mapToObj(at -> given(shares.get(at), amounts.get(at)))
                .toList();
    }

    private NewCostDocument.Share given(NewCostDocument.Share share, Money amount) {
        if (amount.isZero()) {
            throw new InvalidInput("shares", Told.of("why.cost.sharePositive", amount));
        }
        return share.of(amount);
    }

    /** Divides what moved for several shares as their amounts are. */
    List<Money> divided(Money total, List<CostShare> shares, List<Money> amounts) {
        return split(
                total,
                amounts.stream().map(Money::minor).toList(),
                shares.stream().map(CostShare::contribution).toList());
    }

    /** In the order of the shares, however the agreement numbers lie. */
    private List<Money> split(Money total, List<Long> weights, List<ContributionId> whose) {
        var order =
                IntStream.range(0, weights.size())
                        .boxed()
                        .sorted(
                                Comparator.comparing(
                                        at -> contributions.get(whose.get(at)).agreementNo()))
                        .toList();
        var parts = Split.of(total, order.stream().map(weights::get).toList());
        var shares = new Money[weights.size()];
        for (var at = 0; at < shares.length; at++) {
            shares[order.get(at)] = parts.get(at);
        }
        return Arrays.asList(shares);
    }

    private CostShare share(NewCostDocument.Share wanted, int points) {
        requireMember(wanted.memberCode());
        var payee = payee(wanted);
        var promise = promise(wanted);
        return new CostShare(
                wanted.contribution(),
                wanted.event(),
                wanted.category(),
                wanted.subLine(),
                payee.map(Commitments.Payee::whose).orElse(wanted.beneficiary()),
                payee.map(Commitments.Payee::memberCode).orElse(wanted.memberCode()),
                wanted.participation() == null ? null : wanted.participation().value(),
                promise.map(CommitmentId::value).orElse(null),
                wanted.amount().minor(),
                points,
                null);
    }

    /** Whose cost a person's is follows from their part in the event, not from what was typed. */
    private Optional<Commitments.Payee> payee(NewCostDocument.Share wanted) {
        if (wanted.participation() == null) {
            return Optional.empty();
        }
        if (!commitments.isOf(wanted.event(), wanted.participation())) {
            throw new InvalidInput("participation", Told.of("why.cost.participation"));
        }
        return Optional.of(commitments.payee(wanted.participation()));
    }

    /** The promise named, or the one that was made to the person out of the same contribution. */
    private Optional<CommitmentId> promise(NewCostDocument.Share wanted) {
        if (wanted.commitment() != null) {
            requireOwn(wanted);
            return Optional.of(wanted.commitment());
        }
        if (wanted.participation() == null) {
            return Optional.empty();
        }
        return commitments
                .of(wanted.participation(), wanted.category())
                .filter(
                        made ->
                                contributions
                                        .get(made.allocation())
                                        .contribution()
                                        .equals(wanted.contribution()))
                .map(Commitment::id);
    }

    /**
     * A cost uses up a promise out of its own contribution only, and of its own kind; the events of
     * one series may share a promise.
     */
    private void requireOwn(NewCostDocument.Share wanted) {
        var from = contributions.get(commitments.get(wanted.commitment()).allocation());
        if (!from.contribution().equals(wanted.contribution())
                || from.category() != wanted.category()
                || !commitments.areOfOneSeries(from.event(), wanted.event())) {
            throw new InvalidInput("commitment", Told.of("why.cost.commitment"));
        }
    }

    private void requireMember(String code) {
        if (code != null && members.names(Language.EN, Set.of(code)).isEmpty()) {
            throw new InvalidInput("member", "There is no Member " + code);
        }
    }
}

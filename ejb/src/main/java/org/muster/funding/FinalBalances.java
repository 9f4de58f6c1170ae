package org.muster.funding;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.muster.evidence.Evidence;
import org.muster.funding.ContributionTerms.RefundPolicy;
import org.muster.ledger.Ledger;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;
import org.muster.shared.Rows;
import org.muster.shared.Told;

/**
 * Closes contributions that money is left of: one person enters what becomes of it, asked for by
 * what was agreed; a second one approves, and in that transaction the money leaves the books and
 * they are closed.
 */
@Stateless
@RolesAllowed({Roles.FINANCE_OFFICER, Roles.SYSTEM})
public class FinalBalances {
    @PersistenceContext private EntityManager entities;
    @Inject private Contributions contributions;
    @Inject private Closing closing;
    @Inject private LastMoney money;
    @Inject private Ledger ledger;
    @Inject private Evidence evidence;
    @Inject private Reach reach;
    @Inject private AuditTrail audit;
    @Inject private Clock clock;

    /**
     * What is left of a contribution.
     *
     * @param balance in its own currency
     * @param held the same as it is at the bank, in each currency
     */
    public record Left(Money balance, List<Money> held) {}

    public FinalBalanceId enter(NewFinalBalance entered, Actor by) {
        reach.toEnter(entered.contribution(), by);
        if (entered.to() != null) {
            reach.toEnter(entered.to(), by);
        }
        contributions.lockAll(
                Stream.of(entered.contribution(), entered.to()).filter(Objects::nonNull).toList());
        var contribution = contributions.get(entered.contribution());
        contribution.requireMoney();
        closing.requireOnlyBalance(contribution);
        requireWhatWasAgreed(entered, contribution);
        requireDay(entered.on(), contribution);
        var left = balance(contribution);
        if (!left.isPositive()) {
            throw new InvalidInput("contribution", Told.of("why.closing.nothing"));
        }
        var balance =
                FinalBalance.enter(entered, contribution.refundPolicy(), left, by, Instant.now());
        entities.persist(balance);
        entered.evidence()
                .ifPresent(each -> evidence.attach(FundEvidence.of(balance.id()), each, by));
        audit.record(by, "closing entered", "final-balance", balance.id(), balance.policy().name());
        return balance.id();
    }

    /** Approved by a second person: posted, and the contribution is closed. */
    @RolesAllowed({Roles.CONTROLLER, Roles.SYSTEM})
    public void approve(FinalBalanceId id, Actor by) {
        var balance = get(id);
        balance.contributions().forEach(each -> reach.toApprove(each, by));
        contributions.lockAll(balance.contributions());
        // Read again behind the lock: somebody may have decided meanwhile.
        entities.refresh(balance);
        balance.decide(FinalBalance.State.APPROVED, by);
        var contribution = contributions.get(balance.contribution());
        closing.requireOnlyBalance(contribution);
        requireDay(balance.onDay(), contribution);
        if (contribution.refundPolicy() != balance.policy()) {
            throw new InvalidInput("contribution", Told.of("why.closing.policy"));
        }
        if (!balance(contribution).equals(balance.amount())) {
            throw new InvalidInput(
                    "contribution", Told.of("why.closing.changed", balance.amount()));
        }
        balance.to().map(contributions::get).ifPresent(to -> receive(contribution, to));
        ledger.post(money.leaves(balance, contribution), by);
        closing.requireNothingLeft(contribution);
        contribution.close();
        audit.record(by, "closing approved", "final-balance", id, "");
    }

    @RolesAllowed({Roles.CONTROLLER, Roles.SYSTEM})
    public void refuse(FinalBalanceId id, Actor by) {
        var balance = get(id);
        reach.toApprove(balance.contribution(), by);
        contributions.lock(balance.contribution());
        entities.refresh(balance);
        balance.decide(FinalBalance.State.REFUSED, by);
        audit.record(by, "closing refused", "final-balance", id, "");
    }

    /** What became of the contribution's last money, or is to, the latest first. */
    @RolesAllowed({Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
    public List<FinalBalanceLine> of(ContributionId id, Actor by) {
        reach.toRead(id, by);
        return Rows.of(
                entities.createNativeQuery(
                                """
                                select f.id, f.policy, f.reference, f.on_day, c.agreement_no, f.amount_minor, f.currency, f.state,
                                       f.entered_by, f.decided_by
                                  from muster.final_balance f left join muster.contribution c on c.id = f.to_id
                                 where f.contribution_id = :id order by f.entered_at desc, f.id limit 50""")
                        .setParameter("id", id.value()),
                row ->
                        new FinalBalanceLine(
                                new FinalBalanceId(row.uuid()),
                                RefundPolicy.valueOf(row.text()),
                                row.text(),
                                row.day(),
                                row.text(),
                                row.money(),
                                FinalBalance.State.valueOf(row.text()),
                                row.text(),
                                row.text()));
    }

    @RolesAllowed({Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
    public Left left(ContributionId id, Actor by) {
        reach.toRead(id, by);
        var contribution = contributions.get(id);
        return new Left(
                balance(contribution),
                ledger.atBank(id.value(), contribution.currency()).stream()
                        .filter(each -> !each.isZero())
                        .toList());
    }

    /** Exactly what the agreement asks for, each refused by its name. */
    private void requireWhatWasAgreed(NewFinalBalance entered, Contribution contribution) {
        var policy = contribution.refundPolicy();
        if (policy == RefundPolicy.KEPT && entered.evidence().isEmpty()) {
            throw new InvalidInput("document", Told.of("why.closing.evidence"));
        }
        if (policy != RefundPolicy.REALLOCATED && entered.to() != null) {
            throw new InvalidInput("to", Told.of("why.closing.noOther"));
        }
        if (policy == RefundPolicy.REALLOCATED) {
            if (entered.to() == null) {
                throw new InvalidInput("to", Told.of("why.closing.other"));
            }
            requireReceiver(contribution, contributions.get(entered.to()));
        }
    }

    private static void requireReceiver(Contribution contribution, Contribution to) {
        if (to.id().equals(contribution.id()) || !to.donor().equals(contribution.donor())) {
            throw new InvalidInput("to", Told.of("why.closing.donor"));
        }
        if (!to.state().carriesMoney()) {
            throw new InvalidInput("to", Told.of("why.closing.carries", to.agreementNo()));
        }
    }

    private static void receive(Contribution contribution, Contribution to) {
        requireReceiver(contribution, to);
        to.activate();
    }

    /** Nothing of the contribution is dated later, and nothing leaves before its day. */
    private void requireDay(LocalDate on, Contribution contribution) {
        var last =
                Rows.of(
                                entities.createNativeQuery(
                                                """
                                                select max(e.posted_on) from muster.journal_line l join muster.journal_entry e on e.id = l.entry_id
                                                 where l.contribution_id = :id""")
                                        .setParameter("id", contribution.id().value()),
                                Rows::day)
                        .get(0);
        if (last != null && on.isBefore(last)) {
            throw new InvalidInput("on", Told.of("why.closing.before", last));
        }
        if (on.isAfter(LocalDate.now(clock))) {
            throw new InvalidInput("on", Told.of("why.closing.future"));
        }
    }

    private Money balance(Contribution contribution) {
        return ledger.balance(contribution.id().value(), contribution.currency());
    }

    private FinalBalance get(FinalBalanceId id) {
        var balance = entities.find(FinalBalance.class, id);
        if (balance == null) {
            throw new NotFound("final balance", id);
        }
        return balance;
    }
}

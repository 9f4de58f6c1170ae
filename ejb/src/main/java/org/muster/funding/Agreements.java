package org.muster.funding;

import static org.muster.ledger.LedgerAccount.BANK;
import static org.muster.ledger.LedgerAccount.DEFERRED;
import static org.muster.ledger.LedgerAccount.FUND_BALANCE;
import static org.muster.ledger.LedgerAccount.INCOME_CONTRIBUTION;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Currency;
import java.util.Optional;
import java.util.Set;
import org.muster.ledger.CostCategory;
import org.muster.ledger.Exchange;
import org.muster.ledger.Ledger;
import org.muster.ledger.Posting;
import org.muster.ledger.Purpose;
import org.muster.member.MemberDirectory;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.InvalidInput;
import org.muster.shared.Language;
import org.muster.shared.Money;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;
import org.muster.shared.Told;

/**
 * Enters contributions, what they may pay for and the money that arrives. One person enters,
 * another signs off.
 */
@Stateless
@RolesAllowed({Roles.FINANCE_OFFICER, Roles.SYSTEM})
public class Agreements {
    @PersistenceContext private EntityManager entities;
    @EJB private MemberDirectory members;
    @Inject private Contributions contributions;
    @Inject private Commitments commitments;
    @Inject private Encumbrance encumbrance;
    @Inject private OpeningBooks books;
    @Inject private Closing closing;
    @Inject private Exempted exempted;
    @Inject private Ledger ledger;
    @Inject private Exchange exchange;
    @Inject private Reach reach;
    @Inject private AuditTrail audit;

    /** Refuses who enters no agreement, before anything is written down of one. */
    public void toEnter(Actor by) {
        reach.toEnterAnything(by);
    }

    public ContributionId enter(ContributionTerms terms, Actor by) {
        reach.toEnterAnything(by);
        if (contributions.byAgreement(terms.agreementNo()).isPresent()) {
            throw new AgreementKnown(terms.agreementNo());
        }
        if (entities.find(Donor.class, terms.donor()) == null) {
            throw new NotFound("donor", terms.donor());
        }
        var contribution = Contribution.enter(terms, by);
        contributions.add(contribution);
        record(contribution.id(), "contribution entered", "", by);
        return contribution.id();
    }

    /** A second person signs the agreement off; before, no money moves. */
    @RolesAllowed({Roles.CONTROLLER, Roles.SYSTEM})
    public void sign(ContributionId id, Actor by) {
        reach.toApprove(id, by);
        contributions.lock(id).sign(by);
        record(id, "contribution signed off", "", by);
    }

    /** Nothing is left of the contribution: from now on no money of it moves. */
    @RolesAllowed({Roles.CONTROLLER, Roles.SYSTEM})
    public void close(ContributionId id, Actor by) {
        reach.toApprove(id, by);
        var contribution = contributions.lock(id);
        closing.requireNothingLeft(contribution);
        contribution.close();
        record(id, "contribution closed", "", by);
    }

    /** From that day on this is what the contribution pays for; earlier days keep their earmark. */
    public void earmark(
            ContributionId id,
            LocalDate from,
            String reference,
            Set<String> members,
            Set<CostCategory> categories,
            Set<Beneficiary> beneficiaries,
            Actor by) {
        reach.toEnter(id, by);
        contributions.lock(id);
        requireMembers(members);
        if (contributions.earmarks(id).stream().anyMatch(known -> known.validFrom().equals(from))) {
            throw new InvalidInput("from", "Another earmark holds from that day on already");
        }
        contributions.add(Earmark.from(id, from, reference, members, categories, beneficiaries));
        record(id, "earmark entered", from.toString(), by);
    }

    /** An instalment without a condition of its own. */
    public InstalmentId schedule(ContributionId id, LocalDate dueOn, Money amount, Actor by) {
        return schedule(id, dueOn, amount, "", by);
    }

    /**
     * Plans a part of the agreed amount.
     *
     * @param condition of a conditional agreement, what has to be met before the money is income
     */
    public InstalmentId schedule(
            ContributionId id, LocalDate dueOn, Money amount, String condition, Actor by) {
        reach.toEnter(id, by);
        var contribution = contributions.lock(id);
        var minor = minorIn(contribution, amount);
        var instalment =
                Instalment.schedule(id, dueOn, minor, conditionOf(contribution, condition));
        requireAgreed(contribution, contributions.scheduledMinor(id), minor);
        contributions.add(instalment);
        record(id, "instalment scheduled", instalment.id().toString(), by);
        return instalment.id();
    }

    /** The instalment is in the bank as it was scheduled. */
    public void receive(InstalmentId instalmentId, LocalDate on, Actor by) {
        receive(instalmentId, on, Optional.empty(), by);
    }

    /**
     * The instalment is in the bank: posted as income of the contribution on that day. What came in
     * another currency is worth more or less than what was scheduled; where less of the same
     * currency came, because a bank on its way kept its charges, the rest stays due.
     *
     * @param banked what came in at the bank, where that is another currency or less
     */
    public void receive(InstalmentId instalmentId, LocalDate on, Optional<Money> banked, Actor by) {
        var instalment = entities.find(Instalment.class, instalmentId);
        if (instalment == null) {
            throw new NotFound("instalment", instalmentId);
        }
        var id = instalment.contribution();
        reach.toEnter(id, by);
        var contribution = contributions.lock(id);
        // Read again behind the lock: somebody may have received it meanwhile.
        entities.refresh(instalment);
        contribution.activate();
        banked.ifPresent(came -> leaveDue(instalment, contribution, came, by));
        instalment.receive(on, by);
        requireAgreed(contribution, contributions.receivedMinor(id), 0);
        var amount = new Money(instalment.amountMinor(), contribution.currency());
        var moved =
                Exchange.Movement.of(
                        Purpose.of(id.value()), contribution.currency(), amount, banked);
        var posting =
                exchange.received(
                        Posting.of(
                                "INSTALMENT",
                                ledger.nextSource("INSTALMENT", instalmentId),
                                on,
                                "Instalment of " + contribution.agreementNo()),
                        instalment.isConditional() ? DEFERRED : INCOME_CONTRIBUTION,
                        moved);
        ledger.post(posting, by);
        var detail = banked.map(sum -> instalmentId + " " + sum).orElse(instalmentId.toString());
        record(id, "instalment received", detail, by);
    }

    private void leaveDue(Instalment instalment, Contribution contribution, Money came, Actor by) {
        var due = new Money(instalment.amountMinor(), contribution.currency());
        if (came.currency().equals(due.currency()) && came.isPositive() && due.exceeds(came)) {
            var rest = instalment.part(came.minor());
            contributions.add(rest);
            var detail = rest.id() + " " + due.minus(came);
            record(contribution.id(), "rest of instalment due", detail, by);
        }
    }

    /** What is due of an instalment will not come, a second person says: nobody waits for it. */
    @RolesAllowed({Roles.CONTROLLER, Roles.SYSTEM})
    public void waive(InstalmentId instalmentId, String reason, Actor by) {
        var instalment = entities.find(Instalment.class, instalmentId);
        if (instalment == null) {
            throw new NotFound("instalment", instalmentId);
        }
        var id = instalment.contribution();
        reach.toApprove(id, by);
        contributions.lock(id);
        // Read again behind the lock: somebody may have received it meanwhile.
        entities.refresh(instalment);
        var why = ContributionTerms.required("reason", reason, 300);
        instalment.waive();
        record(id, "instalment waived", instalmentId + " " + why, by);
    }

    /**
     * What the money waited for has come about, a second person says: from that day it is income.
     */
    @RolesAllowed({Roles.CONTROLLER, Roles.SYSTEM})
    public void meet(InstalmentId instalmentId, LocalDate on, String evidence, Actor by) {
        var instalment = entities.find(Instalment.class, instalmentId);
        if (instalment == null) {
            throw new NotFound("instalment", instalmentId);
        }
        var id = instalment.contribution();
        reach.toApprove(id, by);
        var contribution = contributions.lock(id);
        contribution.requireMoney();
        // Read again behind the lock: somebody may have met it or given it back meanwhile.
        entities.refresh(instalment);
        instalment.meet(on, evidence, by);
        var amount = new Money(instalment.amountMinor(), contribution.currency());
        var held = ledger.totals(id.value(), contribution.currency()).get(DEFERRED).negated();
        if (amount.exceeds(held)) {
            throw new ContributionOverdrawn(contribution.agreementNo(), amount, held);
        }
        var purpose = Purpose.of(id.value());
        ledger.post(
                Posting.of(
                                "CONDITION",
                                ledger.nextSource("CONDITION", instalmentId),
                                on,
                                "Condition met: " + evidence.strip())
                        .debit(DEFERRED, amount, purpose)
                        .credit(INCOME_CONTRIBUTION, amount, purpose),
                by);
        record(id, "condition met", instalmentId.toString(), by);
    }

    /** What the contribution held when its books came to Muster, from a signed statement. */
    public void enterOpening(
            ContributionId id, LocalDate on, Money amount, String reference, Actor by) {
        reach.toEnter(id, by);
        books.balance(id, on, amount, reference, by);
        record(id, "opening balance entered", reference, by);
    }

    /**
     * A second person signs the opening balance off: it is posted, and what was still open is
     * promised from its own days on.
     */
    @RolesAllowed({Roles.CONTROLLER, Roles.SYSTEM})
    public void signOffOpening(ContributionId id, Actor by) {
        reach.toApprove(id, by);
        var contribution = contributions.lock(id);
        contribution.activate();
        var opening = entities.find(OpeningBalance.class, id);
        if (opening == null) {
            throw new NotFound("opening balance", id);
        }
        opening.signOff(by);
        var amount = new Money(opening.amountMinor(), contribution.currency());
        var purpose = Purpose.of(id.value());
        ledger.post(
                Posting.of("OPENING", id, opening.onDay(), "Opening: " + opening.reference())
                        .debit(BANK, amount, purpose)
                        .credit(FUND_BALANCE, amount, purpose),
                by);
        // By event: whoever weighs several events takes them so.
        books.waiting(id).stream()
                .sorted(Comparator.comparing(this::eventOf))
                .forEach(open -> promise(open, contribution.currency(), by));
        record(id, "opening balance signed off", "", by);
    }

    /** Each instalment of a conditional agreement says what it waits for, and no other one does. */
    private static String conditionOf(Contribution contribution, String condition) {
        if (contribution.recognition() == ContributionTerms.Recognition.CONDITIONAL) {
            return ContributionTerms.required("condition", condition, 300);
        }
        if (condition != null && !condition.isBlank()) {
            throw new InvalidInput("condition", Told.of("why.condition.none"));
        }
        return "";
    }

    private String eventOf(OpeningCommitment open) {
        return contributions.get(open.allocation()).event().toString();
    }

    private void promise(OpeningCommitment open, Currency currency, Actor by) {
        var amount = new Money(open.amountMinor(), currency);
        var promised = encumbrance.reserve(open.allocation(), amount, open.onDay(), by);
        commitments.lock(promised).promiseTo(open.payee());
        open.become(promised, by);
    }

    /**
     * More than the donor agreed to give is a matter for an amendment, or for an exemption that two
     * people accept; not for a deposit.
     */
    private void requireAgreed(Contribution contribution, long soFar, long more) {
        var total = new Money(Math.addExact(soFar, more), contribution.currency());
        var most =
                contribution
                        .agreed()
                        .plus(
                                new Money(
                                        exempted.toReceive(contribution.id()),
                                        contribution.currency()));
        if (total.exceeds(most)) {
            throw new MoreThanAgreed(contribution.agreementNo(), total, most);
        }
    }

    private void requireMembers(Set<String> codes) {
        var known = members.names(Language.EN, codes).keySet();
        codes.stream()
                .filter(code -> !known.contains(code))
                .findFirst()
                .ifPresent(
                        unknown -> {
                            throw new InvalidInput("members", "There is no Member " + unknown);
                        });
    }

    private static long minorIn(Contribution contribution, Money amount) {
        // Adding nothing of the contribution's currency refuses another one.
        return amount.plus(Money.zero(contribution.currency())).minor();
    }

    private void record(ContributionId id, String act, String detail, Actor by) {
        audit.record(by, act, "contribution", id, detail);
    }
}

package org.muster.funding;

import static org.muster.ledger.LedgerAccount.ADVANCE;
import static org.muster.ledger.LedgerAccount.EXPENSE;
import static org.muster.ledger.LedgerAccount.PAYABLE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import org.muster.ledger.Exchange;
import org.muster.ledger.Ledger;
import org.muster.ledger.Posting;
import org.muster.member.MemberDirectory;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.InvalidInput;
import org.muster.shared.Language;
import org.muster.shared.Money;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;

/**
 * Enters invoices, and on a second person's approval posts them. What the earmark does not pay for
 * is refused when entered and again when approved, since the earmark may have changed between.
 */
@Stateless
@RolesAllowed({Roles.FINANCE_OFFICER, Roles.SYSTEM})
public class CostDocuments {
    @PersistenceContext private EntityManager entities;
    @EJB private MemberDirectory members;
    @Inject private Contributions contributions;
    @Inject private Commitments commitments;
    @Inject private Eligibility eligibility;
    @Inject private Encumbrance encumbrance;
    @Inject private Ledger ledger;
    @Inject private Exchange exchange;
    @Inject private Reach reach;
    @Inject private AuditTrail audit;

    public CostDocumentId enter(NewCostDocument entered, Actor by) {
        reach.toEnter(entered.contribution(), by);
        contributions.get(entered.contribution()).requireMoney();
        requireMember(entered.memberCode());
        requireOwn(entered);
        eligibility.check(
                entered.contribution(),
                entered.documentDate(),
                entered.category(),
                entered.beneficiary(),
                entered.memberCode());
        refuseKnown(entered);
        var document = CostDocument.enter(entered, by, Instant.now());
        entities.persist(document);
        audit.record(by, "cost entered", "cost-document", document.id(), "");
        return document.id();
    }

    /** Approved by a second person: posted as expense and payable, and off its commitment. */
    @RolesAllowed({Roles.CONTROLLER, Roles.SYSTEM})
    public void approve(CostDocumentId id, Actor by) {
        var document = get(id);
        reach.toApprove(document.contribution(), by);
        var contribution = contributions.lock(document.contribution());
        contribution.requireMoney();
        document.approve(by);
        eligibility.check(
                document.contribution(),
                document.documentDate(),
                document.category(),
                document.beneficiary(),
                document.memberCode());
        weigh(document, contribution);
        ledger.post(
                Posting.of(
                                "COST_DOCUMENT",
                                id,
                                document.documentDate(),
                                document.category() + " " + document.documentNo())
                        .debit(EXPENSE, document.amount(), document.purpose())
                        .credit(PAYABLE, document.amount(), document.purpose()),
                by);
        liquidate(document, contribution, by);
        audit.record(by, "cost approved", "cost-document", id, "");
    }

    @RolesAllowed({Roles.CONTROLLER, Roles.SYSTEM})
    public void refuse(CostDocumentId id, Actor by) {
        var document = get(id);
        reach.toApprove(document.contribution(), by);
        document.refuse(by);
        audit.record(by, "cost refused", "cost-document", id, "");
    }

    /** Paid on that day in the invoice's own currency, so at the rates of the invoice. */
    public void pay(CostDocumentId id, LocalDate on, Actor by) {
        pay(id, on, Optional.empty(), by);
    }

    /**
     * Paid on that day, not after the agreement's liquidation date. Where something else left the
     * bank than the invoice is about, the contribution bears the difference.
     *
     * @param banked what left the bank, where that is another currency
     */
    public void pay(CostDocumentId id, LocalDate on, Optional<Money> banked, Actor by) {
        var document = get(id);
        reach.toEnter(document.contribution(), by);
        var contribution = contributions.lock(document.contribution());
        // Read again behind the lock: it may have been paid or settled meanwhile.
        entities.refresh(document);
        eligibility.checkPayment(contribution.id(), on);
        document.pay(on);
        var moved =
                Exchange.Movement.of(
                        document.purpose(), contribution.currency(), document.amount(), banked);
        var posting =
                exchange.paid(
                        Posting.of("COST_PAYMENT", id, on, "Payment of " + document.documentNo())
                                .atRatesOf(document.documentDate()),
                        PAYABLE,
                        moved);
        encumbrance.requireRoom(contribution, posting.lost(contribution.currency()));
        ledger.post(posting, by);
        audit.record(
                by,
                "cost paid",
                "cost-document",
                id,
                banked.map(sum -> on + " " + sum).orElse(on + ""));
    }

    /**
     * Settled on that day against advances that the contribution paid for the event: no money moves
     * again.
     */
    public void settle(CostDocumentId id, LocalDate on, Actor by) {
        var document = get(id);
        reach.toEnter(document.contribution(), by);
        var contribution = contributions.lock(document.contribution());
        // Read again behind the lock: it may have been paid meanwhile.
        entities.refresh(document);
        eligibility.checkPayment(contribution.id(), on);
        var cost =
                encumbrance.in(contribution.currency(), document.amount(), document.documentDate());
        var advanced =
                ledger.held(
                        ADVANCE,
                        contribution.id().value(),
                        document.event(),
                        contribution.currency());
        if (cost.exceeds(advanced)) {
            throw new ContributionOverdrawn(contribution.agreementNo(), cost, advanced);
        }
        document.settle(on);
        ledger.post(
                Posting.of("COST_PAYMENT", id, on, "Settlement of " + document.documentNo())
                        .atRatesOf(document.documentDate())
                        .debit(PAYABLE, document.amount(), document.purpose())
                        .credit(ADVANCE, document.amount(), document.purpose()),
                by);
        audit.record(by, "cost settled", "cost-document", id, on.toString());
    }

    private void requireMember(String code) {
        if (code != null && members.names(Language.EN, Set.of(code)).isEmpty()) {
            throw new InvalidInput("member", "There is no Member " + code);
        }
    }

    /** A cost uses up a promise out of its own contribution only, and of its own kind. */
    private void requireOwn(NewCostDocument entered) {
        if (entered.commitment() == null) {
            return;
        }
        var from = contributions.lock(commitments.get(entered.commitment()).allocation());
        if (!from.contribution().equals(entered.contribution())
                || !from.event().equals(entered.event())
                || from.category() != entered.category()) {
            throw new InvalidInput(
                    "commitment", "It was promised out of another agreement, event or category");
        }
    }

    /** Refuses what neither the contribution nor the event's allocation has left. */
    private void weigh(CostDocument document, Contribution contribution) {
        var currency = contribution.currency();
        var cost = encumbrance.in(currency, document.amount(), document.documentDate());
        // Contribution, allocation, commitment: whoever needs several locks takes them so.
        var allocation =
                contributions
                        .approved(contribution.id(), document.event(), document.category())
                        .map(found -> contributions.lock(found.id()));
        var promised = Money.zero(currency);
        if (document.commitment() != null) {
            promised = encumbrance.commitment(document.commitment()).open().min(cost);
        }
        var more = cost.minus(promised);
        var whole = encumbrance.withSupport(contribution, document.event(), more);
        var left = encumbrance.available(contribution);
        if (whole.exceeds(left)) {
            throw new ContributionOverdrawn(
                    contribution.agreementNo(), whole.plus(promised), left.plus(promised));
        }
        if (allocation.isPresent()) {
            encumbrance.requireRoom(allocation.get(), cost, promised);
        }
        if (more.isPositive()) {
            encumbrance.requireNoObjection(
                    new MoneyWanted(
                            contribution.id(),
                            document.event(),
                            document.category(),
                            more,
                            document.documentDate()));
        }
    }

    private void liquidate(CostDocument document, Contribution contribution, Actor by) {
        if (document.commitment() == null) {
            return;
        }
        var cost =
                encumbrance.in(contribution.currency(), document.amount(), document.documentDate());
        var part = encumbrance.commitment(document.commitment()).open().min(cost);
        if (part.isPositive()) {
            encumbrance.post(
                    document.commitment(),
                    part,
                    "COST_DOCUMENT",
                    document.id().toString(),
                    document.documentDate(),
                    by);
        }
    }

    private void refuseKnown(NewCostDocument entered) {
        var known =
                entities.createQuery(
                                """
                                select count(d) from CostDocument d
                                 where d.supplier = :supplier and d.documentNo = :no""",
                                Long.class)
                        .setParameter("supplier", entered.supplier())
                        .setParameter("no", entered.documentNo())
                        .getSingleResult();
        if (known > 0) {
            throw new DocumentKnown(entered.supplier(), entered.documentNo());
        }
    }

    private CostDocument get(CostDocumentId id) {
        var document = entities.find(CostDocument.class, id);
        if (document == null) {
            throw new NotFound("cost document", id);
        }
        return document;
    }
}

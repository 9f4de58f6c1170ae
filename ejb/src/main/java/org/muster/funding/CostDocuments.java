package org.muster.funding;

import static org.muster.ledger.LedgerAccount.ADVANCE;
import static org.muster.ledger.LedgerAccount.PAYABLE;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.muster.evidence.Evidence;
import org.muster.ledger.DocumentPaid;
import org.muster.ledger.Exchange;
import org.muster.ledger.Ledger;
import org.muster.ledger.Posting;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;
import org.muster.shared.Rows;
import org.muster.shared.Settings;
import org.muster.shared.Told;

/**
 * Enters documents of costs and what lowers them, and on a second person's approval posts them:
 * whole or not at all, however many contributions bear them. What an earmark does not pay for is
 * refused when entered and again when approved, since the earmark may have changed between.
 */
@Stateless
@RolesAllowed({Roles.FINANCE_OFFICER, Roles.SYSTEM})
public class CostDocuments {
    /** Kinds whose approval needs a document, unless the installation says otherwise. */
    private static final String PROVEN = "INVOICE,TICKETS,INTERPRETERS";

    /** What is still to be paid of one share. */
    private record Due(CostShare share, Money amount) {}

    @PersistenceContext private EntityManager entities;
    @Inject private Contributions contributions;
    @Inject private CostSharing sharing;
    @Inject private Eligibility eligibility;
    @Inject private Exempted exempted;
    @Inject private Encumbrance encumbrance;
    @Inject private AdvancedMoney advances;
    @Inject private Ledger ledger;
    @Inject private Exchange exchange;
    @Inject private Reach reach;
    @Inject private Evidence evidence;
    @Inject private Settings settings;
    @Inject private Event<DocumentPaid> paid;
    @Inject private AuditTrail audit;

    public CostDocumentId enter(NewCostDocument entered, Actor by) {
        for (var share : entered.shares()) {
            reach.toEnter(share.contribution(), by);
            contributions.get(share.contribution()).requireMoney();
        }
        var document = CostDocument.enter(entered, sharing.of(entered), by, Instant.now());
        document.shares().forEach(share -> requireEligible(document, share));
        refuseKnown(entered.supplier(), entered.documentNo());
        entities.persist(document);
        audit.record(by, "cost entered", "cost-document", document.id(), entered.kind().name());
        return document.id();
    }

    /**
     * Enters what a supplier gives back of a document that was posted; never more than is left of
     * it, also not with what waits for approval.
     */
    public CostDocumentId credit(NewCredit credit, Actor by) {
        var credited = get(credit.credits());
        toEnter(credited, by);
        credit.requireCredit();
        hold(credited);
        credited.requireCreditable(credit);
        var left = left(credited);
        var all = left.stream().reduce(Money.zero(credited.amount().currency()), Money::plus);
        if (credit.amount().exceeds(all)) {
            throw new InvalidInput("amount", Told.of("why.credit.beyond", credit.amount(), all));
        }
        var document =
                credited.credit(credit, sharing.of(credit, credited, left), by, Instant.now());
        refuseKnown(document.supplier(), document.documentNo());
        entities.persist(document);
        audit.record(by, "cost entered", "cost-document", document.id(), credit.kind().name());
        return document.id();
    }

    /**
     * Approved by a second person: posted as expense and payable, and off its commitments; a credit
     * lowers the expense and gives no promise back.
     */
    @RolesAllowed({Roles.CONTROLLER, Roles.SYSTEM})
    public void approve(CostDocumentId id, Actor by) {
        var document = get(id);
        toApprove(document, by);
        hold(document);
        document.approve(by);
        requireEvidence(document);
        if (document.kind().isCredit()) {
            get(document.credits()).requireStanding();
            ledger.post(document.posting(ratesOf(document)), by);
        } else {
            document.shares().forEach(share -> requireEligible(document, share));
            var weighing = CostWeighing.of(document, contributions, encumbrance);
            weighing.requireRoom();
            ledger.post(document.posting(document.documentDate()), by);
            weighing.used((promise, part) -> liquidate(document, promise, part, by));
        }
        audit.record(by, "cost approved", "cost-document", id, "");
    }

    @RolesAllowed({Roles.CONTROLLER, Roles.SYSTEM})
    public void refuse(CostDocumentId id, Actor by) {
        var document = get(id);
        toApprove(document, by);
        document.refuse(by);
        audit.record(by, "cost refused", "cost-document", id, "");
    }

    /** Paid on that day in the invoice's own currency, so at the rates of the invoice. */
    public void pay(CostDocumentId id, LocalDate on, Actor by) {
        pay(id, on, Optional.empty(), by);
    }

    /**
     * Paid on that day, not after the agreement's liquidation date. Where something else left the
     * bank than the invoice is about, each contribution bears the difference of its share. Credit
     * notes that wait are taken off; one of a document that was paid comes in by itself.
     *
     * @param banked what left the bank, where that is another currency
     */
    public void pay(CostDocumentId id, LocalDate on, Optional<Money> banked, Actor by) {
        var document = get(id);
        toEnter(document, by);
        hold(document);
        requirePayable(document, on);
        var due = due(document, on);
        document.pay(on);
        paid.fire(new DocumentPaid("COST_PAYMENT", id.value(), on));
        var posting = payment(document, on, "Payment of " + document.documentNo());
        for (var moved : moved(due, banked)) {
            var booked = posting.atRatesOf(ratesOf(document));
            posting =
                    document.kind().isCredit()
                            ? exchange.received(booked, PAYABLE, moved)
                            : exchange.paid(booked, PAYABLE, moved);
        }
        requireLosses(document, posting);
        ledger.post(posting, by);
        audit.record(
                by,
                "cost paid",
                "cost-document",
                id,
                banked.map(sum -> on + " " + sum).orElse(on + ""));
    }

    /**
     * Settled on that day against advances that the contributions paid for the events: no money
     * moves again.
     */
    public void settle(CostDocumentId id, LocalDate on, Actor by) {
        var document = get(id);
        toEnter(document, by);
        hold(document);
        if (document.kind().isCredit()) {
            throw new WrongState(document.documentNo(), document.state());
        }
        requirePayable(document, on);
        var due = due(document, on);
        due.forEach(each -> requireAdvanced(document, each.share(), due));
        document.settle(on);
        var posting =
                payment(document, on, "Settlement of " + document.documentNo())
                        .atRatesOf(document.documentDate());
        for (var each : due) {
            posting =
                    posting.debit(PAYABLE, each.amount(), each.share().purpose())
                            .credit(ADVANCE, each.amount(), each.share().purpose());
        }
        ledger.post(posting, by);
        audit.record(by, "cost settled", "cost-document", id, on.toString());
    }

    private Posting payment(CostDocument document, LocalDate on, String description) {
        var source = ledger.nextSource("COST_PAYMENT", document.id());
        return Posting.of("COST_PAYMENT", source, on, description);
    }

    /** What the bank moved for each share, divided as what is due is. */
    private List<Exchange.Movement> moved(List<Due> due, Optional<Money> banked) {
        var parts =
                banked.map(
                        sum ->
                                sharing.divided(
                                        sum,
                                        due.stream().map(Due::share).toList(),
                                        due.stream().map(Due::amount).toList()));
        var moved = new ArrayList<Exchange.Movement>();
        for (var at = 0; at < due.size(); at++) {
            var share = due.get(at).share();
            var no = at;
            moved.add(
                    Exchange.Movement.of(
                            share.purpose(),
                            contributions.get(share.contribution()).currency(),
                            due.get(at).amount(),
                            parts.map(each -> each.get(no))));
        }
        return moved;
    }

    /** What each contribution loses by exchange has to be there. */
    private void requireLosses(CostDocument document, Posting posting) {
        for (var id : document.contributions()) {
            var contribution = contributions.get(id);
            encumbrance.requireRoom(
                    contribution, posting.lost(id.value(), contribution.currency()));
        }
    }

    /** What all shares of the same contribution and event cost, out of what was advanced for it. */
    private void requireAdvanced(CostDocument document, CostShare share, List<Due> due) {
        var contribution = contributions.get(share.contribution());
        var cost =
                due.stream()
                        .filter(each -> each.share().contribution().equals(share.contribution()))
                        .filter(each -> each.share().event().equals(share.event()))
                        .map(
                                each ->
                                        encumbrance.in(
                                                contribution.currency(),
                                                each.amount(),
                                                document.documentDate()))
                        .reduce(Money.zero(contribution.currency()), Money::plus);
        AdvancedMoney.require(contribution, cost, advances.advanced(contribution, share.event()));
    }

    /**
     * What is to be paid, with the credit notes of that day or before taken off and settled by it;
     * a later one comes in by itself.
     */
    private List<Due> due(CostDocument document, LocalDate on) {
        if (document.credits() != null && get(document.credits()).paidOn() == null) {
            throw new InvalidInput("document", Told.of("why.credit.with"));
        }
        var notes = waitingNotes(document, on);
        var due = new ArrayList<Due>();
        var no = 0;
        for (var share : document.shares()) {
            no++;
            var amount = document.amount(share);
            for (var note : notes) {
                amount = amount.minus(note.creditOf(no));
            }
            if (amount.isPositive()) {
                due.add(new Due(share, amount));
            }
        }
        if (due.isEmpty()) {
            throw new InvalidInput("amount", Told.of("why.cost.nothingDue"));
        }
        notes.forEach(note -> note.pay(on));
        return due;
    }

    /** Approved credit notes of the document that neither it nor money has settled. */
    private List<CostDocument> waitingNotes(CostDocument document, LocalDate on) {
        return entities.createQuery(
                        """
                        select d from CostDocument d where d.credits = :id and d.kind = :note
                           and d.state = :approved and d.paidOn is null and d.documentDate <= :on""",
                        CostDocument.class)
                .setParameter("id", document.id())
                .setParameter("note", CostKind.CREDIT_NOTE)
                .setParameter("on", on)
                .setParameter("approved", CostDocument.State.APPROVED)
                .getResultList();
    }

    /** What neither was credited nor waits to be, share by share. */
    private List<Money> left(CostDocument document) {
        return Rows.of(
                entities.createNativeQuery(
                                """
                                select s.amount_minor - coalesce((
                                    select sum(c.amount_minor) from muster.cost_share c
                                      join muster.cost_document d on d.id = c.document_id
                                     where d.credits = s.document_id and d.state in ('ENTERED', 'APPROVED')
                                       and c.credited_no = s.share_no), 0)
                                  from muster.cost_share s where s.document_id = :id order by s.share_no""")
                        .setParameter("id", document.id().value()),
                row -> new Money(row.number(), document.amount().currency()));
    }

    /** A credit is converted as the document was whose cost it lowers. */
    private LocalDate ratesOf(CostDocument document) {
        return document.credits() == null
                ? document.documentDate()
                : get(document.credits()).documentDate();
    }

    /** Nobody else weighs the contributions meanwhile; the document is read again behind them. */
    private void hold(CostDocument document) {
        contributions.lockAll(document.contributions());
        entities.refresh(document);
        document.contributions().forEach(each -> contributions.get(each).requireMoney());
    }

    private void toEnter(CostDocument document, Actor by) {
        document.contributions().forEach(each -> reach.toEnter(each, by));
    }

    private void toApprove(CostDocument document, Actor by) {
        document.contributions().forEach(each -> reach.toApprove(each, by));
    }

    /** Refuses a cost of a kind that the installation wants proven and that nothing proves. */
    private void requireEvidence(CostDocument document) {
        var needed = Set.of(settings.text("muster.costs.evidence", PROVEN).split("[, ]+"));
        var subject = new Evidence.Subject(Evidence.Kind.COST, document.id().value());
        if (needed.contains(document.kind().name()) && evidence.of(subject).isEmpty()) {
            throw new NoEvidence(document.documentNo());
        }
    }

    /** What an earmark does not pay for comes in only where its donor allowed this very cost. */
    private void requireEligible(CostDocument document, CostShare share) {
        eligibility
                .objections(
                        share.contribution(),
                        document.documentDate(),
                        share.category(),
                        share.beneficiary(),
                        share.memberCode())
                .stream()
                .filter(each -> !isExempted(document, share.contribution(), each.rule()))
                .findFirst()
                .ifPresent(
                        outside -> {
                            throw outside;
                        });
    }

    private boolean isExempted(CostDocument document, ContributionId id, Exemption.From rule) {
        var allowed = exempted.ofCost(id, rule, document.supplier(), document.documentNo());
        if (allowed == 0) {
            return false;
        }
        var currency = contributions.get(id).currency();
        var borne =
                document.shares().stream()
                        .filter(share -> share.contribution().equals(id))
                        .map(document::amount)
                        .map(part -> encumbrance.in(currency, part, document.documentDate()))
                        .reduce(Money.zero(currency), Money::plus);
        return borne.minor() <= allowed;
    }

    /** Not paid after an agreement's last day, unless its donor allowed it of this document. */
    private void requirePayable(CostDocument document, LocalDate on) {
        document.requireStanding();
        for (var id : document.contributions()) {
            if (!isExempted(document, id, Exemption.From.R19)) {
                eligibility.checkPayment(id, on);
            }
        }
    }

    private void liquidate(CostDocument document, CommitmentId promise, Money part, Actor by) {
        encumbrance.post(
                promise,
                part,
                "COST_DOCUMENT",
                document.id().toString(),
                document.documentDate(),
                by);
    }

    private void refuseKnown(String supplier, String documentNo) {
        var known =
                entities.createQuery(
                                """
                                select count(d) from CostDocument d
                                 where d.supplier = :supplier and d.documentNo = :no
                                   and d.state <> :reversed""",
                                Long.class)
                        .setParameter("reversed", CostDocument.State.REVERSED)
                        .setParameter("supplier", supplier)
                        .setParameter("no", documentNo)
                        .getSingleResult();
        if (known > 0) {
            throw new DocumentKnown(supplier, documentNo);
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

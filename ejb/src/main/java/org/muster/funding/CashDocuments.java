package org.muster.funding;

import static org.muster.funding.AdvancedMoney.require;
import static org.muster.ledger.LedgerAccount.ADVANCE;
import static org.muster.ledger.LedgerAccount.DEFERRED;
import static org.muster.ledger.LedgerAccount.INCOME_INTEREST;
import static org.muster.ledger.LedgerAccount.INTEREST_OWED;
import static org.muster.ledger.LedgerAccount.REFUND;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import org.muster.funding.ContributionTerms.InterestPolicy;
import org.muster.ledger.Exchange;
import org.muster.ledger.Ledger;
import org.muster.ledger.LedgerAccount;
import org.muster.ledger.Posting;
import org.muster.ledger.Purpose;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;
import org.muster.shared.Rows;
import org.muster.shared.Told;

/**
 * Interest, advances and what comes back of them, and refunds to donors: entered by one person, and
 * on a second person's approval posted once. What the contribution does not have is refused then,
 * with its row locked.
 */
@Stateless
@RolesAllowed({Roles.FINANCE_OFFICER, Roles.SYSTEM})
public class CashDocuments {
    private static final int MOST = 200;

    @PersistenceContext private EntityManager entities;
    @Inject private Contributions contributions;
    @Inject private Encumbrance encumbrance;
    @Inject private AdvancedMoney advances;
    @Inject private Ledger ledger;
    @Inject private Exchange exchange;
    @Inject private Reach reach;
    @Inject private AuditTrail audit;

    public CashDocumentId enter(NewCashDocument entered, Actor by) {
        reach.toEnter(entered.contribution(), by);
        var contribution = contributions.lock(entered.contribution());
        contribution.requireMoney();
        requireOwnCurrency(entered.kind(), entered.amount(), contribution);
        if (entered.instalment() != null) {
            deferred(entered.instalment(), contribution, entered.amount());
        }
        refuseKnown(entered);
        var document = CashDocument.enter(entered, by, Instant.now());
        entities.persist(document);
        audit.record(by, "cash entered", "cash-document", document.id(), entered.kind().name());
        return document.id();
    }

    /** Approved by a second person, and so posted. */
    @RolesAllowed({Roles.CONTROLLER, Roles.SYSTEM})
    public void approve(CashDocumentId id, Actor by) {
        var document = get(id);
        reach.toApprove(document.contribution(), by);
        var contribution = contributions.lock(document.contribution());
        contribution.requireMoney();
        // Read again behind the lock: somebody may have decided meanwhile.
        entities.refresh(document);
        // Whose the interest is may have been agreed otherwise since it was entered.
        requireOwnCurrency(document.kind(), document.amount(), contribution);
        document.decide(CashDocument.State.APPROVED, by);
        var posting = posting(document, contribution);
        weigh(document, contribution, posting.lost(contribution.currency()));
        if (document.instalment() != null) {
            deferred(document.instalment(), contribution, document.amount()).giveBack();
        }
        ledger.post(posting, by);
        audit.record(by, "cash approved", "cash-document", id, "");
    }

    @RolesAllowed({Roles.CONTROLLER, Roles.SYSTEM})
    public void refuse(CashDocumentId id, Actor by) {
        var document = get(id);
        reach.toApprove(document.contribution(), by);
        document.decide(CashDocument.State.REFUSED, by);
        audit.record(by, "cash refused", "cash-document", id, "");
    }

    /** The documents of a contribution, the latest first. */
    @RolesAllowed({Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
    public List<CashDocumentSummary> page(ContributionId id, int first, int size, Actor by) {
        reach.toRead(id, by);
        var query =
                entities.createNativeQuery(
                                """
                                select d.id, d.kind, e.code, i.due_on, d.counterparty, d.reference, d.on_day, d.amount_minor, d.currency,
                                       d.banked_minor is not null, coalesce(d.banked_minor, 0),
                                       coalesce(d.banked_currency, d.currency), d.state, d.entered_by, d.decided_by
                                  from muster.cash_document d left join muster.capacity_event e on e.id = d.event_id
                                  left join muster.instalment i on i.id = d.instalment_id
                                 where d.contribution_id = :id order by d.entered_at desc, d.id""")
                        .setParameter("id", id.value())
                        .setFirstResult(first)
                        .setMaxResults(Math.min(size, MOST));
        return Rows.of(
                query,
                row ->
                        new CashDocumentSummary(
                                new CashDocumentId(row.uuid()),
                                CashDocument.Kind.valueOf(row.text()),
                                row.text(),
                                row.day(),
                                row.text(),
                                row.text(),
                                row.day(),
                                row.money(),
                                banked(row),
                                CashDocument.State.valueOf(row.text()),
                                row.text(),
                                row.text()));
    }

    private static Money banked(Rows row) {
        var isOther = row.flag();
        var sum = row.money();
        return isOther ? sum : null;
    }

    @RolesAllowed({Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
    public long count(ContributionId id, Actor by) {
        reach.toRead(id, by);
        return Rows.of(
                        entities.createNativeQuery(
                                        "select count(*) from muster.cash_document where contribution_id = :id")
                                .setParameter("id", id.value()),
                        Rows::number)
                .get(0);
    }

    /** What is advanced, deferred or owed goes and comes back in one currency. */
    private static void requireOwnCurrency(
            CashDocument.Kind kind, Money amount, Contribution contribution) {
        var isOwn = amount.currency().equals(contribution.currency());
        var isHeld =
                switch (kind) {
                    case ADVANCE, ADVANCE_REPAID, RETURNED, INTEREST_REPAID -> true;
                    case INTEREST -> isReturned(contribution);
                    case REFUND -> false;
                };
        if (isHeld && !isOwn) {
            throw new InvalidInput("amount", Told.of("why.cash.currency", contribution.currency()));
        }
    }

    private static boolean isReturned(Contribution contribution) {
        return contribution.interestPolicy() == InterestPolicy.RETURNED;
    }

    /** Nothing is paid out that the contribution does not have, or comes back that never went. */
    private void weigh(CashDocument document, Contribution contribution, Money lost) {
        var worth = encumbrance.in(contribution.currency(), document.amount(), document.onDay());
        switch (document.kind()) {
            case INTEREST -> {}
            case REFUND -> encumbrance.requireRoom(contribution, worth.plus(lost));
            case ADVANCE -> advances.requireCash(contribution.id(), worth);
            case RETURNED -> require(contribution, worth, owed(contribution, DEFERRED));
            case INTEREST_REPAID -> require(contribution, worth, owed(contribution, INTEREST_OWED));
            case ADVANCE_REPAID ->
                    require(contribution, worth, advances.advanced(contribution, document.event()));
        }
        encumbrance.requireRoom(contribution, lost);
    }

    /** The instalment, received and still waiting for its condition, of that amount. */
    private Instalment deferred(InstalmentId id, Contribution contribution, Money amount) {
        var instalment = entities.find(Instalment.class, id);
        if (instalment == null) {
            throw new NotFound("instalment", id);
        }
        entities.refresh(instalment);
        instalment.requireDeferred(contribution.id(), amount.minor());
        return instalment;
    }

    private Money owed(Contribution contribution, LedgerAccount account) {
        return ledger.totals(contribution.id().value(), contribution.currency())
                .get(account)
                .negated();
    }

    private Posting posting(CashDocument document, Contribution contribution) {
        var moved =
                Exchange.Movement.of(
                        Purpose.of(contribution.id().value(), document.event(), null),
                        contribution.currency(),
                        document.amount(),
                        document.banked());
        var posting =
                Posting.of(
                        "CASH_DOCUMENT",
                        document.id(),
                        document.onDay(),
                        document.kind() + " " + document.reference());
        return switch (document.kind()) {
            case INTEREST ->
                    exchange.received(
                            posting,
                            isReturned(contribution) ? INTEREST_OWED : INCOME_INTEREST,
                            moved);
            case INTEREST_REPAID -> exchange.paid(posting, INTEREST_OWED, moved);
            case ADVANCE -> exchange.paid(posting, ADVANCE, moved);
            case ADVANCE_REPAID -> exchange.received(posting, ADVANCE, moved);
            case REFUND -> exchange.paid(posting, REFUND, moved);
            case RETURNED -> exchange.paid(posting, DEFERRED, moved);
        };
    }

    private void refuseKnown(NewCashDocument entered) {
        var known =
                entities.createQuery(
                                """
                                select count(d) from CashDocument d where d.contribution = :contribution
                                   and d.kind = :kind and d.reference = :reference""",
                                Long.class)
                        .setParameter("contribution", entered.contribution())
                        .setParameter("kind", entered.kind())
                        .setParameter("reference", entered.reference())
                        .getSingleResult();
        if (known > 0) {
            throw new DocumentKnown(entered.counterparty(), entered.reference());
        }
    }

    private CashDocument get(CashDocumentId id) {
        var document = entities.find(CashDocument.class, id);
        if (document == null) {
            throw new NotFound("cash document", id);
        }
        return document;
    }
}

package org.muster.funding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;
import org.muster.ledger.EntryReversed;
import org.muster.ledger.Ledger;
import org.muster.ledger.LedgerAccount;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;
import org.muster.shared.Rows;
import org.muster.shared.Told;

/**
 * A document whose posting is taken back says so: a cost is no longer paid, an instalment is due
 * again. What rests on it is taken back first.
 */
@ApplicationScoped
class Reversals {
    @PersistenceContext private EntityManager entities;
    @Inject private Contributions contributions;
    @Inject private Ledger ledger;

    void onReversal(@Observes EntryReversed reversed) {
        requireOpen(reversed);
        switch (reversed.sourceKind()) {
            case "INSTALMENT" -> instalment(reversed.document()).giveBack();
            case "CONDITION" -> instalment(reversed.document()).unmeet();
            case "COST_DOCUMENT" -> cost(reversed.document());
            case "COST_PAYMENT" -> payment(reversed.document());
            case "CASH_DOCUMENT" -> cash(reversed.document());
            default -> {}
        }
    }

    /** Nothing moves any more on a closed contribution: what was told of it stays. */
    private void requireOpen(EntryReversed reversed) {
        var moved =
                Rows.of(
                        entities.createNativeQuery(
                                        """
                                        select distinct l.contribution_id from muster.journal_line l
                                          join muster.journal_entry e on e.id = l.entry_id
                                         where e.source_kind = :kind and e.source_id = :id and l.contribution_id is not null""")
                                .setParameter("kind", reversed.sourceKind())
                                .setParameter("id", reversed.sourceId()),
                        row -> new ContributionId(row.uuid()));
        contributions.lockAll(moved);
        if (moved.stream()
                .map(contributions::get)
                .anyMatch(each -> each.state() == ContributionState.CLOSED)) {
            throw new InvalidInput("entry", Told.of("why.ledger.closed"));
        }
    }

    private Instalment instalment(UUID id) {
        var instalment = entities.find(Instalment.class, new InstalmentId(id));
        contributions.lock(instalment.contribution());
        entities.refresh(instalment);
        return instalment;
    }

    private CostDocument document(UUID id) {
        var document = entities.find(CostDocument.class, new CostDocumentId(id));
        contributions.lockAll(document.contributions());
        entities.refresh(document);
        return document;
    }

    private void cost(UUID id) {
        var document = document(id);
        if (!credits(document).isEmpty()) {
            throw new InvalidInput("entry", Told.of("why.ledger.credited"));
        }
        document.reverse();
    }

    /** What the payment took off goes unsettled with it; what came in by itself stays settled. */
    private void payment(UUID id) {
        var document = document(id);
        credits(document).stream()
                .filter(each -> each.kind() == CostKind.CREDIT_NOTE)
                .filter(each -> document.paidOn().equals(each.paidOn()))
                .filter(each -> !isPaidByItself(each))
                .forEach(CostDocument::unpay);
        document.unpay();
    }

    private List<CostDocument> credits(CostDocument document) {
        return entities.createQuery(
                        """
                        select d from CostDocument d where d.credits = :id and d.state = :approved""",
                        CostDocument.class)
                .setParameter("id", document.id())
                .setParameter("approved", CostDocument.State.APPROVED)
                .getResultList();
    }

    private boolean isPaidByItself(CostDocument note) {
        return !entities.createNativeQuery(
                        """
                        select 1 from muster.journal_entry e
                         where e.source_kind = 'COST_PAYMENT' and (e.source_id = :id or e.source_id like :more)
                           and not exists (select 1 from muster.journal_entry r
                               where r.corrects = e.id and r.source_kind = 'REVERSAL')""")
                .setParameter("id", note.id().toString())
                .setParameter("more", note.id() + "/%")
                .getResultList()
                .isEmpty();
    }

    private void cash(UUID id) {
        var document = entities.find(CashDocument.class, new CashDocumentId(id));
        contributions.lock(document.contribution());
        entities.refresh(document);
        if (document.amount().exceeds(owedBeside(document))) {
            throw new InvalidInput("entry", Told.of("why.ledger.interestRepaid"));
        }
        document.reverse();
    }

    /** What may be taken back of interest that is owed to the donor; all of anything else. */
    private Money owedBeside(CashDocument document) {
        var isOwed =
                ledger.entryOf("CASH_DOCUMENT", document.id())
                        .filter(entry -> document.kind() == CashDocument.Kind.INTEREST)
                        .map(entry -> ledger.moved(entry, LedgerAccount.INTEREST_OWED))
                        .orElse(false);
        return isOwed
                ? ledger.totals(document.contribution().value(), document.amount().currency())
                        .get(LedgerAccount.INTEREST_OWED)
                        .negated()
                : document.amount();
    }
}

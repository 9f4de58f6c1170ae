package org.muster.advance;

import static org.muster.ledger.LedgerAccount.ADVANCE;
import static org.muster.ledger.LedgerAccount.EXPENSE;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.UUID;
import org.muster.funding.Commitment;
import org.muster.funding.ContributionId;
import org.muster.funding.Encumbrance;
import org.muster.ledger.CostCategory;
import org.muster.ledger.Ledger;
import org.muster.ledger.Posting;
import org.muster.ledger.Purpose;
import org.muster.shared.Actor;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;
import org.muster.shared.Rows;
import org.muster.shared.Told;

/** Whose money an advance is, and who bears what never comes back of it. */
@ApplicationScoped
class AdvancePayers {
    private static final String SOURCE = "ADVANCE_WRITE_OFF";

    @PersistenceContext private EntityManager entities;
    @Inject private Encumbrance encumbrance;
    @Inject private Ledger ledger;

    /** The contribution that the money is promised out of. */
    ContributionId of(Commitment promised) {
        var query =
                entities.createNativeQuery(
                                "select contribution_id from muster.allocation where id = :id",
                                UUID.class)
                        .setParameter("id", promised.allocation().value());
        return new ContributionId(Rows.of(query, Rows::uuid).get(0));
    }

    /** What is written off becomes a cost, promised before it is spent, in a line of its own. */
    void bear(Advance advance, Money amount, UUID piece, LocalDate on, Actor by) {
        var promised =
                encumbrance
                        .of(advance.participation(), CostCategory.DSA)
                        .orElseThrow(
                                () -> new InvalidInput("advance", Told.of("why.advance.promise")));
        var own = encumbrance.cover(promised.id(), amount, on, on, by);
        var purpose =
                Purpose.of(advance.contribution().value(), advance.event(), CostCategory.DSA)
                        .under("written off");
        ledger.post(
                Posting.of(SOURCE, piece, on, "Written off of " + advance.advanceNo())
                        .debit(EXPENSE, amount, purpose)
                        .credit(ADVANCE, amount, Advances.purpose(advance)),
                by);
        encumbrance.post(promised.id(), own, SOURCE, piece.toString(), on, by);
    }
}

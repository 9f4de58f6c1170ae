package org.muster.funding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.muster.ledger.Ledger;
import org.muster.ledger.LedgerAccount;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;
import org.muster.shared.Rows;
import org.muster.shared.Told;

/** Whether nothing is left of a contribution: what stands in the way is named, one at a time. */
@ApplicationScoped
class Closing {
    private static final String DOCUMENTS =
            """
            select (select count(distinct d.id) from muster.cost_document d join muster.cost_share s on s.document_id = d.id
                     where s.contribution_id = :id and d.state = 'ENTERED')
                 + (select count(*) from muster.cash_document where contribution_id = :id and state = 'ENTERED')
                 + (select count(*) from muster.final_balance where contribution_id = :id and state = 'ENTERED')
                 + (select count(*) from muster.addendum where contribution_id = :id and state = 'ENTERED')
                 + (select count(*) from muster.allocation where contribution_id = :id and state = 'PROPOSED')
                 + (select count(*) from muster.advance where contribution_id = :id and state in ('PROPOSED', 'APPROVED'))
            """;
    private static final String CLAIMS =
            """
            select count(distinct k.id) from muster.claim k
              join muster.participation p on p.event_id = k.event_id and p.person_id = k.person_id
              join muster.commitment c on c.participation_id = p.id
              join muster.allocation a on a.id = c.allocation_id
             where a.contribution_id = :id and k.state not in ('PAID', 'REJECTED')
            """;
    private static final String EXCEPTIONS =
            """
            select count(*) from muster.exception_case x
             where x.state in ('OPEN', 'RECOVERING') and x.severity <> 'I'
               and (x.contribution_id = :id
                    or x.event_id in (select event_id from muster.allocation where contribution_id = :id))
            """;

    @PersistenceContext private EntityManager entities;
    @Inject private Contributions contributions;
    @Inject private Ledger ledger;

    /** Refuses while anything is left; with the contribution's row locked. */
    void requireNothingLeft(Contribution contribution) {
        refuseHeld(contribution);
        refuse(
                "why.close.balance",
                ledger.balance(contribution.id().value(), contribution.currency()));
        refuseWaiting(contribution);
    }

    /** Refuses while anything but a balance is left. */
    void requireOnlyBalance(Contribution contribution) {
        refuseHeld(contribution);
        refuseWaiting(contribution);
    }

    private void refuseHeld(Contribution contribution) {
        var held = ledger.totals(contribution.id().value(), contribution.currency());
        refuse("why.close.commitments", contributions.openCommitments(contribution));
        refuse("why.close.advances", held.get(LedgerAccount.ADVANCE));
        refuse("why.close.owed", held.get(LedgerAccount.PAYABLE).negated());
        refuse("why.close.deferred", held.get(LedgerAccount.DEFERRED).negated());
        refuse("why.close.interest", held.get(LedgerAccount.INTEREST_OWED).negated());
    }

    private void refuseWaiting(Contribution contribution) {
        refuse("why.close.documents", number(DOCUMENTS, contribution));
        refuse("why.close.claims", number(CLAIMS, contribution));
        refuse("why.close.exceptions", number(EXCEPTIONS, contribution));
    }

    private static void refuse(String why, Money left) {
        if (!left.isZero()) {
            throw new InvalidInput("contribution", Told.of(why, left));
        }
    }

    private static void refuse(String why, long left) {
        if (left > 0) {
            throw new InvalidInput("contribution", Told.of(why, left));
        }
    }

    private long number(String sql, Contribution contribution) {
        return Rows.of(
                        entities.createNativeQuery(sql)
                                .setParameter("id", contribution.id().value()),
                        Rows::number)
                .get(0);
    }
}

package org.muster.ledger;

import org.muster.shared.DomainException;

/** Balances kept with the postings are not what the lines come to: some line was changed. */
public class BalancesDiffer extends DomainException {
    private static final long serialVersionUID = 1;

    public BalancesDiffer(long differences, long balances) {
        super(
                differences + " of " + balances + " balances differ from their lines",
                differences,
                balances);
    }
}

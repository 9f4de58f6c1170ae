package org.muster.bank;

import org.muster.shared.DomainException;

/** The account is listed already. */
public class BankAccountKnown extends DomainException {
    private static final long serialVersionUID = 1;

    BankAccountKnown(BankAccount account) {
        super(
                account.number() + " in " + account.currency() + " is listed already",
                account.number(),
                account.currency().getCurrencyCode());
    }
}

package org.muster.matching;

import org.muster.shared.DomainException;

/** What a list pays out of one account of the house is on no statement of another. */
public class MatchOtherAccount extends DomainException {
    private static final long serialVersionUID = 1;

    MatchOtherAccount(String listNo, String account) {
        super("List " + listNo + " is paid out of " + account, listNo, account);
    }
}

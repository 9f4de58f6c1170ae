package org.muster.invitation;

import org.muster.shared.DomainException;

/** A campaign whose letters rest reminds nobody. */
public class NotSending extends DomainException {
    private static final long serialVersionUID = 1;

    NotSending(String campaign, CampaignState state) {
        super("Campaign " + campaign + " is " + state + ": it reminds nobody", campaign, state);
    }
}

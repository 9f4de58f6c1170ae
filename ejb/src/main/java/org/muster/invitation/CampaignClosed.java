package org.muster.invitation;

import org.muster.shared.DomainException;

/** A closed campaign is kept as it is. */
public class CampaignClosed extends DomainException {
    private static final long serialVersionUID = 1;

    CampaignClosed(String code) {
        super("Campaign " + code + " is closed", code);
    }
}

package org.muster.invitation;

import org.muster.shared.DomainException;

/** Another campaign has this code. */
public class CampaignCodeTaken extends DomainException {
    private static final long serialVersionUID = 1;

    CampaignCodeTaken(String code) {
        super("There is a campaign " + code + " already", code);
    }
}

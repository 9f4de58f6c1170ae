package org.muster.invitation;

import org.muster.shared.DomainException;

/** Nobody takes back in a recipient whom a rule keeps out: its cause has to go first. */
public class StaysLeftOut extends DomainException {
    private static final long serialVersionUID = 1;

    StaysLeftOut(LeftOut reason) {
        super("A rule leaves this recipient out: " + reason, reason);
    }
}

package org.muster.invitation;

import org.muster.shared.DomainException;

/** Letters of this revision are queued or gone; a change is a new revision. */
public class RevisionAlreadyQueued extends DomainException {
    private static final long serialVersionUID = 1;

    RevisionAlreadyQueued(String code, int revision) {
        super(
                "Letters of revision "
                        + revision
                        + " of campaign "
                        + code
                        + " are on their way; write a new revision",
                code,
                revision);
    }
}

package org.muster.reconciliation;

import org.muster.shared.DomainException;

/** Without any record of who was there everybody would be a no-show. */
public class NobodyRecorded extends DomainException {
    private static final long serialVersionUID = 1;

    NobodyRecorded(String code) {
        super(
                "Nobody is recorded as present or absent at " + code + ": its sheet comes first",
                code);
    }
}

package org.muster.attendance;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.muster.shared.DomainException;

/** The very same file came before for this event. */
public class SheetAlreadyStored extends DomainException {
    private static final long serialVersionUID = 1;

    public SheetAlreadyStored(String uploadedBy, Instant uploadedAt) {
        super(
                "This file was already uploaded by "
                        + uploadedBy
                        + " at "
                        + uploadedAt.truncatedTo(ChronoUnit.SECONDS),
                uploadedBy,
                uploadedAt.truncatedTo(ChronoUnit.SECONDS));
    }
}

package org.muster.member;

import java.time.LocalDate;
import org.muster.shared.DomainException;

/** One Member has one focal point at a time: a new one begins after the present one began. */
public class FocalPointOverlaps extends DomainException {
    private static final long serialVersionUID = 1;

    FocalPointOverlaps(LocalDate since) {
        super("The present focal point answers since " + since + "; a new one begins later", since);
    }
}

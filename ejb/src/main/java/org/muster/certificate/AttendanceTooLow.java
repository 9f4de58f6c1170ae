package org.muster.certificate;

import org.muster.shared.DomainException;

/** Too little was attended, or sources still differ, for a certificate. */
public class AttendanceTooLow extends DomainException {
    private static final long serialVersionUID = 1;

    AttendanceTooLow(String days, String needed) {
        super("Attended " + days + " days of the " + needed + " a certificate takes", days, needed);
    }
}

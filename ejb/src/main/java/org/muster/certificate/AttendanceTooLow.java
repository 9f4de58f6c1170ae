package org.muster.certificate;

import org.muster.shared.DomainException;
import org.muster.shared.Language;

/** Too little was attended, or sources still differ, for a certificate. */
public class AttendanceTooLow extends DomainException {
    private static final long serialVersionUID = 1;

    AttendanceTooLow(Standing standing) {
        this(
                CertificatePaper.days(standing.halfDays(), Language.EN),
                CertificatePaper.days(standing.needed(), Language.EN));
    }

    private AttendanceTooLow(String days, String needed) {
        super("Attended " + days + " days of the " + needed + " a certificate takes", days, needed);
    }
}

package org.muster.attendance;

import org.muster.shared.DomainException;

/**
 * How a sheet is read is said before its lines are taken over; afterwards it is taken back first.
 */
public class SheetSettled extends DomainException {
    private static final long serialVersionUID = 1;

    public SheetSettled(String fileName) {
        super("The lines of " + fileName + " are taken over already", fileName);
    }
}

package org.muster.allowance;

import org.muster.shared.DomainException;

/** A version was approved already, and what was approved is never changed. */
public class SchemeSettled extends DomainException {
    private static final long serialVersionUID = 1;

    SchemeSettled(String code, int number) {
        super("Version " + number + " of " + code + " is approved already", code, number);
    }
}

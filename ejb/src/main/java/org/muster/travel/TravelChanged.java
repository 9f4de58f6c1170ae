package org.muster.travel;

import org.muster.shared.DomainException;

/** The facts were changed since the page with them was opened. */
public class TravelChanged extends DomainException {
    private static final long serialVersionUID = 1;

    TravelChanged() {
        super("The travel facts were changed since this page was opened");
    }
}

package org.muster.event;

import org.muster.shared.DomainException;

/** This stage is reached at an event the person took part in, and none is shown. */
public class EvidenceMissing extends DomainException {
    private static final long serialVersionUID = 1;

    EvidenceMissing(AccreditationStage stage) {
        super("The stage " + stage + " needs an event this person took part in", stage);
    }
}

package org.muster.shared;

/** Only a demonstration's clock can be moved. */
public class ClockIsReal extends DomainException {
    private static final long serialVersionUID = 1;

    ClockIsReal() {
        super("This installation runs on the real time; only a demonstration's clock can be moved");
    }
}

package org.muster.reporting;

import java.time.LocalDate;
import org.muster.shared.DomainException;
import org.muster.shared.Money;

/**
 * A statement opens with another balance, or with more or less interest owed, than the certified
 * one of the days before it closed with: something was posted or certified since, and one of the
 * two has to be produced anew first.
 */
public class StatementOpensOtherwise extends DomainException {
    private static final long serialVersionUID = 1;

    StatementOpensOtherwise(Money opening, LocalDate closedOn, Money closing) {
        super(
                "Opens with " + opening + ", but " + closedOn + " closed with " + closing,
                opening,
                closedOn,
                closing);
    }
}

package org.muster.payment;

import java.util.List;
import org.muster.shared.DomainException;

/** An account that was told after the approval was approved by nobody. */
public class PaymentAccountChanged extends DomainException {
    private static final long serialVersionUID = 1;

    PaymentAccountChanged(List<String> references) {
        super(
                "Another account was told since the approval: " + String.join(", ", references),
                references);
    }
}

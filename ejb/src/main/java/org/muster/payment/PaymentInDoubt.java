package org.muster.payment;

import java.util.List;
import org.muster.shared.DomainException;

/** Open exceptions doubt what is payable: two people settle them before any of it is paid. */
public class PaymentInDoubt extends DomainException {
    private static final long serialVersionUID = 1;

    PaymentInDoubt(List<String> references, List<Enum<?>> why) {
        super("In doubt: " + String.join(", ", references) + " " + why, references, why);
    }
}

package org.muster.reporting;

import java.util.List;
import org.muster.ledger.CostCategory;
import org.muster.shared.DomainException;

/** Headings differ from the budget by more than the threshold, and nobody said why. */
public class VarianceUnexplained extends DomainException {
    private static final long serialVersionUID = 1;

    VarianceUnexplained(List<CostCategory> headings) {
        super("No reason is given for " + headings, headings);
    }
}

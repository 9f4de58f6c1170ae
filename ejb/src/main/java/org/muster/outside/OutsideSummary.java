package org.muster.outside;

import java.io.Serializable;
import java.time.LocalDate;
import org.muster.ledger.CostCategory;
import org.muster.shared.Money;

/**
 * A payment of another system as lists show it.
 *
 * @param person family and given name, empty where it was paid to a supplier alone
 * @param numbers what it is known by there
 * @param agreements who bore it
 * @param line where in its file it stands
 */
public record OutsideSummary(
        LocalDate paidOn,
        String event,
        CostCategory category,
        String person,
        String supplier,
        String numbers,
        Money amount,
        String agreements,
        String file,
        int line)
        implements Serializable {}

package org.muster.funding;

import java.util.EnumSet;
import java.util.Set;
import org.muster.ledger.CostCategory;

/** What a cost document is; the kind says what it may be for and how it is settled. */
public enum CostKind {
    INVOICE(EnumSet.complementOf(EnumSet.of(CostCategory.PSC))),
    /** A carrier's or agent's invoice; each share is one person's ticket. */
    TICKETS(EnumSet.of(CostCategory.AIR)),
    INTERPRETERS(EnumSet.of(CostCategory.INTERP, CostCategory.TRANSL)),
    /** Taken by the bank from the account: paid as it is charged. */
    BANK_CHARGE(EnumSet.of(CostCategory.OTHER)),
    /** Lowers what is owed of another document. */
    CREDIT_NOTE(EnumSet.noneOf(CostCategory.class)),
    /** Money back from a supplier, of a document that was paid. */
    SUPPLIER_REFUND(EnumSet.noneOf(CostCategory.class));

    private final Set<CostCategory> categories;

    CostKind(Set<CostCategory> categories) {
        this.categories = categories;
    }

    boolean isFor(CostCategory category) {
        return categories.contains(category);
    }

    /** Whether it lowers the cost of another document and adds none. */
    public boolean isCredit() {
        return categories.isEmpty();
    }

    /** Whether the money moved with the document itself. */
    boolean isPaidAtOnce() {
        return this == BANK_CHARGE || this == SUPPLIER_REFUND;
    }
}

package org.muster.payment;

/** What a payment pays: an approved claim, an approved advance, or the document of a cost. */
public enum PaymentKind {
    CLAIM,
    ADVANCE,
    COST;

    /** The kind of document that its posting accounts for. */
    public String source() {
        return name() + "_PAYMENT";
    }
}

package org.muster.shared;

/** More money is wanted than there is; the rule that refuses says of what. */
public abstract class Overdrawn extends DomainException {
    private static final long serialVersionUID = 1;

    private final Money excess;

    protected Overdrawn(Money wanted, Money left, String message, Object... arguments) {
        super(message, arguments);
        this.excess = wanted.minus(left);
    }

    /** How much more is wanted than there is. */
    public Money excess() {
        return excess;
    }
}

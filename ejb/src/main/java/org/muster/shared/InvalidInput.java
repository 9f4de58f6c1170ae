package org.muster.shared;

/** A field's value breaks its rule; the field keeps what was typed and shows the reason. */
public class InvalidInput extends DomainException {
    private static final long serialVersionUID = 1;

    private final String field;

    public InvalidInput(String field, String reason) {
        super(reason, field, reason);
        this.field = field;
    }

    public String field() {
        return field;
    }
}

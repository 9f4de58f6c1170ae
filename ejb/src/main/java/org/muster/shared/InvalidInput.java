package org.muster.shared;

/** A field's value breaks its rule; the field keeps what was typed and shows the reason. */
public class InvalidInput extends DomainException {
    private static final long serialVersionUID = 1;

    private final String field;
    private final Told reason;

    public InvalidInput(String field, Told reason) {
        super(reason.toString(), reason.arguments().toArray());
        this.field = field;
        this.reason = reason;
    }

    /** With a reason that is a sentence already. */
    public InvalidInput(String field, String reason) {
        this(field, Told.asWritten(reason));
    }

    public String field() {
        return field;
    }

    /** The reason's own text; the class says only that the input was wrong. */
    @Override
    public String key() {
        return reason.key();
    }
}

package org.muster.shared;

import jakarta.ejb.ApplicationException;
import java.util.Arrays;

/**
 * A rule of the domain refused the act; the transaction is rolled back and the person is told why.
 *
 * <p>The class names the broken rule. Its simple name is the key of the sentence shown in the
 * person's language (<code>refusal.&lt;SimpleName&gt;</code>), with {@link #arguments()} in the
 * sentence's places; the English message serves where no translation exists.
 */
@ApplicationException(rollback = true, inherited = true)
public abstract class DomainException extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Object[] arguments;
    // What is left of them where an exception is carried on as bytes, as the batch engine does.
    private final String[] written;

    protected DomainException(String message, Object... arguments) {
        super(message);
        this.arguments = arguments.clone();
        this.written = Arrays.stream(arguments).map(String::valueOf).toArray(String[]::new);
    }

    /** Values for the places of the translated sentence, in order. */
    public Object[] arguments() {
        return arguments == null ? written.clone() : arguments.clone();
    }

    public String key() {
        return "refusal." + getClass().getSimpleName();
    }
}

package org.muster.shared;

/** The file cannot be read as a table of the kind expected; the reason says what is wrong. */
public class NotASheet extends InvalidInput {
    private static final long serialVersionUID = 1;

    public NotASheet(Told reason) {
        super("file", reason);
    }
}

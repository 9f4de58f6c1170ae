package org.muster.shared;

/** A file of more than 20 MB, or one that unpacks to more than 200 MB, is not taken. */
public class FileTooLarge extends InvalidInput {
    private static final long serialVersionUID = 1;

    public FileTooLarge(Told reason) {
        super("file", reason);
    }
}

package org.muster.attendance;

import org.muster.shared.InvalidInput;

/** A file of more than 20 MB, or one that unpacks to more than 200 MB, is not taken. */
public class SheetTooLarge extends InvalidInput {
    private static final long serialVersionUID = 1;

    SheetTooLarge(String reason) {
        super("sheet", reason);
    }
}

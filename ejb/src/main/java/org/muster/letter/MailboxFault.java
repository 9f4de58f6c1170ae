package org.muster.letter;

import org.muster.shared.Told;

/** Why the mailbox could not be read, in words that an operator can act on. */
final class MailboxFault extends Exception {
    private static final long serialVersionUID = 1;

    private final Told told;

    MailboxFault(Told told, Throwable cause) {
        super(told.toString(), cause);
        this.told = told;
    }

    Told told() {
        return told;
    }
}

package org.muster.letter;

import java.time.Duration;

/** The way out to a mail server; the dispatch knows mail through this alone. */
interface Relay {

    /** Opens a line; a step that takes longer than the patience fails. */
    Line open(Duration patience);

    /** One connection, used for many letters by one thread. */
    interface Line extends AutoCloseable {

        /** Sends one letter and says what became of it; never throws. */
        Outcome send(Parcel parcel, Printed printed);

        /** Whether the relay itself is in trouble, so that trying the next letter is no use now. */
        boolean isBroken();

        @Override
        void close();
    }
}

package org.muster.letter;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.muster.shared.Sha256;

/**
 * A mail as it lay in the mailbox. Of one larger than any report or answer only the beginning is
 * taken: that says what it is, and nobody can fill the database by mail.
 */
record RawMail(byte[] bytes, boolean whole) {
    static final int LARGEST = 5 * 1024 * 1024;
    static final int BEGINNING = 256 * 1024;

    /**
     * Reads a mail.
     *
     * @param size its size as the mailbox tells it, which may be wrong
     */
    static RawMail read(InputStream in, long size) throws IOException {
        if (size > LARGEST) {
            return new RawMail(in.readNBytes(BEGINNING), false);
        }
        var bytes = in.readNBytes(LARGEST + 1);
        return bytes.length > LARGEST
                ? new RawMail(Arrays.copyOf(bytes, BEGINNING), false)
                : new RawMail(bytes, true);
    }

    /** What tells the same mail found twice from two mails. */
    String sha256() {
        return Sha256.of(bytes);
    }
}

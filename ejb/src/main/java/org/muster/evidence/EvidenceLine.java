package org.muster.evidence;

import java.time.Instant;

/** A document attached to something, as lists show it. */
public record EvidenceLine(
        EvidenceId id,
        String name,
        String mediaType,
        long sizeBytes,
        String sha256,
        String attachedBy,
        Instant attachedAt) {

    /** Enough of the hash to compare by eye. */
    public String shortHash() {
        return sha256.substring(0, Math.min(12, sha256.length()));
    }
}

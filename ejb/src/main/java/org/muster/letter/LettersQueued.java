package org.muster.letter;

import java.util.List;
import java.util.UUID;

/**
 * Slices of letters wait for a consumer; announced once the transaction that queued them commits.
 */
record LettersQueued(List<UUID> slices) {}

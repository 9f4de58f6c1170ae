package org.muster.letter;

import java.util.UUID;

/** One consumer's hold on one slice; the generation tells it from every earlier and later one. */
record Lease(UUID slice, long generation, UUID mailing, LetterPurpose purpose) {}

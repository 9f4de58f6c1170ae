package org.muster.invitation;

import org.muster.shared.Language;

/** A letter as one recipient would read it; its link is shown, but does not answer. */
public record LetterPreview(
        String recipient, String address, Language language, String subject, String body) {}

package org.muster.letter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.muster.shared.Settings;

/** The terms of sending as the operator has set them. */
@ApplicationScoped
public class LetterTerms {
    @Inject private Settings settings;

    Terms now() {
        return new Terms(
                settings.seconds("muster.dispatch.lease.seconds", 120),
                settings.number("muster.dispatch.mark.size", 50),
                settings.seconds("muster.dispatch.backoff.seconds", 15),
                settings.number("muster.dispatch.attempts", 12),
                timesAgain(),
                settings.number("muster.mail.per.minute", 0),
                settings.number("muster.mail.domain.per.minute", 0));
    }

    /** An uncertain letter goes once more, or, where the office says so, waits for a person. */
    public int timesAgain() {
        return settings.text("muster.dispatch.uncertain", "again").equals("wait") ? 0 : 1;
    }

    int sliceSize() {
        return settings.number("muster.dispatch.slice.size", 200);
    }

    /** The domain this installation writes from; it tells its letters and entries from others'. */
    public String mailDomain() {
        var from = settings.mailFrom();
        return from.substring(from.lastIndexOf('@') + 1);
    }
}

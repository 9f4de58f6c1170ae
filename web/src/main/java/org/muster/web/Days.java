package org.muster.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import org.muster.shared.InvalidInput;
import org.muster.shared.Told;

/** Reads days out of addresses, as yyyy-mm-dd. */
@RequestScoped
public class Days {
    @Inject private Clock clock;

    public LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }

    /** The day named, or today where none is. */
    public LocalDate readOrToday(String text) {
        if (text == null || text.isBlank()) {
            return today();
        }
        try {
            return LocalDate.parse(text.strip());
        } catch (DateTimeParseException unreadable) {
            throw new InvalidInput("on", Told.of("why.day", text));
        }
    }
}

package org.muster.letter;

import java.util.List;

/** A letter as it is read: one line of subject, a text, and what is enclosed. */
public record Printed(String subject, String body, List<Enclosure> enclosures) {
    public Printed {
        enclosures = List.copyOf(enclosures);
    }

    public Printed(String subject, String body) {
        this(subject, body, List.of());
    }
}

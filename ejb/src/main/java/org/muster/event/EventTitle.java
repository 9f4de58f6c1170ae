package org.muster.event;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.io.Serializable;
import org.muster.shared.InvalidInput;
import org.muster.shared.Language;

/** An event's title in one language; there is always one in the event's original language. */
@Embeddable
public record EventTitle(
        @Column(name = "language") Language language, @Column(name = "title") String title)
        implements Serializable {

    public EventTitle {
        if (title == null || title.isBlank() || title.length() > 250) {
            throw new InvalidInput("title", "A title has 1 to 250 characters");
        }
    }
}

package org.muster.checkin;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.muster.attendance.EventPerson;
import org.muster.event.EventId;
import org.muster.shared.Ids;

/**
 * What a badge says when it is scanned or typed: the person's reference, and the event where it was
 * read from its code. The code is an address, so that a phone's own camera opens the door's page.
 */
public record Badge(String reference, Optional<EventId> event) {
    private static final Pattern ADDRESS =
            Pattern.compile("[?&]event=([0-9A-Fa-f-]{36})&badge=([0-9A-Za-z-]{1,40})$");
    private static final Pattern REFERENCE =
            Pattern.compile("(?:[Pp]-)?[0-9A-Fa-f]{8}|[0-9A-Fa-f-]{36}");

    /** Nothing where the text is neither: a name, say. */
    public static Optional<Badge> read(String text) {
        var written = text == null ? "" : text.strip();
        var address = ADDRESS.matcher(written);
        if (address.find()) {
            var event = new EventId(Ids.uuid("event", address.group(1)));
            return Optional.of(new Badge(plain(address.group(2)), Optional.of(event)));
        }
        return REFERENCE.matcher(written).matches()
                ? Optional.of(new Badge(plain(written), Optional.empty()))
                : Optional.empty();
    }

    static String address(String base, EventId event, EventPerson person) {
        return base + "/attendance/check-in.xhtml?event=" + event + "&badge=" + person.reference();
    }

    /** How the ids of those it may stand for begin. */
    String beginning() {
        return reference.startsWith("p-") ? reference.substring(2) : reference;
    }

    private static String plain(String reference) {
        return reference.toLowerCase(Locale.ROOT);
    }
}

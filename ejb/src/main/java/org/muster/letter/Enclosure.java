package org.muster.letter;

import java.util.function.Supplier;

/**
 * What a letter carries beside its text, under a name of plain letters. It is made when its letter
 * goes and not before: many are taken at a time, and each has to be on the wire in good time.
 *
 * @param type the media type with its parameters; a calendar's is shown in place of the text by
 *     programs that keep a calendar
 */
public record Enclosure(String name, String type, Supplier<byte[]> making) {
    private static final String CALENDAR = "text/calendar";

    public Enclosure(String name, String type, byte[] content) {
        this(name, type, () -> content);
    }

    public byte[] content() {
        return making.get();
    }

    public boolean isCalendar() {
        return type.startsWith(CALENDAR);
    }
}

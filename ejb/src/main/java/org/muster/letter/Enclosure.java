package org.muster.letter;

/**
 * What a letter carries beside its text, under a name of plain letters.
 *
 * @param type the media type with its parameters; a calendar's is shown in place of the text by
 *     programs that keep a calendar
 */
public record Enclosure(String name, String type, byte[] content) {
    private static final String CALENDAR = "text/calendar";

    public boolean isCalendar() {
        return type.startsWith(CALENDAR);
    }
}

package org.muster.attendance;

import jakarta.json.Json;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.muster.shared.DateRange;
import org.muster.shared.Sha256;
import org.muster.shared.SheetDay;
import org.muster.shared.SheetFile;

/**
 * How somebody reads sheets with such headers, and what such sheets are. Days are kept as how far
 * into the event they are, or as the order their head is written in, so that the habit serves the
 * next event too.
 */
record SheetHabit(
        SheetDay.Order order, Map<String, String> columns, AttendanceSheet.Source source) {
    static final SheetHabit NONE = new SheetHabit(null, Map.of(), AttendanceSheet.Source.SHEET);

    /**
     * What sheets of one make have in common: their headers, whatever days stand in them. Bad lines
     * that come back corrected are of the make they were.
     */
    static String key(List<String> header) {
        var names = new TreeSet<String>();
        header.forEach(
                name ->
                        names.add(
                                DayHeader.of(name).day(SheetDay.Order.DAY_FIRST).isPresent()
                                        ? "\0day"
                                        : SheetFile.plain(name)));
        names.remove(ColumnWords.WRONG);
        return Sha256.of(String.join("\n", names));
    }

    /** What was said of the columns, as far as their heads do not say it themselves. */
    static SheetHabit of(
            List<String> header,
            List<ColumnMeaning> columns,
            DateRange event,
            AttendanceSheet.Source source) {
        var said = new TreeMap<String, String>();
        var names = names(header);
        SheetDay.Order order = null;
        for (var at = 0; at < header.size(); at++) {
            var head = DayHeader.of(header.get(at));
            var meaning = columns.get(at);
            if (head.isAmbiguous()) {
                order = meaning.is(ColumnMeaning.Kind.DAY) ? order(head, meaning) : order;
            } else if (head.meaning(null).isEmpty() && lasts(meaning, event)) {
                said.put(names.get(at), code(meaning, event));
            }
        }
        return new SheetHabit(order, said, source);
    }

    /** The same of sheets that are something else. */
    SheetHabit with(AttendanceSheet.Source other) {
        return new SheetHabit(order, columns, other);
    }

    private static SheetDay.Order order(DayHeader head, ColumnMeaning meaning) {
        return head.day(SheetDay.Order.DAY_FIRST).filter(meaning.day()::equals).isPresent()
                ? SheetDay.Order.DAY_FIRST
                : SheetDay.Order.MONTH_FIRST;
    }

    /** A day outside the event says nothing of the next one. */
    private static boolean lasts(ColumnMeaning meaning, DateRange event) {
        return !meaning.is(ColumnMeaning.Kind.DAY) || event.contains(meaning.day());
    }

    private static String code(ColumnMeaning meaning, DateRange event) {
        if (!meaning.is(ColumnMeaning.Kind.DAY)) {
            return meaning.kind().name();
        }
        var days = ChronoUnit.DAYS.between(event.from(), meaning.day());
        return days + (meaning.half() == null ? "" : " " + meaning.half());
    }

    /** What the columns hold: as was said before, else as their heads say. */
    List<ColumnMeaning> read(List<String> header, SheetDay.Order asked, DateRange event) {
        var names = names(header);
        var found = new ArrayList<ColumnMeaning>();
        for (var at = 0; at < header.size(); at++) {
            var name = header.get(at);
            var code = columns.get(names.get(at));
            var meaning = DayHeader.of(name).meaning(asked == null ? order : asked);
            found.add(
                    meaning.isPresent()
                            ? meaning.get()
                            : code == null ? known(name, found) : meaning(code, event));
        }
        return found;
    }

    /** By its head; the second of two that are headed alike is not known. */
    private static ColumnMeaning known(String name, List<ColumnMeaning> before) {
        var meaning = ColumnMeaning.of(ColumnWords.kind(name));
        var isTaken = !meaning.is(ColumnMeaning.Kind.IGNORED) && before.contains(meaning);
        return isTaken ? ColumnMeaning.of(ColumnMeaning.Kind.UNKNOWN) : meaning;
    }

    private static ColumnMeaning meaning(String code, DateRange event) {
        if (!Character.isDigit(code.charAt(0))) {
            return ColumnMeaning.read(code);
        }
        var cells = code.split(" ");
        var day = event.from().plusDays(Long.parseLong(cells[0]));
        return event.contains(day)
                ? ColumnMeaning.day(day, cells.length == 1 ? null : Half.valueOf(cells[1]))
                : ColumnMeaning.of(ColumnMeaning.Kind.UNKNOWN);
    }

    /** The heads, plainly; of several that are alike each has its number. */
    private static List<String> names(List<String> header) {
        var counted = new HashMap<String, Integer>();
        return header.stream()
                .map(SheetFile::plain)
                .map(name -> name + "~" + counted.merge(name, 1, Integer::sum))
                .toList();
    }

    String written() {
        var said = Json.createObjectBuilder();
        columns.forEach(said::add);
        var json = Json.createObjectBuilder().add("columns", said).add("source", source.name());
        if (order != null) {
            json.add("order", order.name());
        }
        return json.build().toString();
    }

    static SheetHabit read(String written) {
        try (var reader = Json.createReader(new StringReader(written))) {
            var json = reader.readObject();
            var said = new TreeMap<String, String>();
            json.getJsonObject("columns")
                    .forEach((name, code) -> said.put(name, ((JsonString) code).getString()));
            var order = json.getString("order", null);
            var source = json.getString("source", NONE.source.name());
            return new SheetHabit(
                    order == null ? null : SheetDay.Order.valueOf(order),
                    said,
                    AttendanceSheet.Source.valueOf(source));
        }
    }
}

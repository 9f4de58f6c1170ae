package org.muster.shared;

import java.util.ArrayList;
import java.util.List;

/**
 * CSV text taken apart, line by line. A line that is no line of the table (its quotes do not close,
 * or cells are missing) is kept with what is wrong with it and ends where it ends: it never
 * swallows the lines of the people behind it.
 */
final class TextTable {
    private static final String SEPARATORS = ",;\t|";

    private final String text;
    private final char separator;
    private final List<SheetRow> rows = new ArrayList<>();
    private List<String> header;
    private List<String> cells;
    private int at;
    private int line = 1;

    private TextTable(String text) {
        this.text = text;
        this.separator = separator(text);
    }

    /** The header as line 0, then every line that says something, a blank one excepted. */
    static List<SheetRow> rows(String text, int most) {
        var table = new TextTable(text);
        while (table.at < text.length() && table.rows.size() <= most) {
            table.readLine();
        }
        return table.rows;
    }

    private void readLine() {
        var start = at;
        cells = new ArrayList<>();
        var from = at;
        var wrong = readCell();
        while (wrong == null && at < text.length() && text.charAt(at) == separator) {
            from = ++at;
            SheetFile.requireNarrow(cells.size());
            wrong = readCell();
        }
        if (wrong != null) {
            at = lineEnd(start);
        }
        var value = text.substring(wrong == null || from > at ? start : from, at);
        add(wrong, value);
        passLineEnd();
        line +=
                (int)
                        text.substring(start, at)
                                .replace("\r\n", "\n")
                                .chars()
                                .filter(TextTable::isLineEnd)
                                .count();
    }

    private void add(Told wrong, String value) {
        if (header == null) {
            if (wrong != null) {
                throw new NotASheet(Told.of("why.file.header"));
            }
            if (!value.isBlank()) {
                header = cells;
                rows.add(new SheetRow(0, header, List.of(), null));
            }
            return;
        }
        var row = new SheetRow(line, header, cells, null);
        if (wrong == null && row.isBlank()) {
            return;
        }
        var told =
                wrong == null && cells.size() < header.size()
                        ? Told.of(SheetRow.TOO_SHORT, cells.size(), header.size())
                        : wrong;
        rows.add(
                told == null
                        ? row
                        : new SheetRow(
                                line,
                                header,
                                cells,
                                new LineError(line, row.column(cells.size()), value, told)));
    }

    /** Reads one cell and stops before what parts it from the next; or tells what is wrong. */
    private Told readCell() {
        if (at < text.length() && text.charAt(at) == '"') {
            return readQuoted();
        }
        var from = at;
        while (at < text.length() && !isEnd(text.charAt(at))) {
            at++;
        }
        cells.add(LineErrors.unguarded(text.substring(from, at)));
        return null;
    }

    private Told readQuoted() {
        var cell = new StringBuilder();
        for (at++; at < text.length(); at++) {
            var letter = text.charAt(at);
            if (letter != '"') {
                cell.append(letter);
            } else if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
                cell.append('"');
                at++;
            } else {
                at++;
                return closed(cell.toString());
            }
        }
        return Told.of("why.row.quote");
    }

    private Told closed(String cell) {
        var lines = cell.split("\\R", 2);
        var ends = at == text.length() || isEnd(text.charAt(at));
        if (lines.length > 1 && (!ends || lines[1].indexOf(separator) >= 0 && holdsALine(cell))) {
            return Told.of("why.row.quote");
        }
        if (!ends) {
            return Told.of("why.row.afterQuote");
        }
        cells.add(LineErrors.unguarded(cell));
        return null;
    }

    /**
     * Whether a line of the table may be inside: of people whom a forgotten quote would make
     * disappear. Where the rest is as wide as the table, it has taken a line's separators in.
     */
    private boolean holdsALine(String cell) {
        var separators = cell.chars().filter(letter -> letter == separator).count();
        return header == null || separators >= header.size() - 1;
    }

    private void passLineEnd() {
        if (at < text.length() && text.charAt(at) == '\r') {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '\n') {
            at++;
        }
    }

    private int lineEnd(int from) {
        var end = from;
        while (end < text.length() && !isLineEnd(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private boolean isEnd(char letter) {
        return letter == separator || isLineEnd(letter);
    }

    private static boolean isLineEnd(int letter) {
        return letter == '\n' || letter == '\r';
    }

    /** Comma, semicolon, tabulator or bar, whichever the first line has most of. */
    private static char separator(String text) {
        var counts = new int[SEPARATORS.length()];
        var quoted = false;
        for (var at = 0; at < text.length(); at++) {
            var letter = text.charAt(at);
            if (letter == '"') {
                quoted = !quoted;
            } else if (!quoted && isLineEnd(letter)) {
                break;
            } else if (!quoted && SEPARATORS.indexOf(letter) >= 0) {
                counts[SEPARATORS.indexOf(letter)]++;
            }
        }
        var best = 0;
        for (var at = 1; at < counts.length; at++) {
            best = counts[at] > counts[best] ? at : best;
        }
        return SEPARATORS.charAt(best);
    }
}

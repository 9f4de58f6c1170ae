package org.muster.shared;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import java.util.function.Function;

/**
 * Row errors as a file to download, in the words of who reads it: UTF-8 with BOM, which
 * spreadsheets open as it is meant.
 */
public final class LineErrors {
    private static final String STARTS_A_FORMULA = "=+-@\t\r";

    private static final String WRONG = "What is wrong";

    private LineErrors() {}

    public static String asCsv(List<LineError> errors, Function<Told, String> sentence) {
        var text = new StringWriter().append('\uFEFF');
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord("line", "column", "value", "reason");
            for (var error : errors) {
                csv.writeRecord(
                        Integer.toString(error.line()),
                        guarded(error.column()),
                        guarded(error.value()),
                        guarded(sentence.apply(error.reason())));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /**
     * The bad lines of a file as they stood, with what is wrong beside them: to be corrected, and
     * sent again.
     */
    public static String asTable(
            List<String> header,
            List<SheetRow> rows,
            List<LineError> errors,
            Function<Told, String> sentence) {
        var wrong = new HashMap<Integer, StringJoiner>();
        for (var error : errors) {
            wrong.computeIfAbsent(error.line(), line -> new StringJoiner("; "))
                    .add(error.column() + ": " + sentence.apply(error.reason()));
        }
        var told = SheetFile.column(header, Set.of(SheetFile.plain(WRONG)));
        var text = new StringWriter().append('\uFEFF');
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(line(header, header.size(), told, WRONG));
            for (var row : rows) {
                var why = wrong.getOrDefault(row.line(), new StringJoiner("")).toString();
                csv.writeRecord(line(row.asItStood(), header.size(), told, why));
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /** The cells, as many as the header has, and what is wrong in the column for it or the last. */
    private static List<String> line(List<String> cells, int width, int told, String wrong) {
        var line = new ArrayList<>(cells.stream().map(LineErrors::guarded).toList());
        while (line.size() < width) {
            line.add("");
        }
        if (told >= 0) {
            line.remove(told);
        }
        line.add(guarded(wrong));
        return line;
    }

    /** A text that a spreadsheet would run as a formula is made plain text by an apostrophe. */
    public static String guarded(String text) {
        return isFormula(text) ? "'" + text : text == null ? "" : text;
    }

    /** The text that was guarded, or the text itself where it was not. */
    static String unguarded(String text) {
        return text.startsWith("'") && isFormula(text) ? text.substring(1) : text;
    }

    /** With apostrophes before it or without: so that each guard is taken off again. */
    private static boolean isFormula(String text) {
        var at = 0;
        while (text != null && at < text.length() && text.charAt(at) == '\'') {
            at++;
        }
        return text != null && at < text.length() && STARTS_A_FORMULA.indexOf(text.charAt(at)) >= 0;
    }
}

package org.muster.shared;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Function;

/**
 * Row errors as a file to download, in the words of who reads it: UTF-8 with BOM, which
 * spreadsheets open as it is meant.
 */
public final class LineErrors {
    private static final String STARTS_A_FORMULA = "=+-@\t\r";

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

    /** A text that a spreadsheet would run as a formula is made plain text by an apostrophe. */
    public static String guarded(String text) {
        if (text == null || text.isEmpty() || STARTS_A_FORMULA.indexOf(text.charAt(0)) < 0) {
            return text == null ? "" : text;
        }
        return "'" + text;
    }
}

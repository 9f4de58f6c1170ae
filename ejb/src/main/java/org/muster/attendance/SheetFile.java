package org.muster.attendance;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.muster.shared.FileTooLarge;

/**
 * A table that somebody sent: CSV in any usual encoding and separator, or XLSX. Read line by line
 * as text; what the cells mean is decided by who reads them.
 *
 * <p>An XLSX is looked through before it is opened: one that unpacks to more than 200 MB, brings
 * macros or declares entities is refused.
 */
public final class SheetFile {
    private static final int LARGEST_FILE = 20 * 1024 * 1024;
    private static final long LARGEST_UNPACKED = 200L * 1024 * 1024;
    private static final int MOST_PARTS = 2_000;
    private static final int MOST_LINES = 200_000;

    private final byte[] content;
    private final TextReading text;

    private SheetFile(byte[] content, TextReading text) {
        this.content = content;
        this.text = text;
    }

    /** Opens what was sent, or refuses it with the reason. */
    public static SheetFile of(byte[] content) {
        if (content.length > LARGEST_FILE) {
            throw new FileTooLarge("The file is larger than 20 MB");
        }
        if (content.length == 0) {
            throw new NotASheet("The file is empty");
        }
        if (content.length > 4 && content[0] == 'P' && content[1] == 'K') {
            lookThrough(content);
            return new SheetFile(content, null);
        }
        var text = TextReading.of(content);
        if (text.text().chars().anyMatch(SheetFile::isNoText)) {
            throw new NotASheet("The file is neither CSV text nor an XLSX workbook");
        }
        return new SheetFile(content, text);
    }

    public boolean isWorkbook() {
        return text == null;
    }

    /** How it was read: the encoding, or XLSX. */
    public String readAs() {
        return isWorkbook() ? "XLSX" : text.readAs();
    }

    public String mediaType() {
        return isWorkbook()
                ? "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
                : "text/csv";
    }

    /** The first line. */
    public List<String> header() {
        var lines = lines();
        if (lines.isEmpty()) {
            throw new NotASheet("The file has no lines");
        }
        return lines.get(0).header();
    }

    /**
     * All lines behind the header that say something; the header alone gives one line without
     * cells.
     */
    public List<SheetRow> rows() {
        return lines().stream().filter(row -> row.line() > 0 && !row.isBlank()).toList();
    }

    private List<SheetRow> lines() {
        try {
            return isWorkbook() ? workbookLines() : textLines();
        } catch (IOException | UncheckedIOException unreadable) {
            throw new NotASheet("The file cannot be read: " + unreadable.getMessage());
        }
    }

    private List<SheetRow> textLines() throws IOException {
        var rows = new ArrayList<SheetRow>();
        List<String> header = null;
        try (var reader =
                CsvReader.builder()
                        .fieldSeparator(separator())
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofCsvRecord(text.text())) {
            for (CsvRecord line : reader) {
                if (header == null) {
                    header = line.getFields();
                    rows.add(new SheetRow(0, header, List.of()));
                } else {
                    rows.add(
                            new SheetRow(
                                    Math.toIntExact(line.getStartingLineNumber()),
                                    header,
                                    line.getFields()));
                }
                requireFew(rows);
            }
        } catch (RuntimeException malformed) {
            if (malformed instanceof NotASheet refused) {
                throw refused;
            }
            throw new NotASheet("The file is no CSV: " + malformed.getMessage());
        }
        return rows;
    }

    private List<SheetRow> workbookLines() throws IOException {
        var rows = new ArrayList<SheetRow>();
        List<String> header = null;
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(content));
                var stream = workbook.getFirstSheet().openStream()) {
            for (Iterator<Row> lines = stream.iterator(); lines.hasNext(); ) {
                var line = lines.next();
                if (header == null) {
                    header = cells(line);
                    rows.add(new SheetRow(0, header, List.of()));
                } else {
                    rows.add(new SheetRow(line.getRowNum(), header, cells(line)));
                }
                requireFew(rows);
            }
        } catch (RuntimeException malformed) {
            if (malformed instanceof NotASheet refused) {
                throw refused;
            }
            throw new NotASheet("The file is no XLSX workbook: " + malformed.getMessage());
        }
        return rows;
    }

    private static void requireFew(List<SheetRow> rows) {
        if (rows.size() > MOST_LINES) {
            throw new NotASheet("The file has more than " + MOST_LINES + " lines");
        }
    }

    private static List<String> cells(Row line) {
        var cells = new ArrayList<String>();
        for (var at = 0; at < line.getCellCount(); at++) {
            Cell cell = line.getCell(at);
            cells.add(cell == null || cell.getText() == null ? "" : cell.getText());
        }
        return cells;
    }

    private char separator() {
        var counts = new int[3];
        var quoted = false;
        for (var letter : text.text().toCharArray()) {
            if (letter == '"') {
                quoted = !quoted;
            } else if (!quoted && (letter == '\n' || letter == '\r')) {
                break;
            } else if (!quoted && ",;\t".indexOf(letter) >= 0) {
                counts[",;\t".indexOf(letter)]++;
            }
        }
        var best = 0;
        for (var at = 1; at < counts.length; at++) {
            best = counts[at] > counts[best] ? at : best;
        }
        return ",;\t".charAt(best);
    }

    private static boolean isNoText(int letter) {
        return letter < ' ' && letter != '\t' && letter != '\n' && letter != '\r' && letter != '\f';
    }

    private static void lookThrough(byte[] content) {
        var unpacked = 0L;
        var parts = 0;
        var isWorkbook = false;
        try (var zip = ZipFile.builder().setByteArray(content).get()) {
            for (var entry : Collections.list(zip.getEntries())) {
                var name = entry.getName().toLowerCase(Locale.ROOT);
                if (++parts > MOST_PARTS) {
                    throw new NotASheet("The workbook has too many parts");
                }
                if (name.endsWith("vbaproject.bin")) {
                    throw new NotASheet("A workbook with macros is not taken");
                }
                isWorkbook |= name.equals("xl/workbook.xml");
                try (var part = zip.getInputStream(entry)) {
                    unpacked = unpack(part, unpacked);
                }
            }
        } catch (IOException | IllegalArgumentException broken) {
            throw new NotASheet("The file is no XLSX workbook: " + broken.getMessage());
        }
        if (!isWorkbook) {
            throw new NotASheet("The file is neither CSV text nor an XLSX workbook");
        }
    }

    /**
     * Reads a part through, as far as it may go; what the archive says of its size is not asked.
     */
    private static long unpack(InputStream part, long before) throws IOException {
        var unpacked = before;
        var buffer = new byte[64 * 1024];
        for (var read = part.read(buffer); read >= 0; read = part.read(buffer)) {
            if (unpacked == before && declaresEntities(buffer, read)) {
                throw new NotASheet("A workbook that declares entities is not taken");
            }
            unpacked += read;
            if (unpacked > LARGEST_UNPACKED) {
                throw new FileTooLarge("The workbook unpacks to more than 200 MB");
            }
        }
        return unpacked;
    }

    private static boolean declaresEntities(byte[] buffer, int length) {
        return new String(buffer, 0, length, java.nio.charset.StandardCharsets.ISO_8859_1)
                .replace("\0", "")
                .contains("<!DOCTYPE");
    }
}

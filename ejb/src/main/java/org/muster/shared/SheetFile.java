package org.muster.shared;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/**
 * A table that somebody sent: CSV in any usual encoding and separator, or XLSX. Read line by line
 * as text; what the cells mean is decided by who reads them.
 *
 * <p>An XLSX is looked through before it is opened: one that unpacks to more than 200 MB or to a
 * hundred times its size, brings macros, declares entities or is encrypted is refused.
 */
public final class SheetFile {
    private static final int LARGEST_FILE = 20 * 1024 * 1024;
    private static final long LARGEST_UNPACKED = 200L * 1024 * 1024;
    private static final int MOST_PARTS = 2_000;
    private static final int MOST_LINES = 200_000;
    static final int MOST_COLUMNS = 1_000;

    // Tables pack ten or twenty times; what packs a hundred times is made to burst.
    private static final int MOST_PACKED = 100;
    private static final long ALWAYS_UNPACKED = 20L * 1024 * 1024;
    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    private static final int LONGEST_NAME = 250;

    private final byte[] content;
    private final TextReading text;
    private List<SheetRow> lines;

    private SheetFile(byte[] content, TextReading text) {
        this.content = content;
        this.text = text;
    }

    /** Opens what was sent, or refuses it with the reason. */
    public static SheetFile of(byte[] content) {
        if (content.length > LARGEST_FILE) {
            throw new FileTooLarge(Told.of("why.file.tooLarge"));
        }
        if (content.length == 0) {
            throw new NotASheet(Told.of("why.file.empty"));
        }
        if (content.length > 4 && content[0] == 'P' && content[1] == 'K') {
            lookThrough(content);
            return new SheetFile(content, null);
        }
        if (Arrays.mismatch(content, OLE) == OLE.length) {
            throw new NotASheet(Told.of("why.file.encrypted"));
        }
        var text = TextReading.of(content);
        if (text.text().chars().anyMatch(TextReading::isNoText)) {
            throw new NotASheet(Told.of("why.file.noTable"));
        }
        return new SheetFile(content, text);
    }

    /** A name somebody gave a file, as it may be kept; nameless ones get another. */
    public static String name(String given, String otherwise) {
        var name = given == null ? "" : given.replaceAll("\\p{Cntrl}", "").strip();
        if (name.isEmpty()) {
            return otherwise;
        }
        return name.length() > LONGEST_NAME ? name.substring(0, LONGEST_NAME) : name;
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
            throw new NotASheet(Told.of("why.file.noLines"));
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

    /** Where the header has a column of one of the names, written plainly; -1 where it has none. */
    public static int column(List<String> header, Set<String> names) {
        for (var at = 0; at < header.size(); at++) {
            if (names.contains(plain(header.get(at)))) {
                return at;
            }
        }
        return -1;
    }

    /** A header as it is compared: small letters, no space around, a space for an underscore. */
    public static String plain(String header) {
        return Normalizer.normalize(header, Normalizer.Form.NFC)
                .strip()
                .toLowerCase(Locale.ROOT)
                .replace('_', ' ');
    }

    /** Read once: who asks for the header asks for the lines below it too. */
    private List<SheetRow> lines() {
        if (lines == null) {
            lines = read();
        }
        return lines;
    }

    private List<SheetRow> read() {
        try {
            var read = isWorkbook() ? workbookLines() : TextTable.rows(text.text(), MOST_LINES);
            requireFew(read);
            return read;
        } catch (IOException | UncheckedIOException unreadable) {
            throw new NotASheet(Told.of("why.file.unreadable", unreadable.getMessage()));
        }
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
                    if (header.stream().allMatch(String::isBlank)) {
                        header = null;
                        continue;
                    }
                    rows.add(new SheetRow(0, header, List.of(), null));
                } else {
                    rows.add(new SheetRow(line.getRowNum(), header, cells(line), null));
                }
                requireFew(rows);
            }
        } catch (RuntimeException malformed) {
            if (malformed instanceof NotASheet refused) {
                throw refused;
            }
            throw new NotASheet(Told.of("why.file.noWorkbook", malformed.getMessage()));
        }
        return rows;
    }

    private static void requireFew(List<SheetRow> rows) {
        if (rows.size() > MOST_LINES) {
            throw new NotASheet(Told.of("why.file.tooManyLines", MOST_LINES));
        }
    }

    static void requireNarrow(int columns) {
        if (columns > MOST_COLUMNS) {
            throw new NotASheet(Told.of("why.file.tooManyColumns", MOST_COLUMNS));
        }
    }

    private static List<String> cells(Row line) {
        requireNarrow(line.getCellCount());
        var cells = new ArrayList<String>();
        for (var at = 0; at < line.getCellCount(); at++) {
            Cell cell = line.getCell(at);
            cells.add(cell == null || cell.getText() == null ? "" : cell.getText());
        }
        return cells;
    }

    private static void lookThrough(byte[] content) {
        var unpacked = 0L;
        var parts = 0;
        var isWorkbook = false;
        try (var zip = ZipFile.builder().setByteArray(content).get()) {
            for (var entry : Collections.list(zip.getEntries())) {
                var name = entry.getName().toLowerCase(Locale.ROOT);
                if (++parts > MOST_PARTS) {
                    throw new NotASheet(Told.of("why.file.tooManyParts"));
                }
                if (entry.getGeneralPurposeBit().usesEncryption()) {
                    throw new NotASheet(Told.of("why.file.encrypted"));
                }
                if (name.endsWith("vbaproject.bin") || name.startsWith("xl/macrosheets/")) {
                    throw new NotASheet(Told.of("why.file.macros"));
                }
                isWorkbook |= name.equals("xl/workbook.xml");
                try (var part = zip.getInputStream(entry)) {
                    unpacked = unpack(part, unpacked, content.length);
                }
            }
        } catch (IOException | IllegalArgumentException broken) {
            throw new NotASheet(Told.of("why.file.noWorkbook", broken.getMessage()));
        }
        if (!isWorkbook) {
            throw new NotASheet(Told.of("why.file.noTable"));
        }
    }

    /**
     * Reads a part through, as far as it may go; what the archive says of its size is not asked.
     */
    private static long unpack(InputStream part, long before, long packed) throws IOException {
        var unpacked = before;
        var buffer = new byte[64 * 1024];
        for (var read = part.readNBytes(buffer, 0, buffer.length);
                read > 0;
                read = part.readNBytes(buffer, 0, buffer.length)) {
            if (unpacked == before && declaresEntities(buffer, read)) {
                throw new NotASheet(Told.of("why.file.entities"));
            }
            unpacked += read;
            if (unpacked > ALWAYS_UNPACKED && unpacked > packed * MOST_PACKED) {
                throw new FileTooLarge(Told.of("why.file.bursts", MOST_PACKED));
            }
            if (unpacked > LARGEST_UNPACKED) {
                throw new FileTooLarge(Told.of("why.file.unpacksTooLarge"));
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

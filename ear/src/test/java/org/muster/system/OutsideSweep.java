package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;

/**
 * Looks for words from outside, knowing nothing of what stores them: in every column of every table
 * of the database, in its large objects, in the log the database keeps of itself, and in every file
 * of the server's directories of logs and data. What is packed is unpacked: archives, PDF, base64,
 * quoted-printable and encoded headers, whatever the charset. Only what was written since it was
 * made is looked at, for the words were made up then.
 */
final class OutsideSweep {
    private static final int DEEPEST = 5;
    private static final List<Charset> CHARSETS =
            List.of(
                    StandardCharsets.UTF_8,
                    StandardCharsets.UTF_16LE,
                    StandardCharsets.UTF_16BE,
                    Charset.forName("windows-1251"),
                    Charset.forName("GB18030"));
    private static final Pattern BASE64 =
            Pattern.compile("[A-Za-z0-9+/](?:[A-Za-z0-9+/]|\r?\n(?=[A-Za-z0-9+/=])){14,}={0,2}");
    private static final Pattern ENCODED_WORD =
            Pattern.compile("=\\?([^?\\s]+)\\?([bBqQ])\\?([^?]*)\\?=(?:\\s+(?==\\?))?");
    private static final Pattern QUOTED = Pattern.compile("=([0-9A-Fa-f]{2})|=\r?\n");

    private final Connection connection;
    private final long since;
    private final Instant from = Instant.now().minusSeconds(5);
    private final List<String> words;

    OutsideSweep(Connection connection, List<String> words) throws SQLException {
        this.connection = connection;
        this.words = words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
        try (var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                "select cast(cast(pg_current_xact_id() as text) as bigint) % 4294967296")) {
            row.next();
            since = row.getLong(1);
        }
    }

    /** Where any of the words still stands: table and column with an extract, or a file. */
    List<String> leftovers() throws SQLException, IOException {
        var found = new ArrayList<String>();
        for (var column : columns()) {
            look(column, found);
        }
        large(found);
        databaseLog(found);
        for (var place :
                List.of("jboss.server.log.dir", "jboss.server.data.dir", "muster.data.dir")) {
            var directory = System.getProperty(place);
            if (directory != null && Files.isDirectory(Path.of(directory))) {
                files(Path.of(directory), found);
            }
        }
        return found;
    }

    private record Column(String table, String name, String type) {}

    private List<Column> columns() throws SQLException {
        var columns = new ArrayList<Column>();
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                """
                                select n.nspname, t.relname, a.attname, format_type(a.atttypid, null)
                                  from pg_class t join pg_namespace n on n.oid = t.relnamespace
                                  join pg_attribute a on a.attrelid = t.oid
                                 where t.relkind in ('r', 'p') and n.nspname not in ('pg_catalog', 'information_schema')
                                   and a.attnum > 0 and not a.attisdropped
                                   and format_type(a.atttypid, null) not in ('uuid', 'bigint', 'integer', 'smallint',
                                       'boolean', 'date', 'numeric', 'timestamp with time zone',
                                       'timestamp without time zone', 'time without time zone', 'oid')
                                 order by 1, 2, 3""")) {
            while (rows.next()) {
                columns.add(
                        new Column(
                                "\"%s\".\"%s\"".formatted(rows.getString(1), rows.getString(2)),
                                "\"" + rows.getString(3) + "\"",
                                rows.getString(4)));
            }
        }
        return columns;
    }

    private void look(Column column, List<String> found) throws SQLException {
        var isBytes = column.type().equals("bytea");
        var sql =
                "select %s from %s where cast(cast(xmin as text) as bigint) >= %d and %s is not null"
                        .formatted(
                                isBytes ? column.name() : "cast(" + column.name() + " as text)",
                                column.table(),
                                since,
                                column.name());
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                var where = column.table() + "." + column.name();
                if (isBytes) {
                    if (holds(rows.getBytes(1), 0)) {
                        found.add(where);
                    }
                } else if (says(rows.getString(1), 0)) {
                    found.add(where + ": " + rows.getString(1));
                }
            }
        }
    }

    /** What the database itself wrote down of refused rows and statements. */
    private void databaseLog(List<String> found) throws SQLException {
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select name, pg_read_binary_file(current_setting('log_directory') || '/' || name)"
                                        + " from pg_ls_logdir() where size > 0")) {
            var logs = 0;
            while (rows.next()) {
                logs++;
                if (holds(rows.getBytes(2), 0)) {
                    found.add("log of the database " + rows.getString(1));
                }
            }
            assertTrue(logs > 0, "the database keeps a log");
        }
    }

    private void large(List<String> found) throws SQLException {
        try (var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select lo_get(oid) from pg_largeobject_metadata where cast(cast(xmin as text) as bigint) >= "
                                        + since)) {
            while (rows.next()) {
                if (holds(rows.getBytes(1), 0)) {
                    found.add("a large object");
                }
            }
        }
    }

    private void files(Path directory, List<String> found) throws IOException {
        try (var files = Files.walk(directory)) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                if (isWrittenSince(file) && !file.toString().contains("/data/content/")) {
                    lines(file, found);
                }
            }
        }
    }

    private boolean isWrittenSince(Path file) {
        try {
            return !Files.getLastModifiedTime(file).toInstant().isBefore(from);
        } catch (IOException goneMeanwhile) {
            return false;
        }
    }

    private void lines(Path file, List<String> found) {
        try {
            var content = Files.readAllBytes(file);
            var text = new String(content, StandardCharsets.UTF_8);
            if (content.length < 2_000_000 ? holds(content, 0) : names(text)) {
                found.add(
                        file
                                + text.lines()
                                        .filter(this::names)
                                        .findFirst()
                                        .map(line -> ": " + line)
                                        .orElse(""));
            }
        } catch (IOException goneMeanwhile) {
            return;
        }
    }

    // --- what is packed

    /** Whether these bytes, or what is packed in them, say a word. */
    boolean holds(byte[] content, int depth) {
        if (depth > DEEPEST || content.length == 0) {
            return false;
        }
        for (var charset : CHARSETS) {
            if (names(new String(content, charset))) {
                return true;
            }
        }
        var inside = new boolean[1];
        try {
            unpack(content, part -> inside[0] = inside[0] || holds(part, depth + 1));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return inside[0] || says(new String(content, StandardCharsets.ISO_8859_1), depth);
    }

    private void unpack(byte[] content, Consumer<byte[]> each) throws IOException {
        if (begins(content, "PK")) {
            var file = Files.write(Files.createTempFile("original", ".zip"), content);
            try (var zip = new ZipFile(file.toFile())) {
                for (var entry : Collections.list(zip.entries())) {
                    try (var in = zip.getInputStream(entry)) {
                        each.accept(in.readAllBytes());
                    }
                }
            } catch (ZipException none) {
                return; // no archive but by its first letters
            } finally {
                Files.delete(file);
            }
        } else if (begins(content, "%PDF")) {
            try (var pdf = Loader.loadPDF(content)) {
                var text = new PDFTextStripper().getText(pdf);
                var about = pdf.getDocumentInformation();
                each.accept(
                        (text + about.getTitle() + about.getAuthor() + about.getSubject())
                                .getBytes(StandardCharsets.UTF_8));
            } catch (IOException none) {
                return; // no PDF but by its first letters
            }
        } else if (content.length > 2 && content[0] == 0x1f && (content[1] & 0xff) == 0x8b) {
            try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(content))) {
                each.accept(plain.readAllBytes());
            }
        }
    }

    private static boolean begins(byte[] content, String sign) {
        return content.length >= sign.length()
                && new String(content, 0, sign.length(), StandardCharsets.ISO_8859_1).equals(sign);
    }

    /** Whether a text says a word, as it stands or encoded for a mail. */
    private boolean says(String text, int depth) {
        if (names(text)) {
            return true;
        }
        if (depth > DEEPEST) {
            return false;
        }
        var encoded = ENCODED_WORD.matcher(text);
        var headers = new StringBuilder();
        while (encoded.find()) {
            headers.append(
                    new String(
                            encoded.group(2).equalsIgnoreCase("B")
                                    ? Base64.getMimeDecoder().decode(encoded.group(3))
                                    : quoted(encoded.group(3).replace('_', ' ')),
                            Charset.forName(encoded.group(1))));
        }
        if (names(headers.toString())) {
            return true;
        }
        if (QUOTED.matcher(text).find() && holdsPlainly(quoted(text))) {
            return true;
        }
        var blocks = BASE64.matcher(text);
        while (blocks.find()) {
            var block = blocks.group().replaceAll("[\r\n]", "");
            var whole = block.replaceAll("=+$", "");
            var bytes =
                    Base64.getDecoder()
                            .decode(whole.substring(0, whole.length() / 4 * 4).concat(tail(whole)));
            if (holds(bytes, depth + 1)) {
                return true;
            }
        }
        return false;
    }

    private static String tail(String whole) {
        var rest = whole.substring(whole.length() / 4 * 4);
        return switch (rest.length()) {
            case 2 -> rest + "==";
            case 3 -> rest + "=";
            default -> "";
        };
    }

    private boolean holdsPlainly(byte[] content) {
        return CHARSETS.stream().anyMatch(charset -> names(new String(content, charset)));
    }

    private static byte[] quoted(String text) {
        var out = new ByteArrayOutputStream();
        var matcher = QUOTED.matcher(text);
        var at = 0;
        while (matcher.find()) {
            out.writeBytes(text.substring(at, matcher.start()).getBytes(StandardCharsets.UTF_8));
            if (matcher.group(1) != null) {
                out.write(Integer.parseInt(matcher.group(1), 16));
            }
            at = matcher.end();
        }
        out.writeBytes(text.substring(at).getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    private boolean names(String text) {
        var plain = text.toLowerCase(Locale.ROOT);
        return words.stream().anyMatch(plain::contains);
    }
}

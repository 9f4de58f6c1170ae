package org.muster.shared;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Files that nobody can mean, tried in a Java of their own with little room: for each the reason it
 * is refused by, and the processor time that took.
 */
final class RefusedFiles {
    private static final int MEGABYTE = 1024 * 1024;
    private static final Map<String, String> WHY = new LinkedHashMap<>();

    static {
        WHY.put("nothing", "why.file.empty");
        WHY.put("blank-lines", "why.file.noLines");
        WHY.put("nul", "why.file.noTable");
        WHY.put("nul-20-MB", "why.file.noTable");
        WHY.put("picture", "why.file.noTable");
        WHY.put("over-20-MB", "why.file.tooLarge");
        WHY.put("broken-UTF-16", "why.file.encoding");
        WHY.put("quote-in-header", "why.file.header");
        WHY.put("million-columns", "why.file.tooManyColumns");
        WHY.put("million-cells", "why.file.tooManyColumns");
        WHY.put("million-lines", "why.file.tooManyLines");
        WHY.put("zip-of-text", "why.file.noTable");
        WHY.put("cut-zip", "why.file.noWorkbook");
        WHY.put("many-parts", "why.file.tooManyParts");
        WHY.put("bomb", "why.file.bursts");
        WHY.put("entities", "why.file.entities");
        WHY.put("entities-UTF-16", "why.file.entities");
        WHY.put("macros", "why.file.macros");
        WHY.put("old-macros", "why.file.macros");
        WHY.put("password", "why.file.encrypted");
        WHY.put("encrypted-part", "why.file.encrypted");
        WHY.put("no-sheet", "why.file.noWorkbook");
    }

    /** Each file's name and reason, in the order they are tried. */
    static final List<String> REASONS =
            WHY.entrySet().stream().map(file -> file.getKey() + " " + file.getValue()).toList();

    private RefusedFiles() {}

    public static void main(String[] arguments) throws Exception {
        for (var name : WHY.keySet()) {
            tell(name, file(name));
        }
    }

    private static void tell(String name, byte[] content) throws Exception {
        var threads = ManagementFactory.getThreadMXBean();
        var began = threads.getCurrentThreadCpuTime();
        var why = why(() -> SheetFile.of(content).header());
        var seconds = (threads.getCurrentThreadCpuTime() - began) / 1e9;
        System.out.println(name + " " + why + " " + seconds);
    }

    private static String why(Callable<?> act) throws Exception {
        try {
            act.call();
            return "taken";
        } catch (InvalidInput refused) {
            return refused.key();
        }
    }

    private static byte[] file(String name) throws IOException {
        return switch (name) {
            case "nothing" -> new byte[0];
            case "blank-lines" -> text("\n\r\n \n");
            case "nul" -> text("a,b\nc\0\0\0,d\n");
            case "nul-20-MB" -> new byte[20 * MEGABYTE];
            case "picture" -> new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10, 0, 0, 0, 1};
            case "over-20-MB" -> new byte[20 * MEGABYTE + 1];
            case "broken-UTF-16" -> new byte[] {(byte) 0xFF, (byte) 0xFE, 'a', 0, 0, (byte) 0xDC};
            case "quote-in-header" -> text("\"a,b\nc,d\n");
            case "million-columns" -> text("a,".repeat(MEGABYTE) + "\n");
            case "million-cells" -> text("a,b\n" + ",".repeat(MEGABYTE) + "\n");
            case "million-lines" -> text("a,b\n" + "c,d\n".repeat(MEGABYTE));
            default -> workbook(name);
        };
    }

    private static byte[] workbook(String name) throws IOException {
        var doctype = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>";
        return switch (name) {
            case "zip-of-text" -> zip("hello.txt", text("hello"));
            case "cut-zip" -> cut(zip("xl/workbook.xml", text("<workbook/>")));
            case "many-parts" -> parts(3_000);
            case "bomb" -> bomb();
            case "entities" -> zip("xl/workbook.xml", text(doctype));
            case "entities-UTF-16" ->
                    zip("xl/workbook.xml", doctype.getBytes(StandardCharsets.UTF_16LE));
            case "macros" -> zip("xl/vbaProject.bin", text("x"));
            case "old-macros" -> zip("xl/macrosheets/sheet1.xml", text("<x/>"));
            case "password" -> ole();
            case "encrypted-part" -> encrypted(zip("xl/workbook.xml", text("<workbook/>")));
            case "no-sheet" -> zip("xl/workbook.xml", text("<workbook/>"));
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** Unpacks to ten times what may be unpacked at all. */
    private static byte[] bomb() throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("xl/workbook.xml"));
            var block = new byte[MEGABYTE];
            for (var at = 0; at < 2_000; at++) {
                zip.write(block);
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] ole() {
        var bytes = new byte[4096];
        var head = new int[] {0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1};
        for (var at = 0; at < head.length; at++) {
            bytes[at] = (byte) head[at];
        }
        return bytes;
    }

    /** With the bit set that says the part is encrypted, where it stands and in the directory. */
    private static byte[] encrypted(byte[] zip) {
        for (var at = 0; at + 10 < zip.length; at++) {
            if (zip[at] == 'P' && zip[at + 1] == 'K' && zip[at + 2] == 3 && zip[at + 3] == 4) {
                zip[at + 6] |= 1;
            }
            if (zip[at] == 'P' && zip[at + 1] == 'K' && zip[at + 2] == 1 && zip[at + 3] == 2) {
                zip[at + 8] |= 1;
            }
        }
        return zip;
    }

    private static byte[] cut(byte[] zip) {
        return Arrays.copyOf(zip, zip.length / 2);
    }

    private static byte[] parts(int count) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            for (var at = 0; at < count; at++) {
                zip.putNextEntry(new ZipEntry("xl/part" + at));
            }
        }
        return bytes.toByteArray();
    }

    private static byte[] zip(String entry, byte[] content) throws IOException {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(content);
        }
        return bytes.toByteArray();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package org.muster.shared;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

/**
 * Text of unknown encoding, read: by its byte order mark, by the zero bytes of UTF-16, as UTF-8
 * where it is valid, else as the Cyrillic, the Turkish or the Western Windows code page, told apart
 * by how its letters stand: Cyrillic ones stand together, accented ones among plain letters. The
 * Turkish page differs from the Western in six letters, which there are Icelandic.
 */
record TextReading(String text, String readAs) {
    // In text of two bytes a sign has a zero in front or behind; a letter such as 一 has it at the
    // other place.
    private static final int CLEARLY = 4;
    private static final Charset CYRILLIC = Charset.forName("windows-1251");
    private static final Charset TURKISH = Charset.forName("windows-1254");
    private static final Charset WESTERN = Charset.forName("windows-1252");

    /** Ğ İ Ş ğ ı ş on the Turkish page, Ð Ý Þ ð ý þ on the Western. */
    private static final String EITHER = "\u00D0\u00DD\u00DE\u00F0\u00FD\u00FE";

    /** Letters of Icelandic and Faroese that Turkish has not; the same on both pages. */
    private static final String ICELANDIC = "ÁÍÓÚÆáíóúæ";

    static TextReading of(byte[] bytes) {
        if (starts(bytes, 0xEF, 0xBB, 0xBF)) {
            return read(bytes, 3, StandardCharsets.UTF_8, "UTF-8 (with BOM)");
        }
        if (starts(bytes, 0xFF, 0xFE)) {
            return read(bytes, 2, StandardCharsets.UTF_16LE, "UTF-16LE");
        }
        if (starts(bytes, 0xFE, 0xFF)) {
            return read(bytes, 2, StandardCharsets.UTF_16BE, "UTF-16BE");
        }
        var zeros = zeros(bytes);
        if (zeros[1] > zeros[0] * CLEARLY) {
            return read(bytes, 0, StandardCharsets.UTF_16LE, "UTF-16LE");
        }
        if (zeros[0] > zeros[1] * CLEARLY) {
            return read(bytes, 0, StandardCharsets.UTF_16BE, "UTF-16BE");
        }
        requireText(bytes);
        try {
            return read(bytes, 0, StandardCharsets.UTF_8, "UTF-8");
        } catch (NotASheet noUnicode) {
            if (looksCyrillic(bytes)) {
                return read(bytes, 0, CYRILLIC, "windows-1251");
            }
            var western = read(bytes, 0, WESTERN, "windows-1252");
            return looksTurkish(western.text()) ? read(bytes, 0, TURKISH, "windows-1254") : western;
        }
    }

    /** Text of single bytes has no control signs; looked for before anything is made of them. */
    private static void requireText(byte[] bytes) {
        for (var each : bytes) {
            if (each >= 0 && isNoText(each)) {
                throw new NotASheet(Told.of("why.file.noTable"));
            }
        }
    }

    static boolean isNoText(int letter) {
        return letter < ' ' && letter != '\t' && letter != '\n' && letter != '\r' && letter != '\f';
    }

    private static TextReading read(byte[] bytes, int from, Charset charset, String name) {
        try {
            // Undefined code points of a code page are shown as such and never stop the reading.
            var onGap =
                    charset.name().startsWith("windows")
                            ? CodingErrorAction.REPLACE
                            : CodingErrorAction.REPORT;
            var text =
                    charset.newDecoder()
                            .onMalformedInput(onGap)
                            .onUnmappableCharacter(onGap)
                            .decode(ByteBuffer.wrap(bytes, from, bytes.length - from))
                            .toString();
            return new TextReading(text, name);
        } catch (CharacterCodingException broken) {
            throw new NotASheet(Told.of("why.file.encoding", name));
        }
    }

    private static boolean starts(byte[] bytes, int... mark) {
        for (var at = 0; at < mark.length; at++) {
            if (bytes.length <= at || (bytes[at] & 0xFF) != mark[at]) {
                return false;
            }
        }
        return true;
    }

    /** Zero bytes at even and at odd places of the beginning. */
    private static int[] zeros(byte[] bytes) {
        var zeros = new int[2];
        for (var at = 0; at < Math.min(bytes.length, 4096); at++) {
            if (bytes[at] == 0) {
                zeros[at % 2]++;
            }
        }
        return zeros;
    }

    private static boolean looksCyrillic(byte[] bytes) {
        var together = 0;
        var mixed = 0;
        for (var at = 0; at < bytes.length; at++) {
            if (!isHighLetter(bytes, at)) {
                continue;
            }
            if (isPlainLetter(bytes, at - 1) || isPlainLetter(bytes, at + 1)) {
                mixed++;
            } else if (isHighLetter(bytes, at - 1) || isHighLetter(bytes, at + 1)) {
                together++;
            }
        }
        return together > mixed;
    }

    /**
     * A line with a letter that could be either and one that only Icelandic has is Icelandic, and
     * so is the text then. Other lines prove nothing: people of many countries stand in one list.
     */
    private static boolean looksTurkish(String western) {
        var lines = western.lines().filter(line -> hasOne(line, EITHER)).toList();
        return !lines.isEmpty() && lines.stream().noneMatch(line -> hasOne(line, ICELANDIC));
    }

    private static boolean hasOne(String text, String letters) {
        return text.chars().anyMatch(letter -> letters.indexOf(letter) >= 0);
    }

    private static boolean isPlainLetter(byte[] bytes, int at) {
        return at >= 0 && at < bytes.length && Character.isLetter(bytes[at]);
    }

    private static boolean isHighLetter(byte[] bytes, int at) {
        if (at < 0 || at >= bytes.length) {
            return false;
        }
        var value = bytes[at] & 0xFF;
        return value >= 0xC0 || value == 0xA8 || value == 0xB8;
    }
}

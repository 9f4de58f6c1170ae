package org.muster.erasure;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.muster.letter.MailWords;

/**
 * What an original says, however it is packed: mails, archives and workbooks, PDF, and texts of
 * whatever charset. Anybody may have sent it: depth and size are bounded, and what cannot be read
 * says nothing.
 */
final class Readable {
    private static final int DEEPEST = 5;
    private static final int LARGEST = 64 * 1024 * 1024;
    private static final Pattern MAIL = Pattern.compile("[!-9;-~]+:[ \\t]");
    private static final Pattern MARKUP = Pattern.compile("<[^<>]*>");
    private static final Pattern ENTITY =
            Pattern.compile("&#(?:x([0-9A-Fa-f]{1,6})|([0-9]{1,7}));");
    private static final List<Charset> OF_OFFICES =
            List.of(
                    Charset.forName("windows-1251"),
                    Charset.forName("windows-1252"),
                    Charset.forName("windows-1254"),
                    Charset.forName("windows-1256"),
                    Charset.forName("GB18030"));

    private final Predicate<String> wanted;
    private int left = LARGEST;

    private Readable(Predicate<String> wanted) {
        this.wanted = wanted;
    }

    /** Whether the original says what is wanted. */
    static boolean says(byte[] content, Predicate<String> wanted) {
        return new Readable(wanted).isIn(content, 0);
    }

    private boolean isIn(byte[] content, int depth) {
        if (depth > DEEPEST || content.length == 0) {
            return false;
        }
        if (begins(content, "PK")) {
            return isInArchive(content, depth);
        }
        if (begins(content, "%PDF")) {
            return isInPaper(content) || isInText(content);
        }
        if (content.length > 2 && content[0] == 0x1f && (content[1] & 0xff) == 0x8b) {
            return isPacked(content, depth);
        }
        return isInText(content) || isInMail(content, depth);
    }

    private static boolean begins(byte[] content, String sign) {
        return new String(
                        content,
                        0,
                        Math.min(sign.length(), content.length),
                        StandardCharsets.ISO_8859_1)
                .equals(sign);
    }

    private boolean isInArchive(byte[] content, int depth) {
        try (var archive = ZipFile.builder().setByteArray(content).get()) {
            for (var entry : Collections.list(archive.getEntries())) {
                if (wanted.test(entry.getName())) {
                    return true;
                }
                try (var in = archive.getInputStream(entry)) {
                    if (isIn(bounded(in), depth + 1)) {
                        return true;
                    }
                }
            }
            return false;
        } catch (IOException | IllegalArgumentException broken) {
            return false;
        }
    }

    private boolean isPacked(byte[] content, int depth) {
        try (var plain = new GZIPInputStream(new ByteArrayInputStream(content))) {
            return isIn(bounded(plain), depth + 1);
        } catch (IOException broken) {
            return false;
        }
    }

    private byte[] bounded(InputStream in) throws IOException {
        var bytes = in.readNBytes(left);
        left -= bytes.length;
        return bytes;
    }

    private boolean isInPaper(byte[] content) {
        try (var paper = Loader.loadPDF(content)) {
            var about = paper.getDocumentInformation();
            return wanted.test(new PDFTextStripper().getText(paper))
                    || wanted.test(about.getTitle() + "\n" + about.getAuthor())
                    || wanted.test(about.getSubject() + "\n" + about.getKeywords());
        } catch (IOException | RuntimeException broken) {
            return false; // whatever its reader makes of a broken one
        }
    }

    private boolean isInMail(byte[] content, int depth) {
        var start = new String(content, 0, Math.min(80, content.length), StandardCharsets.US_ASCII);
        if (!MAIL.matcher(start).lookingAt()) {
            return false;
        }
        var words = MailWords.of(content);
        return words.texts().stream().anyMatch(this::isSaid)
                || words.parts().stream().anyMatch(part -> isIn(part, depth + 1));
    }

    private boolean isInText(byte[] content) {
        var utf8 = decoded(content, StandardCharsets.UTF_8);
        if (utf8 != null && utf8.indexOf('\0') < 0) {
            return isSaid(utf8);
        }
        return isSaid(new String(content, StandardCharsets.UTF_16LE))
                || isSaid(new String(content, StandardCharsets.UTF_16BE))
                || OF_OFFICES.stream().anyMatch(charset -> isSaid(new String(content, charset)));
    }

    private static String decoded(byte[] content, Charset charset) {
        try {
            return charset.newDecoder().decode(ByteBuffer.wrap(content)).toString();
        } catch (CharacterCodingException another) {
            return null;
        }
    }

    /** As it stands and, where there is markup, without it. */
    private boolean isSaid(String text) {
        if (wanted.test(text)) {
            return true;
        }
        var words = text.indexOf('<') < 0 ? text : MARKUP.matcher(text).replaceAll(" ");
        var plain =
                ENTITY.matcher(words.replace("&apos;", "'").replace("&amp;", "&"))
                        .replaceAll(found -> letter(found.group(1), found.group(2)));
        return !plain.equals(text) && wanted.test(plain);
    }

    private static String letter(String hex, String decimal) {
        var code = hex == null ? Integer.parseInt(decimal) : Integer.parseInt(hex, 16);
        return Character.isLetterOrDigit(code) ? Character.toString(code) : " ";
    }
}

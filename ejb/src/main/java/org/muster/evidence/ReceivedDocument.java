package org.muster.evidence;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.regex.Pattern;
import org.muster.shared.InvalidInput;
import org.muster.shared.Sha256;
import org.muster.shared.Told;

/**
 * A document as it was received: a PDF, a picture or an e-mail. Its type is read from its bytes,
 * since a name can say anything.
 */
public record ReceivedDocument(String name, String mediaType, byte[] content) {
    /** One more than this is too large. */
    public static final int MOST_BYTES = 20 * 1024 * 1024;

    private static final int MOST_NAME = 200;
    private static final Pattern MAIL =
            Pattern.compile(
                    "\\A(?:[!-9;-~]+:[^\\r\\n]*\\r?\\n(?:[ \\t][^\\r\\n]*\\r?\\n)*){2,}",
                    Pattern.CASE_INSENSITIVE);
    private static final Pattern MAIL_FIELD =
            Pattern.compile("(?im)^(from|received|return-path|date|message-id):");

    /** As it was sent; refuses what is empty, too large or of another type. */
    public static ReceivedDocument of(String name, byte[] content) {
        if (content.length == 0) {
            throw new InvalidInput("document", Told.of("document.empty"));
        }
        if (content.length > MOST_BYTES) {
            throw new InvalidInput("document", Told.of("document.large"));
        }
        return new ReceivedDocument(plain(name), type(content), content);
    }

    public String sha256() {
        return Sha256.of(content);
    }

    /** The last part of a path, without what a file's name cannot hold. */
    private static String plain(String name) {
        var last = name == null ? "" : name.substring(name.replace('\\', '/').lastIndexOf('/') + 1);
        var clean = last.replaceAll("[\\p{Cntrl}\"<>|:*?]", "").strip();
        if (clean.isEmpty()) {
            return "document";
        }
        return clean.length() > MOST_NAME ? clean.substring(clean.length() - MOST_NAME) : clean;
    }

    private static String type(byte[] content) {
        var start = new String(content, 0, Math.min(content.length, 4096), ISO_8859_1);
        if (start.startsWith("%PDF-")) {
            return "application/pdf";
        }
        if (start.startsWith("\u0089PNG\r\n\u001a\n")) {
            return "image/png";
        }
        if (start.startsWith("\u00ff\u00d8\u00ff")) {
            return "image/jpeg";
        }
        if (MAIL.matcher(start).find() && MAIL_FIELD.matcher(start).find()) {
            return "message/rfc822";
        }
        throw new InvalidInput("document", Told.of("document.type"));
    }
}

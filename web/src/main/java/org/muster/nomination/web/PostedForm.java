package org.muster.nomination.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A form that came over a recipient's link, from whoever holds it: read up to a bound and no
 * further, so that one who sends a list of thousands costs no more than one who sends twenty.
 */
final class PostedForm extends HttpServletRequestWrapper {
    // Twenty officers for each of two events, every field full and in a script of three bytes.
    static final int MOST_BYTES = 256 * 1024;
    private static final int MOST_FIELDS = 1_000;
    private static final String FORM = "application/x-www-form-urlencoded";

    private final Map<String, String> values = new HashMap<>();

    private PostedForm(HttpServletRequest request) {
        super(request);
    }

    /** The form as it was sent, or why it is not taken. */
    static PostedForm of(HttpServletRequest request) throws IOException, FormRefused {
        var type = request.getContentType();
        if (type == null || !type.toLowerCase(Locale.ROOT).startsWith(FORM)) {
            throw new FormRefused(415);
        }
        if (request.getContentLengthLong() > MOST_BYTES) {
            throw new FormRefused(413);
        }
        var body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw new FormRefused(413);
        }
        var form = new PostedForm(request);
        form.read(new String(body, StandardCharsets.US_ASCII));
        return form;
    }

    private void read(String body) throws FormRefused {
        var fields = body.split("&", MOST_FIELDS + 1);
        if (fields.length > MOST_FIELDS) {
            throw new FormRefused(413);
        }
        for (var field : fields) {
            var at = field.indexOf('=');
            if (at > 0) {
                values.putIfAbsent(
                        decoded(field.substring(0, at)), decoded(field.substring(at + 1)));
            }
        }
    }

    private static String decoded(String text) throws FormRefused {
        try {
            var decoded = URLDecoder.decode(text, StandardCharsets.UTF_8);
            if (decoded.indexOf('\0') >= 0) {
                throw new FormRefused(400);
            }
            return decoded;
        } catch (IllegalArgumentException halfAnEscape) {
            throw new FormRefused(400);
        }
    }

    @Override
    public String getParameter(String name) {
        return values.get(name);
    }

    /** A form that is not read: too long, cut, or none at all. */
    static final class FormRefused extends Exception {
        private static final long serialVersionUID = 1;

        private final int status;

        FormRefused(int status) {
            super("Form refused with " + status, null, false, false);
            this.status = status;
        }

        int status() {
            return status;
        }
    }
}

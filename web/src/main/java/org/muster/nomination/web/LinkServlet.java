package org.muster.nomination.web;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.muster.shared.Language;
import org.muster.shared.NotFound;

/**
 * What the doors behind letters' links have in common. Nobody signs in and nothing is kept between
 * two requests; reading changes nothing, since mail scanners follow links; a form that was taken is
 * answered with where to read the result, so that pressing again or reloading has one effect.
 */
public abstract class LinkServlet extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final int TOO_MANY = 429;

    @Inject private transient LinkBudget budget;

    @Override
    protected final void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if ("/style.css".equals(request.getPathInfo())) {
            style(response);
            return;
        }
        if (isTooMuch(request, response)) {
            return;
        }
        try {
            show(request, response);
        } catch (NotFound forgedOrRevoked) {
            write(request, response, 404, LinkPage.plain(asked(request, null), "missing"));
        }
    }

    @Override
    protected final void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (isTooMuch(request, response)) {
            return;
        }
        PostedForm form;
        try {
            form = PostedForm.of(request);
        } catch (PostedForm.FormRefused refused) {
            var page = LinkPage.plain(accepted(request), "unread");
            write(request, response, refused.status(), page);
            return;
        }
        try {
            take(form, response);
        } catch (NotFound forgedOrRevoked) {
            write(request, response, 404, LinkPage.plain(asked(form, null), "missing"));
        }
    }

    /** Refuses whoever asks too often, before anything is read, in the language of the page. */
    private boolean isTooMuch(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var seconds = budget.secondsToWait(request.getRemoteAddr(), System.nanoTime());
        if (seconds > 0) {
            response.setHeader("Retry-After", Integer.toString(seconds));
            var isForm = "POST".equals(request.getMethod());
            var language = isForm ? accepted(request) : asked(request, null);
            write(request, response, TOO_MANY, LinkPage.plain(language, "often"));
        }
        return seconds > 0;
    }

    private static Language accepted(HttpServletRequest request) {
        return Language.find(request.getLocale().getLanguage()).orElse(Language.EN);
    }

    /** Shows what is behind the link, or finds nothing. */
    protected abstract void show(HttpServletRequest request, HttpServletResponse response)
            throws IOException;

    /** Does what the form asks, or finds nothing behind the link. */
    protected abstract void take(HttpServletRequest form, HttpServletResponse response)
            throws IOException;

    protected static String token(HttpServletRequest request) {
        var path = request.getPathInfo();
        return path == null ? "" : path.substring(1);
    }

    protected static long number(String text) {
        return text != null && text.matches("\\d{1,18}") ? Long.parseLong(text) : -1;
    }

    /**
     * @param own the language the recipient is written to in; null where there is none
     */
    protected static Language asked(HttpServletRequest request, Language own) {
        var wanted = request.getParameter("lang");
        return Language.find(wanted == null ? "" : wanted)
                .or(() -> Optional.ofNullable(own))
                .or(() -> Language.find(request.getLocale().getLanguage()))
                .orElse(Language.EN);
    }

    /** Sends whoever posted a form to read the result. */
    protected static void done(
            HttpServletRequest form, HttpServletResponse response, String what, Language language) {
        response.setStatus(HttpServletResponse.SC_SEE_OTHER);
        response.setHeader("Cache-Control", "no-store");
        response.setHeader(
                "Location", form.getRequestURI() + "?done=" + what + "&lang=" + language.code());
    }

    protected static void write(
            HttpServletRequest request, HttpServletResponse response, int status, String html)
            throws IOException {
        response.setStatus(status);
        response.setContentType("text/html; charset=utf-8");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Robots-Tag", "noindex");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Vary", "Accept-Encoding, Accept-Language");
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
        var page = html.getBytes(StandardCharsets.UTF_8);
        var encodings = request.getHeader("Accept-Encoding");
        if (encodings != null && encodings.contains("gzip")) {
            response.setHeader("Content-Encoding", "gzip");
            try (var packed = new GZIPOutputStream(response.getOutputStream())) {
                packed.write(page);
            }
        } else {
            response.getOutputStream().write(page);
        }
    }

    private static void style(HttpServletResponse response) throws IOException {
        response.setContentType("text/css; charset=utf-8");
        response.setHeader("Cache-Control", "max-age=3600");
        try (var css = LinkServlet.class.getResourceAsStream("answer.css")) {
            css.transferTo(response.getOutputStream());
        }
    }
}

package org.muster.donor.web;

import jakarta.ejb.EJBAccessException;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.stream.Stream;
import org.muster.account.ScopeRefused;
import org.muster.nomination.web.LinkServlet;
import org.muster.reporting.Rendering;
import org.muster.reporting.StatementFormat;
import org.muster.reporting.StatementId;
import org.muster.shared.NotFound;
import org.muster.shared.Settings;

/**
 * What the doors to a donor's statements have in common: a page for each, and its files below it.
 * There is nothing to send here; a form is not read.
 */
abstract class DonorDoor extends LinkServlet {
    private static final long serialVersionUID = 1;

    @Inject private transient Settings settings;

    /** What whoever asks may read, or nothing is found. */
    protected abstract Shelf shelf(HttpServletRequest request);

    @Override
    protected final void show(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try {
            var shelf = shelf(request);
            var asked = request.getParameter("s");
            var shown = asked == null ? shelf.first() : StatementId.of(asked);
            var file = part(request, 1);
            if (file.isEmpty()) {
                page(request, response, shelf, shown);
            } else {
                download(response, shelf.rendering(shown, format(file)));
            }
        } catch (ScopeRefused | EJBAccessException refused) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
        }
    }

    @Override
    protected final void take(HttpServletRequest form, HttpServletResponse response) {
        throw new NotFound("statement", "to be changed");
    }

    /** A part of the path below the door; empty where there is none. */
    protected static String part(HttpServletRequest request, int number) {
        var parts = token(request).split("/", 2);
        return parts.length > number ? parts[number] : "";
    }

    private void page(
            HttpServletRequest request,
            HttpServletResponse response,
            Shelf shelf,
            StatementId shown)
            throws IOException {
        var language = asked(request, shelf.language());
        var html =
                shown == null
                        ? DonorStatementPage.empty(settings.organisationName(), language)
                        : new DonorStatementPage(shelf, shown, asked(request), language).html();
        write(request, response, 200, html);
    }

    private static DonorStatementPage.Detail asked(HttpServletRequest request) {
        return new DonorStatementPage.Detail(
                text(request, "section"),
                text(request, "category"),
                text(request, "subLine"),
                text(request, "event"),
                text(request, "country"));
    }

    private static String text(HttpServletRequest request, String name) {
        var value = request.getParameter(name);
        return value == null ? "" : value;
    }

    private static StatementFormat format(String file) {
        return Stream.of(StatementFormat.values())
                .filter(each -> each.name().toLowerCase(Locale.ROOT).equals(file))
                .findFirst()
                .orElseThrow(() -> new NotFound("format", file));
    }

    private static void download(HttpServletResponse response, Rendering rendering)
            throws IOException {
        response.setContentType(rendering.mediaType());
        response.setHeader(
                "Content-Disposition", "attachment; filename=\"" + rendering.fileName() + "\"");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Robots-Tag", "noindex");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.getOutputStream().write(rendering.content());
    }
}

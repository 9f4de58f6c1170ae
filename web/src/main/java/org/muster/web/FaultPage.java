package org.muster.web;

import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * The page behind 403, 404, 405, 413 and 500: says what happened and where to go, and never how the
 * inside looks.
 */
@WebServlet("/fault")
public class FaultPage extends HttpServlet {
    static final String REFERENCE = "muster.reference";
    private static final long serialVersionUID = 1;

    @Inject private transient CurrentUser user;
    @Inject private transient Texts texts;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var status = status(request);
        if (request.getRequestURI().contains("/api/")) {
            response.setStatus(status);
            response.setContentType(Problem.TYPE + ";charset=UTF-8");
            response.getWriter()
                    .print(
                            Problem.body(
                                    status,
                                    texts.of("fault." + status + ".title"),
                                    texts.of("fault." + status + ".text")));
            return;
        }
        response.setStatus(status);
        response.setContentType("text/html;charset=UTF-8");
        var base = request.getContextPath();
        var language = user.language();
        var reference = reference(request);
        response.getWriter()
                .print(
                        "<!DOCTYPE html><html lang='"
                                + language.code()
                                + "' dir='"
                                + (language.isRightToLeft() ? "rtl" : "ltr")
                                + "'><head><meta charset='utf-8'><meta name='viewport' content='width=device-width, initial-scale=1'><title>"
                                + texts.of("fault." + status + ".title")
                                + "</title><link rel='stylesheet' href='"
                                + base
                                + "/jakarta.faces.resource/muster.css.xhtml?ln=muster'></head><body><main class='m-sign-in'><div class='m-card'><h1>"
                                + texts.of("fault." + status + ".title")
                                + "</h1><p>"
                                + texts.of("fault." + status + ".text")
                                + "</p>"
                                + (reference.isEmpty()
                                        ? ""
                                        : "<p>" + texts.of("fault.reference", reference) + "</p>")
                                + "<p><a href='"
                                + base
                                + "/index.xhtml'>"
                                + texts.of("fault.home")
                                + "</a></p></div></main></body></html>");
    }

    private static int status(HttpServletRequest request) {
        var code = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE);
        var text = code == null ? request.getParameter("status") : code.toString();
        return switch (text == null ? "" : text) {
            case "403" -> 403;
            case "500" -> 500;
            case "405" -> 405;
            case "413" -> 413;
            default -> 404;
        };
    }

    private static String reference(HttpServletRequest request) {
        var inside = request.getAttribute(REFERENCE);
        var text = inside == null ? request.getParameter("reference") : inside.toString();
        return text != null && text.matches("[0-9a-f]{8}") ? text : "";
    }
}

package org.muster.web;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.muster.shared.Language;

/** Keeps the chosen language for the session and goes back to the page it was chosen on. */
@WebServlet("/language")
public class LanguageChoice extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Language.find(request.getParameter("to"))
                .ifPresent(
                        language ->
                                request.getSession().setAttribute(CurrentUser.LANGUAGE, language));
        var back = request.getParameter("back");
        // Only paths of our own: anything else would make this an open redirect.
        var own =
                back != null
                        && back.matches("/[\\w./-]*\\.xhtml(\\?[\\w=&.%+-]*)?")
                        && !back.startsWith("//");
        response.sendRedirect(request.getContextPath() + (own ? back : "/index.xhtml"));
    }
}

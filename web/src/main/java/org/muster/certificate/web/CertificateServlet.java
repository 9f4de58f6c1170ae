package org.muster.certificate.web;

import jakarta.ejb.EJB;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.muster.certificate.CertificateChecking;
import org.muster.nomination.web.LinkServlet;
import org.muster.shared.NotFound;

/** The page behind the code on a certificate; nobody signs in, and reading changes nothing. */
@WebServlet("/c/*")
public class CertificateServlet extends LinkServlet {
    private static final long serialVersionUID = 1;

    @EJB private transient CertificateChecking checking;

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var language = asked(request, null);
        try {
            if (request.getParameter("paper") != null) {
                paper(checking.pdf(token(request)), response);
                return;
            }
            var checked = checking.check(token(request));
            write(request, response, 200, CheckedPage.of(checked, token(request), language));
        } catch (NotFound forged) {
            write(request, response, 404, CheckedPage.unknown(language));
        }
    }

    @Override
    protected void take(HttpServletRequest form, HttpServletResponse response) {
        throw new NotFound("certificate", "under this link");
    }

    private static void paper(byte[] pdf, HttpServletResponse response) throws IOException {
        response.setContentType("application/pdf");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader("X-Robots-Tag", "noindex");
        response.setHeader("Content-Disposition", "attachment; filename=\"certificate.pdf\"");
        response.getOutputStream().write(pdf);
    }
}

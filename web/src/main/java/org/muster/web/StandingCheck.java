package org.muster.web;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.muster.account.OwnAccount;
import org.muster.shared.Actor;
import org.muster.shared.Roles;

/**
 * Whoever is locked, or holds other roles than when they signed in, signs in anew: the server
 * remembers a session's roles for as long as it lasts, so that each request is compared with the
 * account as it stands.
 */
@WebFilter("/*")
public class StandingCheck extends HttpFilter {
    private static final long serialVersionUID = 1;

    @Inject private transient OwnAccount accounts;

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getUserPrincipal() == null
                || request.getServletPath().startsWith("/jakarta.faces.resource")
                || stands(request)) {
            chain.doFilter(request, response);
            return;
        }
        request.logout();
        var session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
        turnAway(request, response);
    }

    private boolean stands(HttpServletRequest request) {
        var now = accounts.rolesNow(new Actor(request.getUserPrincipal().getName()));
        return now.isPresent()
                && Roles.GRANTABLE.stream()
                        .allMatch(role -> request.isUserInRole(role) == now.get().contains(role));
    }

    private static void turnAway(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var login = request.getContextPath() + "/login.xhtml?ended=1";
        if (request.getServletPath().startsWith("/api/")) {
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
            response.setContentType(Problem.TYPE);
            response.setHeader("WWW-Authenticate", ApiGate.CHALLENGE);
            var body = Problem.body(401, "Sign in", "The account changed since the session began");
            response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
        } else if ("partial/ajax".equals(request.getHeader("Faces-Request"))) {
            // A page that asks in the background follows a redirect only in this shape.
            response.setContentType("text/xml;charset=UTF-8");
            response.getWriter()
                    .print(
                            "<?xml version='1.0' encoding='UTF-8'?><partial-response><redirect url=\""
                                    + login
                                    + "\"/></partial-response>");
        } else {
            response.sendRedirect(login);
        }
    }
}

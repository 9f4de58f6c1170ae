package org.muster.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * What every answer tells the browser not to do. Scripts are ruled by PrimeFaces' nonce policy
 * beside this one.
 *
 * <p>The server shows the login page in place of the page asked for before any filter of the
 * request runs: hence the forward, without which just that page could be framed.
 */
@WebFilter(
        urlPatterns = "/*",
        dispatcherTypes = {DispatcherType.REQUEST, DispatcherType.FORWARD, DispatcherType.ERROR})
public class SecurityHeaders extends HttpFilter {
    private static final long serialVersionUID = 1;
    private static final String POLICY = "Content-Security-Policy";
    private static final String RULES =
            "frame-ancestors 'none'; base-uri 'self'; form-action 'self'; object-src 'none';"
                    + " frame-src 'none'; worker-src 'none'; media-src 'none';"
                    + " img-src 'self' data:; font-src 'self'; connect-src 'self'";

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!response.getHeaders(POLICY).contains(RULES)) {
            response.addHeader(POLICY, RULES);
        }
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Referrer-Policy", "same-origin");
        response.setHeader("X-Frame-Options", "DENY");
        if (!request.getServletPath().startsWith("/jakarta.faces.resource")) {
            response.setHeader("Cache-Control", "no-store");
        }
        chain.doFilter(request, response);
    }
}

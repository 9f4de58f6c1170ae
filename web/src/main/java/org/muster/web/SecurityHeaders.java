package org.muster.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * What every answer tells the browser not to do. Scripts are ruled by PrimeFaces' nonce policy
 * beside this one.
 */
@WebFilter("/*")
public class SecurityHeaders implements Filter {
    private static final String POLICY =
            "frame-ancestors 'none'; base-uri 'self'; form-action 'self'; object-src 'none'; img-src 'self' data:;"
                    + " font-src 'self'; connect-src 'self'";

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var headers = (HttpServletResponse) response;
        headers.addHeader("Content-Security-Policy", POLICY);
        headers.setHeader("X-Content-Type-Options", "nosniff");
        headers.setHeader("Referrer-Policy", "same-origin");
        headers.setHeader("X-Frame-Options", "DENY");
        if (!((HttpServletRequest) request)
                .getServletPath()
                .startsWith("/jakarta.faces.resource")) {
            headers.setHeader("Cache-Control", "no-store");
        }
        chain.doFilter(request, response);
    }
}

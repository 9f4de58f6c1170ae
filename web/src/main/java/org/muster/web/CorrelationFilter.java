package org.muster.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.muster.shared.Correlation;

/**
 * Each request has an id of its own, the caller's where they sent one; the answer tells it, and
 * whatever comes of the request carries it in the logs.
 */
@WebFilter(urlPatterns = "/*")
public class CorrelationFilter extends HttpFilter {
    static final String HEADER = "X-Correlation-ID";
    private static final long serialVersionUID = 1;

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var id = Correlation.of(request.getHeader(HEADER));
        response.setHeader(HEADER, id);
        Correlation.<IOException, ServletException>during(
                id, () -> chain.doFilter(request, response));
    }
}

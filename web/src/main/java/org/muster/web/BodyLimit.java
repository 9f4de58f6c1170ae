package org.muster.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * What is sent may be three times as large as the largest file taken, so that a file that is too
 * large arrives and its sender is told so beside the form. Beyond that it is not read at all.
 */
@WebFilter("/*")
public class BodyLimit extends HttpFilter {
    private static final long serialVersionUID = 1;

    // As the listener's max-post-size in muster.cli and the multipart limits in web.xml.
    private static final long MOST_BYTES = 64L * 1024 * 1024;

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getContentLengthLong() > MOST_BYTES) {
            response.sendError(HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE);
            return;
        }
        chain.doFilter(request, response);
    }
}

package org.muster.web;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * A program that signs a call with the wrong password reads a problem, not the login page, which
 * the server would otherwise show in place of whatever was asked for.
 */
@WebFilter(
        urlPatterns = {"/login.xhtml"},
        dispatcherTypes = DispatcherType.FORWARD)
public class ApiLogin extends HttpFilter {
    private static final long serialVersionUID = 1;

    @Override
    protected void doFilter(
            HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var asked = request.getAttribute(RequestDispatcher.FORWARD_REQUEST_URI);
        if (asked == null || !asked.toString().startsWith(request.getContextPath() + "/api/")) {
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        response.setContentType(Problem.TYPE);
        response.setHeader("WWW-Authenticate", ApiGate.CHALLENGE);
        var body = Problem.body(401, "Sign in", "The login or password is not right");
        response.getOutputStream().write(body.getBytes(StandardCharsets.UTF_8));
    }
}

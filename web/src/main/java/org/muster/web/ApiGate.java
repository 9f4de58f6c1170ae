package org.muster.web;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.Set;

/**
 * Nobody without a name: programs sign each call by HTTP Basic, and get 401 and never the login
 * page. A browser's session may read; it may change something only from Muster's own pages.
 */
@Provider
@PreMatching
@Priority(Priorities.AUTHENTICATION)
public class ApiGate implements ContainerRequestFilter {
    static final String CHALLENGE = "Basic realm=\"Muster\", charset=\"UTF-8\"";

    private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

    @Inject private HttpServletRequest request;

    @Override
    public void filter(ContainerRequestContext call) {
        if (request.getUserPrincipal() == null) {
            call.abortWith(
                    Response.fromResponse(
                                    Problem.of(
                                            401, "Sign in", "This call needs a login and password"))
                            .header(HttpHeaders.WWW_AUTHENTICATE, CHALLENGE)
                            .build());
            return;
        }
        var bySession = call.getHeaderString(HttpHeaders.AUTHORIZATION) == null;
        var fromHere = "same-origin".equals(call.getHeaderString("Sec-Fetch-Site"));
        if (bySession && !fromHere && !READING.contains(call.getMethod())) {
            call.abortWith(
                    Problem.of(403, "Refused", "Changes need HTTP Basic or Muster's own pages"));
        }
    }
}

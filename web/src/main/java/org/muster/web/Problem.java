package org.muster.web;

import jakarta.json.Json;
import jakarta.ws.rs.core.Response;

/** An error as programs read it: application/problem+json (RFC 9457). */
public final class Problem {
    public static final String TYPE = "application/problem+json";

    private Problem() {}

    public static Response of(int status, String title, String detail) {
        return Response.status(status).type(TYPE).entity(body(status, title, detail)).build();
    }

    static String body(int status, String title, String detail) {
        return Json.createObjectBuilder()
                .add("status", status)
                .add("title", title)
                .add("detail", detail)
                .build()
                .toString();
    }
}

package org.muster.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.StringReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.muster.system.Installed;

/** The description of the API says what the API does. */
class OpenApiTest {
    private static final Set<String> ACCEPTED =
            Set.of(
                    "API POST /api/v1/contributions/{id}/statements",
                    "API POST /api/v1/events/{event}/attendance-sheets",
                    "API POST /api/v1/jobs",
                    "API POST /api/v1/jobs/{run}/restart",
                    "API POST /api/v1/jobs/{run}/stop");

    @Test
    void everyCallIsDescribedWithItsAnswersAndItsProblems() throws Exception {
        var described = description();
        var calls = new TreeSet<String>();
        for (var path : described.getJsonObject("paths").entrySet()) {
            for (var verb : path.getValue().asJsonObject().entrySet()) {
                if (verb.getKey().matches("get|post|put|delete")) {
                    var address = path.getKey().replaceFirst("^/muster", "");
                    var call = "API " + verb.getKey().toUpperCase(Locale.ROOT) + " " + address;
                    calls.add(call);
                    describes(call, verb.getValue().asJsonObject());
                }
            }
        }
        assertEquals(Acts.api(), calls);
        var schemes = described.getJsonObject("components").getJsonObject("securitySchemes");
        assertEquals("basic", schemes.getJsonObject("login").getString("scheme"));
        assertTrue(described.getJsonArray("security").toString().contains("login"));
    }

    private static void describes(String call, JsonObject operation) {
        assertTrue(operation.getString("summary", "").length() > 10, call + " has a summary");
        assertTrue(operation.containsKey("tags"), call + " has a tag");
        var answers = operation.getJsonObject("responses");
        assertEquals(ACCEPTED.contains(call), answers.containsKey("202"), call + " accepts");
        for (var status : new String[] {"400", "403", "404", "409"}) {
            var content = answers.getJsonObject(status).getJsonObject("content");
            assertTrue(content.containsKey("application/problem+json"), call + " " + status);
        }
    }

    private static JsonObject description() throws Exception {
        var address = "http://127.0.0.1:" + Installed.ports().http() + "/openapi?format=JSON";
        var request = HttpRequest.newBuilder(URI.create(address)).build();
        var answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
        assertEquals(200, answer.statusCode());
        try (var reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        }
    }
}

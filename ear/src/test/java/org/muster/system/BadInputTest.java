package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What nobody can mean is answered with its reason, and never as if Muster had failed. */
class BadInputTest {
    private static final String NO_ID = "zzzzzzzz-zzzz-zzzz-zzzz-zzzzzzzzzzzz";
    private static final String JSON = "application/json";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/attendance/grid.xhtml?event=",
                "/attendance/sheet.xhtml?sheet=",
                "/events/event.xhtml?id=",
                "/reconciliation/exception.xhtml?exception=",
                "/invitations/campaign.xhtml?campaign="
            })
    void anAddressWithAMangledIdNamesNothing(String page) throws Exception {
        var officer = Visitor.person("event-officer");
        for (var id : new String[] {NO_ID, "1-1-1-1-1", "", "%00"}) {
            assertEquals(404, officer.get(page + id).statusCode(), page + id);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/exceptions/" + NO_ID,
                "/api/v1/exceptions?event=" + NO_ID,
                "/api/v1/jobs/" + NO_ID,
                "/api/v1/statements/" + NO_ID,
                "/api/v1/contributions/" + NO_ID + "/statements",
                "/api/v1/events/" + NO_ID + "/attendance-sheets"
            })
    void aCallWithAMangledIdNamesNothing(String call) throws Exception {
        problem(404, Visitor.program("auditor").get(call));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "", "[]", "null", "\"job\"", "{\"job\":}"})
    void aBodyThatIsNoJsonObjectIsTheCallersFault(String body) throws Exception {
        var operator = Visitor.program("operator");
        problem(400, operator.send("POST", "/api/v1/jobs", JSON, body));
    }

    @Test
    void aJobTakesOnlyTheParametersThereAre() throws Exception {
        var operator = Visitor.program("operator");
        var head = "{\"job\":\"reconcile-attendance\",\"subject\":\"x\",\"parameters\":";
        var many = new StringBuilder("{\"a\":\"b\"");
        for (var letter = 'a'; letter < 'u'; letter++) {
            many.append(",\"x").append(letter).append("\":\"").append("y".repeat(200)).append('"');
        }
        for (var parameters :
                new String[] {
                    many + "}",
                    "[]",
                    "{\"itemCount\":0}",
                    "{\"itemCount\":\"1\\n2\"}",
                    "{\"run\":1}"
                }) {
            problem(400, operator.send("POST", "/api/v1/jobs", JSON, head + parameters + "}"));
        }
    }

    @Test
    void aFileThatIsTooLargeIsToldSoOnItsPage() throws Exception {
        try (var connection = Installed.connect()) {
            var gathering = new Gathering(connection);
            gathering.participant(0, "SPONSORED");
            var page = "/attendance/grid.xhtml?event=" + gathering.event;
            var officer = Visitor.person("event-officer");
            for (var megabytes : new int[] {20, 23}) {
                var answer = upload(officer, page, "upload", megabytes);
                assertEquals(200, answer.statusCode(), megabytes + " MB");
                assertTrue(answer.body().contains("larger than 20 MB"), megabytes + " MB");
                assertTrue(answer.body().contains("Testova-"), "The grid is still there");
            }
            var finance = Visitor.person("finance-officer");
            var claims = "/claims/import.xhtml?event=" + gathering.event;
            var answer = upload(finance, claims, "upload", 23);
            assertTrue(answer.body().contains("larger than 20 MB"), answer.body());
        }
    }

    @Test
    void aCallThatIsTooLargeIsToldSo() throws Exception {
        try (var connection = Installed.connect()) {
            var gathering = new Gathering(connection);
            var officer = Visitor.program("event-officer");
            var sheets = "/api/v1/events/" + gathering.event + "/attendance-sheets";
            var large = "x".repeat(23 * 1024 * 1024);
            problem(413, officer.send("POST", sheets, "text/csv", large));
            var form =
                    "--edge\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.csv\"\r\n"
                            + "Content-Type: text/csv\r\n\r\n"
                            + large
                            + "\r\n--edge--\r\n";
            var type = "multipart/form-data; boundary=edge";
            problem(413, officer.send("POST", sheets, type, form));
            var json = "{\"job\":\"" + "x".repeat(2 * 1024 * 1024) + "\"}";
            problem(413, Visitor.program("operator").send("POST", "/api/v1/jobs", JSON, json));
        }
    }

    private static HttpResponse<String> upload(
            Visitor visitor, String page, String form, int megabytes) throws Exception {
        var shown = visitor.get(page).body();
        var view = shown.replaceAll("(?s).*?faces.ViewState\"[^>]*?value=\"([^\"]+)\".*", "$1");
        var nonce = shown.replaceAll("(?s).*?csp.init\\(['\"]([^'\"]+)['\"].*", "$1");
        var body = new StringBuilder();
        part(body, form, form);
        part(body, form + ":send", "go");
        part(body, "jakarta.faces.ViewState", view);
        part(body, "primefaces.nonce", nonce);
        body.append("--edge\r\nContent-Disposition: form-data; name=\"")
                .append(form)
                .append(":file\"; filename=\"large.csv\"\r\nContent-Type: text/csv\r\n\r\n")
                .append("x".repeat(megabytes * 1024 * 1024 + 1))
                .append("\r\n--edge--\r\n");
        return visitor.send("POST", page, "multipart/form-data; boundary=edge", body.toString());
    }

    private static void part(StringBuilder body, String name, String value) {
        body.append("--edge\r\nContent-Disposition: form-data; name=\"")
                .append(name)
                .append("\"\r\n\r\n")
                .append(value)
                .append("\r\n");
    }

    private static void problem(int status, HttpResponse<String> answer) {
        assertEquals(status, answer.statusCode(), answer.body());
        var type = answer.headers().firstValue("Content-Type").orElse("");
        assertTrue(type.startsWith("application/problem+json"), type);
        assertFalse(answer.body().contains("Reference"), answer.body());
    }
}

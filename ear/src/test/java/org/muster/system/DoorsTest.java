package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** The doors as somebody outside finds them: signing in, being refused, getting lost. */
class DoorsTest {

    @Test
    void aStrangerIsAskedToSignIn() throws Exception {
        var answer = Visitor.anonymous().get("/index.xhtml");
        assertEquals(200, answer.statusCode());
        assertTrue(answer.body().contains("j_security_check"));
    }

    @Test
    void aPersonSignsInAndSeesTheOwnName() throws Exception {
        var page = Visitor.person("auditor").get("/index.xhtml");
        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains("m-who"), page.body());
        assertFalse(page.body().contains("???"), "A text is missing");
    }

    @Test
    void aWrongPasswordIsRefusedAndSaid() throws Exception {
        var visitor = Visitor.anonymous();
        visitor.get("/index.xhtml");
        var answer =
                visitor.send(
                        "POST",
                        "/j_security_check",
                        "application/x-www-form-urlencoded",
                        "j_username=auditor&j_password=wrong");
        assertTrue(
                answer.body().contains("role=\"alert\"") || answer.statusCode() == 302,
                answer.body());
    }

    @Test
    void aStrangersApiCallGets401AndNoLoginPage() throws Exception {
        var answer = Visitor.anonymous().get("/api/v1/anything");
        assertEquals(401, answer.statusCode());
        assertTrue(answer.headers().firstValue("WWW-Authenticate").orElse("").startsWith("Basic"));
        assertEquals(
                "application/problem+json", answer.headers().firstValue("Content-Type").orElse(""));
    }

    @Test
    void aProgramSignsInByHttpBasicAndAnUnknownPathIs404() throws Exception {
        assertEquals(404, Visitor.program("auditor").get("/api/v1/anything").statusCode());
    }

    @Test
    void aSessionAloneCannotChangeAnythingThroughTheApi() throws Exception {
        var answer =
                Visitor.person("auditor")
                        .send("POST", "/api/v1/anything", "application/json", "{}");
        assertEquals(403, answer.statusCode());
    }

    @Test
    void anUnknownPageIsADecent404() throws Exception {
        var answer = Visitor.person("auditor").get("/no-such-page.xhtml");
        assertEquals(404, answer.statusCode());
        assertFalse(answer.body().contains("Exception"), answer.body());
        assertTrue(answer.body().contains("index.xhtml"), answer.body());
    }

    @Test
    void theLanguageIsChosenForTheSession() throws Exception {
        var visitor = Visitor.person("auditor");
        var page =
                visitor.send(
                        "POST",
                        "/language",
                        "application/x-www-form-urlencoded",
                        "to=ar&back=/index.xhtml");
        assertTrue(page.body().contains("dir=\"rtl\""), page.body());
        var away =
                visitor.send(
                        "POST",
                        "/language",
                        "application/x-www-form-urlencoded",
                        "to=en&back=//evil.example/");
        assertTrue(away.uri().toString().endsWith("/muster/index.xhtml"), away.uri().toString());
    }

    @Test
    void pagesForbidFramesAndSniffing() throws Exception {
        var headers = Visitor.anonymous().get("/login.xhtml").headers();
        assertEquals("nosniff", headers.firstValue("X-Content-Type-Options").orElse(""));
        assertTrue(
                headers.allValues("Content-Security-Policy")
                        .toString()
                        .contains("frame-ancestors 'none'"));
    }

    @Test
    void theSessionChangesItsNameWhenSomebodySignsIn() throws Exception {
        var visitor = Visitor.anonymous();
        var before = visitor.get("/index.xhtml").headers().firstValue("Set-Cookie").orElse("");
        var after =
                visitor.send(
                                "POST",
                                "/j_security_check",
                                "application/x-www-form-urlencoded",
                                "j_username=auditor&j_password="
                                        + Installed.PASSWORD.replace(' ', '+'))
                        .headers()
                        .firstValue("Set-Cookie")
                        .orElse("");
        assertTrue(before.startsWith("MUSTER="), before);
        assertTrue(
                after.startsWith("MUSTER=") && !after.split(";")[0].equals(before.split(";")[0]),
                after);
        assertTrue(after.contains("SameSite=Lax") && after.contains("HttpOnly"), after);
    }

    @Test
    void aProgramWithAWrongPasswordGets401AndNoLoginPage() throws Exception {
        var answer = Visitor.program("auditor", "wrong").get("/api/v1/anything");
        assertEquals(401, answer.statusCode());
        assertTrue(
                answer.headers()
                        .firstValue("Content-Type")
                        .orElse("")
                        .startsWith("application/problem+json"));
        assertTrue(answer.headers().firstValue("WWW-Authenticate").orElse("").startsWith("Basic"));
    }

    @Test
    void theLoginPageShownInPlaceOfAnotherForbidsFramesToo() throws Exception {
        var headers = Visitor.anonymous().get("/index.xhtml").headers();
        assertEquals("DENY", headers.firstValue("X-Frame-Options").orElse(""));
        assertEquals(
                1,
                headers.allValues("Content-Security-Policy").stream()
                        .filter(policy -> policy.contains("frame-ancestors"))
                        .count());
    }

    @Test
    void theLanguageCanBeChosenBeforeSigningIn() throws Exception {
        var visitor = Visitor.anonymous();
        visitor.send(
                "POST",
                "/language",
                "application/x-www-form-urlencoded",
                "to=fr&back=/login.xhtml");
        assertTrue(visitor.get("/index.xhtml").body().contains("Se connecter"));
    }
}

package org.muster.system;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;

/**
 * Somebody outside: anonymous, signed in to the pages by the form, or a program signing each call
 * by HTTP Basic.
 */
public final class Visitor {
    private final HttpClient client;
    private final String authorization;
    private String language;

    private Visitor(String authorization, HttpClient.Redirect redirect) {
        this.authorization = authorization;
        client =
                HttpClient.newBuilder()
                        .cookieHandler(new CookieManager())
                        .followRedirects(redirect)
                        .connectTimeout(Duration.ofSeconds(10))
                        .build();
    }

    public static Visitor anonymous() {
        return new Visitor(null, HttpClient.Redirect.NEVER);
    }

    /** A program that signs every call as the login, with the test accounts' password. */
    public static Visitor program(String login) {
        return program(login, Installed.PASSWORD);
    }

    static Visitor program(String login, String password) {
        var credentials = login + ":" + password;
        var encoded =
                Base64.getEncoder().encodeToString(credentials.getBytes(StandardCharsets.UTF_8));
        return new Visitor("Basic " + encoded, HttpClient.Redirect.NEVER);
    }

    /** A person signed in through the login page. */
    public static Visitor person(String login) throws IOException, InterruptedException {
        var visitor = new Visitor(null, HttpClient.Redirect.NORMAL);
        visitor.get("/index.xhtml");
        visitor.send(
                "POST",
                "/j_security_check",
                "application/x-www-form-urlencoded",
                "j_username=" + encode(login) + "&j_password=" + encode(Installed.PASSWORD));
        return visitor;
    }

    /** Asks for its answers in this language from now on. */
    Visitor reading(String asked) {
        language = asked;
        return this;
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send("GET", path, null, null);
    }

    public HttpResponse<String> send(String method, String path, String type, String body)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(Installed.url() + path))
                        .timeout(Duration.ofSeconds(60))
                        .method(
                                method,
                                body == null
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body));
        if (type != null) {
            request.header("Content-Type", type);
        }
        if (language != null) {
            request.header("Accept-Language", language);
        }
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** What a page asks for behind its reader's back. */
    public HttpResponse<String> ajax(String path) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(Installed.url() + path))
                        .timeout(Duration.ofSeconds(60))
                        .header("Faces-Request", "partial/ajax")
                        .POST(BodyPublishers.noBody());
        return client.send(request.build(), BodyHandlers.ofString());
    }

    /** The body exactly as it came; the answer has to be 200. */
    public byte[] bytes(String path) throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(Installed.url() + path))
                        .timeout(Duration.ofSeconds(60));
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        var answer = client.send(request.build(), BodyHandlers.ofByteArray());
        if (answer.statusCode() != 200) {
            throw new IOException(path + " answered " + answer.statusCode());
        }
        return answer.body();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

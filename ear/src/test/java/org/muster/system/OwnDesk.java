package org.muster.system;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody who works at the pages of an installation: reads them, fills in forms, presses. */
public final class OwnDesk {
    private static final Pattern STATE =
            Pattern.compile("name=\"jakarta\\.faces\\.ViewState\"[^>]*value=\"([^\"]*)\"");

    private static final Pattern NONCE = Pattern.compile("'nonce-([^']+)'");

    private final HttpClient client =
            HttpClient.newBuilder()
                    .cookieHandler(new CookieManager())
                    .followRedirects(HttpClient.Redirect.ALWAYS)
                    .build();
    private final String url;
    private HttpResponse<String> page;

    private OwnDesk(String url) {
        this.url = url;
    }

    /** Signs in at the login page; whether it succeeded is asked by {@link #isSignedIn}. */
    public static OwnDesk signIn(String url, String login, String password)
            throws IOException, InterruptedException {
        var desk = new OwnDesk(url);
        desk.open("/index.xhtml");
        desk.post(
                URI.create(url + "/j_security_check"),
                Map.of("j_username", login, "j_password", password));
        desk.open("/index.xhtml");
        return desk;
    }

    public boolean isSignedIn() {
        return page.statusCode() == 200 && !page.body().contains("j_password");
    }

    public OwnDesk open(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create(url + path)).build();
        page = client.send(request, HttpResponse.BodyHandlers.ofString());
        return this;
    }

    /** Fills in a form of the page and presses the button of this name; what follows is shown. */
    OwnDesk submit(String form, Map<String, String> fields, String button)
            throws IOException, InterruptedException {
        var state = STATE.matcher(page.body());
        if (!state.find()) {
            throw new IOException("No form: " + page.uri() + "\n" + page.body());
        }
        var all = new LinkedHashMap<String, String>();
        all.put(form, form);
        fields.forEach((name, value) -> all.put(form + ":" + name, value));
        all.put(name(form, button), "");
        all.put("jakarta.faces.ViewState", state.group(1));
        // A browser's scripts send it along; without it the page would not be shown again.
        var nonce = NONCE.matcher(page.headers().allValues("Content-Security-Policy").toString());
        if (nonce.find()) {
            all.put("primefaces.nonce", nonce.group(1));
        }
        post(page.uri(), all);
        if (page.statusCode() != 200 || page.body().contains("m-note m-bad")) {
            throw new IOException(form + ": " + page.statusCode() + "\n" + page.body());
        }
        return this;
    }

    /** What one of Muster's pages sends to the API by itself, and its answer; the page stays. */
    public HttpResponse<String> call(String path, String json)
            throws IOException, InterruptedException {
        var request =
                HttpRequest.newBuilder(URI.create(url + path))
                        .header("Content-Type", "application/json")
                        .header("Sec-Fetch-Site", "same-origin")
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private String name(String form, String button) throws IOException {
        var named = "\\bname=\"(" + form + ":[^\"]*)\"[^>]*";
        var text = Pattern.quote(button);
        var found =
                Pattern.compile(
                                "<button\\b[^>]*" + named + ">(?:(?!</button>).)*" + text,
                                Pattern.DOTALL)
                        .matcher(page.body());
        if (found.find()) {
            return found.group(1);
        }
        found =
                Pattern.compile("<input\\b[^>]*" + named + "\\bvalue=\"" + text + "\"")
                        .matcher(page.body());
        if (found.find()) {
            return found.group(1);
        }
        throw new IOException("No button “" + button + "”: " + page.body());
    }

    private void post(URI to, Map<String, String> fields) throws IOException, InterruptedException {
        var body =
                fields.entrySet().stream()
                        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                        .collect(Collectors.joining("&"));
        var request =
                HttpRequest.newBuilder(to)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build();
        page = client.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}

package org.muster.run;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.regex.Pattern;

/**
 * The demonstration's mailbox in the browser: what Muster sent, newest first. Text is shown as
 * text, never run.
 */
public final class Mailbox implements AutoCloseable {
    private static final int PAGE = 50;
    private static final Pattern LINK = Pattern.compile("https?://[^\\s<>\"]+");
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

    private final MailServer mail;
    private final HttpServer http;

    public Mailbox(MailServer mail, int port) throws IOException {
        this.mail = mail;
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 50);
        http.createContext("/", this::handle);
    }

    public void start() {
        http.start();
    }

    @Override
    public void close() {
        http.stop(0);
    }

    private void handle(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        String page;
        var status = 200;
        try {
            if (path.equals("/")) {
                page = list(query(exchange, "q"), number(query(exchange, "from"), 0));
            } else {
                page = letter(number(path.substring(1), -1));
            }
        } catch (MessagingException | IOException unreadable) {
            status = 500;
            page = html("Unreadable letter", "<p>This letter cannot be read.</p>");
        }
        if (page == null) {
            status = 404;
            page =
                    html(
                            "No such letter",
                            "<p>There is no such letter. <a href='/'>All letters</a></p>");
        }
        var bytes = page.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
        exchange.getResponseHeaders()
                .set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
        exchange.sendResponseHeaders(status, bytes.length);
        try (var body = exchange.getResponseBody()) {
            body.write(bytes);
        }
    }

    private String list(String search, int from) throws MessagingException, IOException {
        var letters = new ArrayList<>(mail.letters());
        Collections.reverse(letters);
        if (!search.isBlank()) {
            var wanted = search.toLowerCase(java.util.Locale.ROOT);
            letters.removeIf(
                    letter ->
                            !(letter.recipients() + letter.header("Subject"))
                                    .toLowerCase(java.util.Locale.ROOT)
                                    .contains(wanted));
        }
        var rows = new StringBuilder();
        for (var letter :
                letters.subList(
                        Math.min(from, letters.size()), Math.min(from + PAGE, letters.size()))) {
            rows.append("<tr><td>")
                    .append(TIME.format(letter.at()))
                    .append("</td><td>")
                    .append(escape(String.join(", ", letter.recipients())))
                    .append("</td><td><a href='/")
                    .append(letter.number())
                    .append("'>")
                    .append(escape(String.valueOf(letter.message().getSubject())))
                    .append("</a></td></tr>");
        }
        var more =
                from + PAGE < letters.size()
                        ? "<p><a href='/?from="
                                + (from + PAGE)
                                + "&amp;q="
                                + escape(search)
                                + "'>Older letters</a></p>"
                        : "";
        return html(
                "Mailbox: " + letters.size() + " letters",
                "<form><label>Search <input name='q' value='"
                        + escape(search)
                        + "'></label> <button>Find</button></form>"
                        + (rows.isEmpty()
                                ? "<p>No letters yet. Send a campaign and reload this page.</p>"
                                : "<table><tr><th>Time</th><th>To</th><th>Subject</th></tr>"
                                        + rows
                                        + "</table>"
                                        + more));
    }

    private String letter(int number) throws MessagingException, IOException {
        for (var letter : mail.letters()) {
            if (letter.number() == number) {
                var message = letter.message();
                return html(
                        String.valueOf(message.getSubject()),
                        "<p><a href='/'>All letters</a></p><dl><dt>To</dt><dd>"
                                + escape(String.join(", ", letter.recipients()))
                                + "</dd><dt>Message-ID</dt><dd>"
                                + escape(letter.messageId())
                                + "</dd></dl><pre dir='auto'>"
                                + linked(letter.text())
                                + "</pre>");
            }
        }
        return null;
    }

    private static String linked(String text) {
        return LINK.matcher(escape(text))
                .replaceAll(found -> "<a href='" + found.group() + "'>" + found.group() + "</a>");
    }

    private static String query(HttpExchange exchange, String name) {
        var query = exchange.getRequestURI().getRawQuery();
        for (var pair : query == null ? new String[0] : query.split("&")) {
            if (pair.startsWith(name + "=")) {
                return java.net.URLDecoder.decode(
                        pair.substring(name.length() + 1), StandardCharsets.UTF_8);
            }
        }
        return "";
    }

    private static int number(String text, int fallback) {
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : fallback;
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String html(String title, String body) {
        return "<!DOCTYPE html><html lang='en'><head><meta charset='utf-8'><meta name='viewport' content='width=device-width'>"
                + "<title>"
                + escape(title)
                + "</title><style>body{font:16px/1.5 system-ui,sans-serif;max-width:60rem;margin:2rem auto;"
                + "padding:0 1rem;color:#1b2733}table{border-collapse:collapse;width:100%}td,th{text-align:left;padding:.4rem .6rem;"
                + "border-bottom:1px solid #d5dde5;overflow-wrap:anywhere}pre{white-space:pre-wrap;background:#f4f7fa;padding:1rem;"
                + "overflow-wrap:anywhere}a{color:#00558c}</style></head><body><h1>"
                + escape(title)
                + "</h1>"
                + body
                + "</body></html>";
    }
}

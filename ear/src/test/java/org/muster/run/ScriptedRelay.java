package org.muster.run;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An SMTP server that does at each step of the conversation what a test's script says: reply as
 * usual, refuse, say nothing, hang up, or speak one byte a second. A script may also hold a step
 * back for as long as it likes. Letters accepted are kept in order.
 */
public final class ScriptedRelay implements AutoCloseable {

    /** The steps at which the script is asked, each before its reply but the last. */
    public enum Stage {
        /** Somebody connects. */
        GREETING,
        HELLO,
        STARTTLS,
        SENDER,
        RECIPIENT,
        DATA,
        /** Some of the letter has come. */
        IN_DATA,
        /** All of the letter has come; without another word from the script it counts as taken. */
        FINAL_DOT,
        /** The letter is taken and the sender was told so. */
        TAKEN
    }

    /** What the server does at one step. */
    public record Reply(Kind kind, String text) {
        enum Kind {
            USUAL,
            TEXT,
            SILENCE,
            RESET,
            SLOW
        }

        public static final Reply USUAL = new Reply(Kind.USUAL, "");
        public static final Reply SILENCE = new Reply(Kind.SILENCE, "");
        public static final Reply RESET = new Reply(Kind.RESET, "");

        /** The usual words, one byte a second. */
        public static final Reply SLOW = new Reply(Kind.SLOW, "");

        public static Reply of(String text) {
            return new Reply(Kind.TEXT, text);
        }
    }

    /** Asked at each step; the recipient is null before it is known. */
    @FunctionalInterface
    public interface Script {
        Reply at(Stage stage, String recipient) throws InterruptedException;
    }

    private static final Script OBLIGING = (stage, recipient) -> Reply.USUAL;

    private final int port;
    private final ServerSocket listening;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final List<MailServer.Letter> letters = new CopyOnWriteArrayList<>();
    private final AtomicInteger numbers = new AtomicInteger();
    private volatile Script script = OBLIGING;
    private volatile boolean offersTls;

    public ScriptedRelay(int port) throws IOException {
        this.port = port;
        listening = new ServerSocket(port, 100, InetAddress.getLoopbackAddress());
        var accepting = new Thread(this::accept, "relay-" + port);
        accepting.setDaemon(true);
        accepting.start();
    }

    /** Goes by this script from the next step on. */
    public void follow(Script next) {
        script = next;
    }

    public void oblige() {
        offersTls = false;
        script = OBLIGING;
    }

    /** Says that it can encrypt, which it cannot. */
    public void offerTls() {
        offersTls = true;
    }

    public List<MailServer.Letter> letters() {
        return List.copyOf(letters);
    }

    public void clear() {
        letters.clear();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                var socket = listening.accept();
                open.add(socket);
                var talking = new Thread(() -> talk(socket), "relay-" + port + "-line");
                talking.setDaemon(true);
                talking.start();
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void talk(Socket socket) {
        try (socket) {
            new Conversation(socket).go();
        } catch (IOException gone) {
            // the other side went, or the script hung up
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } finally {
            open.remove(socket);
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
            for (var socket : open) {
                socket.close();
            }
        } catch (IOException stubborn) {
            throw new IllegalStateException(stubborn);
        }
    }

    /** One connection. */
    private final class Conversation {
        private final Socket socket;
        private final InputStream in;
        private final OutputStream out;
        private String from = "";
        private String recipient;

        private Conversation(Socket socket) throws IOException {
            this.socket = socket;
            in = new BufferedInputStream(socket.getInputStream());
            out = socket.getOutputStream();
        }

        private void go() throws IOException, InterruptedException {
            reply(Stage.GREETING, "220 relay ready");
            for (var line = line(); line != null; line = line()) {
                var verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
                switch (verb) {
                    case "EHLO" ->
                            reply(
                                    Stage.HELLO,
                                    offersTls ? "250-relay\r\n250 STARTTLS" : "250 relay");
                    case "STARTTLS" -> reply(Stage.STARTTLS, "454 4.7.0 TLS not available");
                    case "MAIL" -> {
                        from = address(line);
                        recipient = null;
                        reply(Stage.SENDER, "250 2.1.0 Ok");
                    }
                    case "RCPT" -> {
                        recipient = address(line);
                        reply(Stage.RECIPIENT, "250 2.1.5 Ok");
                    }
                    case "DATA" -> {
                        if (reply(Stage.DATA, "354 Go ahead")) {
                            letter();
                        }
                    }
                    case "QUIT" -> {
                        say("221 2.0.0 Bye");
                        return;
                    }
                    default -> say("250 2.0.0 Ok");
                }
            }
        }

        private void letter() throws IOException, InterruptedException {
            var raw = new ByteArrayOutputStream();
            for (var line = line(); line != null; line = line()) {
                if (line.equals(".")) {
                    taken(raw.toByteArray());
                    return;
                }
                if (raw.size() == 0 && script.at(Stage.IN_DATA, recipient).equals(Reply.RESET)) {
                    reset();
                }
                raw.write(
                        ((line.startsWith(".") ? line.substring(1) : line) + "\r\n")
                                .getBytes(StandardCharsets.ISO_8859_1));
            }
        }

        private void taken(byte[] raw) throws IOException, InterruptedException {
            var decision = script.at(Stage.FINAL_DOT, recipient);
            var takes = decision.kind() != Reply.Kind.TEXT || decision.text().startsWith("2");
            if (takes) {
                letters.add(
                        new MailServer.Letter(
                                numbers.incrementAndGet(),
                                from,
                                List.of(recipient),
                                raw,
                                Instant.now()));
            }
            carryOut(decision, "250 2.0.0 Taken");
            if (takes) {
                script.at(Stage.TAKEN, recipient);
            }
        }

        /** Whether the conversation goes on as usual. */
        private boolean reply(Stage stage, String usual) throws IOException, InterruptedException {
            var decision = script.at(stage, recipient);
            carryOut(decision, usual);
            return decision.kind() != Reply.Kind.TEXT;
        }

        private void carryOut(Reply decision, String usual)
                throws IOException, InterruptedException {
            switch (decision.kind()) {
                case USUAL -> say(usual);
                case TEXT -> {
                    say(decision.text());
                    if (decision.text().startsWith("421")) {
                        throw new IOException("Closing, as told");
                    }
                }
                case SILENCE -> {
                    while (in.read() >= 0) {
                        // whatever comes is not answered; the other side hangs up
                    }
                    throw new IOException("Hung up on");
                }
                case RESET -> reset();
                case SLOW -> {
                    for (var each : (usual + "\r\n").getBytes(StandardCharsets.US_ASCII)) {
                        out.write(each);
                        out.flush();
                        TimeUnit.SECONDS.sleep(1);
                    }
                }
            }
        }

        private void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
            throw new IOException("Reset, as told");
        }

        private void say(String text) throws IOException {
            out.write((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }

        private String line() throws IOException {
            var line = new ByteArrayOutputStream();
            for (var next = in.read(); next != '\n'; next = in.read()) {
                if (next < 0) {
                    return null;
                }
                if (next != '\r') {
                    line.write(next);
                }
            }
            return line.toString(StandardCharsets.ISO_8859_1);
        }

        private String address(String line) {
            return line.replaceAll("^[^<]*<|>.*$", "");
        }
    }
}

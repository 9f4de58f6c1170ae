package org.muster.run;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;
import org.subethamail.smtp.server.SMTPServer;

/**
 * A real SMTP server on loopback that keeps every letter it accepted, in order. Tests script it: a
 * {@link Behaviour} may hold a reply back or refuse a letter.
 */
public final class MailServer implements AutoCloseable {

    /** A letter whose acceptance (250 after DATA) was given, or was about to be given. */
    public record Letter(int number, String from, List<String> recipients, byte[] raw, Instant at) {

        public MimeMessage message() {
            try {
                return new MimeMessage(
                        Session.getInstance(new Properties()), new ByteArrayInputStream(raw));
            } catch (MessagingException unreadable) {
                throw new IllegalStateException("Not a readable message", unreadable);
            }
        }

        /** The text a person reads first, without what is enclosed. */
        public String text() {
            try {
                return text(message());
            } catch (MessagingException | IOException unreadable) {
                throw new IllegalStateException("Not a readable message", unreadable);
            }
        }

        private static String text(Part part) throws MessagingException, IOException {
            if (part.isMimeType("text/plain")) {
                return String.valueOf(part.getContent());
            }
            if (part.getContent() instanceof Multipart parts) {
                for (var i = 0; i < parts.getCount(); i++) {
                    var found = text(parts.getBodyPart(i));
                    if (!found.isEmpty()) {
                        return found;
                    }
                }
            }
            return "";
        }

        public String messageId() {
            return header("Message-ID");
        }

        public String header(String name) {
            try {
                var values = message().getHeader(name);
                return values == null ? "" : values[0];
            } catch (MessagingException unreadable) {
                throw new IllegalStateException("Not a readable message", unreadable);
            }
        }
    }

    /** What the server does with a letter after its DATA, before the reply is sent. */
    @FunctionalInterface
    public interface Behaviour {
        void onLetter(Letter letter) throws RejectException, InterruptedException;
    }

    private static final String ENDING = ".letter";

    private final SMTPServer server;
    private final List<Letter> letters = new CopyOnWriteArrayList<>();
    private final java.util.concurrent.atomic.AtomicInteger numbers =
            new java.util.concurrent.atomic.AtomicInteger();
    private final Path kept;
    private volatile Behaviour behaviour = letter -> {};

    public MailServer(int port) {
        this(null, port);
    }

    /**
     * One that keeps its letters in a directory, a file each, and has them again when restarted.
     */
    public static MailServer keeping(Path directory, int port) throws IOException {
        Files.createDirectories(directory);
        var server = new MailServer(directory, port);
        try (var files = Files.list(directory)) {
            for (var file :
                    files.filter(one -> one.toString().endsWith(ENDING)).sorted().toList()) {
                server.letters.add(read(file));
            }
        }
        server.letters.forEach(
                letter -> server.numbers.accumulateAndGet(letter.number(), Math::max));
        return server;
    }

    private MailServer(Path kept, int port) {
        this.kept = kept;
        server = listening(port).build();
    }

    /** A server that takes letters from nobody but this user. */
    public MailServer(int port, String user, String password) {
        kept = null;
        var users =
                new EasyAuthenticationHandlerFactory(
                        (name, secret, context) -> {
                            if (!user.equals(name) || !password.equals(secret)) {
                                throw new LoginFailedException();
                            }
                        });
        server =
                listening(port)
                        .authenticationHandlerFactory(users)
                        .showAuthCapabilitiesBeforeSTARTTLS(true)
                        .requireAuth()
                        .build();
    }

    private SMTPServer.Builder listening(int port) {
        return SMTPServer.port(port)
                .bindAddress(Optional.of(InetAddress.getLoopbackAddress()))
                .hostName("localhost")
                .softwareName("mailbox")
                .maxConnections(100)
                .insertReceivedHeaders(false)
                .messageHandlerFactory(Handler::new);
    }

    public void start() {
        server.start();
    }

    /** Letters in the order of their DATA; also those whose reply was never given. */
    public List<Letter> letters() {
        return List.copyOf(letters);
    }

    public void clear() {
        letters.clear();
    }

    public void behave(Behaviour next) {
        behaviour = next;
    }

    @Override
    public void close() {
        server.stop();
    }

    /** Sender, recipients and instant in a line each, then the message as it came. */
    private void write(Letter letter) throws IOException {
        var bytes = new ByteArrayOutputStream();
        for (var line :
                List.of(
                        letter.from(),
                        String.join(" ", letter.recipients()),
                        letter.at().toString())) {
            bytes.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        }
        bytes.write(letter.raw());
        Files.write(kept.resolve("%08d%s".formatted(letter.number(), ENDING)), bytes.toByteArray());
    }

    private static Letter read(Path file) throws IOException {
        try (var stream = new ByteArrayInputStream(Files.readAllBytes(file))) {
            var from = line(stream);
            var recipients = List.of(line(stream).split(" "));
            var at = Instant.parse(line(stream));
            var name = file.getFileName().toString();
            var number = Integer.parseInt(name.substring(0, name.length() - ENDING.length()));
            return new Letter(number, from, recipients, stream.readAllBytes(), at);
        }
    }

    private static String line(InputStream stream) throws IOException {
        var line = new ByteArrayOutputStream();
        for (var next = stream.read(); next != '\n' && next >= 0; next = stream.read()) {
            line.write(next);
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    private final class Handler implements MessageHandler {
        private final List<String> recipients = new CopyOnWriteArrayList<>();
        private String from = "";

        private Handler(MessageContext context) {}

        @Override
        public void from(String sender) {
            from = sender;
        }

        @Override
        public void recipient(String recipient) {
            recipients.add(recipient);
        }

        @Override
        public String data(InputStream data) throws RejectException, IOException {
            var letter =
                    new Letter(
                            numbers.incrementAndGet(),
                            from,
                            List.copyOf(recipients),
                            data.readAllBytes(),
                            Instant.now());
            try {
                behaviour.onLetter(letter);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new RejectException(421, "4.3.2 Server is stopping");
            }
            if (kept != null) {
                write(letter);
            }
            letters.add(letter);
            return null;
        }

        @Override
        public void done() {}
    }
}

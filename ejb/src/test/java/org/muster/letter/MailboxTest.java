package org.muster.letter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Authenticator;
import jakarta.mail.MessagingException;
import jakarta.mail.PasswordAuthentication;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A mail counts as read once it is kept, and not before, whatever kind of mailbox it lies in. */
class MailboxTest {
    private static final String USER = "capacity.building@muster.example";
    private static final String PASSWORD = "correct horse battery";

    enum Kind {
        IMAP,
        MAILDIR
    }

    @TempDir private Path maildir;
    private GreenMail server;
    private GreenMailUser user;

    @BeforeEach
    void startServer() throws IOException {
        server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        server.start();
        user = server.setUser(USER, USER, PASSWORD);
        for (var name : List.of("new", "cur", "tmp")) {
            Files.createDirectory(maildir.resolve(name));
        }
    }

    @AfterEach
    void stopServer() {
        server.stop();
    }

    @ParameterizedTest
    @EnumSource
    void whatIsUnreadIsTakenOnceOldestFirst(Kind kind) throws MailboxFault {
        arrives(kind, mail("one"), mail("two"), mail("three"));
        assertEquals(List.of("one", "two", "three"), taken(kind, 100));
        assertEquals(List.of(), taken(kind, 100));
        arrives(kind, mail("four"));
        assertEquals(List.of("four"), taken(kind, 100));
    }

    @ParameterizedTest
    @EnumSource
    void noMoreThanAskedForIsTaken(Kind kind) throws MailboxFault {
        arrives(kind, mail("one"), mail("two"), mail("three"));
        assertEquals(List.of("one", "two"), taken(kind, 2));
        assertEquals(List.of("three"), taken(kind, 2));
    }

    @ParameterizedTest
    @EnumSource
    void whatWasNotKeptStaysUnread(Kind kind) throws MailboxFault {
        arrives(kind, mail("one"), mail("two"));
        mailbox(kind).read(100, mail -> false);
        assertEquals(List.of("one", "two"), taken(kind, 100));
    }

    @ParameterizedTest
    @EnumSource
    void aReaderThatDiesBeforeTheMarkFindsTheSameBytesAgain(Kind kind) throws MailboxFault {
        arrives(kind, mail("one"));
        var kept = new ArrayList<String>();
        assertThrows(
                IllegalStateException.class,
                () ->
                        mailbox(kind)
                                .read(
                                        100,
                                        mail -> {
                                            kept.add(mail.sha256());
                                            throw new IllegalStateException("killed");
                                        }));
        mailbox(kind).read(100, mail -> kept.add(mail.sha256()));
        assertEquals(2, kept.size());
        assertEquals(kept.get(0), kept.get(1));
    }

    @ParameterizedTest
    @EnumSource
    void ofAnEnormousMailTheBeginningIsTaken(Kind kind) throws MailboxFault {
        arrives(kind, mail("large" + "\r\nx".repeat(2_000_000)), mail("small"));
        var whole = new ArrayList<Boolean>();
        mailbox(kind)
                .read(
                        100,
                        mail -> {
                            assertTrue(mail.bytes().length <= RawMail.BEGINNING);
                            return whole.add(mail.whole());
                        });
        assertEquals(List.of(false, true), whole);
    }

    @Test
    void aFileThatCannotBeReadStopsNoOther() throws Exception {
        arrives(Kind.MAILDIR, mail("one"));
        Files.createDirectory(maildir.resolve("cur/0000:2,S"));
        Files.createFile(maildir.resolve("cur/0000:2,S/x"));
        Files.writeString(maildir.resolve("new/0000"), "Subject: zero\r\n\r\n");
        Files.createSymbolicLink(maildir.resolve("new/0001"), maildir.resolve("new/nowhere"));
        var subjects = new ArrayList<String>();
        var fault =
                assertThrows(
                        MailboxFault.class,
                        () -> mailbox(Kind.MAILDIR).read(100, mail -> subjects.add(subject(mail))));
        assertEquals(List.of("zero", "one"), subjects);
        assertEquals("mailbox.fault.file", fault.told().key());
    }

    @Test
    void aDirectoryThatIsNoMailboxIsNamed() {
        var fault =
                assertThrows(
                        MailboxFault.class,
                        () -> new Maildir(maildir.resolve("none")).read(1, mail -> true));
        assertEquals("mailbox.fault.directory", fault.told().key());
        assertEquals(maildir.resolve("none").toString(), fault.told().arguments().get(0));
    }

    @Test
    void aWrongPasswordIsToldAsSuchAndNotShown() {
        var fault =
                assertThrows(MailboxFault.class, () -> imap("wrong", "INBOX").read(1, m -> true));
        assertEquals("mailbox.fault.signIn", fault.told().key());
        assertTrue(fault.told().arguments().stream().noneMatch(said -> said.contains("wrong")));
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        var fault =
                assertThrows(
                        MailboxFault.class, () -> imap(PASSWORD, "Bounces").read(1, m -> true));
        assertEquals("mailbox.fault.folder[Bounces]", fault.told().toString());
    }

    @Test
    void aServerThatIsAwayIsToldAsSuch() {
        var mailbox = imap(PASSWORD, "INBOX");
        server.stop();
        var fault = assertThrows(MailboxFault.class, () -> mailbox.read(1, mail -> true));
        assertEquals("mailbox.fault.server", fault.told().key());
    }

    private Mailbox mailbox(Kind kind) {
        return switch (kind) {
            case IMAP -> imap(PASSWORD, "INBOX");
            case MAILDIR -> new Maildir(maildir);
        };
    }

    private Mailbox imap(String password, String folder) {
        var properties = new Properties();
        properties.put("mail.imap.host", "127.0.0.1");
        properties.put("mail.imap.port", Integer.toString(server.getImap().getPort()));
        properties.put("mail.imap.user", USER);
        var authenticator =
                new Authenticator() {
                    @Override
                    protected PasswordAuthentication getPasswordAuthentication() {
                        return new PasswordAuthentication(USER, password);
                    }
                };
        return new ImapMailbox(Session.getInstance(properties, authenticator), folder);
    }

    private void arrives(Kind kind, String... mails) {
        for (var mail : mails) {
            var bytes = mail.getBytes(StandardCharsets.UTF_8);
            try {
                if (kind == Kind.IMAP) {
                    user.deliver(
                            new MimeMessage(
                                    Session.getInstance(new Properties()),
                                    new ByteArrayInputStream(bytes)));
                } else {
                    Files.write(maildir.resolve("new/%04d".formatted(1000 + files())), bytes);
                }
            } catch (IOException | MessagingException failed) {
                throw new IllegalStateException(failed);
            }
        }
    }

    private long files() {
        try (Stream<Path> unread = Files.list(maildir.resolve("new"));
                Stream<Path> read = Files.list(maildir.resolve("cur"))) {
            return unread.count() + read.count();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String mail(String subject) {
        return "From: a@b.example\r\nSubject: " + subject + "\r\n\r\nText\r\n";
    }

    private List<String> taken(Kind kind, int most) throws MailboxFault {
        var subjects = new ArrayList<String>();
        mailbox(kind).read(most, mail -> subjects.add(subject(mail)));
        return subjects;
    }

    private static String subject(RawMail mail) {
        try {
            return OpenedMail.of(mail.bytes()).header("Subject");
        } catch (MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}

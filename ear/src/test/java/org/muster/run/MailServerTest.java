package org.muster.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.file.Path;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demonstration's mail server: a letter is read again after a restart. */
class MailServerTest {

    @Test
    void lettersOutliveARestart(@TempDir Path directory) throws Exception {
        var port = Ports.free().smtp();
        MailServer.Letter sent;
        try (var server = MailServer.keeping(directory, port)) {
            server.start();
            send(port, "Приглашение");
            sent = server.letters().get(0);
        }
        try (var server = MailServer.keeping(directory, port)) {
            server.start();
            var again = server.letters().get(0);
            assertEquals(sent.recipients(), again.recipients());
            assertEquals(sent.at(), again.at());
            assertArrayEquals(sent.raw(), again.raw());
            assertEquals("Приглашение", again.message().getSubject());
            send(port, "Another");
            assertEquals(2, server.letters().get(1).number());
        }
    }

    private static void send(int port, String subject) throws Exception {
        var settings = new Properties();
        settings.put("mail.smtp.host", "127.0.0.1");
        settings.put("mail.smtp.port", Integer.toString(port));
        var message = new MimeMessage(Session.getInstance(settings));
        message.setFrom(new InternetAddress("office@muster.example"));
        message.setRecipient(
                Message.RecipientType.TO, new InternetAddress("officer@customs.example"));
        message.setSubject(subject, "UTF-8");
        message.setText("Dear officer");
        Transport.send(message);
    }
}

package org.muster.letter;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.muster.shared.Settings;

/** The way out: the relay the operator named, over one connection for many letters. */
@ApplicationScoped
class LetterPost implements Relay {
    private static final Logger LOG = Logger.getLogger(LetterPost.class.getName());
    private static final int SERVICE_CLOSING = 421;

    @Resource(lookup = "java:jboss/mail/Muster")
    private Session session;

    @Inject private Settings settings;

    @Override
    public Line open(Duration patience) {
        var millis = Long.toString(patience.toMillis());
        for (var timeout : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
            session.getProperties().putIfAbsent("mail.smtp." + timeout, millis);
        }
        return new Connection();
    }

    /** One connection, opened with the first letter and again after it broke. */
    private final class Connection implements Line {
        private SMTPTransport transport;
        private boolean broken;

        @Override
        public boolean isBroken() {
            return broken;
        }

        @Override
        public Outcome send(Parcel parcel, Printed printed) {
            SealedLetter letter;
            InternetAddress to;
            try {
                to = SealedLetter.address(parcel.address(), parcel.addresseeName());
                letter =
                        SealedLetter.of(
                                session,
                                SealedLetter.address(
                                        settings.mailFrom(), settings.organisationName()),
                                to,
                                parcel,
                                printed);
            } catch (MessagingException noAddress) {
                return outcome(parcel, Outcome.Kind.REFUSED, noAddress.getMessage());
            }
            try {
                connect();
                transport.sendMessage(letter, new Address[] {to});
                return outcome(parcel, Outcome.Kind.SENT, transport.getLastServerResponse());
            } catch (MessagingException failed) {
                return judge(parcel, letter, failed);
            }
        }

        private void connect() throws MessagingException {
            if (transport == null) {
                var fresh = (SMTPTransport) session.getTransport("smtp");
                fresh.connect();
                transport = fresh;
            }
        }

        private Outcome judge(Parcel parcel, SealedLetter letter, MessagingException failed) {
            var reply = reply(failed);
            if (reply < 400) {
                hangUp();
                broken = true;
                return letter.isWholeOnTheWire()
                        ? outcome(parcel, Outcome.Kind.UNKNOWN, "No reply after the whole letter")
                        : outcome(parcel, Outcome.Kind.NOT_SENT, text(failed));
            }
            if (reply == SERVICE_CLOSING) {
                hangUp();
                broken = true;
                return outcome(parcel, Outcome.Kind.NOT_SENT, text(failed));
            }
            return outcome(
                    parcel, reply < 500 ? Outcome.Kind.LATER : Outcome.Kind.REFUSED, text(failed));
        }

        private Outcome outcome(Parcel parcel, Outcome.Kind kind, String detail) {
            return new Outcome(parcel.letter(), kind, detail);
        }

        private void hangUp() {
            if (transport == null) {
                return;
            }
            try {
                transport.close();
            } catch (MessagingException gone) {
                LOG.log(Level.FINE, "The connection was gone already", gone);
            }
            transport = null;
        }

        @Override
        public void close() {
            hangUp();
        }
    }

    /** The relay's reply about this letter, or 0 when there was none or it was not about it. */
    private static int reply(MessagingException failed) {
        for (Exception each = failed;
                each instanceof MessagingException known;
                each = known.getNextException()) {
            if (known instanceof SMTPAddressFailedException address) {
                return address.getReturnCode();
            }
            if (known instanceof SMTPSendFailedException letter && letter.getReturnCode() >= 400) {
                return letter.getReturnCode();
            }
        }
        return 0;
    }

    private static String text(MessagingException failed) {
        var innermost = failed;
        while (innermost.getNextException() instanceof MessagingException deeper) {
            innermost = deeper;
        }
        return innermost.getMessage() == null
                ? innermost.getClass().getSimpleName()
                : innermost.getMessage();
    }
}

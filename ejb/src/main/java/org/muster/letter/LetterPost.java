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
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.muster.shared.Settings;

/** The way out: the relay the operator named, over one connection for many letters. */
@ApplicationScoped
class LetterPost implements Relay {
    private static final Logger LOG = Logger.getLogger(LetterPost.class.getName());

    @Resource(lookup = "java:jboss/mail/Muster")
    private Session session;

    @Inject private Settings settings;
    @Inject private Breaker breaker;
    private PatientSockets sockets;

    @Override
    public Line open(Duration patience) {
        return new Connection(sockets(patience));
    }

    /** The first one opened decides: the session, and what it goes by, is the whole server's. */
    private synchronized PatientSockets sockets(Duration patience) {
        if (sockets == null) {
            sockets = new PatientSockets(patience);
            var millis = Long.toString(patience.toMillis());
            for (var timeout : new String[] {"connectiontimeout", "timeout", "writetimeout"}) {
                session.getProperties().putIfAbsent("mail.smtp." + timeout, millis);
            }
            // Where the relay is spoken to by TLS, the session wraps these sockets.
            for (var factory : new String[] {"socketFactory", "ssl.socketFactory"}) {
                session.getProperties().put("mail.smtp." + factory, sockets);
            }
        }
        return sockets;
    }

    /** One connection, opened with the first letter and again after it broke. */
    private final class Connection implements Line {
        private final PatientSockets sockets;
        private Sender sender;
        private SMTPTransport transport;
        private boolean broken;
        private int silences;

        private Connection(PatientSockets sockets) {
            this.sockets = sockets;
        }

        @Override
        public boolean isBroken() {
            return broken;
        }

        @Override
        public Outcome send(Parcel parcel, Printed printed) {
            try {
                sender = sender == null ? Sender.of(settings) : sender;
            } catch (MessagingException noAddress) {
                return noLine(parcel, "The sender's address in the settings is none");
            }
            return sealedAndSent(parcel, printed);
        }

        private Outcome sealedAndSent(Parcel parcel, Printed printed) {
            SealedLetter letter;
            InternetAddress to;
            try {
                to = SealedLetter.address(parcel.address(), parcel.addresseeName());
                letter = SealedLetter.of(session, sender, to, parcel, printed);
            } catch (MessagingException noAddress) {
                return outcome(parcel, Outcome.Kind.REFUSED, noAddress.getMessage());
            }
            try {
                sockets.begin();
                connect();
            } catch (MessagingException failed) {
                return noLine(parcel, text(failed));
            }
            try {
                transport.sendMessage(letter, new Address[] {to});
                answered();
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

        /** The relay said something about a letter: it is there. */
        private void answered() {
            silences = 0;
            breaker.worked();
        }

        /** There is no line, or not for long: no fault of the letter's. */
        private Outcome noLine(Parcel parcel, String why) {
            hangUp();
            broken = true;
            var told = outcome(parcel, Outcome.Kind.NOT_SENT, why);
            breaker.failed(told.detail());
            return told;
        }

        private Outcome judge(Parcel parcel, SealedLetter letter, MessagingException failed) {
            var reply = reply(failed);
            if (reply.isClosing() || failed instanceof SMTPSenderFailedException) {
                return noLine(parcel, reply.text());
            }
            if (reply.isMissing()) {
                return silence(parcel, letter, reply.text());
            }
            answered();
            var kind = reply.isForNow() ? Outcome.Kind.LATER : Outcome.Kind.REFUSED;
            return outcome(parcel, kind, reply.text());
        }

        /**
         * The line broke in the middle of a letter. Another is tried for the next letter, as the
         * reason may be this one's alone; a second silence in a row is the relay's.
         */
        private Outcome silence(Parcel parcel, SealedLetter letter, String why) {
            hangUp();
            silences++;
            broken = silences > 1;
            return letter.isWholeOnTheWire()
                    ? outcome(parcel, Outcome.Kind.UNKNOWN, "No reply after the whole letter")
                    : outcome(parcel, Outcome.Kind.LATER, why);
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

    /** The relay's reply about this letter; missing when there was none. */
    private static Reply reply(MessagingException failed) {
        for (Exception each = failed;
                each instanceof MessagingException known;
                each = known.getNextException()) {
            if (known instanceof SMTPAddressFailedException address) {
                return new Reply(address.getReturnCode(), text(failed));
            }
            if (known instanceof SMTPSenderFailedException sender) {
                return new Reply(sender.getReturnCode(), text(failed));
            }
            if (known instanceof SMTPSendFailedException letter && letter.getReturnCode() >= 400) {
                return new Reply(letter.getReturnCode(), text(failed));
            }
        }
        return new Reply(0, text(failed));
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

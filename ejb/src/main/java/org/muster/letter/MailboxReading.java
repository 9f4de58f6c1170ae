package org.muster.letter;

import jakarta.annotation.Resource;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.mail.Session;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.muster.shared.DomainException;
import org.muster.shared.Roles;
import org.muster.shared.Settings;
import org.muster.shared.Told;

/**
 * One look into the mailbox. Only one server looks at a time; each mail is kept in a transaction of
 * its own, and only then marked as read, so a server that dies in between finds it once more and
 * knows it already.
 */
@Stateless
@RolesAllowed(Roles.SYSTEM)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class MailboxReading {
    private static final Logger LOG = Logger.getLogger(MailboxReading.class.getName());

    /** Well below the time after which a transaction is ended, and with it this server's turn. */
    private static final Duration LONGEST = Duration.ofSeconds(120);

    @Resource(lookup = "java:jboss/mail/Muster")
    private Session session;

    @EJB private IncomingMails mails;
    @Inject private MailboxLog log;
    @Inject private Settings settings;

    /** Takes what is unread; nothing where no mailbox is named, or another server is at it. */
    public void read() {
        var mailbox = mailbox();
        if (mailbox.isEmpty() || !log.isOurTurn()) {
            return;
        }
        mails.settlePending();
        var turn = new Turn(Instant.now().plus(LONGEST));
        try {
            mailbox.get().read(settings.number("muster.mailbox.most", 100), turn::take);
            log.looked(turn.taken, turn.fault);
        } catch (MailboxFault fault) {
            LOG.log(Level.WARNING, "The mailbox cannot be read: {0}", fault.told());
            log.looked(turn.taken, fault.told());
        }
    }

    private Optional<Mailbox> mailbox() {
        if (!settings.text("muster.imap.host", "").isEmpty()) {
            return Optional.of(
                    new ImapMailbox(session, settings.text("muster.imap.folder", "INBOX")));
        }
        var maildir = settings.text("muster.maildir", "");
        return maildir.isEmpty() ? Optional.empty() : Optional.of(new Maildir(Path.of(maildir)));
    }

    private final class Turn {
        private final Instant end;
        private int taken;
        private Told fault;

        private Turn(Instant end) {
            this.end = end;
        }

        boolean take(RawMail mail) {
            if (Instant.now().isAfter(end)) {
                return false;
            }
            try {
                keep(mail);
                taken++;
                return true;
            } catch (EJBException notKept) {
                LOG.log(Level.WARNING, "A mail could not be kept and stays unread", notKept);
                fault = Told.of("mailbox.fault.notKept");
                return false;
            }
        }

        /** A mail that breaks what follows from it is kept all the same, and says so. */
        private void keep(RawMail mail) {
            try {
                mails.take(mail);
            } catch (EJBException | DomainException poison) {
                LOG.log(Level.WARNING, "What a mail says could not be written down", poison);
                mails.keep(mail, MailServerWords.cleaned(poison.getMessage()));
            }
        }
    }
}

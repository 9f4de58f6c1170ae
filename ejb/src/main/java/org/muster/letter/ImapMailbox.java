package org.muster.letter;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.Message;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.search.FlagTerm;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.muster.shared.Told;

/**
 * A folder on an IMAP server. What is unread there is new here; reading alone marks nothing, so a
 * mail counts as read only once it is kept.
 */
final class ImapMailbox implements Mailbox {
    private static final String PATIENCE_MILLIS = "20000";
    private static final Flags SEEN = new Flags(Flags.Flag.SEEN);

    private final Session session;
    private final String folder;

    ImapMailbox(Session session, String folder) {
        this.session = session;
        this.folder = folder;
        var properties = session.getProperties();
        properties.putIfAbsent("mail.imap.connectiontimeout", PATIENCE_MILLIS);
        properties.putIfAbsent("mail.imap.timeout", PATIENCE_MILLIS);
        properties.putIfAbsent("mail.imap.writetimeout", PATIENCE_MILLIS);
        properties.putIfAbsent("mail.imap.fetchsize", Integer.toString(RawMail.BEGINNING));
        properties.put("mail.imap.peek", "true");
    }

    @Override
    public void read(int most, Taker taker) throws MailboxFault {
        try (var store = session.getStore("imap")) {
            store.connect();
            try (var open = open(store)) {
                readAll(open, most, taker);
            }
        } catch (AuthenticationFailedException refused) {
            throw new MailboxFault(Told.of("mailbox.fault.signIn", words(refused)), refused);
        } catch (FolderNotFoundException unknown) {
            throw new MailboxFault(Told.of("mailbox.fault.folder", folder), unknown);
        } catch (MessagingException away) {
            throw new MailboxFault(Told.of("mailbox.fault.server", words(away)), away);
        }
    }

    private Folder open(Store store) throws MessagingException {
        var opened = store.getFolder(folder);
        opened.open(Folder.READ_WRITE);
        return opened;
    }

    private static void readAll(Folder folder, int most, Taker taker) throws MessagingException {
        var unread = folder.search(new FlagTerm(SEEN, false));
        var some = Arrays.copyOf(unread, Math.min(most, unread.length));
        var ahead = new FetchProfile();
        ahead.add(FetchProfile.Item.SIZE);
        folder.fetch(some, ahead);
        MessagingException fault = null;
        for (var message : some) {
            try {
                if (!taker.take(read(message))) {
                    break;
                }
                message.setFlags(SEEN, true);
            } catch (MessageRemovedException gone) {
                continue;
            } catch (MessagingException unreadable) {
                fault = stillOpen(folder, unreadable);
            } catch (IOException unreadable) {
                fault = stillOpen(folder, new MessagingException(unreadable.getMessage()));
            }
        }
        if (fault != null) {
            throw fault;
        }
    }

    /** One mail's fault is told in the end; without the connection there is no next mail. */
    private static MessagingException stillOpen(Folder folder, MessagingException fault)
            throws MessagingException {
        if (!folder.isOpen()) {
            throw fault;
        }
        return fault;
    }

    private static RawMail read(Message message) throws MessagingException, IOException {
        try (InputStream in = ((IMAPMessage) message).getMimeStream()) {
            return RawMail.read(in, message.getSize());
        }
    }

    private static String words(MessagingException fault) {
        return MailServerWords.cleaned(fault.getMessage());
    }
}

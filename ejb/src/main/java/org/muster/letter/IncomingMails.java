package org.muster.letter;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.Roles;

/**
 * Keeps what arrived, each mail once, and writes down what it says about a letter in the same
 * transaction. A bounce moves the delivery and nothing else: what was answered stays answered.
 */
@Stateless
@RolesAllowed(Roles.SYSTEM)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class IncomingMails {
    @Inject private MailRows rows;
    @Inject private Letters letters;
    @Inject private ReturnedLetters returned;
    @Inject private AuditTrail audit;

    /** Takes a mail; one that is known already changes nothing. */
    public void take(RawMail raw) {
        var mail = IncomingMail.read(raw.bytes());
        var letter = rows.letterOf(mail);
        var id = UUID.randomUUID();
        var pending = mail.kind() == MailKind.HARD_BOUNCE && letter != null && letter.exact();
        if (rows.add(id, raw, mail, letter == null ? null : letter.id(), pending) && pending) {
            settle(new MailRows.Bounce(id, letter.id(), mail.reason()));
        }
    }

    /** Keeps a mail whose meaning could not be written down, and why. */
    public void keep(RawMail raw, String why) {
        var unreadable = new IncomingMail(MailKind.UNREADABLE, List.of(), "", why, "", Set.of());
        rows.add(UUID.randomUUID(), raw, unreadable, null, false);
    }

    /** A bounce can be faster than the mark that its letter has left; it is asked again. */
    public void settlePending() {
        rows.pending().forEach(this::settle);
    }

    private void settle(MailRows.Bounce bounce) {
        switch (letters.returned(bounce.letter(), bounce.reason())) {
            case SENT, UNCERTAIN -> {
                rows.settled(bounce.mail());
                returned.open(bounce.letter(), bounce.mail());
                audit.record(Actor.SYSTEM, "letter returned", "letter", bounce.letter(), "");
            }
            case BOUNCED, FAILED, CANCELLED -> rows.settled(bounce.mail());
            case QUEUED, IN_FLIGHT -> {}
        }
    }
}

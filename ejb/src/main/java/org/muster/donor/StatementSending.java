package org.muster.donor;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.muster.account.ScopeRefused;
import org.muster.account.Scopes;
import org.muster.letter.DeliveryState;
import org.muster.letter.LetterId;
import org.muster.letter.LetterPurpose;
import org.muster.letter.Letters;
import org.muster.letter.NewLetter;
import org.muster.operation.AuditTrail;
import org.muster.reporting.CertifiedStatements;
import org.muster.reporting.StatementId;
import org.muster.reporting.StatementOverview;
import org.muster.shared.Actor;
import org.muster.shared.Roles;
import org.muster.shared.Settings;

/**
 * Sends certified statements to the donor's contacts: a letter each, queued together or not at all.
 * Whether one was sent is what its letter says once the mail server took it, and nothing else.
 */
@Stateless
@RolesAllowed({Roles.FINANCE_OFFICER, Roles.SYSTEM})
public class StatementSending {
    private static final int DAYS_OPEN = 90;

    @Inject private CertifiedStatements statements;
    @EJB private StatementOverview overview;
    @Inject private StatementCopies copies;
    @Inject private Letters letters;
    @Inject private Scopes scopes;
    @Inject private AuditTrail audit;
    @Inject private Settings settings;
    @Inject private Clock clock;

    /**
     * Writes to every contact of today who has no letter on its way or arrived with a link that
     * opens; pressed again, nobody gets a second one.
     *
     * @return how many letters go
     */
    public int send(StatementId id, Actor by) {
        var donor = statements.toSend(id, by);
        var contacts = copies.contacts(donor, LocalDate.now(clock));
        if (contacts.isEmpty()) {
            throw new NobodyToSendTo();
        }
        var fresh = new ArrayList<NewLetter>();
        var again = new ArrayList<LetterId>();
        for (var contact : contacts) {
            decide(id, contact, fresh, again, by);
        }
        var sent = letters.queue(id.value(), LetterPurpose.STATEMENT, fresh);
        sent += again.isEmpty() ? 0 : letters.sendAgain(again);
        audit.record(by, "statement queued", "donor-statement", id, Integer.toString(sent));
        return sent;
    }

    /** What became of the statement's letters, by the contact's name. */
    @RolesAllowed({Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
    public List<StatementCopySummary> copies(StatementId id, Actor by) {
        overview.summary(id, by);
        return copies.of(id, Instant.now());
    }

    /** The link of this contact's letters opens nothing any more; one sent again does. */
    public void revokeLink(StatementCopyId id, Actor by) {
        var copy = copies.get(id);
        var statement = overview.summary(copy.statement(), by);
        if (!scopes.of(by, Roles.FINANCE_OFFICER).coversContribution(statement.contribution())) {
            throw new ScopeRefused(by, "statement " + copy.statement());
        }
        copy.revoke();
        audit.record(by, "link revoked", "donor-statement", copy.statement(), id.toString());
    }

    private void decide(
            StatementId id,
            DonorContact contact,
            List<NewLetter> fresh,
            List<LetterId> again,
            Actor by) {
        var until = Instant.now().plus(openFor());
        var known = copies.find(id, contact.id());
        if (known.isEmpty()) {
            fresh.add(letter(copies.add(id, contact.id(), until, by), contact));
            return;
        }
        var copy = known.get();
        var carried = copies.carried(copy);
        var delivery = carried.map(StatementCopies.Carried::delivery).orElse(null);
        if (!copy.isOpen(Instant.now()) || delivery == DeliveryState.BOUNCED) {
            copy.again(until, by);
            fresh.add(letter(copy, contact));
        } else if (delivery == DeliveryState.CANCELLED) {
            fresh.add(letter(copy, contact));
        } else if (delivery == DeliveryState.FAILED || delivery == DeliveryState.UNCERTAIN) {
            copy.retried(until, by);
            again.add(carried.get().letter());
        }
    }

    private Duration openFor() {
        return Duration.ofDays(settings.number("muster.statement.link.days", DAYS_OPEN));
    }

    private NewLetter letter(StatementCopy copy, DonorContact contact) {
        var letter = LetterId.next();
        return new NewLetter(
                letter,
                copy.id().value(),
                copy.occasion(),
                contact.id().value(),
                copies.language(contact),
                contact.person(),
                "CONTACT",
                letters.messageId(letter));
    }
}

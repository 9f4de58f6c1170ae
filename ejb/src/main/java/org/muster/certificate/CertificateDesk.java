package org.muster.certificate;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.Collectors;
import org.muster.attendance.EventFacts;
import org.muster.attendance.EventReach;
import org.muster.event.EventCancelled;
import org.muster.event.EventId;
import org.muster.event.EventNotOver;
import org.muster.letter.LetterId;
import org.muster.letter.LetterPurpose;
import org.muster.letter.Letters;
import org.muster.letter.NewLetter;
import org.muster.member.PersonId;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.Roles;

/**
 * Gives certificates to whoever attended enough of an event that is over, and takes them back.
 * Pressed twice, nobody gets a second one.
 */
@Stateless
@RolesAllowed({Roles.EVENT_OFFICER, Roles.SYSTEM})
public class CertificateDesk {
    @Inject private Certificates certificates;
    @Inject private EventReach reach;
    @Inject private Letters letters;
    @Inject private AuditTrail audit;
    @Inject private Clock clock;

    /** From what share of its half days on the event gives certificates, in per cent. */
    public void decide(EventId event, int perCent, Actor actor) {
        reach.require(event, actor, Roles.EVENT_OFFICER);
        var rule = certificates.rule(event);
        rule.set(perCent, actor, clock.instant());
        certificates.keep(rule);
        audit.record(actor, "certificate rule set", "event", event, perCent + " %");
    }

    /**
     * Issues to all who are due one, and anew where what a certificate says was put right since. A
     * revoked one stays revoked until its holder is named.
     *
     * @return how many were issued
     */
    public int issue(EventId event, Actor actor) {
        var facts = requireOver(event, actor);
        var due =
                certificates.standings(event, null, 0, Certificates.MOST).stream()
                        .filter(Standing::isDue)
                        .toList();
        due.forEach(standing -> issue(facts, standing, actor));
        if (!due.isEmpty()) {
            audit.record(
                    actor, "certificates issued", "event", event, Integer.toString(due.size()));
        }
        return due.size();
    }

    /** Issues to one person, also after an earlier certificate was revoked. */
    public CertificateId issueTo(EventId event, PersonId person, Actor actor) {
        var facts = requireOver(event, actor);
        var standing = certificates.standing(event, person);
        if (!standing.isEarned()) {
            throw standing.unearned();
        }
        if (standing.state() == CertificateState.ISSUED) {
            return standing.latest().id();
        }
        var issued = issue(facts, standing, actor);
        audit.record(actor, "certificate issued", "event", event, issued.toString());
        return issued;
    }

    /**
     * What became of sending.
     *
     * @param letters how many go
     * @param heldBack how many do not, because their certificates say more than is known now
     */
    public record Sent(int letters, int heldBack) {}

    /**
     * Writes to everybody who has a certificate in force and an address, where it is; who was
     * written to about this issue is not written to again, and nobody about one that the record
     * does not bear out any more.
     */
    public Sent send(EventId event, Actor actor) {
        reach.require(event, actor, Roles.EVENT_OFFICER);
        certificates.isHeldToIssue(event);
        var alive = letters.alive(event.value(), LetterPurpose.CERTIFICATE);
        var reached = certificates.reached(event);
        var fresh =
                certificates.inForce(event).stream()
                        .filter(each -> reached.contains(each.holder().person()))
                        .filter(each -> !alive.contains(each.latest().id().value()))
                        .collect(Collectors.partitioningBy(Standing::isBorneOut));
        var written = fresh.get(true).stream().map(each -> letter(each.latest())).toList();
        var sent = letters.queue(event.value(), LetterPurpose.CERTIFICATE, written);
        audit.record(actor, "certificates sent", "event", event, Integer.toString(sent));
        return new Sent(sent, fresh.get(false).size());
    }

    private NewLetter letter(Certificate certificate) {
        var letter = LetterId.next();
        return new NewLetter(
                letter,
                certificate.id().value(),
                1,
                certificate.person().value(),
                certificate.language(),
                certificate.person(),
                "PERSON",
                letters.messageId(letter));
    }

    /** Whoever checks the paper is told from now on that it does not count. */
    public void revoke(CertificateId id, String reason, Actor actor) {
        var found = certificates.get(id);
        reach.require(found.event(), actor, Roles.EVENT_OFFICER);
        found.revoke(reason, actor, clock.instant());
        audit.record(actor, "certificate revoked", "event", found.event(), id.toString());
    }

    private CertificateId issue(EventFacts event, Standing standing, Actor actor) {
        var before = standing.latest();
        var number = before == null ? next(event) : before.number();
        var revision = before == null ? 1 : before.revision() + 1;
        var certificate =
                Certificate.issue(event.id(), standing, revision, number, actor, clock.instant());
        certificates.add(certificate);
        return certificate.id();
    }

    private String next(EventFacts event) {
        return "%s-%03d".formatted(event.code(), certificates.numbered(event.id()) + 1);
    }

    private EventFacts requireOver(EventId event, Actor actor) {
        var facts = reach.require(event, actor, Roles.EVENT_OFFICER);
        if (!certificates.isHeldToIssue(event)) {
            throw new EventCancelled(facts.code());
        }
        var today = LocalDate.ofInstant(clock.instant(), ZoneId.of(facts.zone()));
        if (!today.isAfter(facts.days().to())) {
            throw new EventNotOver(facts.code(), facts.days().to());
        }
        return facts;
    }
}

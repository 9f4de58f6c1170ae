package org.muster.notice;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import org.muster.event.EventId;
import org.muster.invitation.AskedInvitations;
import org.muster.letter.LetterPurpose;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.InvalidInput;
import org.muster.shared.Roles;
import org.muster.shared.Rows;
import org.muster.shared.Told;

/**
 * Writes to the people of an event: what was decided, what they should know before they travel, and
 * thanks. Pressed twice, nobody gets a second letter.
 */
@Stateless
@RolesAllowed({Roles.EVENT_OFFICER, Roles.SYSTEM})
public class EventLetters {
    private static final int LONGEST = 4000;

    @PersistenceContext private EntityManager entities;
    @Inject private NoticeQueue queue;
    @Inject private AskedInvitations invitations;
    @Inject private AuditTrail audit;
    @Inject private Clock clock;

    @RolesAllowed({Roles.EVENT_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
    public NoticeCount count(EventId event, Actor actor) {
        invitations.requireRead(event, actor);
        return queue.count(event);
    }

    /** Confirms to everybody who is confirmed, regrets to the administrations of the refused. */
    public int tellDecisions(EventId event, Actor actor) {
        invitations.requireOfficer(event, actor);
        requireAhead(event);
        lock(event);
        var sent = queue.toConfirmed(event, LetterPurpose.CONFIRMATION, 1) + queue.regrets(event);
        audit.record(actor, "decisions told", "event", event, Integer.toString(sent));
        return sent;
    }

    /**
     * Sends a practical note to everybody who is confirmed. The same words again are the same note:
     * they go to whoever was confirmed since.
     */
    public int sendNote(EventId event, String text, Actor actor) {
        invitations.requireOfficer(event, actor);
        requireAhead(event);
        if (text == null || text.isBlank() || text.strip().length() > LONGEST) {
            throw new InvalidInput("note", Told.of("why.notice.note", LONGEST));
        }
        lock(event);
        var sent =
                queue.toConfirmed(
                        event, LetterPurpose.PRACTICAL_NOTE, number(event, text.strip(), actor));
        audit.record(actor, "practical note sent", "event", event, Integer.toString(sent));
        return sent;
    }

    /** Thanks everybody who is confirmed, once the event is over. */
    public int thank(EventId event, Actor actor) {
        invitations.requireOfficer(event, actor);
        if (!isOver(event)) {
            throw new InvalidInput("event", Told.of("why.notice.thanks"));
        }
        lock(event);
        var sent = queue.toConfirmed(event, LetterPurpose.THANKS, 1);
        audit.record(actor, "thanks sent", "event", event, Integer.toString(sent));
        return sent;
    }

    private boolean isOver(EventId event) {
        return !clock.instant().isBefore(invitations.event(event).end());
    }

    private void requireAhead(EventId event) {
        if (isOver(event)) {
            throw new InvalidInput("event", Told.of("why.notice.over"));
        }
    }

    /** Two who press at once come one after the other. */
    private void lock(EventId event) {
        entities.createNativeQuery("select 1 from muster.capacity_event where id = :id for update")
                .setParameter("id", event.value())
                .getResultList();
    }

    private int number(EventId event, String text, Actor actor) {
        entities.createNativeQuery(
                        """
                        insert into muster.practical_note (event_id, no, body, written_by, written_at)
                        select :event, 1 + coalesce(max(no), 0), :body, :by, clock_timestamp()
                          from muster.practical_note where event_id = :event
                        on conflict (event_id, md5(body)) do nothing""")
                .setParameter("event", event.value())
                .setParameter("body", text)
                .setParameter("by", actor.login())
                .executeUpdate();
        return (int)
                (long)
                        Rows.of(
                                        entities.createNativeQuery(
                                                        "select no from muster.practical_note where event_id = :event and body = :body")
                                                .setParameter("event", event.value())
                                                .setParameter("body", text),
                                        Rows::number)
                                .get(0);
    }
}

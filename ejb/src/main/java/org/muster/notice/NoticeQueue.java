package org.muster.notice;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.muster.event.EventId;
import org.muster.invitation.AskedInvitations;
import org.muster.invitation.InvitationId;
import org.muster.letter.LetterId;
import org.muster.letter.LetterPurpose;
import org.muster.letter.Letters;
import org.muster.letter.NewLetter;
import org.muster.member.PersonId;
import org.muster.shared.Language;
import org.muster.shared.Rows;

/**
 * Queues letters to the people of an event, and to administrations about them. A letter that went,
 * waits or may have gone is not queued again.
 */
@ApplicationScoped
class NoticeQueue {
    private static final String REACHED =
            """
            from muster.participation pa join muster.person pe on pe.id = pa.person_id
            where pa.event_id = :event and pe.email is not null and pe.erased_at is null
            """;
    private static final String TOLD =
            """
            exists (select 1 from muster.letter l where l.about_id = pa.id and l.purpose = 'CONFIRMATION'
                and l.delivery <> 'CANCELLED')""";
    private static final String REFUSED =
            """
            from muster.nomination n where n.event_id = :event and n.selection = 'REFUSED'
              and not exists (select 1 from muster.letter l where l.about_id = n.id and l.purpose = 'REGRET'
                and l.delivery <> 'CANCELLED')
            """;

    @PersistenceContext private EntityManager entities;
    @Inject private Letters letters;
    @Inject private AskedInvitations invitations;

    private record Regret(UUID nomination, InvitationId invitation) {}

    NoticeCount count(EventId event) {
        return new NoticeCount(
                number(
                        "select count(*) "
                                + REACHED
                                + " and pa.status = 'CONFIRMED' and not "
                                + TOLD,
                        event),
                number("select count(*) " + REFUSED, event),
                number(
                        """
                        select count(*) from muster.participation pa join muster.person pe on pe.id = pa.person_id
                        where pa.event_id = :event and pa.status = 'CONFIRMED'
                          and (pe.email is null or pe.erased_at is not null)""",
                        event),
                number(
                        """
                        select count(*) from muster.letter
                        where mailing_id = :event and delivery in ('FAILED', 'BOUNCED', 'UNCERTAIN')""",
                        event));
    }

    /** Writes to everybody who is confirmed. */
    int toConfirmed(EventId event, LetterPurpose purpose, int occasion) {
        return toPeople(event, purpose, occasion, "pa.status = 'CONFIRMED'");
    }

    /** Writes to everybody who was told of a confirmation, whatever became of it. */
    int toTold(EventId event, LetterPurpose purpose, int occasion, boolean stillConfirmed) {
        return toPeople(
                event,
                purpose,
                occasion,
                stillConfirmed ? TOLD + " and pa.status = 'CONFIRMED'" : TOLD);
    }

    private int toPeople(EventId event, LetterPurpose purpose, int occasion, String which) {
        var alive = letters.alive(event.value(), purpose, occasion);
        var fresh =
                Rows.of(
                                about(
                                        "select pa.id, pa.person_id, pe.language "
                                                + REACHED
                                                + " and "
                                                + which
                                                + " order by pa.id",
                                        event),
                                row ->
                                        letter(
                                                row.uuid(),
                                                occasion,
                                                new PersonId(row.uuid()),
                                                Language.of(row.text())))
                        .stream()
                        .filter(letter -> !alive.contains(letter.about()))
                        .toList();
        return letters.queue(event.value(), purpose, fresh);
    }

    private NewLetter letter(UUID part, int occasion, PersonId person, Language language) {
        var id = LetterId.next();
        return new NewLetter(
                id, part, occasion, part, language, person, "PERSON", letters.messageId(id));
    }

    /** Tells the administrations of officers who were refused and of whom they were not told. */
    int regrets(EventId event) {
        var refused =
                Rows.of(
                        about("select n.id, n.invitation_id " + REFUSED + " order by n.id", event),
                        row -> new Regret(row.uuid(), new InvitationId(row.uuid())));
        var fresh = new ArrayList<NewLetter>();
        for (var each : refused) {
            toAdministration(each.nomination(), each.invitation(), fresh);
        }
        return letters.queue(event.value(), LetterPurpose.REGRET, fresh);
    }

    /** Tells an administration of a seat that came free for one of its officers. */
    int offer(EventId event, UUID offer, InvitationId invitation) {
        var fresh = new ArrayList<NewLetter>();
        toAdministration(offer, invitation, fresh);
        return letters.queue(event.value(), LetterPurpose.WAITING_LIST_OFFER, fresh);
    }

    private void toAdministration(UUID about, InvitationId id, List<NewLetter> to) {
        var invitation = invitations.of(id);
        invitations
                .addressee(invitation)
                .ifPresent(
                        addressee -> {
                            var letter = LetterId.next();
                            to.add(
                                    new NewLetter(
                                            letter,
                                            about,
                                            1,
                                            invitation.recipient(),
                                            addressee.language(),
                                            addressee.person(),
                                            addressee.kind(),
                                            letters.messageId(letter)));
                        });
    }

    private long number(String sql, EventId event) {
        return Rows.of(about(sql, event), Rows::number).get(0);
    }

    private Query about(String sql, EventId event) {
        return entities.createNativeQuery(sql).setParameter("event", event.value());
    }
}

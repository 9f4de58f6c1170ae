package org.muster.invitation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.muster.letter.DeliveryState;
import org.muster.letter.LetterPurpose;
import org.muster.shared.Actor;
import org.muster.shared.Language;
import org.muster.shared.Roles;
import org.muster.shared.Rows;

/**
 * The picture of a campaign's letters: how many stand where, how fast they go, what became of each
 * attempt, and the list of all for a spreadsheet.
 */
@Stateless
@RolesAllowed({Roles.EVENT_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.OPERATOR, Roles.SYSTEM})
public class LetterBoard {
    private static final int MOST = 50_000;

    private static final String COUNTS =
            "select l.purpose, l.delivery, count(*) from muster.letter l where l.mailing_id = :campaign group by 1, 2";

    private static final String PACE =
            """
            select clock_timestamp(), (select min(l.queued_at) from muster.letter l
                    where l.mailing_id = :campaign and l.delivery = 'QUEUED'),
                (select count(*) from muster.letter_attempt a join muster.letter l on l.id = a.letter_id
                    where l.mailing_id = :campaign and a.outcome = 'SENT' and a.at > clock_timestamp() - interval '5 minutes')""";

    private static final String STORY =
            """
            with about as (select l.* from muster.letter l where l.about_id = :invitation
                union select l.* from muster.letter l join muster.campaign_reminder cr
                    on cr.campaign_id = l.mailing_id and cr.reminder_no = l.occasion
                    join muster.reminder_recipient rr on rr.reminder_id = cr.id and rr.carrier_id = l.about_id
                    where l.purpose = 'REMINDER' and rr.invitation_id = :invitation)
            select told.at, told.kind, told.purpose, told.occasion, told.by, told.words, told.correlation from (
                select queued_at as at, 'QUEUED' as kind, purpose, occasion, '' as by, '' as words, correlation from about
                union all select a.at, a.outcome, l.purpose, l.occasion, a.node, a.detail, l.correlation
                    from about l join muster.letter_attempt a on a.letter_id = l.id
                union all select e.at, 'DONE', null, 0, e.actor, e.act, '' from muster.audit_entry e
                    where e.subject_kind = 'invitation' and e.subject_id = cast(:invitation as varchar)) told
            order by told.at limit 500""";

    @PersistenceContext private EntityManager entities;
    @Inject private Campaigns campaigns;
    @Inject private Invitations invitations;
    @Inject private BoardRows rows;

    /** How the letters stand now. */
    public LetterTally tally(CampaignId id, Actor actor) {
        campaigns.toRead(id, actor);
        var counts = new EnumMap<LetterPurpose, Map<DeliveryState, Long>>(LetterPurpose.class);
        Rows.of(
                        entities.createNativeQuery(COUNTS).setParameter("campaign", id.value()),
                        row -> new Count(purpose(row.text()), state(row.text()), row.number()))
                .forEach(
                        count ->
                                counts.computeIfAbsent(
                                                count.purpose(),
                                                none -> new EnumMap<>(DeliveryState.class))
                                        .put(count.state(), count.many()));
        var pace =
                Rows.of(
                                entities.createNativeQuery(PACE)
                                        .setParameter("campaign", id.value()),
                                row -> new Pace(row.instant(), row.instant(), row.number()))
                        .get(0);
        return new LetterTally(pace.at(), counts, pace.sent(), pace.oldest());
    }

    private record Count(LetterPurpose purpose, DeliveryState state, long many) {}

    private record Pace(Instant at, Instant oldest, long sent) {}

    /** The letters that the filter lets through, the latest first. */
    public List<BoardLetter> letters(
            CampaignId id, LetterFilter filter, Language reader, int first, int size, Actor actor) {
        campaigns.toRead(id, actor);
        return rows.letters(id, filter, reader, first, Math.min(size, 200));
    }

    public long count(CampaignId id, LetterFilter filter, Actor actor) {
        campaigns.toRead(id, actor);
        return rows.count(id, filter);
    }

    /** The same as a file for spreadsheets; its last line says how many there are. */
    public byte[] export(
            CampaignId id, LetterFilter filter, Language reader, boolean workbook, Actor actor) {
        campaigns.toRead(id, actor);
        var list =
                new LetterList(rows.letters(id, filter, reader, 0, MOST), rows.count(id, filter));
        return workbook ? list.xlsx() : list.csv();
    }

    /**
     * Everything that happened to an invitation, in order: its letters, their attempts, who acted.
     */
    public List<LetterMoment> story(InvitationId id, Actor actor) {
        campaigns.toRead(invitations.get(id).campaign(), actor);
        return Rows.of(
                entities.createNativeQuery(STORY).setParameter("invitation", id.value()),
                row ->
                        new LetterMoment(
                                row.instant(),
                                row.text(),
                                purpose(row.text()),
                                (int) row.number(),
                                row.text(),
                                row.text(),
                                row.text()));
    }

    private static LetterPurpose purpose(String name) {
        return name == null ? null : LetterPurpose.valueOf(name);
    }

    private static DeliveryState state(String name) {
        return DeliveryState.valueOf(name);
    }
}

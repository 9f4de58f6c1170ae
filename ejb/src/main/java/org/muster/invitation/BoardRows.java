package org.muster.invitation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.muster.letter.DeliveryState;
import org.muster.letter.LetterId;
import org.muster.letter.LetterPurpose;
import org.muster.letter.Withheld;
import org.muster.shared.Language;
import org.muster.shared.Rows;

/** The letters of campaigns, of every purpose, filtered. */
@ApplicationScoped
class BoardRows {
    private static final String WHICH =
            """
            from muster.letter l
            left join muster.invitation i on i.id = l.about_id
            left join muster.campaign_recipient r on r.id = coalesce(i.recipient_id, l.thread_id)
            left join muster.person np on np.id = r.person_id
            left join muster.member m on m.code = coalesce(r.member_code, np.member_code)
            join muster.person a on a.id = l.addressee_id
            where l.mailing_id = :campaign and (:purpose = '' or l.purpose = :purpose) and (:state = '' or l.delivery = :state)
                and (:language = '' or l.language = :language) and (:answer = '' or i.answer = :answer)
                and (:region = '' or exists (select 1 from muster.member_region mr where mr.member_code = m.code
                    and mr.region = :region and mr.valid_from <= :day and (mr.valid_to is null or mr.valid_to >= :day)))
            """;

    private static final String LETTERS =
            """
            select l.id, i.id, l.purpose, l.occasion, i.letter_revision,
                coalesce((select n.name from muster.member_name n where n.member_code = m.code and n.language in (:reader, 'en')
                        order by n.language <> :reader limit 1),
                    (select g.name from muster.organisation g where g.id = r.organisation_id),
                    m.code, np.given_name || ' ' || np.family_name, a.given_name || ' ' || a.family_name),
                a.given_name || ' ' || a.family_name, a.email, l.addressee_kind, l.language, l.delivery, l.withheld,
                l.possibly_twice, l.attempts, l.queued_at, l.sent_at, l.next_attempt_at, l.delivery_detail, i.answer, l.correlation
            """
                    + WHICH
                    + " order by l.dispatch_no desc";

    private static final String COUNT = "select count(*) " + WHICH;

    private static final String IDS = "select l.id " + WHICH;

    @PersistenceContext private EntityManager entities;
    @Inject private Clock clock;

    List<BoardLetter> letters(
            CampaignId campaign, LetterFilter filter, Language reader, int first, int size) {
        var query =
                filtered(LETTERS, campaign, filter)
                        .setParameter("reader", reader.code())
                        .setFirstResult(first)
                        .setMaxResults(size);
        return Rows.of(query, BoardRows::letter);
    }

    long count(CampaignId campaign, LetterFilter filter) {
        return Rows.of(filtered(COUNT, campaign, filter), Rows::number).get(0);
    }

    /** The letters of the campaign that the filter lets through and that are in the state. */
    List<LetterId> ids(CampaignId campaign, LetterFilter filter, String condition) {
        return Rows.of(
                filtered(IDS + condition, campaign, filter), row -> new LetterId(row.uuid()));
    }

    /** Those of the letters that are the campaign's. */
    List<LetterId> ids(CampaignId campaign, Collection<LetterId> named, String condition) {
        if (named.isEmpty()) {
            return List.of();
        }
        return Rows.of(
                filtered(IDS + " and l.id in (:ids)" + condition, campaign, LetterFilter.ALL)
                        .setParameter("ids", named.stream().map(LetterId::value).toList()),
                row -> new LetterId(row.uuid()));
    }

    private Query filtered(String sql, CampaignId campaign, LetterFilter filter) {
        return entities.createNativeQuery(sql)
                .setParameter("campaign", campaign.value())
                .setParameter("purpose", name(filter.purpose()))
                .setParameter("state", name(filter.state()))
                .setParameter("language", filter.language() == null ? "" : filter.language().code())
                .setParameter("answer", name(filter.answer()))
                .setParameter("region", filter.region() == null ? "" : filter.region())
                .setParameter("day", LocalDate.now(clock));
    }

    private static String name(Enum<?> asked) {
        return asked == null ? "" : asked.name();
    }

    private static BoardLetter letter(Rows row) {
        return new BoardLetter(
                new LetterId(row.uuid()),
                invitation(row),
                LetterPurpose.valueOf(row.text()),
                (int) row.number(),
                (int) row.number(),
                row.text(),
                row.text(),
                row.text(),
                row.text(),
                Language.of(row.text()),
                DeliveryState.valueOf(row.text()),
                withheld(row.text()),
                row.flag(),
                (int) row.number(),
                row.instant(),
                row.instant(),
                row.instant(),
                row.text(),
                answer(row.text()),
                row.text());
    }

    private static InvitationId invitation(Rows row) {
        var id = row.uuid();
        return id == null ? null : new InvitationId(id);
    }

    private static Withheld withheld(String name) {
        return name == null ? null : Withheld.valueOf(name);
    }

    private static AnswerState answer(String name) {
        return name == null ? null : AnswerState.valueOf(name);
    }
}

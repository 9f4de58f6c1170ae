package org.muster.invitation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.muster.letter.DeliveryState;
import org.muster.letter.LetterTerms;
import org.muster.letter.Withheld;
import org.muster.shared.Actor;
import org.muster.shared.Language;
import org.muster.shared.Roles;
import org.muster.shared.Settings;

/**
 * Reads campaigns, their recipients and their letters, page by page and within the actor's reach.
 */
@Stateless
@RolesAllowed({Roles.EVENT_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.OPERATOR, Roles.SYSTEM})
public class CampaignOverview {
    /** The letter that counts of invitation i: after a fall-back, the one to the office. */
    static final String LETTER =
            """
             l.about_id = i.id and l.purpose = 'INVITATION' and not exists (select 1 from muster.letter later
                where later.about_id = i.id and later.purpose = 'INVITATION' and later.occasion > l.occasion)
            """;

    private static final String LETTERS =
            """
            select i.id, i.campaign_id, i.letter_revision,
                coalesce(own.name, english.name, g.name, m.code, np.given_name || ' ' || np.family_name), l.addressee_kind,
                a.given_name || ' ' || a.family_name, a.email, l.language, l.message_id, l.delivery, l.possibly_twice,
                l.attempts, l.next_attempt_at, l.queued_at, l.sent_at, l.delivery_detail, l.withheld, i.answer, i.answered_at,
                i.answer_channel, i.answer_note
            from muster.invitation i join muster.letter l on """
                    + LETTER
                    + """
            join muster.campaign_recipient r on r.id = i.recipient_id
            join muster.person a on a.id = l.addressee_id
            left join muster.person np on np.id = r.person_id
            left join muster.member m on m.code = coalesce(r.member_code, np.member_code)
            left join muster.organisation g on g.id = r.organisation_id
            left join muster.member_name own on own.member_code = m.code and own.language = :reader
            left join muster.member_name english on english.member_code = m.code and english.language = 'en'
            """;

    // A letter l on its way, or whose turn comes by itself; and one that left, or may have.
    private static final String MOVING =
            """
            (l.delivery in ('QUEUED', 'IN_FLIGHT')
                or l.delivery = 'UNCERTAIN' and l.withheld is null and l.times_uncertain <= :again)""";
    private static final String GONE = "(l.delivery in ('SENT', 'BOUNCED', 'UNCERTAIN'))";

    @PersistenceContext private EntityManager entities;
    @Inject private Campaigns campaigns;
    @Inject private Invitations invitations;
    @Inject private Addressing addressing;
    @Inject private InvitationContents contents;
    @Inject private LetterTerms terms;
    @Inject private Outgoing outgoing;
    @Inject private Settings settings;
    @Inject private Clock clock;

    public List<CampaignSummary> page(int first, int size, Actor actor) {
        return Rows.of(
                        campaigns.within(
                                entities.createNativeQuery(
                                                """
                                                select c.id, c.code, c.name, c.state, c.revision, c.deadline_at, c.deadline_zone,
                                                    (select count(*) from muster.campaign_recipient r where r.campaign_id = c.id),
                                                    count(i.id), count(i.id) filter (where l.delivery = 'SENT'),
                                                    count(i.id) filter (where i.answer in ('NOMINATED', 'DECLINED')),
                                                    c.asked_by is not null and c.released_by is null,
                                                    count(i.id) filter (where %s), count(i.id) filter (where %s)
                                                from muster.campaign c
                                                left join muster.invitation i on i.campaign_id = c.id and i.letter_revision = c.revision
                                                left join muster.letter l on %s
                                                where """
                                                                .formatted(MOVING, GONE, LETTER)
                                                        + Campaigns.IN_REACH
                                                        + " group by c.id order by c.created_at desc, c.code")
                                        .setParameter("again", terms.timesAgain())
                                        .setFirstResult(first)
                                        .setMaxResults(Math.min(size, 200)),
                                actor))
                .stream()
                .map(CampaignOverview::campaign)
                .toList();
    }

    public long count(Actor actor) {
        return Rows.number(
                campaigns
                        .within(
                                entities.createNativeQuery(
                                        "select count(*) from muster.campaign c where "
                                                + Campaigns.IN_REACH),
                                actor)
                        .getSingleResult());
    }

    public CampaignDetail campaign(CampaignId id, Actor actor) {
        var campaign = campaigns.toRead(id, actor);
        return new CampaignDetail(
                id,
                campaign.code(),
                campaign.name(),
                campaign.state(),
                campaign.revision(),
                campaign.deadline(),
                campaigns.anyQueued(id, campaign.revision()),
                campaign.isOnPaper(),
                campaign.needsEndorsement(),
                campaign.release(outgoing.needsSecondPerson(campaign)),
                campaigns.paidBy(campaign),
                contents.events(id).values().stream()
                        .sorted(
                                Comparator.comparing(InvitedEvent::from)
                                        .thenComparing(InvitedEvent::code))
                        .toList(),
                campaign.texts());
    }

    /** The letter one recipient would get now. */
    public LetterPreview preview(CampaignId id, UUID recipient, Actor actor) {
        var campaign = campaigns.toRead(id, actor);
        if (campaign.text(Language.EN).isEmpty()) {
            throw new TextMissing(campaign.code());
        }
        var to = addressing.reached(id, recipient, LocalDate.now(clock));
        var written = campaign.texts().stream().map(LetterText::language).toList();
        var language = InvitationDispatch.language(to, written);
        var content = contents.imagined(campaign, recipient, language);
        var reader = addressing.reader(to);
        var printed =
                new LetterPress(
                                campaign.texts(),
                                campaign.revision(),
                                campaign.deadline(),
                                contents.events(id),
                                settings.organisationName())
                        .print(
                                content,
                                to.addresseeLanguage(),
                                reader.name(),
                                to.isOffice(),
                                settings.publicBaseUrl() + "/i/…");
        return new LetterPreview(
                content.recipientName(),
                reader.address(),
                language,
                printed.subject(),
                printed.body());
    }

    public DeliveryPicture picture(CampaignId id, Actor actor) {
        var campaign = campaigns.toRead(id, actor);
        var delivery = new EnumMap<DeliveryState, Long>(DeliveryState.class);
        var answers = new EnumMap<AnswerState, Long>(AnswerState.class);
        var withheld = new EnumMap<Withheld, Long>(Withheld.class);
        var twice = 0L;
        var moving = 0L;
        var gone = 0L;
        for (var row :
                Rows.of(
                        entities.createNativeQuery(
                                        """
                                        select l.delivery, i.answer, l.possibly_twice, l.withheld, %s, %s, count(*)
                                        from muster.invitation i join muster.letter l on %s
                                        where i.campaign_id = :id and i.letter_revision = :revision group by 1, 2, 3, 4, 5, 6"""
                                                .formatted(MOVING, GONE, LETTER))
                                .setParameter("again", terms.timesAgain())
                                .setParameter("id", id.value())
                                .setParameter("revision", campaign.revision()))) {
            var count = Rows.number(row[6]);
            delivery.merge(DeliveryState.valueOf((String) row[0]), count, Long::sum);
            answers.merge(AnswerState.valueOf((String) row[1]), count, Long::sum);
            twice += (Boolean) row[2] ? count : 0;
            moving += (Boolean) row[4] ? count : 0;
            gone += (Boolean) row[5] ? count : 0;
            if (row[3] != null) {
                withheld.merge(Withheld.valueOf((String) row[3]), count, Long::sum);
            }
        }
        return new DeliveryPicture(
                campaign.revision(),
                CampaignStage.of(campaign.state(), campaign.isAsked(), moving, gone),
                delivery,
                answers,
                withheld,
                twice,
                moving);
    }

    /**
     * Letters of the campaign, newest revision first.
     *
     * @param only the states wanted; empty means all
     */
    public List<LetterSummary> letters(
            CampaignId id,
            Set<DeliveryState> only,
            Language reader,
            int first,
            int size,
            Actor actor) {
        campaigns.toRead(id, actor);
        return Rows.of(
                        states(
                                        entities.createNativeQuery(
                                                LETTERS
                                                        + """
                                                        where i.campaign_id = :id and l.delivery in (:states)
                                                        order by i.letter_revision desc, l.dispatch_no"""),
                                        id,
                                        only)
                                .setParameter("reader", reader.code())
                                .setFirstResult(first)
                                .setMaxResults(Math.min(size, 200)))
                .stream()
                .map(CampaignOverview::letter)
                .toList();
    }

    public long letterCount(CampaignId id, Set<DeliveryState> only, Actor actor) {
        campaigns.toRead(id, actor);
        return Rows.number(
                states(
                                entities.createNativeQuery(
                                        "select count(*) from muster.invitation i join muster.letter l on "
                                                + LETTER
                                                + " where i.campaign_id = :id and l.delivery in (:states)"),
                                id,
                                only)
                        .getSingleResult());
    }

    public LetterSummary letter(InvitationId id, Language reader, Actor actor) {
        campaigns.toRead(invitations.get(id).campaign(), actor);
        return letter(
                Rows.of(
                                entities.createNativeQuery(LETTERS + " where i.id = :id")
                                        .setParameter("reader", reader.code())
                                        .setParameter("id", id.value()))
                        .get(0));
    }

    /**
     * Letters of campaigns within reach that sending, if it were armed now, would let go: at once
     * or, where their campaign is paused, once it is resumed.
     */
    @RolesAllowed({Roles.OPERATOR, Roles.EVENT_OFFICER, Roles.AUDITOR, Roles.SYSTEM})
    public List<WaitingLetters> waiting(Actor actor) {
        return Rows.of(
                        campaigns.within(
                                entities.createNativeQuery(
                                        """
                                select c.id, c.code, c.name, c.state, count(*) filter (where l.delivery = 'QUEUED'),
                                    count(*) filter (where l.delivery = 'IN_FLIGHT'), count(*) filter (where l.delivery = 'UNCERTAIN')
                                from muster.letter l join muster.invitation i on i.id = l.about_id
                                join muster.campaign c on c.id = i.campaign_id
                                where l.purpose in ('INVITATION', 'REMINDER') and l.delivery in ('QUEUED', 'IN_FLIGHT', 'UNCERTAIN') and l.withheld is null
                                    and c.state in ('SENDING', 'PAUSED') and i.letter_revision = c.revision and """
                                                + Campaigns.IN_REACH
                                                + " group by c.id order by c.code limit 500"),
                                actor))
                .stream()
                .map(
                        row ->
                                new WaitingLetters(
                                        new CampaignId((UUID) row[0]),
                                        (String) row[1],
                                        (String) row[2],
                                        CampaignState.valueOf((String) row[3]),
                                        Rows.number(row[4]),
                                        Rows.number(row[5]),
                                        Rows.number(row[6])))
                .toList();
    }

    private static Query states(Query query, CampaignId id, Set<DeliveryState> only) {
        var wanted = only.isEmpty() ? Set.of(DeliveryState.values()) : only;
        return query.setParameter("id", id.value())
                .setParameter("states", wanted.stream().map(Enum::name).toList());
    }

    private static CampaignSummary campaign(Object[] row) {
        return new CampaignSummary(
                new CampaignId((UUID) row[0]),
                (String) row[1],
                (String) row[2],
                CampaignStage.of(
                        CampaignState.valueOf((String) row[3]),
                        (Boolean) row[11],
                        Rows.number(row[12]),
                        Rows.number(row[13])),
                (int) Rows.number(row[4]),
                new Deadline(Rows.instant(row[5]), Campaign.zone((String) row[6])),
                Rows.number(row[7]),
                Rows.number(row[8]),
                Rows.number(row[9]),
                Rows.number(row[10]));
    }

    private static LetterSummary letter(Object[] row) {
        return new LetterSummary(
                new InvitationId((UUID) row[0]),
                new CampaignId((UUID) row[1]),
                (int) Rows.number(row[2]),
                (String) row[3],
                (String) row[4],
                (String) row[5],
                (String) row[6],
                Language.of((String) row[7]),
                (String) row[8],
                DeliveryState.valueOf((String) row[9]),
                (Boolean) row[10],
                (int) Rows.number(row[11]),
                Rows.instant(row[12]),
                Rows.instant(row[13]),
                Rows.instant(row[14]),
                (String) row[15],
                row[16] == null ? null : Withheld.valueOf((String) row[16]),
                AnswerState.valueOf((String) row[17]),
                Rows.instant(row[18]),
                (String) row[19],
                (String) row[20]);
    }
}

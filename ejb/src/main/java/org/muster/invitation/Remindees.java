package org.muster.invitation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.letter.DeliveryState;
import org.muster.letter.Parcel;
import org.muster.letter.Withheld;
import org.muster.shared.Language;
import org.muster.shared.Settings;

/**
 * Finds whom a reminder reaches: recipients whose latest letter arrived and was not answered,
 * written to through whoever speaks for them today. Where that address returned a letter and
 * another one took it since, the reminder follows the letter that arrived.
 */
@ApplicationScoped
class Remindees {
    /** How the latest invitation of each recipient stands, and what arrived of it. */
    private static final String STANDING =
            """
            select r.id, i.id, i.answer, l.delivery, l.addressee_id, l.addressee_kind,
                (select string_agg(cast(tried.addressee_id as varchar), ',') from (
                    select distinct on (b.addressee_id) b.addressee_id, b.delivery from muster.letter b
                    where b.thread_id = r.id and b.delivery in ('SENT', 'BOUNCED', 'FAILED')
                    order by b.addressee_id, b.dispatch_no desc) tried where tried.delivery <> 'SENT'),
                exists (select 1 from muster.reminder_recipient rr join muster.campaign_reminder cr on cr.id = rr.reminder_id
                    where rr.recipient_id = r.id and cr.settled_at >= :today),
                coalesce(own.name, english.name, g.name, m.code, np.given_name || ' ' || np.family_name), %s
            from muster.campaign c join muster.campaign_recipient r on r.campaign_id = c.id
            left join muster.person np on np.id = r.person_id
            left join muster.member m on m.code = coalesce(r.member_code, np.member_code) and r.kind <> 'PERSON'
            left join muster.organisation g on g.id = r.organisation_id and r.kind <> 'PERSON'
            left join muster.member_name own on own.member_code = m.code and own.language = :reader
            left join muster.member_name english on english.member_code = m.code and english.language = 'en'
            left join lateral (select * from muster.invitation latest where latest.recipient_id = r.id
                order by latest.letter_revision desc limit 1) i on true
            left join lateral (select * from muster.letter latest where latest.about_id = i.id and latest.purpose = 'INVITATION'
                and latest.delivery <> 'CANCELLED' order by latest.occasion desc, latest.dispatch_no desc limit 1) l on true
            where c.id = :campaign"""
                    .formatted(DispatchRule.WITHHELD);

    private static final String PEOPLE =
            """
            select p.id, p.email, p.language from muster.person p
            where p.id in (:ids) and p.email is not null and p.erased_at is null""";

    @PersistenceContext private EntityManager entities;
    @Inject private Addressing addressing;
    @Inject private InvitationContents contents;
    @Inject private Settings settings;
    @Inject private Clock clock;

    /** One of those a reminder's letter is about, and why they are not reminded after all. */
    record Carried(UUID carrier, int number, UUID invitation, Withheld why) {
        boolean isIn(Parcel parcel) {
            return carrier.equals(parcel.about()) && number == parcel.occasion();
        }
    }

    private record Standing(
            UUID invitation,
            String answer,
            DeliveryState delivery,
            UUID arrivedAt,
            String arrivedAs,
            Set<UUID> returned,
            boolean today,
            String name,
            Withheld withheld) {}

    private record Reached(UUID id, String kind) {}

    private record Mailbox(String address, Language language) {}

    /** Every recipient of the campaign, named for a reader, in the order letters go. */
    List<Remindee> of(Campaign campaign, Language reader) {
        entities.flush();
        var now = clock.instant();
        var standing = standing(campaign.id(), reader, now);
        var asked =
                contents
                        .of(
                                standing.values().stream()
                                        .map(Standing::invitation)
                                        .filter(id -> id != null)
                                        .toList())
                        .stream()
                        .collect(Collectors.toMap(each -> each.invitation().value(), each -> each));
        var events = contents.events(campaign.id());
        var addressed = addressing.of(campaign.id(), LocalDate.now(clock));
        var reached = new HashMap<UUID, Reached>();
        addressed.forEach(
                to -> reached.put(to.recipient(), reached(to, standing.get(to.recipient()))));
        var mailboxes = mailboxes(reached.values());
        return addressed.stream()
                .map(
                        to -> {
                            var how = standing.get(to.recipient());
                            var content = asked.get(how.invitation());
                            var box = mailboxes.get(reached.get(to.recipient()).id());
                            var why = why(to, how, box, content, events, now);
                            return remindee(
                                    to, how, content, reached.get(to.recipient()), box, why);
                        })
                .toList();
    }

    /** Those whom letters about these invitations remind, as they stand now. */
    @Transactional
    List<Carried> carried(Collection<UUID> carriers, UUID campaign) {
        return Rows.of(
                        entities.createNativeQuery(
                                        """
                                        select rr.carrier_id, cr.reminder_no, rr.invitation_id, %s
                                        from muster.reminder_recipient rr join muster.campaign_reminder cr on cr.id = rr.reminder_id
                                        join muster.invitation i on i.id = rr.invitation_id %s
                                        where cr.campaign_id = :campaign and rr.carrier_id in (:carriers)
                                        order by rr.recipient_id"""
                                                .formatted(
                                                        DispatchRule.REMINDER_WITHHELD,
                                                        DispatchRule.JOINS))
                                .setParameter("campaign", campaign)
                                .setParameter("now", clock.instant())
                                .setParameter("carriers", carriers))
                .stream()
                .map(
                        row ->
                                new Carried(
                                        (UUID) row[0],
                                        (int) Rows.number(row[1]),
                                        (UUID) row[2],
                                        row[3] == null ? null : Withheld.valueOf((String) row[3])))
                .toList();
    }

    private static Remindee remindee(
            Addressing.Addressed to,
            Standing how,
            InvitationContent content,
            Reached reached,
            Mailbox box,
            Unreminded why) {
        return new Remindee(
                to.recipient(),
                how.invitation(),
                how.name(),
                reached.id(),
                reached.kind(),
                box == null ? null : box.address(),
                language(to, box),
                content == null ? List.of() : content.visibleEvents(),
                why);
    }

    /** The person's language, else the administration's, else English: all six have a text. */
    private static Language language(Addressing.Addressed to, Mailbox box) {
        return Optional.ofNullable(box)
                .map(Mailbox::language)
                .or(() -> Optional.ofNullable(to.ownLanguage()))
                .orElse(Language.EN);
    }

    private static Unreminded why(
            Addressing.Addressed to,
            Standing how,
            Mailbox box,
            InvitationContent content,
            Map<UUID, InvitedEvent> events,
            Instant now) {
        if (AnswerState.NOMINATED.name().equals(how.answer())
                || AnswerState.DECLINED.name().equals(how.answer())) {
            return Unreminded.ANSWERED;
        }
        if (how.withheld() != null) {
            return unreminded(how.withheld());
        }
        if (!to.isWrittenTo()) {
            return to.leftOut() == LeftOut.NO_ADDRESSEE
                    ? Unreminded.NO_ADDRESSEE
                    : Unreminded.LEFT_OUT;
        }
        if (how.delivery() == null) {
            return Unreminded.NOT_SENT;
        }
        return switch (how.delivery()) {
            case BOUNCED, FAILED -> Unreminded.NOT_REACHED;
            case UNCERTAIN -> Unreminded.IN_DOUBT;
            case QUEUED, IN_FLIGHT, CANCELLED -> Unreminded.NOT_SENT;
            case SENT -> afterArrival(how, to, box, content, events, now);
        };
    }

    private static Unreminded afterArrival(
            Standing how,
            Addressing.Addressed to,
            Mailbox box,
            InvitationContent content,
            Map<UUID, InvitedEvent> events,
            Instant now) {
        if (content.visibleEvents().stream().allMatch(id -> events.get(id).end().isBefore(now))) {
            return Unreminded.EVENT_OVER;
        }
        if (how.today()) {
            return Unreminded.REMINDED_TODAY;
        }
        if (how.returned().contains(reached(to, how).id())) {
            return Unreminded.NOT_REACHED;
        }
        return box == null ? Unreminded.NO_ADDRESSEE : null;
    }

    private static Unreminded unreminded(Withheld why) {
        return switch (why) {
            case CAMPAIGN_CLOSED -> Unreminded.CAMPAIGN_CLOSED;
            case SUPERSEDED -> Unreminded.SUPERSEDED;
            case DEADLINE_PASSED -> Unreminded.DEADLINE_PASSED;
            case EVENT_CANCELLED -> Unreminded.EVENT_CANCELLED;
            case LEFT_OUT -> Unreminded.LEFT_OUT;
            case ANSWERED -> Unreminded.ANSWERED;
            case EVENT_OVER -> Unreminded.EVENT_OVER;
            case BY_HAND, TAKEN_BACK, OUTDATED -> Unreminded.NOT_SENT;
        };
    }

    private static Reached reached(Addressing.Addressed to, Standing how) {
        var today = new Reached(to.addressee(), to.addresseeKind());
        var arrived = new Reached(how.arrivedAt(), how.arrivedAs());
        var returned = to.addressee() == null || how.returned().contains(to.addressee());
        return returned && how.delivery() == DeliveryState.SENT ? arrived : today;
    }

    private Map<UUID, Standing> standing(CampaignId campaign, Language reader, Instant now) {
        var today =
                LocalDate.ofInstant(now, settings.zone()).atStartOfDay(settings.zone()).toInstant();
        var found = new HashMap<UUID, Standing>();
        for (var row :
                Rows.of(
                        entities.createNativeQuery(STANDING)
                                .setParameter("campaign", campaign.value())
                                .setParameter("today", today)
                                .setParameter("reader", reader.code())
                                .setParameter("now", now))) {
            found.put((UUID) row[0], standing(row));
        }
        return found;
    }

    private static Standing standing(Object[] row) {
        return new Standing(
                (UUID) row[1],
                (String) row[2],
                row[3] == null ? null : DeliveryState.valueOf((String) row[3]),
                (UUID) row[4],
                (String) row[5],
                ids((String) row[6]),
                (Boolean) row[7],
                (String) row[8],
                row[9] == null ? null : Withheld.valueOf((String) row[9]));
    }

    private static Set<UUID> ids(String list) {
        return list == null
                ? Set.of()
                : Arrays.stream(list.split(",")).map(UUID::fromString).collect(Collectors.toSet());
    }

    private Map<UUID, Mailbox> mailboxes(Collection<Reached> people) {
        var ids = people.stream().map(Reached::id).filter(id -> id != null).toList();
        var found = new HashMap<UUID, Mailbox>();
        if (ids.isEmpty()) {
            return found;
        }
        for (var row : Rows.of(entities.createNativeQuery(PEOPLE).setParameter("ids", ids))) {
            found.put(
                    (UUID) row[0],
                    new Mailbox(
                            (String) row[1],
                            row[2] == null ? null : Language.find((String) row[2]).orElse(null)));
        }
        return found;
    }
}

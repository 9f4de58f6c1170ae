package org.muster.invitation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.muster.event.EventId;
import org.muster.letter.Withheld;
import org.muster.shared.Language;
import org.muster.shared.NotFound;

/** Gathers what letters are made of, set by set and never row by row. */
@ApplicationScoped
@Transactional
class InvitationContents {
    private static final String CONTENTS =
            """
            select i.id, i.link_version, i.language, i.letter_revision,
                coalesce(own.name, english.name, g.name, m.code, np.given_name || ' ' || np.family_name),
                case when r.kind = 'PERSON' then np.given_name || ' ' || np.family_name end,
                (select string_agg(cast(e.id as varchar), ',' order by e.starts_on, e.code) from muster.campaign_event ce
                    join muster.capacity_event e on e.id = ce.event_id
                    where ce.campaign_id = i.campaign_id and e.status <> 'CANCELLED' and (%s)), %s
            from %s i %s
            left join muster.member m on m.code = coalesce(r.member_code, np.member_code)
            left join muster.organisation g on g.id = coalesce(r.organisation_id, np.organisation_id) and m.code is null
            left join muster.member_name own on own.member_code = m.code and own.language = i.language
            left join muster.member_name english on english.member_code = m.code and english.language = 'en'""";

    private static final String ASKED = "(select * from muster.invitation where id = any(:ids))";

    private static final String IMAGINED =
            """
            (select cast(:id as uuid) as id, 0 as link_version, cast(:language as varchar) as language,
                cast(:revision as integer) as letter_revision, cast(:campaign as uuid) as campaign_id,
                cast(:recipient as uuid) as recipient_id)""";

    @PersistenceContext private EntityManager entities;

    @Inject private Clock clock;

    /** What these invitations' letters are made of. */
    List<InvitationContent> of(Collection<UUID> invitations) {
        if (invitations.isEmpty()) {
            return List.of();
        }
        return Rows.of(
                        entities.createNativeQuery(contents(ASKED))
                                .setParameter("ids", invitations.toArray(UUID[]::new))
                                .setParameter("now", clock.instant()))
                .stream()
                .map(InvitationContents::content)
                .toList();
    }

    /** What the letter to this recipient would be made of, before any is queued. */
    InvitationContent imagined(Campaign campaign, UUID recipient, Language language) {
        var query =
                entities.createNativeQuery(contents(IMAGINED))
                        .setParameter("id", recipient)
                        .setParameter("language", language.code())
                        .setParameter("revision", campaign.revision())
                        .setParameter("campaign", campaign.id().value())
                        .setParameter("recipient", recipient)
                        .setParameter("now", clock.instant());
        return content(Rows.of(query).get(0));
    }

    private static String contents(String source) {
        return CONTENTS.formatted(
                Addressing.wall(
                        "coalesce(r.member_code, np.member_code)",
                        "coalesce(r.organisation_id, np.organisation_id)"),
                DispatchRule.WITHHELD,
                source,
                DispatchRule.JOINS);
    }

    private static InvitationContent content(Object[] row) {
        var events = row[6] == null ? "" : (String) row[6];
        return new InvitationContent(
                new InvitationId((UUID) row[0]),
                ((Number) row[1]).intValue(),
                Language.of((String) row[2]),
                ((Number) row[3]).intValue(),
                (String) row[4],
                (String) row[5],
                Arrays.stream(events.split(","))
                        .filter(id -> !id.isEmpty())
                        .map(UUID::fromString)
                        .toList(),
                row[7] == null ? null : Withheld.valueOf((String) row[7]));
    }

    /** What the campaign's events are called and where and when they are, by id. */
    Map<UUID, InvitedEvent> events(CampaignId campaign) {
        return events(
                "select event_id from muster.campaign_event where campaign_id = :id",
                campaign.value());
    }

    /** What one event is called and where and when it is. */
    InvitedEvent event(EventId event) {
        return events("select cast(:id as uuid)", event.value()).values().stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("event", event));
    }

    private Map<UUID, InvitedEvent> events(String ids, UUID id) {
        var titles = titles(ids, id);
        var events = new HashMap<UUID, InvitedEvent>();
        for (var row :
                Rows.of(
                        entities.createNativeQuery(
                                        """
                                select e.id, e.code, e.starts_on, e.ends_on, e.opens_at, e.zone, e.venue, e.city,
                                    e.country_iso, e.original_language,
                                    (select string_agg(l.language, ',' order by l.language)
                                        from muster.capacity_event_language l where l.event_id = e.id)
                                from muster.capacity_event e where e.id in (%s) order by e.starts_on, e.code"""
                                                .formatted(ids))
                                .setParameter("id", id))) {
            var event = (UUID) row[0];
            events.put(event, event(row, titles.getOrDefault(event, Map.of())));
        }
        return events;
    }

    private static InvitedEvent event(Object[] row, Map<Language, String> titles) {
        var languages = row[10] == null ? "" : (String) row[10];
        return new InvitedEvent(
                (UUID) row[0],
                (String) row[1],
                Rows.day(row[2]),
                Rows.day(row[3]),
                Rows.time(row[4]),
                Campaign.zone((String) row[5]),
                (String) row[6],
                (String) row[7],
                (String) row[8],
                Language.of((String) row[9]),
                Arrays.stream(languages.split(","))
                        .filter(code -> !code.isEmpty())
                        .map(Language::of)
                        .toList(),
                titles);
    }

    private Map<UUID, Map<Language, String>> titles(String ids, UUID id) {
        var titles = new HashMap<UUID, Map<Language, String>>();
        for (var row :
                Rows.of(
                        entities.createNativeQuery(
                                        """
                                select t.event_id, t.language, t.title from muster.capacity_event_title t
                                where t.event_id in (%s)"""
                                                .formatted(ids))
                                .setParameter("id", id))) {
            titles.computeIfAbsent((UUID) row[0], event -> new HashMap<>())
                    .put(Language.of((String) row[1]), (String) row[2]);
        }
        return titles;
    }
}

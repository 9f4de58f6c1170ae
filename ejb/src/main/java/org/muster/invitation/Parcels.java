package org.muster.invitation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.muster.shared.Language;

/** Gathers what letters are made of, set by set and never row by row. */
@ApplicationScoped
class Parcels {
    private static final String LETTERS =
            """
            select i.id, i.message_id, i.link_version, i.language, i.letter_revision, a.email,
                a.given_name || ' ' || a.family_name, i.addressee_kind = 'DG_OFFICE',
                coalesce(own.name, english.name, g.name, m.code, np.given_name || ' ' || np.family_name),
                case when r.kind = 'PERSON' then np.given_name || ' ' || np.family_name end,
                (select string_agg(cast(e.id as varchar), ',' order by e.starts_on, e.code) from muster.campaign_event ce
                    join muster.capacity_event e on e.id = ce.event_id
                    where ce.campaign_id = i.campaign_id and e.status <> 'CANCELLED' and (%s))
            from %s i
            join muster.campaign_recipient r on r.id = i.recipient_id
            join muster.person a on a.id = i.addressee_id
            left join muster.person np on np.id = r.person_id
            left join muster.member m on m.code = coalesce(r.member_code, np.member_code)
            left join muster.organisation g on g.id = coalesce(r.organisation_id, np.organisation_id) and m.code is null
            left join muster.member_name own on own.member_code = m.code and own.language = i.language
            left join muster.member_name english on english.member_code = m.code and english.language = 'en'
            order by i.dispatch_no""";

    private static final String QUEUED = "(select * from muster.invitation where id in (:ids))";

    private static final String IMAGINED =
            """
            (select cast(:id as uuid) as id, '' as message_id, 0 as link_version, cast(:language as varchar) as language,
                cast(:revision as integer) as letter_revision, cast(:campaign as uuid) as campaign_id,
                cast(:recipient as uuid) as recipient_id, cast(:addressee as uuid) as addressee_id,
                cast(:kind as varchar) as addressee_kind, 0 as dispatch_no)""";

    @PersistenceContext private EntityManager entities;

    /** The letters with these ids, in the order of their dispatch. */
    List<Parcel> of(Collection<UUID> invitations) {
        if (invitations.isEmpty()) {
            return List.of();
        }
        return Rows.of(entities.createNativeQuery(letters(QUEUED)).setParameter("ids", invitations))
                .stream()
                .map(Parcels::parcel)
                .toList();
    }

    /** The letter this recipient would get, before any is queued. */
    Parcel imagined(Campaign campaign, Addressing.Addressed to, Language language) {
        var query =
                entities.createNativeQuery(letters(IMAGINED))
                        .setParameter("id", to.recipient())
                        .setParameter("language", language.code())
                        .setParameter("revision", campaign.revision())
                        .setParameter("campaign", campaign.id().value())
                        .setParameter("recipient", to.recipient())
                        .setParameter("addressee", to.addressee())
                        .setParameter("kind", to.addresseeKind());
        return parcel(Rows.of(query).get(0));
    }

    private static String letters(String source) {
        return LETTERS.formatted(
                Addressing.wall(
                        "coalesce(r.member_code, np.member_code)",
                        "coalesce(r.organisation_id, np.organisation_id)"),
                source);
    }

    private static Parcel parcel(Object[] row) {
        var events = row[10] == null ? "" : (String) row[10];
        return new Parcel(
                new InvitationId((UUID) row[0]),
                (String) row[1],
                ((Number) row[2]).intValue(),
                Language.of((String) row[3]),
                ((Number) row[4]).intValue(),
                (String) row[5],
                (String) row[6],
                (Boolean) row[7],
                (String) row[8],
                (String) row[9],
                Arrays.stream(events.split(","))
                        .filter(id -> !id.isEmpty())
                        .map(UUID::fromString)
                        .toList());
    }

    /** What the campaign's events are called and where and when they are, by id. */
    Map<UUID, InvitedEvent> events(CampaignId campaign) {
        var titles = titles(campaign);
        var events = new HashMap<UUID, InvitedEvent>();
        for (var row :
                Rows.of(
                        entities.createNativeQuery(
                                        """
                                select e.id, e.code, e.starts_on, e.ends_on, e.opens_at, e.zone, e.venue, e.city,
                                    e.country_iso, e.original_language,
                                    (select string_agg(l.language, ',' order by l.language)
                                        from muster.capacity_event_language l where l.event_id = e.id)
                                from muster.campaign_event ce join muster.capacity_event e on e.id = ce.event_id
                                where ce.campaign_id = :campaign order by e.starts_on, e.code""")
                                .setParameter("campaign", campaign.value()))) {
            var id = (UUID) row[0];
            events.put(id, event(row, titles.getOrDefault(id, Map.of())));
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

    private Map<UUID, Map<Language, String>> titles(CampaignId campaign) {
        var titles = new HashMap<UUID, Map<Language, String>>();
        for (var row :
                Rows.of(
                        entities.createNativeQuery(
                                        """
                                select t.event_id, t.language, t.title from muster.campaign_event ce
                                join muster.capacity_event_title t on t.event_id = ce.event_id
                                where ce.campaign_id = :campaign""")
                                .setParameter("campaign", campaign.value()))) {
            titles.computeIfAbsent((UUID) row[0], event -> new HashMap<>())
                    .put(Language.of((String) row[1]), (String) row[2]);
        }
        return titles;
    }
}

package org.muster.reporting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.muster.event.EventId;
import org.muster.funding.ContributionId;
import org.muster.narrative.Narrative;
import org.muster.narrative.Narratives;
import org.muster.reporting.StatementFigures.Administration;
import org.muster.reporting.StatementFigures.EventReached;
import org.muster.reporting.StatementFigures.Reached;
import org.muster.reporting.StatementFigures.Words;
import org.muster.shared.DateRange;
import org.muster.shared.Money;
import org.muster.shared.Rows;

/**
 * Whom an event reached, counted by what counts of each half day. Participants alone count: not
 * experts, facilitators, observers, partners or staff. A person attended who was present on at
 * least half a day.
 *
 * <p>Funded is who attended on a sponsored seat whose own costs the contribution bore: a promise to
 * them or an allowance of theirs. Somebody with no costs of their own anywhere is funded where the
 * contribution paid the allowance of all, or of their Member, by one document; of several such, the
 * one that paid most. A ticket that names nobody is nobody's: one ticket makes no roomful funded.
 * Whoever has several rows is one person, at one event and over all.
 */
@ApplicationScoped
class EventReach {
    private static final Reached NOBODY = new Reached(0, 0, 0, 0, 0, 0, 0);
    // No event has this id: it stands for all of a statement.
    private static final UUID ALL = new UUID(0, 0);

    /** Days present per participant, by the rows that the grid and reconciling count by. */
    private static final String PRESENT =
            """
            with days as (
                select t.event_id, coalesce(n.survivor_id, n.id) as person_id, count(distinct t.on_day) as days
                  from muster.effective_presence t join muster.person n on n.id = t.person_id
                 where t.event_id in (:events) and t.present group by t.event_id, coalesce(n.survivor_id, n.id)),
            own as (
                select s.participation_id, s.contribution_id from muster.cost_share s
                  join muster.cost_document d on d.id = s.document_id and d.state = 'APPROVED' and d.credits is null
                 where s.event_id in (:events) and s.participation_id is not null
                union
                select c.participation_id, a.contribution_id from muster.commitment c
                  join muster.allocation a on a.id = c.allocation_id
                 where a.event_id in (:events) and c.participation_id is not null and c.released_minor < c.original_minor
                union
                select p.id, l.contribution_id from muster.journal_line l
                  join muster.journal_entry e on e.id = l.entry_id and e.source_kind = 'CLAIM'
                  join muster.claim k on k.id = case when e.source_kind = 'CLAIM' then cast(left(e.source_id, 36) as uuid) end
                  join muster.participation p on p.event_id = k.event_id and p.person_id = k.person_id
                 where k.event_id in (:events) and l.account = 'EXPENSE'
                 group by p.id, l.contribution_id having sum(l.amount_minor) > 0),
            together as (
                select distinct on (s.event_id, s.member_code) s.event_id, s.member_code, s.contribution_id
                  from muster.cost_share s join muster.cost_document d on d.id = s.document_id
                  join muster.contribution c on c.id = s.contribution_id
                 where s.event_id in (:events) and d.state = 'APPROVED' and s.beneficiary = 'PARTICIPANTS'
                   and s.category = 'DSA' and s.commitment_id is null and s.participation_id is null
                   and d.credits is null
                 group by s.event_id, s.member_code, s.contribution_id, c.agreement_no
                 order by s.event_id, s.member_code, sum(s.amount_minor) desc, c.agreement_no),
            parts as (
                select p.event_id, coalesce(n.survivor_id, n.id) as person_id, n.survivor_id, p.id, p.member_code, s.days,
                       n.sex,
                       p.funding = 'SPONSORED' and (
                           exists (select 1 from own o where o.participation_id = p.id and o.contribution_id = :contribution)
                           or not exists (select 1 from own o where o.participation_id = p.id)
                              and exists (select 1 from together t where t.event_id = p.event_id
                                  and t.contribution_id = :contribution
                                  and (t.member_code = p.member_code or t.member_code is null))) as funded,
                       exists (select 1 from muster.member_classification m where m.member_code = p.member_code
                           and m.class = 'LDC' and m.valid_from <= v.starts_on
                           and (m.valid_to is null or m.valid_to >= v.starts_on)) as ldc,
                       exists (select 1 from muster.member_classification m where m.member_code = p.member_code
                           and m.class = 'SIDS' and m.valid_from <= v.starts_on
                           and (m.valid_to is null or m.valid_to >= v.starts_on)) as sids
                  from muster.participation p
                  join muster.capacity_event v on v.id = p.event_id
                  join muster.person n on n.id = p.person_id
                  join days s on s.event_id = p.event_id and s.person_id = coalesce(n.survivor_id, n.id)
                 where p.role = 'PARTICIPANT' and p.status = 'CONFIRMED'),
            reached as (
                select distinct on (event_id, person_id) event_id, person_id, member_code, days, sex,
                       bool_or(funded) over who as funded, bool_or(ldc) over who as ldc, bool_or(sids) over who as sids
                  from parts window who as (partition by event_id, person_id)
                 order by event_id, person_id, survivor_id nulls first, id)
            """;

    /** Per event, and over all of them: a person in two of them is one person, with all days. */
    private static final String COUNTS =
            """
            select event_id, count(distinct member_code), count(distinct person_id) filter (where funded),
                   count(distinct person_id), coalesce(sum(days), 0),
                   count(distinct person_id) filter (where sex = 'F'),
                   count(distinct person_id) filter (where ldc), count(distinct person_id) filter (where sids)
              from reached group by grouping sets ((event_id), ())
            """;

    private static final String ADMINISTRATIONS =
            """
            select r.event_id, coalesce(n.name, m.code), coalesce(m.iso_code, ''),
                   count(distinct r.person_id) filter (where r.funded), count(distinct r.person_id)
              from reached r join muster.member m on m.code = r.member_code
              left join muster.member_name n on n.member_code = m.code and n.language = :language
             group by grouping sets ((r.event_id, m.code, n.name, m.iso_code), (m.code, n.name, m.iso_code))
             order by coalesce(n.name, m.code), m.code
            """;

    @PersistenceContext private EntityManager entities;
    @Inject private Narratives narratives;

    /**
     * Whom a statement reached.
     *
     * @param events in the order of their days
     * @param persons over all events
     * @param administrations over all events, by name
     */
    record Whom(List<EventReached> events, Reached persons, List<Administration> administrations) {}

    /** Whom the events of the codes given reached, and what they cost. */
    Whom of(ContributionId contribution, Map<String, Money> costs, String language) {
        if (costs.isEmpty()) {
            return new Whom(List.of(), NOBODY, List.of());
        }
        var known = known(costs.keySet(), language);
        var ids = known.stream().map(Known::id).toList();
        var counts = counts(contribution, ids);
        var administrations = administrations(contribution, ids, language);
        var words = narratives.latest(contribution);
        var events =
                known.stream()
                        .map(
                                each ->
                                        new EventReached(
                                                each.id(),
                                                each.code(),
                                                each.title(),
                                                each.series(),
                                                each.place(),
                                                each.days(),
                                                counts.getOrDefault(each.id(), NOBODY),
                                                administrations.getOrDefault(each.id(), List.of()),
                                                costs.get(each.code()),
                                                told(
                                                        words.getOrDefault(
                                                                new EventId(each.id()),
                                                                Narrative.NONE))))
                        .toList();
        return new Whom(events, counts.get(ALL), administrations.getOrDefault(ALL, List.of()));
    }

    private record Known(
            UUID id, String code, String title, String series, String place, DateRange days) {}

    private List<Known> known(Set<String> codes, String language) {
        var query =
                entities.createNativeQuery(
                                """
                                select e.id, e.code,
                                       coalesce((select t.title from muster.capacity_event_title t where t.event_id = e.id
                                           order by t.language <> :language, t.language <> 'en',
                                                    t.language <> e.original_language, t.language
                                           limit 1), e.code),
                                       coalesce(s.title, ''), e.city, e.starts_on, e.ends_on
                                  from muster.capacity_event e left join muster.event_series s on s.id = e.series_id
                                 where e.code in (:codes) order by e.starts_on, e.code""")
                        .setParameter("language", language)
                        .setParameter("codes", codes);
        return Rows.of(
                query,
                row ->
                        new Known(
                                row.uuid(),
                                row.text(),
                                row.text(),
                                row.text(),
                                row.text(),
                                new DateRange(row.day(), row.day())));
    }

    private Map<UUID, List<Administration>> administrations(
            ContributionId contribution, List<UUID> events, String language) {
        var query =
                entities.createNativeQuery(PRESENT + ADMINISTRATIONS)
                        .setParameter("events", events)
                        .setParameter("language", language)
                        .setParameter("contribution", contribution.value());
        var found = new HashMap<UUID, List<Administration>>();
        Rows.of(
                query,
                row ->
                        found.computeIfAbsent(key(row.uuid()), each -> new ArrayList<>())
                                .add(
                                        new Administration(
                                                row.text(),
                                                row.text(),
                                                (int) row.number(),
                                                (int) row.number())));
        return found;
    }

    private Map<UUID, Reached> counts(ContributionId contribution, List<UUID> events) {
        var query =
                entities.createNativeQuery(PRESENT + COUNTS)
                        .setParameter("events", events)
                        .setParameter("contribution", contribution.value());
        var found = new HashMap<UUID, Reached>();
        Rows.of(
                query,
                row ->
                        found.put(
                                key(row.uuid()),
                                new Reached(
                                        (int) row.number(),
                                        (int) row.number(),
                                        (int) row.number(),
                                        (int) row.number(),
                                        (int) row.number(),
                                        (int) row.number(),
                                        (int) row.number())));
        return found;
    }

    private static UUID key(UUID event) {
        return event == null ? ALL : event;
    }

    private static List<Words> told(Narrative narrative) {
        return Narrative.LANGUAGES.stream()
                .filter(narrative::isIn)
                .map(
                        each ->
                                new Words(
                                        each.code(),
                                        narrative.results(each),
                                        narrative.deviations(each)))
                .toList();
    }
}

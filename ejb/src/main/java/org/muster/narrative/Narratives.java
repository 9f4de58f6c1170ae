package org.muster.narrative;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.muster.event.EventId;
import org.muster.funding.ContributionId;
import org.muster.shared.Actor;
import org.muster.shared.DateRange;
import org.muster.shared.Language;
import org.muster.shared.NotFound;
import org.muster.shared.Rows;

/** All that donors are told of events in words, and the language they are told it in. */
@ApplicationScoped
public class Narratives {
    /** What a contribution set money aside for, or was charged for. */
    private static final String PAIRS =
            """
            select p.contribution_id, c.agreement_no, p.event_id, e.code,
                   coalesce((select t.title from muster.capacity_event_title t where t.event_id = e.id
                       order by t.language <> 'en', t.language <> e.original_language, t.language limit 1), e.code),
                   e.starts_on, e.ends_on, coalesce(n.revision, 0), coalesce(n.results_en, ''),
                   coalesce(n.deviations_en, ''), coalesce(n.results_fr, ''), coalesce(n.deviations_fr, ''),
                   n.written_by, n.written_at
              from (select contribution_id, event_id from muster.allocation where #one
                    union select contribution_id, event_id from muster.journal_line
                     where contribution_id is not null and event_id is not null and #one) p
              join muster.contribution c on c.id = p.contribution_id
              join muster.capacity_event e on e.id = p.event_id
              left join lateral (select * from muster.event_narrative w
                                  where w.contribution_id = p.contribution_id and w.event_id = p.event_id
                                  order by w.revision desc limit 1) n on true
             order by e.starts_on desc, e.code, c.agreement_no""";

    @PersistenceContext private EntityManager entities;

    List<EventNarrative> ofContribution(ContributionId id, int first, int size) {
        return pairs("contribution_id", id.value(), first, size);
    }

    List<EventNarrative> ofEvent(EventId id, int size) {
        return pairs("event_id", id.value(), 0, size);
    }

    private List<EventNarrative> pairs(String column, UUID id, int first, int size) {
        var query =
                entities.createNativeQuery(PAIRS.replace("#one", column + " = :id"))
                        .setParameter("id", id)
                        .setFirstResult(first)
                        .setMaxResults(size);
        return Rows.of(query, Narratives::narrative);
    }

    private static EventNarrative narrative(Rows row) {
        return new EventNarrative(
                new ContributionId(row.uuid()),
                row.text(),
                new EventId(row.uuid()),
                row.text(),
                row.text(),
                new DateRange(row.day(), row.day()),
                (int) row.number(),
                new Narrative(row.text(), row.text(), row.text(), row.text()),
                row.text(),
                row.instant());
    }

    /** The words that stand now of each event that somebody has written of. */
    public Map<EventId, Narrative> latest(ContributionId contribution) {
        var query =
                entities.createNativeQuery(
                                """
                                select distinct on (event_id) event_id, results_en, deviations_en, results_fr, deviations_fr
                                  from muster.event_narrative where contribution_id = :contribution
                                 order by event_id, revision desc""")
                        .setParameter("contribution", contribution.value());
        var latest = new HashMap<EventId, Narrative>();
        Rows.of(
                query,
                row ->
                        latest.put(
                                new EventId(row.uuid()),
                                new Narrative(row.text(), row.text(), row.text(), row.text())));
        return latest;
    }

    /** Adds the next revision, unless there is one already beyond the one that was read. */
    boolean add(ContributionId contribution, EventId event, int read, Narrative words, Actor by) {
        var query =
                entities.createNativeQuery(
                        """
                        insert into muster.event_narrative (contribution_id, event_id, revision, results_en, deviations_en,
                            results_fr, deviations_fr, written_by, written_at)
                        select :contribution, :event, :read + 1, :resultsEn, :deviationsEn, :resultsFr, :deviationsFr, :by,
                               :at
                         where :read = (select coalesce(max(revision), 0) from muster.event_narrative
                                         where contribution_id = :contribution and event_id = :event)
                        on conflict do nothing""");
        return about(query, contribution, event)
                        .setParameter("read", read)
                        .setParameter("resultsEn", words.resultsEn())
                        .setParameter("deviationsEn", words.deviationsEn())
                        .setParameter("resultsFr", words.resultsFr())
                        .setParameter("deviationsFr", words.deviationsFr())
                        .setParameter("by", by.login())
                        .setParameter("at", Instant.now())
                        .executeUpdate()
                == 1;
    }

    private static Query about(Query query, ContributionId contribution, EventId event) {
        return query.setParameter("contribution", contribution.value())
                .setParameter("event", event.value());
    }

    String region(EventId event) {
        var query =
                entities.createNativeQuery(
                                "select region from muster.capacity_event where id = :id")
                        .setParameter("id", event.value());
        return Rows.of(query, Rows::text).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("event", event));
    }

    /** The language the contribution's statements are printed in. */
    public Language language(ContributionId contribution) {
        var query =
                entities.createNativeQuery(
                                "select language from muster.statement_language where contribution_id = :id")
                        .setParameter("id", contribution.value());
        return Rows.of(query, Rows::text).stream()
                .findFirst()
                .map(Language::of)
                .orElse(Language.EN);
    }

    void choose(ContributionId contribution, Language language, Actor by) {
        entities.createNativeQuery(
                        """
                        insert into muster.statement_language values (:id, :language, :by, :at)
                        on conflict (contribution_id) do update
                           set language = :language, chosen_by = :by, chosen_at = :at""")
                .setParameter("id", contribution.value())
                .setParameter("language", language.code())
                .setParameter("by", by.login())
                .setParameter("at", Instant.now())
                .executeUpdate();
    }
}

package org.muster.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.muster.erasure.ErasurePlan.Part;
import org.muster.shared.Rows;
import org.muster.shared.Settings;

/**
 * Lists what would go, and lets it go in one transaction. Whoever has several rows goes with all of
 * them. Whoever is due had the last event so many days ago (muster.persons.days, ten years unless
 * set otherwise) and is not needed any more; at most {@value #MOST} go at once.
 */
@ApplicationScoped
class Eraser {
    private static final int MOST = 500;
    private static final int TEN_YEARS = 3650;
    private static final String ALL_ROWS =
            """
            select distinct r.id from muster.person r join muster.person n
                on coalesce(r.survivor_id, r.id) = coalesce(n.survivor_id, n.id)
             where r.erased_at is null and n.id in (%s) order by r.id""";
    private static final String OF_EVENT =
            """
            select person_id from muster.participation where event_id = :id
            union select person_id from muster.nomination where event_id = :id
            union select person_id from muster.presence where event_id = :id
            union select person_id from muster.claim where event_id = :id""";
    private static final String DUE =
            """
            select p.person_id from muster.participation p join muster.capacity_event e on e.id = p.event_id
             where not exists (select 1 from muster.focal_point f where f.person_id = p.person_id)
               and not exists (select 1 from muster.member_office o where o.person_id = p.person_id)
               and not exists (select 1 from muster.donor_contact d where d.person_id = p.person_id)
             group by p.person_id having max(e.ends_on) < :before limit :most""";

    @PersistenceContext private EntityManager entities;
    @Inject private Names names;
    @Inject private Originals originals;
    @Inject private Settings settings;
    @Inject private Clock clock;

    ErasurePlan plan(ErasureSubject subject) {
        var people = people(subject);
        if (people.isEmpty()) {
            return new ErasurePlan(0, List.of(), List.of());
        }
        var words = names.of(people);
        var going = new LinkedHashMap<String, Long>();
        Traces.ALL.forEach(
                trace -> going.merge(trace.kind(), number(of(trace.count(), people)), Long::sum));
        originals.count(words, people).forEach((kind, more) -> going.merge(kind, more, Long::sum));
        going.put("TEXTS", names.count(words));
        return new ErasurePlan(people.size(), parts(going), parts(needed(people)));
    }

    /** Refuses while somebody of them is needed, or nobody is left. */
    void require(ErasureSubject subject) {
        require(people(subject));
    }

    private void require(List<UUID> people) {
        if (people.isEmpty() || needed(people).values().stream().anyMatch(count -> count > 0)) {
            throw new StillNeeded();
        }
    }

    private Map<String, Long> needed(List<UUID> people) {
        var needed = new LinkedHashMap<String, Long>();
        Traces.NEEDED.forEach(need -> needed.put(need.kind(), number(of(need.count(), people))));
        return needed;
    }

    /** Lets go what the plan lists, or refuses while somebody is needed. */
    ErasurePlan erase(ErasureSubject subject) {
        var people = people(subject);
        require(people);
        entities.createNativeQuery(
                        "select id from muster.person where id in (:people) order by id for update")
                .setParameter("people", people)
                .getResultList();
        entities.createNativeQuery("select set_config('muster.erasing', 'on', true)")
                .getResultList();
        var words = names.of(people);
        var gone = new LinkedHashMap<String, Long>();
        // First, while the texts that go as a whole still say what the list counted.
        var texts = names.remove(words);
        Traces.ALL.forEach(
                trace ->
                        gone.merge(
                                trace.kind(),
                                (long) of(trace.empty(), people).executeUpdate(),
                                Long::sum));
        originals.empty(words, people).forEach((kind, more) -> gone.merge(kind, more, Long::sum));
        gone.put("TEXTS", texts);
        of(Traces.PERSONS.empty(), people).executeUpdate();
        entities.createNativeQuery("select set_config('muster.erasing', 'off', true)")
                .getResultList();
        return new ErasurePlan(people.size(), parts(gone), List.of());
    }

    private List<UUID> people(ErasureSubject subject) {
        var query =
                switch (subject.whose()) {
                    case PERSON ->
                            entities.createNativeQuery(ALL_ROWS.formatted(":id"))
                                    .setParameter("id", subject.id());
                    case EVENT ->
                            entities.createNativeQuery(ALL_ROWS.formatted(OF_EVENT))
                                    .setParameter("id", subject.id());
                    case DUE ->
                            entities.createNativeQuery(ALL_ROWS.formatted(DUE))
                                    .setParameter("before", today().minusDays(days()))
                                    .setParameter("most", MOST);
                };
        return Rows.of(query, Rows::uuid);
    }

    private int days() {
        return settings.number("muster.persons.days", TEN_YEARS);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), settings.zone());
    }

    private Query of(String sql, List<UUID> people) {
        var query = entities.createNativeQuery(sql).setParameter("people", people);
        return sql.contains(":today") ? query.setParameter("today", today()) : query;
    }

    private static long number(Query query) {
        return Rows.of(query, Rows::number).get(0);
    }

    private static List<Part> parts(Map<String, Long> counts) {
        var parts = new ArrayList<Part>();
        counts.forEach(
                (kind, count) -> {
                    if (count > 0) {
                        parts.add(new Part(kind, count));
                    }
                });
        return List.copyOf(parts);
    }
}

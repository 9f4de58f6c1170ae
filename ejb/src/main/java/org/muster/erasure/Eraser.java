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
import java.util.Set;
import java.util.UUID;
import org.muster.erasure.ErasurePlan.Part;
import org.muster.shared.Rows;
import org.muster.shared.Settings;

/**
 * Lists what would go, and lets it go in one transaction. Whoever has several rows goes with all of
 * them. Whoever is due had the last event, and the last day as a contact, so many days ago
 * (muster.persons.days, ten years unless set otherwise) and holds no office; at most {@value #MOST}
 * persons go at once, those first who were known longest ago.
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

    /** Whoever was last known long ago, as a part, nominee, by presence, claim or an office. */
    private static final String DUE =
            """
            select coalesce(n.survivor_id, n.id)
              from (select p.person_id, e.ends_on as known from muster.capacity_event e join (
                        select event_id, person_id from muster.participation
                        union select event_id, person_id from muster.nomination
                        union select event_id, person_id from muster.presence
                        union select event_id, person_id from muster.claim) p on p.event_id = e.id
                    union all select person_id, coalesce(valid_to, 'infinity') from muster.focal_point
                    union all select person_id, coalesce(valid_to, 'infinity') from muster.donor_contact
                    union all select person_id, 'infinity' from muster.member_office) k
              join muster.person n on n.id = k.person_id and n.erased_at is null
             group by coalesce(n.survivor_id, n.id) having max(k.known) < :before order by max(k.known), 1 limit :most""";

    private static final String TOUCHED =
            """
            with touched as (
                select s.event_id from muster.attendance_sheet s where octet_length(s.content) > 0 and s.event_id in %1$s
                union select f.event_id from muster.claim_file f where octet_length(f.content) > 0 and f.event_id in %1$s
                union select h.event_id from muster.sheet_photo h join muster.received_document d on d.sha256 = h.sha256
                       where octet_length(d.content) > 0 and h.event_id in %1$s)
            select (select count(*) from touched), (
                   select count(distinct o.person_id)
                     from (select person_id from muster.presence where event_id in (select event_id from touched)
                           union select person_id from muster.claim where event_id in (select event_id from touched)) o
                    where o.person_id not in (:people))"""
                    .formatted(Traces.EVENTS);

    private static final String NAMED =
            """
            select n.id, n.family_name, n.given_name, coalesce(n.native_name, ''), coalesce(m.name, o.name, ''),
                   coalesce(n.email, '')
              from muster.person n
              left join muster.member_name m on m.member_code = n.member_code and m.language = 'en'
              left join muster.organisation o on o.id = n.organisation_id
             where n.id in (:people) order by n.family_name, n.given_name, n.id""";

    @PersistenceContext private EntityManager entities;
    @Inject private Names names;
    @Inject private Originals originals;
    @Inject private Settings settings;
    @Inject private Clock clock;

    ErasurePlan plan(List<UUID> people) {
        if (people.isEmpty()) {
            return ErasurePlan.of(0, List.of());
        }
        var words = names.of(people);
        var going = new LinkedHashMap<String, Long>();
        Traces.ALL.forEach(
                trace -> going.merge(trace.kind(), number(of(trace.count(), people)), Long::sum));
        originals.count(words, people).forEach((kind, more) -> going.merge(kind, more, Long::sum));
        going.put("TEXTS", names.count(words));
        return new ErasurePlan(people.size(), parts(going), touched(people), parts(needed(people)));
    }

    private ErasurePlan.Touched touched(List<UUID> people) {
        return Rows.of(
                        of(TOUCHED, people),
                        row -> new ErasurePlan.Touched(row.number(), row.number()))
                .get(0);
    }

    /** Some of them by name. */
    List<ErasedPerson> named(List<UUID> people, int first, int size) {
        if (people.isEmpty()) {
            return List.of();
        }
        var query = of(NAMED, people).setFirstResult(first).setMaxResults(size);
        return Rows.of(query, ErasedPerson::read);
    }

    /** Refuses while somebody of them is needed, or nobody is left. */
    void require(List<UUID> people) {
        if (people.isEmpty() || needed(people).values().stream().anyMatch(count -> count > 0)) {
            throw new StillNeeded();
        }
    }

    private Map<String, Long> needed(List<UUID> people) {
        var needed = new LinkedHashMap<String, Long>();
        Traces.NEEDED.forEach(need -> needed.put(need.kind(), number(of(need.count(), people))));
        return needed;
    }

    /** Nobody of them is told anything of before the transaction ends. */
    void hold(List<UUID> people) {
        if (people.isEmpty()) {
            return;
        }
        entities.createNativeQuery(
                        "select id from muster.person where id in (:people) order by id for update")
                .setParameter("people", people)
                .getResultList();
    }

    /** Lets go what the plan lists, or refuses while somebody is needed. */
    ErasurePlan erase(List<UUID> people) {
        require(people);
        entities.createNativeQuery("select set_config('muster.erasing', 'on', true)")
                .getResultList();
        var words = names.of(people);
        var touched = touched(people);
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
        return new ErasurePlan(people.size(), parts(gone), touched, List.of());
    }

    /** All rows of those whom it is about now. */
    List<UUID> people(ErasureSubject subject) {
        var query =
                switch (subject.whose()) {
                    case PERSON ->
                            entities.createNativeQuery(ALL_ROWS.formatted(":id"))
                                    .setParameter("id", subject.id());
                    case EVENT ->
                            entities.createNativeQuery(ALL_ROWS.formatted(OF_EVENT))
                                    .setParameter("id", subject.id());
                    case DUE -> due(MOST);
                };
        return Rows.of(query, Rows::uuid);
    }

    /** Those of them who are due now, in however many others. */
    List<UUID> due(List<UUID> people) {
        var due = Set.copyOf(Rows.of(due(Integer.MAX_VALUE), Rows::uuid));
        return people.stream().filter(due::contains).toList();
    }

    private Query due(int most) {
        return entities.createNativeQuery(ALL_ROWS.formatted(DUE))
                .setParameter("before", today().minusDays(days()))
                .setParameter("most", most);
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

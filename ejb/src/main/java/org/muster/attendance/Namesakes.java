package org.muster.attendance;

import static org.muster.shared.ServerJson.JSON;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.muster.event.EventId;
import org.muster.member.NameKey;
import org.muster.member.NameKeys;
import org.muster.member.PersonId;
import org.muster.shared.Rows;
import org.muster.shared.SheetDay;

/** Whom lines may be about that name people without a reference that anybody has. */
@ApplicationScoped
class Namesakes {
    private static final int MOST_EACH = 8;
    private static final int MOST_COMPARED = 300;
    private static final String HERE =
            """
            select person_id from muster.participation where event_id = :event
            union select person_id from muster.nomination where event_id = :event""";

    // Names as the keys of persons write them: in Latin letters, whatever the script, and by sound.
    private static final String CANDIDATES =
            """
            with line as (
                select cast(j ->> 'l' as integer) as line, string_to_array(j ->> 'w', ' ') as words,
                       string_to_array(j ->> 's', ' ') as sounds,
                       cast(string_to_array(j ->> 'b', ' ') as date[]) as births, j ->> 'a' as administration
                  from jsonb_array_elements(cast(:lines as jsonb)) j),
            near as (
                select person_id as id, true as of_event from ("""
                    + HERE
                    + """
            ) h
                union all
                select distinct o.id, false
                  from line l cross join lateral (
                       select n.id from muster.person n
                        where string_to_array(n.sound_key, ' ') && l.sounds
                          and (string_to_array(n.sound_key, ' ') @> l.sounds or string_to_array(n.sound_key, ' ') <@ l.sounds)
                          and n.erased_at is null and n.survivor_id is null
                        order by string_to_array(n.name_key, ' ') = l.words desc, n.id limit :compared) o
                 where :everywhere and o.id not in ("""
                    + HERE
                    + """
            )),
            known as (
                select n.id, n.family_name, n.given_name, n.birth_date, n.member_code, near.of_event,
                       string_to_array(nullif(n.name_key, ''), ' ') as words,
                       string_to_array(nullif(n.native_key, ''), ' ') as native,
                       string_to_array(nullif(n.sound_key, ''), ' ') as sounds,
                       coalesce(m.name, o.name, '') as administration
                  from near join muster.person n on n.id = near.id and n.erased_at is null
                  left join muster.member_name m on m.member_code = n.member_code and m.language = 'en'
                  left join muster.organisation o on o.id = n.organisation_id),
            met as (
                select l.line, k.*, coalesce(l.words = k.words, false) or coalesce(l.words = k.native, false) as same_names,
                       coalesce(k.birth_date = any (l.births), false) as same_birth,
                       lower(k.administration) = l.administration or lower(k.member_code) = l.administration
                           or exists (select 1 from muster.member_name a where a.member_code = k.member_code
                                       and lower(a.name) = l.administration) as same_administration,
                       coalesce(l.words && k.words, false) or coalesce(l.sounds && k.sounds, false) as near_names,
                       coalesce(l.sounds <@ k.sounds and cardinality(l.sounds) > 1, false) as like_names,
                       coalesce(l.sounds <@ k.sounds or k.sounds <@ l.sounds, false) as part_names
                  from line l cross join known k)
            select line, id, family_name, given_name, administration, of_event, same_names, same_birth,
                   coalesce(same_administration, false)
              from (select m.*, row_number() over (partition by line order by same_names desc, same_birth desc,
                           of_event desc, like_names desc, near_names desc, family_name, given_name, id) as place
                      from met m
                     where case when of_event then near_names or same_birth or same_administration
                                else same_names or like_names
                                    or part_names and (same_birth or same_administration) end) c
             where place <= :most order by line, place""";

    @PersistenceContext private EntityManager entities;
    @Inject private NameKeys keys;

    /**
     * Who each line may be about: of the event's people those with a name, the day of birth or the
     * administration in common; of all others, where they may be looked at, those whose names are
     * the same or sound the same, in whatever script.
     */
    List<Stranger> meet(EventId event, List<Stranger> strangers, boolean everywhere) {
        if (strangers.isEmpty()) {
            return strangers;
        }
        keys.complete(
                Rows.of(
                        entities.createNativeQuery(HERE).setParameter("event", event.value()),
                        Rows::uuid));
        var found = new HashMap<Integer, List<Candidate>>();
        Rows.of(
                entities.createNativeQuery(CANDIDATES)
                        .setParameter("lines", written(strangers))
                        .setParameter("event", event.value())
                        .setParameter("everywhere", everywhere)
                        .setParameter("compared", MOST_COMPARED)
                        .setParameter("most", MOST_EACH),
                row -> add(row, found));
        return strangers.stream()
                .map(each -> each.with(found.getOrDefault(each.line(), List.of())))
                .toList();
    }

    /** The code of the Member whose code or name, in any language, this is. */
    Optional<String> member(String administration) {
        var codes =
                Rows.of(
                        entities.createNativeQuery(
                                        """
                                        select distinct m.code from muster.member m
                                          left join muster.member_name n on n.member_code = m.code
                                         where lower(:name) in (lower(m.code), lower(n.name))""")
                                .setParameter("name", administration),
                        Rows::text);
        return codes.size() == 1 ? Optional.of(codes.get(0)) : Optional.empty();
    }

    private static boolean add(Rows row, Map<Integer, List<Candidate>> found) {
        var line = (int) row.number();
        return found.computeIfAbsent(line, first -> new ArrayList<>())
                .add(
                        new Candidate(
                                new PersonId(row.uuid()),
                                row.text(),
                                row.text(),
                                row.text(),
                                row.flag(),
                                row.flag(),
                                row.flag(),
                                row.flag()));
    }

    private static String written(List<Stranger> strangers) {
        var rows = JSON.createArrayBuilder();
        for (var each : strangers) {
            var name = NameKey.of(each.familyName(), each.givenName(), each.fullName());
            rows.add(
                    JSON.createObjectBuilder()
                            .add("l", each.line())
                            .add("w", name.text())
                            .add("s", NameKey.sounds(name))
                            .add("b", births(each.birthDate()))
                            .add("a", each.administration().toLowerCase(Locale.ROOT)));
        }
        return rows.build().toString();
    }

    /**
     * The days that a day of birth may mean; it only speaks for somebody, so that both are taken.
     */
    private static String births(String written) {
        var days = new TreeSet<String>();
        for (var order : SheetDay.Order.values()) {
            SheetDay.read(written, order).ifPresent(day -> days.add(day.toString()));
        }
        return String.join(" ", days);
    }
}

package org.muster.member;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.muster.shared.Language;
import org.muster.shared.Rows;

/**
 * The Members as they are or were on a day. Who is a Member of which region is public, so anybody
 * may ask.
 */
@Stateless
@PermitAll
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class MemberDirectory {
    private static final int LARGEST_PAGE = 300;

    // Members without a known day of joining count as founders.
    private static final String AS_OF =
            """
            select m.code, m.iso_code, m.joined_on, m.left_on, m.language, r.region, r.sub_region,
                   (select string_agg(c.class, ',' order by c.class) from muster.member_classification c
                     where c.member_code = m.code and c.valid_from <= :day
                       and (c.valid_to is null or c.valid_to >= :day)) as lists,
                   n.en, n.fr, n.es, n.ru, n.ar, n.zh
              from muster.member m
              left join muster.member_region r on r.member_code = m.code and r.valid_from <= :day
                   and (r.valid_to is null or r.valid_to >= :day)
              join (select member_code,
                           max(name) filter (where language = 'en') as en,
                           max(name) filter (where language = 'fr') as fr,
                           max(name) filter (where language = 'es') as es,
                           max(name) filter (where language = 'ru') as ru,
                           max(name) filter (where language = 'ar') as ar,
                           max(name) filter (where language = 'zh') as zh
                      from muster.member_name group by member_code) n on n.member_code = m.code
            """;
    private static final String A_MEMBER_THEN =
            " where coalesce(m.joined_on, date '1952-11-04') <= :day and (m.left_on is null or m.left_on >= :day)";

    @PersistenceContext private EntityManager entities;
    @Inject private Clock clock;

    /** The Member of that code as of today, also when it has left. */
    public Optional<MemberSummary> find(String code) {
        return find(code, LocalDate.ofInstant(clock.instant(), clock.getZone()));
    }

    /** The Member of that code with the region and lists of that day. */
    public Optional<MemberSummary> find(String code, LocalDate asOf) {
        var query =
                entities.createNativeQuery(AS_OF + " where m.code = :code")
                        .setParameter("day", asOf)
                        .setParameter("code", code);
        return Rows.of(query, MemberDirectory::summary).stream().findFirst();
    }

    /** Members on that day, of one region or of all, by English name. */
    public List<MemberSummary> page(Region region, LocalDate asOf, int first, int size) {
        var query =
                entities.createNativeQuery(
                                AS_OF
                                        + A_MEMBER_THEN
                                        + " and (:region = '' or r.region = :region) order by n.en")
                        .setParameter("day", asOf)
                        .setParameter("region", region == null ? "" : region.name())
                        .setFirstResult(first)
                        .setMaxResults(Math.min(size, LARGEST_PAGE));
        return Rows.of(query, MemberDirectory::summary);
    }

    /** How many Members there were on that day, in one region or in all. */
    public long count(Region region, LocalDate asOf) {
        return ((Number)
                        entities.createNativeQuery(
                                        "select count(*) from ("
                                                + AS_OF
                                                + A_MEMBER_THEN
                                                + " and (:region = '' or r.region = :region)) members")
                                .setParameter("day", asOf)
                                .setParameter("region", region == null ? "" : region.name())
                                .getSingleResult())
                .longValue();
    }

    /** The names of Members in one language, by code, in the order of the names. */
    public Map<String, String> names(Language language) {
        return names(language, null);
    }

    /** The names of the Members given, or of all where none are given. */
    public Map<String, String> names(Language language, Collection<String> codes) {
        var names = new LinkedHashMap<String, String>();
        var query =
                entities.createNativeQuery(
                                """
                                select member_code, name from muster.member_name
                                 where language = :language and (:every or member_code in (:codes))
                                 order by name""")
                        .setParameter("language", language.code())
                        .setParameter("every", codes == null)
                        .setParameter(
                                "codes", codes == null || codes.isEmpty() ? Set.of("") : codes);
        Rows.of(query, row -> names.put(row.text(), row.text()));
        return names;
    }

    private static MemberSummary summary(Rows row) {
        var code = row.text();
        var iso = row.text();
        var joinedOn = row.day();
        var leftOn = row.day();
        var language = Language.of(row.text());
        var region = row.text();
        var subRegion = row.text();
        var lists = row.text();
        return new MemberSummary(
                code,
                iso,
                names(row),
                region == null ? null : Region.valueOf(region),
                subRegion == null ? null : SubRegion.valueOf(subRegion),
                lists == null
                        ? Set.of()
                        : Arrays.stream(lists.split(","))
                                .map(Classification::valueOf)
                                .collect(Collectors.toUnmodifiableSet()),
                language,
                joinedOn,
                leftOn);
    }

    private static Map<Language, String> names(Rows row) {
        var names = new EnumMap<Language, String>(Language.class);
        for (var language : Language.values()) {
            var name = row.text();
            if (name != null) {
                names.put(language, name);
            }
        }
        return Map.copyOf(names);
    }
}

package org.muster.erasure;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.text.DateFormatSymbols;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.muster.shared.Language;
import org.muster.shared.Rows;

/**
 * Words that tell of nobody by themselves, though they are somebody's family name: another one
 * bears it too, or the house says it of other things, of its events, places, Members and months.
 */
@ApplicationScoped
class OrdinaryWords {
    private static final String SAID =
            """
            select title from muster.capacity_event_title union select title from muster.event_series
            union select city from muster.capacity_event union select name from muster.member_name
            union select name from muster.organisation union select full_name from muster.account
            union select subject || ' ' || body from muster.letter_template""";
    private static final String BORNE =
            """
            select distinct w.word
              from muster.person n
              cross join lateral unnest(string_to_array(n.name_key || ' ' || n.native_key, ' ')) w (word)
             where n.erased_at is null and n.id not in (:people)
               and string_to_array(n.name_key || ' ' || n.native_key, ' ') && string_to_array(:words, ' ')""";

    @PersistenceContext private EntityManager entities;
    @Inject private HouseTexts house;

    /** Names that others than these people bear, of the words wanted. */
    Collection<String> borne(Set<String> wanted, List<UUID> people) {
        var query =
                entities.createNativeQuery(BORNE, String.class)
                        .setParameter("people", people)
                        .setParameter("words", String.join(" ", wanted));
        return Rows.of(query, Rows::text);
    }

    /** All that the house says. */
    Stream<String> said() {
        var places =
                Arrays.stream(Language.values())
                        .map(Language::locale)
                        .flatMap(language -> Stream.concat(months(language), countries(language)));
        var stored = Rows.of(entities.createNativeQuery(SAID, String.class), Rows::text);
        return Stream.of(house.words().stream(), places, stored.stream()).flatMap(each -> each);
    }

    private static Stream<String> months(Locale language) {
        var symbols = DateFormatSymbols.getInstance(language);
        return Stream.of(symbols.getMonths(), symbols.getShortMonths(), symbols.getWeekdays())
                .flatMap(Arrays::stream);
    }

    private static Stream<String> countries(Locale language) {
        return Arrays.stream(Locale.getISOCountries())
                .map(code -> new Locale.Builder().setRegion(code).build())
                .map(country -> country.getDisplayCountry(language));
    }
}

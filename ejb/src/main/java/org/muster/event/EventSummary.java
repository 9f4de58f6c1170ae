package org.muster.event;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.muster.member.Region;
import org.muster.shared.DateRange;
import org.muster.shared.Language;

/**
 * One event as lists and pages show it.
 *
 * @param opening the moment it opens, from the first day and hour at the venue
 * @param calendarSequence how often it was moved since somebody was first confirmed
 */
public record EventSummary(
        EventId id,
        long version,
        String code,
        EventType type,
        EventStatus status,
        SeriesId series,
        Audience audience,
        DateRange days,
        ZoneId zone,
        LocalTime opensAt,
        Instant opening,
        int calendarSequence,
        String venue,
        String city,
        String countryIso,
        Region region,
        Language originalLanguage,
        Map<Language, String> titles,
        Set<Language> languages,
        Set<EventOrganiser> organisers,
        String requestedBy,
        Topic topic) {

    /** The title in the language asked for, else in English, else in the original language. */
    public String title(Language asked) {
        return titles.get(titleLanguage(asked));
    }

    public String title(String languageCode) {
        return title(Language.find(languageCode).orElse(originalLanguage));
    }

    /** The language {@link #title} will be in, so that a page can say when it is another one. */
    public Language titleLanguage(Language asked) {
        if (titles.containsKey(asked)) {
            return asked;
        }
        return titles.containsKey(Language.EN) ? Language.EN : originalLanguage;
    }
}

package org.muster.event;

import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import org.muster.member.Region;
import org.muster.shared.DateRange;
import org.muster.shared.Language;

/**
 * What an officer enters of an event, when it is created or changed.
 *
 * @param series the series it belongs to, or null
 * @param days first and last day at the venue
 * @param zone the venue's time zone, e.g. Asia/Baku
 * @param opensAt the hour the event opens on its first day, at the venue
 * @param requestedBy the Member that asked for it, or null
 * @param topic what it is about, or null where nobody said
 */
public record EventDetails(
        String code,
        EventType type,
        Audience audience,
        SeriesId series,
        DateRange days,
        ZoneId zone,
        LocalTime opensAt,
        String venue,
        String city,
        String countryIso,
        Region region,
        Language originalLanguage,
        Map<Language, String> titles,
        Set<Language> languages,
        String requestedBy,
        Topic topic) {}

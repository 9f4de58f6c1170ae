package org.muster.member;

import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import org.muster.shared.Language;

/**
 * One Member as it stood on the day asked for: region, sub-region and United Nations lists are
 * those of that day.
 *
 * @param isoCode the ISO 3166 code, or null where an administration has none
 * @param language the language letters to this Member are written in
 */
public record MemberSummary(
        String code,
        String isoCode,
        Map<Language, String> names,
        Region region,
        SubRegion subRegion,
        Set<Classification> classifications,
        Language language,
        LocalDate joinedOn,
        LocalDate leftOn) {

    /** The Member's name in the language asked for, in English where it has none in that one. */
    public String name(Language asked) {
        return names.getOrDefault(asked, names.get(Language.EN));
    }

    /** The Member's name by a two-letter language code, as pages ask for it. */
    public String name(String languageCode) {
        return name(Language.find(languageCode).orElse(Language.EN));
    }

    public boolean is(Classification classification) {
        return classifications.contains(classification);
    }
}

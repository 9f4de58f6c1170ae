package org.muster.invitation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.muster.shared.Language;

/** An event as a letter and its answer page tell of it, in any of its titles' languages. */
public record InvitedEvent(
        UUID id,
        String code,
        LocalDate from,
        LocalDate to,
        LocalTime opensAt,
        ZoneId zone,
        String venue,
        String city,
        String countryIso,
        Language original,
        List<Language> languages,
        Map<Language, String> titles) {

    /** In the language asked for, else in English, else in the language it was written in. */
    public String title(Language wanted) {
        return titles.getOrDefault(titleLanguage(wanted), code);
    }

    /** The language of the title that is shown to whoever asks for this one. */
    public Language titleLanguage(Language wanted) {
        return Stream.of(wanted, Language.EN, original)
                .filter(titles::containsKey)
                .findFirst()
                .orElse(wanted);
    }

    public String dates(Language language) {
        var format =
                DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG).localizedBy(language.written());
        return from.equals(to)
                ? format.format(from)
                : format.format(from) + " – " + format.format(to);
    }

    public String place(Language language) {
        var country = new Locale.Builder().setRegion(countryIso).build();
        return venue + ", " + city + ", " + country.getDisplayCountry(language.locale());
    }

    public String workingLanguages(Language language) {
        return languages.stream()
                .map(each -> each.locale().getDisplayLanguage(language.locale()))
                .collect(Collectors.joining(", "));
    }

    /**
     * Title, days, place and working languages, a line each.
     *
     * @param working what stands before the working languages
     */
    public String paragraph(Language language, String working) {
        var lines = title(language) + "\n" + dates(language) + "\n" + place(language);
        return languages.isEmpty()
                ? lines
                : lines + "\n" + working + " " + workingLanguages(language);
    }

    /** The end of the last day, at the venue. */
    public Instant end() {
        return to.plusDays(1).atStartOfDay(zone).toInstant();
    }
}

package org.muster.shared;

import java.util.Locale;
import java.util.Optional;

/** The six languages Muster writes and shows. */
public enum Language {
    EN,
    FR,
    ES,
    RU,
    AR,
    ZH;

    /** The two-letter code as stored and as HTML wants it. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Locale locale() {
        return Locale.forLanguageTag(code());
    }

    /**
     * How days, times and figures are written: the day before the month in English, and Western
     * digits in every language, because figures are compared across languages and with papers.
     */
    public Locale written() {
        return Locale.forLanguageTag((this == EN ? "en-GB" : code()) + "-u-nu-latn");
    }

    public boolean isRightToLeft() {
        return this == AR;
    }

    public static Language of(String code) {
        return find(code)
                .orElseThrow(() -> new InvalidInput("language", Told.of("why.language", code)));
    }

    public static Optional<Language> find(String code) {
        for (var language : values()) {
            if (language.code().equalsIgnoreCase(code)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }
}

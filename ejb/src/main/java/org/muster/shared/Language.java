package org.muster.shared;

import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;

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

    /**
     * The words of one of the model's bundles in this language; none are borrowed from the
     * server's.
     */
    public ResourceBundle words(String bundle) {
        return ResourceBundle.getBundle(
                bundle,
                locale(),
                Language.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(
                        ResourceBundle.Control.FORMAT_PROPERTIES));
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

package org.muster.narrative;

import java.util.List;
import org.muster.shared.InvalidInput;
import org.muster.shared.Language;
import org.muster.shared.Told;

/**
 * What came of an event for the donor who paid, and what deviated from what was agreed, in English
 * and in French. Donors read it beside the figures, so it is short, and a language that is not
 * written yet is empty.
 */
public record Narrative(
        String resultsEn, String deviationsEn, String resultsFr, String deviationsFr) {
    /** Of one text: two paragraphs, so that a statement stays at three pages. */
    public static final int MOST_LETTERS = 600;

    /** The languages in which statements are printed. */
    public static final List<Language> LANGUAGES = List.of(Language.EN, Language.FR);

    /** Where nobody has written. */
    public static final Narrative NONE = new Narrative("", "", "", "");

    public Narrative {
        resultsEn = read("resultsEn", resultsEn);
        deviationsEn = read("deviationsEn", deviationsEn);
        resultsFr = read("resultsFr", resultsFr);
        deviationsFr = read("deviationsFr", deviationsFr);
    }

    public String results(Language language) {
        return language == Language.FR ? resultsFr : resultsEn;
    }

    public String deviations(Language language) {
        return language == Language.FR ? deviationsFr : deviationsEn;
    }

    public boolean isIn(Language language) {
        return !results(language).isEmpty() || !deviations(language).isEmpty();
    }

    private static String read(String field, String text) {
        var read = text == null ? "" : text.strip().replace("\r\n", "\n");
        if (read.length() > MOST_LETTERS) {
            throw new InvalidInput(
                    field, Told.of("why.narrative.long", MOST_LETTERS, read.length()));
        }
        return read;
    }
}

package org.muster.letter;

import java.util.regex.Pattern;

/**
 * What a mail server said, in one line and without the address it quoted: that is a person's, and
 * stands with the person alone.
 */
final class MailServerWords {
    private static final int LONGEST = 500;
    private static final Pattern BREAKS = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\s]+");
    private static final Pattern ADDRESS =
            Pattern.compile(
                    "<?(?:\"[^\"]{0,64}\"|[^\\s<>\"(),:;@]{1,64})@[^\\s<>\"(),:;@]{1,255}>?");

    private MailServerWords() {}

    static String cleaned(String said) {
        if (said == null) {
            return "";
        }
        var bounded = said.length() > 4 * LONGEST ? said.substring(0, 4 * LONGEST) : said;
        var line = BREAKS.matcher(bounded).replaceAll(" ").strip();
        var clean = line.contains("@") ? ADDRESS.matcher(line).replaceAll("<…>") : line;
        return clean.length() > LONGEST ? clean.substring(0, LONGEST) : clean;
    }
}

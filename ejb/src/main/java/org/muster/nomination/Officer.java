package org.muster.nomination;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.muster.event.EventId;
import org.muster.shared.InvalidInput;
import org.muster.shared.Told;

/**
 * An officer as an administration names them in its answer; the order in which several are named
 * for an event is their order of priority.
 *
 * @param givenName as in the passport, like the family name: tickets and visas are issued by it
 * @param sex F, M, X or empty where it is not told
 * @param sponsored whether the administration asks for a sponsored seat
 * @param nativeName the whole name in the officer's own script, or empty
 */
public record Officer(
        EventId event,
        String givenName,
        String familyName,
        String email,
        String sex,
        String position,
        boolean sponsored,
        String nativeName) {
    private static final Pattern EMAIL =
            Pattern.compile(
                    "[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9.-]*[A-Za-z0-9])?");
    private static final Set<String> SEXES = Set.of("", "F", "M", "X");

    public Officer {
        givenName = latin("givenName", givenName);
        familyName = latin("familyName", familyName);
        nativeName =
                nativeName == null || nativeName.isBlank()
                        ? ""
                        : line("nativeName", nativeName, 200);
        email = line("email", email, 254).toLowerCase(Locale.ROOT);
        position = position == null || position.isBlank() ? "" : line("position", position, 160);
        sex = sex == null ? "" : sex.strip();
        if (!EMAIL.matcher(email).matches()) {
            throw new InvalidInput("email", "An officer is reached by an e-mail address");
        }
        if (!SEXES.contains(sex)) {
            throw new InvalidInput("sex", "F, M, X or nothing");
        }
    }

    /** An officer whose name in their own script is not told. */
    public Officer(
            EventId event,
            String givenName,
            String familyName,
            String email,
            String sex,
            String position,
            boolean sponsored) {
        this(event, givenName, familyName, email, sex, position, sponsored, "");
    }

    /** What tells an officer from others: the name and the address, however they are written. */
    String key() {
        return key(givenName, familyName, email);
    }

    static String key(String givenName, String familyName, String email) {
        return String.join("\n", "" + givenName, "" + familyName, "" + email)
                .toLowerCase(Locale.ROOT);
    }

    /** Whether the officer is known so already; what is not told here is nothing else. */
    boolean isTold(NominationSummary known) {
        return key().equals(key(known.givenName(), known.familyName(), known.email()))
                && sponsored == known.isSponsored()
                && (position.isEmpty() || position.equals(known.position()))
                && (sex.isEmpty() || sex.equals(known.sex()))
                && (nativeName.isEmpty() || nativeName.equals(known.nativeName()));
    }

    /** A name as passports print it beside its transcription: in Latin letters. */
    private static String latin(String field, String value) {
        var name = line(field, value, 100);
        var isLatin =
                name.codePoints()
                        .filter(Character::isLetter)
                        .allMatch(
                                letter ->
                                        Character.UnicodeScript.of(letter)
                                                == Character.UnicodeScript.LATIN);
        if (!isLatin) {
            throw new InvalidInput(field, Told.of("why.officer.latin"));
        }
        return name;
    }

    private static String line(String field, String value, int most) {
        var stripped = value == null ? "" : value.strip();
        if (stripped.isEmpty() || stripped.length() > most) {
            throw new InvalidInput(field, "1 to " + most + " characters");
        }
        if (stripped.chars().anyMatch(Character::isISOControl)) {
            throw new InvalidInput(field, "One line without control characters");
        }
        return stripped;
    }
}

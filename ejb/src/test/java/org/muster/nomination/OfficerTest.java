package org.muster.nomination;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.muster.event.EventId;
import org.muster.shared.InvalidInput;

/** Officers are named as their passports name them. */
class OfficerTest {

    @Test
    void namesAreInLatinLettersWithWhateverMarksTheyCarry() {
        assertEquals("Zoë Åsa-D’Arc", officer("  Zoë Åsa-D’Arc ", "Nguyễn", "").givenName());
        assertEquals("givenName", refused("Анна", "Orlova", ""));
        assertEquals("familyName", refused("Anna", "Orlovа", ""), "a Cyrillic a among Latin ones");
        assertEquals("familyName", refused("Anna", " ", ""));
        assertEquals("familyName", refused("Anna", "O".repeat(101), ""));
    }

    @Test
    void theNameInOwnScriptIsFreeAndOptional() {
        assertEquals("Анна Орлова", officer("Anna", "Orlova", " Анна Орлова ").nativeName());
        assertEquals("", officer("Anna", "Orlova", null).nativeName());
        assertEquals("nativeName", refused("Anna", "Orlova", "два\nслова"));
        assertEquals("nativeName", refused("Anna", "Orlova", "я".repeat(201)));
    }

    private static String refused(String given, String family, String own) {
        return assertThrows(InvalidInput.class, () -> officer(given, family, own)).field();
    }

    private static Officer officer(String given, String family, String own) {
        return new Officer(
                new EventId(UUID.randomUUID()),
                given,
                family,
                "anna@customs.example",
                "F",
                "",
                true,
                own);
    }
}

package org.muster.member;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.muster.shared.Language;

/** The totals that the reviewed files must give. */
class ReferenceDataTest {
    private final Map<String, String> files = ReferenceData.read();
    private final List<NamedCsvRecord> members = ReferenceData.rows(files, "members");

    @Test
    void thereAre186MembersWithDistinctCodes() {
        assertEquals(186, members.stream().map(row -> row.getField("code")).distinct().count());
    }

    @Test
    void asiaPacificIs35InItsFourSubRegions() {
        var bySubRegion =
                members.stream()
                        .filter(row -> row.getField("region").equals("AP"))
                        .collect(
                                Collectors.groupingBy(
                                        row -> SubRegion.valueOf(row.getField("sub_region")),
                                        Collectors.counting()));
        assertEquals(
                Map.of(
                        SubRegion.SUB_CONTINENT, 9L,
                        SubRegion.FAR_EAST, 6L,
                        SubRegion.ASEAN, 10L,
                        SubRegion.OCEANIA, 10L),
                bySubRegion);
    }

    @Test
    void everyMemberHasANameInEachLanguageARegionAndASource() {
        for (var row : members) {
            for (var language : Language.values()) {
                assertFalse(row.getField("name_" + language.code()).isBlank(), row.toString());
            }
            Region.valueOf(row.getField("region"));
            assertFalse(row.getField("source").isBlank(), row.toString());
        }
    }

    @Test
    void theOrganisationsOwnNamesStand() {
        var names = byCode("name_en");
        assertEquals("Hong Kong, China", names.get("HK"));
        assertEquals("Türkiye", names.get("TR"));
        assertTrue(byCode("iso_code").get("XK").isBlank());
    }

    @Test
    void lettersAreInRussianFrenchSpanishOrEnglish() {
        var languages = ReferenceData.languages(files);
        assertTrue(Stream.of("ru", "fr", "es").toList().containsAll(languages.values()));
        assertEquals("ru", languages.get("AZ"));
        assertEquals("fr", languages.get("SN"));
        assertEquals("es", languages.get("UY"));
        assertFalse(languages.containsKey("JP"));
        assertTrue(byCode("code").keySet().containsAll(languages.keySet()));
    }

    private Map<String, String> byCode(String column) {
        return members.stream()
                .collect(
                        Collectors.toMap(row -> row.getField("code"), row -> row.getField(column)));
    }
}

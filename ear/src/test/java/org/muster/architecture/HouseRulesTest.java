package org.muster.architecture;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Muster keeps the rules of the house, and each rule is able to fail. */
class HouseRulesTest {
    private static JavaClasses muster;
    private static JavaClasses planted;

    @BeforeAll
    static void read() {
        ImportOption product = HouseRulesTest::isProduct;
        muster = new ClassFileImporter().withImportOption(product).importPackages("org.muster");
        planted = new ClassFileImporter().importPackages("planted");
        assertTrue(muster.size() > 50, "The modules' classes were found");
    }

    static Stream<String> rules() {
        return HouseRules.all().keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("rules")
    @Tag("F07")
    void musterKeeps(String rule) {
        var result = HouseRules.all().get(rule).allowEmptyShould(true).evaluate(muster);
        assertFalse(result.hasViolation(), () -> result.getFailureReport().toString());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void aPlantedViolationIsFoundBy(String rule) {
        assertTrue(
                HouseRules.all().get(rule).allowEmptyShould(true).evaluate(planted).hasViolation());
    }

    /** The modules' own classes, not the tests' and the launcher's. */
    private static boolean isProduct(Location location) {
        return !location.contains("/test-classes/");
    }
}

package org.muster.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.muster.reconciliation.Mismatch;

/**
 * Each invariant that docs/domain.md names has a test that names it: by a tag, in its display name,
 * or at the beginning of its own name (<code>@Tag("F06")</code>, <code>f06…</code>); and so has
 * each class of mismatch that is looked for (<code>@Tag("R…")</code>), with facts that nearly show
 * it (<code>nearly("R…", …)</code>).
 */
class InvariantsTest {
    private static final Pattern DEFINED = Pattern.compile("(?m)^\\| (F[0-9]{2}) \\|");
    private static final Pattern TESTED =
            Pattern.compile(
                    "@Tag\\(\"(F[0-9]{2})\"\\)|@DisplayName\\(\\s*\"(F[0-9]{2})\\b|void ([fF][0-9]{2})[A-Z]");

    private static final Pattern CLASS_DEFINED = Pattern.compile("(?m)^\\| (R[0-9]{2}) \\|");
    private static final Pattern CLASS_TESTED = Pattern.compile("@Tag\\(\"(R[0-9]{2})\"\\)");
    private static final Pattern NEARLY = Pattern.compile("nearly\\(\"(R[0-9]{2})\"[,)]");

    private final Path root =
            Path.of(System.getProperty("muster.scripts")).resolve("../../../..").normalize();

    @Test
    void everyInvariantHasATestThatNamesIt() throws IOException {
        var untested = new TreeSet<>(defined(DEFINED));
        untested.removeAll(tested(TESTED));
        assertEquals(Set.of(), untested, "defined and tested by nothing");
    }

    @Test
    void everyClassOfMismatchHasATestThatNamesIt() throws IOException {
        var known = defined(CLASS_DEFINED);
        assertEquals(
                Stream.of(Mismatch.values()).map(Mismatch::name).collect(Collectors.toSet()),
                known,
                "docs/domain.md names the classes that are looked for");
        var untested = new TreeSet<>(known);
        untested.removeAll(tested(CLASS_TESTED));
        assertEquals(Set.of(), untested, "looked for and tested by nothing");
        var unmissed = new TreeSet<>(known);
        unmissed.removeAll(tested(NEARLY));
        assertEquals(Set.of(), unmissed, "looked for, and no near miss shows where it ends");
    }

    @Test
    void noInvariantIsLeftOut() throws IOException {
        assertEquals(
                IntStream.rangeClosed(1, 33).mapToObj("F%02d"::formatted).toList(),
                List.copyOf(defined(DEFINED)));
    }

    @Test
    void aTestIsFoundByTagByDisplayNameAndByItsOwnName() {
        var one = "@Tag(\"F" + "91\") void one() { }";
        var two = "@DisplayName(\"F" + "92 of two\") void two() { }";
        var three = "void f" + "93Three() { }";
        var none = "// F" + "94 is told in a comment";
        assertEquals(
                List.of("F" + "91", "F" + "92", "F" + "93"),
                List.copyOf(named(TESTED, one + two + three + none)));
    }

    private Set<String> defined(Pattern row) throws IOException {
        var defined = new TreeSet<String>();
        row.matcher(Files.readString(root.resolve("docs/domain.md")))
                .results()
                .forEach(found -> defined.add(found.group(1)));
        return defined;
    }

    private Set<String> tested(Pattern name) throws IOException {
        var tested = new TreeSet<String>();
        for (var module : List.of("ejb", "web", "ear")) {
            try (var files = Files.walk(root.resolve(module).resolve("src/test/java"))) {
                for (var file : files.filter(InvariantsTest::isTest).toList()) {
                    tested.addAll(named(name, Files.readString(file)));
                }
            }
        }
        return tested;
    }

    private static boolean isTest(Path file) {
        return file.getFileName().toString().endsWith("Test.java");
    }

    private static Set<String> named(Pattern name, String source) {
        var codes = new TreeSet<String>();
        name.matcher(source)
                .results()
                .forEach(
                        found -> {
                            for (var group = 1; group <= found.groupCount(); group++) {
                                if (found.group(group) != null) {
                                    codes.add(found.group(group).toUpperCase(Locale.ROOT));
                                }
                            }
                        });
        return codes;
    }
}

package org.muster.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.muster.event.AccreditationStage;
import org.muster.event.AccreditationType;
import org.muster.event.Topic;
import org.muster.ledger.CostCategory;

/** What the code names by a code, docs/domain.md defines in words. */
class DomainWordsTest {
    private static final Pattern CODE = Pattern.compile("\\b([FR][0-9]{2}|A(?:10|[1-9]))\\b");
    private static final Pattern DEFINED = Pattern.compile("(?m)^\\| ([FRA][0-9]{1,2}) \\|");
    private static final List<String> MODULES = List.of("ejb", "batch", "web", "ear");

    private final Path root =
            Path.of(System.getProperty("muster.scripts")).resolve("../../../..").normalize();

    @Test
    void everyCodeNamedInTheSourcesIsDefined() throws IOException {
        var undefined = new TreeSet<String>();
        for (var module : MODULES) {
            try (var files = Files.walk(root.resolve(module).resolve("src"))) {
                for (var file : files.filter(DomainWordsTest::isSource).toList()) {
                    undefined.addAll(undefinedIn(Files.readString(file)));
                }
            }
        }
        assertEquals(Set.of(), undefined);
    }

    @Test
    void everyKindOfCostEveryAccreditationAndEveryTopicIsDefined() throws IOException {
        var words = Files.readString(root.resolve("docs/domain.md"));
        assertEquals(
                List.of(),
                Stream.of(
                                CostCategory.values(),
                                AccreditationType.values(),
                                AccreditationStage.values(),
                                Topic.values())
                        .flatMap(Stream::of)
                        .filter(code -> !words.contains("| " + code.name() + " | "))
                        .toList());
    }

    @Test
    void aCodeThatIsDefinedNowhereIsFound() throws IOException {
        assertTrue(undefinedIn("posts as F" + "77 says").contains("F" + "77"));
    }

    private Set<String> undefinedIn(String text) throws IOException {
        var named = new TreeSet<String>();
        CODE.matcher(text).results().forEach(found -> named.add(found.group(1)));
        DEFINED.matcher(Files.readString(root.resolve("docs/domain.md")))
                .results()
                .forEach(found -> named.remove(found.group(1)));
        return named;
    }

    private static boolean isSource(Path file) {
        var name = file.getFileName().toString();
        return name.endsWith(".java")
                || name.endsWith(".sql")
                || name.endsWith(".properties")
                || name.endsWith(".xhtml");
    }
}

package org.muster.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whatever Muster's own sources want to tell has a text to tell it with. */
class EveryTextTest {
    private static final Path ROOT = Path.of("..");
    private static final Pattern TOLD = Pattern.compile("Told\\s*\\.of\\(\\s*\"([^\"]+)\"");
    private static final Pattern NOTICE =
            Pattern.compile("notices\\s*\\.(?:done|warn)\\(\\s*\"([^\"]+)\"");
    private static final Pattern ON_PAGE = Pattern.compile("text\\['([^']+)']");
    private static final Pattern THING =
            Pattern.compile("(?:new NotFound|Ids\\s*\\.uuid)\\(\\s*\"([^\"]+)\"");
    private static final Pattern CLASS =
            Pattern.compile("(abstract )?(?:class|record) (\\w+) extends (\\w+)");

    @Test
    void everyKeyToldHasASentence() throws IOException {
        var keys = found(TOLD, ".java");
        keys.addAll(found(NOTICE, ".java"));
        keys.addAll(found(ON_PAGE, ".xhtml"));
        assertTrue(keys.size() > 200, "The sources are found");
        keys.removeAll(sentences().stringPropertyNames());
        assertEquals(Set.of(), keys);
    }

    @Test
    void everyKindOfThingHasAName() throws IOException {
        var keys = new TreeSet<String>();
        found(THING, ".java").forEach(kind -> keys.add("thing." + kind.replace(' ', '-')));
        assertFalse(keys.isEmpty());
        keys.removeAll(sentences().stringPropertyNames());
        assertEquals(Set.of(), keys);
    }

    @Test
    void everyRuleThatRefusesHasASentence() throws IOException {
        var parents = new HashMap<String, String>();
        var abstractions = new TreeSet<String>();
        for (var file : sources(".java")) {
            var match = CLASS.matcher(Files.readString(file));
            while (match.find()) {
                parents.put(match.group(2), match.group(3));
                if (match.group(1) != null) {
                    abstractions.add(match.group(2));
                }
            }
        }
        var keys = new TreeSet<String>();
        // Wrong input tells its own reason, and nobody throws what others specialise.
        parents.keySet().stream()
                .filter(type -> !abstractions.contains(type))
                .filter(type -> descends(parents, type, "DomainException"))
                .filter(type -> !type.equals("InvalidInput"))
                .filter(type -> !descends(parents, type, "InvalidInput"))
                .forEach(type -> keys.add("refusal." + type));
        assertTrue(keys.size() > 40, "The rules are found");
        // One that tells its cases apart has a sentence for each.
        var told = sentences().stringPropertyNames();
        keys.removeIf(key -> told.stream().anyMatch(one -> one.startsWith(key + ".")));
        keys.removeAll(told);
        assertEquals(Set.of(), keys);
    }

    private static boolean descends(Map<String, String> parents, String type, String from) {
        for (var each = parents.get(type); each != null; each = parents.get(each)) {
            if (each.equals(from)) {
                return true;
            }
        }
        return false;
    }

    private static Set<String> found(Pattern pattern, String ending) throws IOException {
        var found = new TreeSet<String>();
        for (var file : sources(ending)) {
            pattern.matcher(Files.readString(file))
                    .results()
                    .forEach(hit -> found.add(hit.group(1)));
        }
        return found;
    }

    private static Set<Path> sources(String ending) throws IOException {
        var files = new TreeSet<Path>();
        for (var module : new String[] {"ejb", "batch", "web"}) {
            try (var all = Files.walk(ROOT.resolve(module).resolve("src/main"))) {
                all.filter(file -> file.toString().endsWith(ending)).forEach(files::add);
            }
        }
        return files;
    }

    private static Properties sentences() throws IOException {
        var bundle = new Properties();
        try (var stream = EveryTextTest.class.getResourceAsStream("/messages.properties")) {
            bundle.load(new InputStreamReader(stream, StandardCharsets.UTF_8));
        }
        return bundle;
    }
}

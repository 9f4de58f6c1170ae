package org.muster.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.naming.InitialContext;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.muster.account.ScopeRefused;
import org.muster.member.ContactImport;
import org.muster.shared.Actor;
import org.muster.shared.Roles;
import org.muster.system.As;
import org.muster.system.BangkokStory;
import org.muster.system.Gathering;
import org.muster.system.InContainer;
import org.muster.system.ScopeStory;

/**
 * Each service method about one thing refuses somebody who holds the right role for other things,
 * before it looks at anything else it was given. What counts as a thing is told by the type of its
 * id; a type that nobody placed fails the test. What becomes of the other methods is told by a word
 * in acts.csv, and one without a word fails the test too.
 */
@ArquillianTest
class ServicesKeepToTheirScopeTest {
    private static final String REFUSED = ScopeRefused.class.getName();

    @Deployment
    static WebArchive archive() {
        return InContainer.archive(
                        ServicesKeepToTheirScopeTest.class,
                        Arguments.class,
                        ScopeStory.class,
                        BangkokStory.class,
                        Gathering.class)
                .addAsResource(new StringAsset(Acts.guarded()), "guarded.txt")
                .addAsResource(new StringAsset(Acts.placed()), "placed.txt");
    }

    @Test
    void theRightRoleForOtherThingsIsRefused() throws Exception {
        var wrong = new ArrayList<String>();
        var tried = 0;
        var placed = words("/placed.txt");
        DataSource data = InitialContext.doLookup("java:jboss/datasources/MusterDS");
        try (var connection = data.getConnection()) {
            var story = new ScopeStory(connection);
            for (var act : words("/guarded.txt").entrySet()) {
                var roles = act.getValue().stream().filter(role -> !Roles.SYSTEM.equals(role));
                var words = placed.getOrDefault(act.getKey(), Set.of());
                for (var role : roles.toList()) {
                    for (var method : methods(act.getKey())) {
                        tried++;
                        var fault = fault(method, words, role, story);
                        if (!fault.isEmpty()) {
                            wrong.add(act.getKey() + " as " + role + ": " + fault);
                        }
                    }
                }
            }
        }
        assertEquals("", String.join("\n", wrong));
        assertTrue(tried > 250, "Methods were tried: " + tried);
    }

    /** What is wrong with the method in the hands of somebody elsewhere; empty where nothing is. */
    private static String fault(Method method, Set<String> words, String role, ScopeStory story)
            throws Exception {
        if (Arguments.areAboutOne(method)) {
            return !words.isEmpty()
                    ? "is placed by the id it takes, and by a word besides"
                    : unless(REFUSED, outcome(method, words, role, story.holderOf(role), story));
        }
        if (words.isEmpty()) {
            return "nobody placed it, see the head of acts.csv";
        }
        if (words.equals(Set.of("all"))) {
            return "";
        }
        if (words.contains("within")) {
            var answer = outcome(method, words, role, story.holderInNoRegionOf(role), story);
            var all = outcome(method, words, Roles.SYSTEM, Actor.SYSTEM.login(), story);
            return unless("nothing", answer)
                    + (all.equals("nothing") ? "there is nothing to be kept from anybody" : "");
        }
        var login =
                words.contains("region") ? story.holderInNoRegionOf(role) : story.holderOf(role);
        return unless(
                words.contains("rows") ? "every row is refused" : REFUSED,
                outcome(method, words, role, login, story));
    }

    private static String unless(String expected, String outcome) {
        return outcome.equals(expected) ? "" : outcome;
    }

    private static List<Method> methods(String act) throws ClassNotFoundException {
        var dot = act.lastIndexOf('.');
        return Stream.of(Class.forName(act.substring(0, dot)).getDeclaredMethods())
                .filter(method -> method.getName().equals(act.substring(dot + 1)))
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .filter(method -> !method.isSynthetic())
                .toList();
    }

    private static String outcome(
            Method method, Set<String> words, String role, String login, ScopeStory story)
            throws Exception {
        var type = method.getDeclaringClass();
        Object bean =
                InitialContext.doLookup(
                        "java:global/muster/"
                                + (type.getPackageName().endsWith(".batch") ? "batch" : "ejb")
                                + "/"
                                + type.getSimpleName());
        try {
            var arguments = new Arguments(story, new Actor(login), words).of(method);
            return told(As.role(role, () -> method.invoke(bean, arguments)));
        } catch (InvocationTargetException thrown) {
            return thrown.getCause().getClass().getName();
        } catch (Exception other) {
            return other.toString();
        }
    }

    private static String told(Object answer) {
        if (answer instanceof ContactImport.Imported imported) {
            var refused =
                    imported.errors().stream()
                            .allMatch(row -> row.reason().key().equals("refusal.ScopeRefused"));
            return imported.changed() == 0 && imported.errors().size() == 1 && refused
                    ? "every row is refused"
                    : "a row was let through";
        }
        var isNothing =
                answer instanceof Collection<?> many && many.isEmpty()
                        || answer instanceof Map<?, ?> map && map.isEmpty()
                        || answer instanceof Optional<?> one && one.isEmpty()
                        || answer instanceof Number number && number.longValue() == 0
                        || Boolean.FALSE.equals(answer);
        return isNothing ? "nothing" : "was let through";
    }

    private static Map<String, Set<String>> words(String resource) throws IOException {
        var words = new HashMap<String, Set<String>>();
        try (var stream = ServicesKeepToTheirScopeTest.class.getResourceAsStream(resource)) {
            new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .map(line -> List.of(line.strip().split(" ")))
                    .forEach(
                            cells ->
                                    words.put(
                                            cells.get(0),
                                            Set.copyOf(cells.subList(1, cells.size()))));
        }
        return words;
    }
}

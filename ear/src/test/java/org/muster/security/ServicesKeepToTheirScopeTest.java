package org.muster.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import javax.naming.InitialContext;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.muster.account.ScopeRefused;
import org.muster.ledger.CostCategory;
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
 * id; a type that nobody placed fails the test.
 */
@ArquillianTest
class ServicesKeepToTheirScopeTest {
    /** Ids of things that lie in no region, event or contribution, or in several. */
    private static final Set<String> WITHOUT_A_SCOPE =
            Set.of("AccountId", "DonorId", "OrganisationId", "PersonId", "SeriesId");

    @Deployment
    static WebArchive archive() {
        return InContainer.archive(
                        ServicesKeepToTheirScopeTest.class,
                        ScopeStory.class,
                        BangkokStory.class,
                        Gathering.class)
                .addAsResource(new StringAsset(Acts.guarded()), "guarded.txt");
    }

    @Test
    void theRightRoleForOtherThingsIsRefused() throws Exception {
        var wrong = new ArrayList<String>();
        var tried = 0;
        DataSource data = InitialContext.doLookup("java:jboss/datasources/MusterDS");
        try (var connection = data.getConnection()) {
            var story = new ScopeStory(connection);
            for (var line : guarded()) {
                var cells = List.of(line.split(" "));
                var dot = cells.get(0).lastIndexOf('.');
                var type = Class.forName(cells.get(0).substring(0, dot));
                var roles = cells.subList(1, cells.size());
                for (var method : about(type, cells.get(0).substring(dot + 1), story.ids())) {
                    for (var role : roles) {
                        if (role.equals(Roles.SYSTEM)) {
                            continue;
                        }
                        tried++;
                        var outcome = outcome(type, method, role, story);
                        if (!outcome.equals(ScopeRefused.class.getName())) {
                            wrong.add(cells.get(0) + " as " + role + ": " + outcome);
                        }
                    }
                }
            }
        }
        assertEquals("", String.join("\n", wrong));
        assertTrue(tried > 100, "Methods were tried: " + tried);
    }

    /** The methods of that name that take somebody who acts and the id of a thing in a scope. */
    private static List<Method> about(Class<?> type, String name, Map<String, UUID> ids) {
        return Stream.of(type.getDeclaredMethods())
                .filter(method -> method.getName().equals(name))
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .filter(method -> List.of(method.getParameterTypes()).contains(Actor.class))
                .filter(method -> isAboutOne(method, ids))
                .toList();
    }

    private static boolean isAboutOne(Method method, Map<String, UUID> ids) {
        var named =
                Stream.of(method.getParameterTypes())
                        .map(Class::getSimpleName)
                        .filter(type -> type.endsWith("Id"))
                        .filter(type -> !WITHOUT_A_SCOPE.contains(type))
                        .toList();
        for (var type : named) {
            assertTrue(ids.containsKey(type), type + " has no place in a scope, see " + method);
        }
        return !named.isEmpty();
    }

    private static String outcome(Class<?> type, Method method, String role, ScopeStory story)
            throws Exception {
        Object bean =
                InitialContext.doLookup(
                        "java:global/muster/"
                                + (type.getPackageName().endsWith(".batch") ? "batch" : "ejb")
                                + "/"
                                + type.getSimpleName());
        var actor = new Actor(story.holderOf(role));
        var arguments =
                Arrays.stream(method.getParameterTypes())
                        .map(each -> argument(each, actor, story.ids()))
                        .toArray();
        try {
            As.role(role, () -> method.invoke(bean, arguments));
            return "was let through";
        } catch (InvocationTargetException thrown) {
            return thrown.getCause().getClass().getName();
        } catch (Exception other) {
            return other.getClass().getName();
        }
    }

    private static Object argument(Class<?> type, Actor actor, Map<String, UUID> ids) {
        if (type == Actor.class) {
            return actor;
        }
        if (ids.containsKey(type.getSimpleName())) {
            try {
                return type.getDeclaredConstructor(UUID.class)
                        .newInstance(ids.get(type.getSimpleName()));
            } catch (ReflectiveOperationException odd) {
                throw new IllegalStateException(odd);
            }
        }
        if (type == CostCategory.class) {
            return CostCategory.DSA; // what the story set money aside for
        }
        if (!type.isPrimitive()) {
            return null;
        }
        if (type == boolean.class) {
            return false;
        }
        return type == long.class ? (Object) 0L : (Object) 0;
    }

    private static List<String> guarded() throws IOException {
        try (var stream = ServicesKeepToTheirScopeTest.class.getResourceAsStream("/guarded.txt")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }
}

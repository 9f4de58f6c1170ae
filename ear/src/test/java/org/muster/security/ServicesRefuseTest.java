package org.muster.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.ejb.EJBAccessException;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import javax.naming.InitialContext;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.muster.shared.Roles;
import org.muster.system.As;
import org.muster.system.InContainer;

/**
 * The container refuses each service method to each role that its rule does not name, before the
 * method runs.
 */
@ArquillianTest
class ServicesRefuseTest {

    @Deployment
    static WebArchive archive() {
        return InContainer.archive(ServicesRefuseTest.class)
                .addAsResource(new StringAsset(Acts.guarded()), "guarded.txt");
    }

    @Test
    void theWrongRoleIsRefused() throws Exception {
        var wrong = new ArrayList<String>();
        var tried = 0;
        for (var line : guarded()) {
            var cells = List.of(line.split(" "));
            var dot = cells.get(0).lastIndexOf('.');
            var type = Class.forName(cells.get(0).substring(0, dot));
            var name = cells.get(0).substring(dot + 1);
            var refused = new TreeSet<>(Roles.GRANTABLE);
            refused.removeAll(Set.copyOf(cells.subList(1, cells.size())));
            for (var role : refused) {
                for (var method : type.getDeclaredMethods()) {
                    if (method.getName().equals(name) && Modifier.isPublic(method.getModifiers())) {
                        tried++;
                        if (!isRefused(type, method, role)) {
                            wrong.add(line + " as " + role);
                        }
                    }
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(tried > 50, "Methods were tried: " + tried);
    }

    private static List<String> guarded() throws IOException {
        try (var stream = ServicesRefuseTest.class.getResourceAsStream("/guarded.txt")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        }
    }

    private static boolean isRefused(Class<?> type, Method method, String role) throws Exception {
        var module = type.getPackageName().endsWith(".batch") ? "batch" : "ejb";
        Object bean =
                InitialContext.doLookup(
                        "java:global/muster/" + module + "/" + type.getSimpleName());
        var nothing =
                Arrays.stream(method.getParameterTypes()).map(ServicesRefuseTest::empty).toArray();
        try {
            As.role(role, () -> invoke(bean, method, nothing));
            return false;
        } catch (EJBAccessException refused) {
            return true;
        } catch (Exception other) {
            return false;
        }
    }

    private static Object invoke(Object bean, Method method, Object[] arguments) throws Exception {
        try {
            return method.invoke(bean, arguments);
        } catch (InvocationTargetException thrown) {
            if (thrown.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw thrown;
        }
    }

    private static Object empty(Class<?> type) {
        if (!type.isPrimitive()) {
            return null;
        }
        if (type == boolean.class) {
            return false;
        }
        return type == long.class ? (Object) 0L : (Object) 0;
    }
}

package org.muster.security;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Singleton;
import jakarta.ejb.Stateless;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Every door of Muster as the code has it, and the roles that acts.csv says may go through. */
final class Acts {
    static final String ANYBODY = "anybody";
    static final String SIGNED_IN = "signed-in";

    private Acts() {}

    /** Service methods and the roles their annotations admit. */
    static Map<String, Set<String>> services() {
        var acts = new TreeMap<String, Set<String>>();
        for (var type : classes()) {
            if (!type.isAnnotatedWith(Stateless.class) && !type.isAnnotatedWith(Singleton.class)) {
                continue;
            }
            for (var method : type.reflect().getDeclaredMethods()) {
                if (Modifier.isPublic(method.getModifiers()) && !method.isSynthetic()) {
                    acts.merge(
                            "SERVICE " + type.getName() + "." + method.getName(),
                            allowed(method),
                            (one, other) -> {
                                var both = new TreeSet<>(one);
                                both.addAll(other);
                                return both;
                            });
                }
            }
        }
        return acts;
    }

    /** The service methods that not everybody may call, a line each with the roles that may. */
    static String guarded() {
        return services().entrySet().stream()
                .filter(act -> !act.getValue().contains(ANYBODY))
                .map(
                        act ->
                                act.getKey().substring("SERVICE ".length())
                                        + " "
                                        + String.join(" ", act.getValue()))
                .collect(Collectors.joining("\n"));
    }

    /** The words of the service methods, a line each. */
    static String placed() {
        return words().entrySet().stream()
                .filter(act -> act.getKey().startsWith("SERVICE "))
                .map(
                        act ->
                                act.getKey().substring("SERVICE ".length())
                                        + " "
                                        + String.join(" ", act.getValue()))
                .collect(Collectors.joining("\n"));
    }

    /** API methods as "GET /api/v1/…", with {…} where an id stands. */
    static Set<String> api() {
        var acts = new TreeSet<String>();
        for (var type : classes()) {
            if (!type.isAnnotatedWith(Path.class)) {
                continue;
            }
            var root = type.reflect().getAnnotation(Path.class).value();
            for (var method : type.reflect().getMethods()) {
                for (var annotation : method.getAnnotations()) {
                    var verb = annotation.annotationType().getAnnotation(HttpMethod.class);
                    if (verb != null) {
                        var path = method.getAnnotation(Path.class);
                        var whole = "/api/v1/" + root + (path == null ? "" : "/" + path.value());
                        acts.add("API " + verb.value() + " " + whole.replaceAll("/+", "/"));
                    }
                }
            }
        }
        return acts;
    }

    /** Pages as "PAGE /…xhtml". */
    static Set<String> pages() {
        var webapp =
                java.nio.file.Path.of(System.getProperty("muster.scripts"))
                        .resolve("../../../../web/src/main/webapp")
                        .normalize();
        try (var files = Files.walk(webapp)) {
            return files.map(webapp::relativize)
                    .map(file -> file.toString().replace('\\', '/'))
                    .filter(file -> file.endsWith(".xhtml"))
                    .filter(file -> !file.startsWith("WEB-INF/") && !file.startsWith("resources/"))
                    .map(file -> "PAGE /" + file)
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** What acts.csv says: an act and the roles that may do it. */
    static Map<String, Set<String>> rules() {
        return cells(1);
    }

    /** What acts.csv says becomes of somebody who holds the role for other things. */
    static Map<String, Set<String>> words() {
        return cells(2);
    }

    private static Map<String, Set<String>> cells(int cell) {
        var rules = new TreeMap<String, Set<String>>();
        try (InputStream stream = Acts.class.getResourceAsStream("/acts.csv")) {
            var lines = new String(stream.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
            for (var line : lines) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    var cells = line.split(",");
                    assertTrue(cells.length > cell || cell == 2, line);
                    rules.put(cells[0], cells.length > cell ? words(cells[cell]) : Set.of());
                }
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return rules;
    }

    private static Set<String> words(String cell) {
        return new TreeSet<>(List.of(cell.strip().split(" +")));
    }

    private static Set<String> allowed(Method method) {
        if (method.isAnnotationPresent(RolesAllowed.class)) {
            return new TreeSet<>(Arrays.asList(method.getAnnotation(RolesAllowed.class).value()));
        }
        if (method.isAnnotationPresent(PermitAll.class)) {
            return Set.of(ANYBODY);
        }
        var type = method.getDeclaringClass();
        if (type.isAnnotationPresent(RolesAllowed.class)) {
            return new TreeSet<>(Arrays.asList(type.getAnnotation(RolesAllowed.class).value()));
        }
        return type.isAnnotationPresent(PermitAll.class) ? Set.of(ANYBODY) : Set.of();
    }

    private static List<JavaClass> classes() {
        return new ClassFileImporter()
                        .withImportOption(location -> !location.contains("/test-classes/"))
                        .importPackages("org.muster")
                        .stream()
                        .toList();
    }
}

package org.muster.security;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.muster.shared.Roles;
import org.muster.system.Visitor;

/** Each page, API call and service of Muster has a rule, and the wrong role is refused at each. */
class ActsAreGuardedTest {
    // A page about one thing is asked for a thing; the role is refused before the thing is looked
    // for.
    private static final String SOMETHING =
            Stream.of(
                            "id",
                            "account",
                            "exception",
                            "event",
                            "sheet",
                            "run",
                            "campaign",
                            "invitation",
                            "series",
                            "code",
                            "person")
                    .map(name -> name + "=" + UUID.randomUUID())
                    .collect(Collectors.joining("&", "?", ""));

    @Test
    void everyActHasARuleAndEveryRuleAnAct() {
        var acts = new TreeSet<>(Acts.services().keySet());
        acts.addAll(Acts.api());
        acts.addAll(Acts.pages());
        assertEquals(lines(acts), lines(Acts.rules().keySet()));
    }

    @Test
    void servicesAdmitWhatTheRulesSay() {
        var said = new TreeMap<>(Acts.rules());
        said.keySet().removeIf(act -> !act.startsWith("SERVICE "));
        assertEquals(told(said), told(Acts.services()));
    }

    @Test
    void theApiAnswers403ToEveryWrongRoleAnd401ToStrangers() throws Exception {
        var wrong = new ArrayList<String>();
        for (var act : Acts.api()) {
            var cells = act.split(" ");
            var path = cells[2].replaceAll("\\{[^}]*\\}", UUID.randomUUID().toString());
            for (var role : refused(act)) {
                expect(
                        wrong,
                        act + " as " + role,
                        403,
                        send(Visitor.program(role), cells[1], path));
            }
            if (!Acts.rules().getOrDefault(act, Set.of()).contains(Acts.ANYBODY)) {
                expect(
                        wrong,
                        act + " as a stranger",
                        401,
                        send(Visitor.anonymous(), cells[1], path));
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void pagesAnswer403ToEveryWrongRole() throws Exception {
        var wrong = new ArrayList<String>();
        var people = new HashMap<String, Visitor>();
        for (var act : Acts.pages()) {
            for (var role : refused(act)) {
                if (!people.containsKey(role)) {
                    people.put(role, Visitor.person(role));
                }
                var path = act.substring("PAGE ".length()) + SOMETHING;
                expect(wrong, act + " as " + role, 403, people.get(role).get(path).statusCode());
            }
        }
        assertEquals(List.of(), wrong);
    }

    private static int send(Visitor visitor, String method, String path)
            throws IOException, InterruptedException {
        var withBody = !method.equals("GET") && !method.equals("DELETE");
        return visitor.send(method, path, withBody ? type(path) : null, withBody ? "{}" : null)
                .statusCode();
    }

    private static String type(String path) {
        if (path.endsWith("/bank-statements")) {
            return "application/xml";
        }
        return path.matches(".*(-sheets|-files|/contacts)") ? "text/csv" : "application/json";
    }

    private static void expect(List<String> wrong, String what, int expected, int answered) {
        if (answered != expected) {
            wrong.add(what + ": " + answered);
        }
    }

    private static Set<String> refused(String act) {
        var may = Acts.rules().getOrDefault(act, Set.of());
        if (may.contains(Acts.ANYBODY) || may.contains(Acts.SIGNED_IN)) {
            return Set.of();
        }
        var refused = new TreeSet<>(Roles.GRANTABLE);
        refused.add("nobody");
        refused.removeAll(may);
        return refused;
    }

    private static String lines(Set<String> acts) {
        return String.join("\n", new TreeSet<>(acts));
    }

    private static String told(Map<String, Set<String>> acts) {
        var lines = new StringBuilder();
        acts.forEach(
                (act, roles) ->
                        lines.append(act)
                                .append(',')
                                .append(String.join(" ", new TreeSet<>(roles)))
                                .append('\n'));
        return lines.toString();
    }
}

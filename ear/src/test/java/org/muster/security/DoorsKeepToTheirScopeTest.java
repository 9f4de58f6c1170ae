package org.muster.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.muster.shared.Roles;
import org.muster.system.Installed;
import org.muster.system.ScopeStory;
import org.muster.system.Visitor;

/**
 * Each page and each API call about one thing answers 403 to somebody who holds the right role for
 * other things.
 */
class DoorsKeepToTheirScopeTest {
    private static final Pattern PLACE = Pattern.compile("([a-z-]+)/\\{([a-z]+)\\}");
    private static final Pattern PARAMETER = Pattern.compile("viewParam name=\"([a-z]+)\"");

    /** What stands at a place of an API path. */
    private static final Map<String, String> PLACES =
            Map.of(
                    "events/{event}", "EventId",
                    "attendance-sheets/{sheet}", "SheetId",
                    "claim-files/{file}", "ClaimFileId",
                    "jobs/{run}", "JobRunId",
                    "contributions/{id}", "ContributionId",
                    "statements/{id}", "StatementId",
                    "exceptions/{exception}", "ExceptionId");

    /** What a page's parameter names; "id" is told by the page. */
    private static final Map<String, String> PARAMETERS =
            Map.of(
                    "event", "EventId",
                    "sheet", "SheetId",
                    "file", "ClaimFileId",
                    "exception", "ExceptionId",
                    "/invitations/letter.xhtml", "InvitationId",
                    "/invitations/", "CampaignId",
                    "/funding/", "ContributionId",
                    "/reporting/statement.xhtml", "StatementId");

    /** Parameters that name nothing in a scope, or nothing at all. */
    private static final Set<String> OTHERS =
            Set.of(
                    "account",
                    "actor",
                    "category",
                    "class",
                    "currency",
                    "donor",
                    "first",
                    "in",
                    "kind",
                    "member",
                    "month",
                    "on",
                    "only",
                    "organisation",
                    "person",
                    "region",
                    "role",
                    "run",
                    "section",
                    "series",
                    "state",
                    "status",
                    "subject",
                    "text",
                    "to",
                    "type");

    private static final Set<String> ABOUT_OTHERS =
            Set.of("/funding/donor.xhtml", "/ledger/entry.xhtml");

    // What a call wants to know beside the thing; one that is refused does not read it.
    private static final String BODY = "{\"outcome\": \"CLOSED\", \"reason\": \"Test\"}";
    private static final String QUERY = "?from=2011-07-01&to=2012-06-30";

    private static ScopeStory story;

    @BeforeAll
    static void oneOfEverythingIsThere() throws SQLException {
        story = new ScopeStory(Installed.connect());
    }

    @Test
    void theApiAnswers403() throws Exception {
        var wrong = new ArrayList<String>();
        var tried = 0;
        for (var act : Acts.api()) {
            var cells = act.split(" ");
            var path = filled(cells[2]);
            if (path == null) {
                continue;
            }
            for (var role : holders(act)) {
                tried++;
                var withBody = !cells[1].equals("GET") && !cells[1].equals("DELETE");
                var answer =
                        Visitor.program(story.holderOf(role))
                                .send(
                                        cells[1],
                                        path + QUERY,
                                        withBody ? type(path) : null,
                                        withBody ? BODY : null)
                                .statusCode();
                if (answer != 403) {
                    wrong.add(act + " as " + role + ": " + answer);
                }
            }
        }
        assertEquals("", String.join("\n", wrong));
        assertTrue(tried > 20, "Calls were tried: " + tried);
    }

    @Test
    void pagesAnswer403() throws Exception {
        var wrong = new ArrayList<String>();
        var people = new HashMap<String, Visitor>();
        var tried = 0;
        for (var act : Acts.pages()) {
            var page = act.substring("PAGE ".length());
            var query = query(page);
            for (var role : query.isEmpty() ? Set.<String>of() : holders(act)) {
                tried++;
                if (!people.containsKey(role)) {
                    people.put(role, Visitor.person(story.holderOf(role)));
                }
                var answer = people.get(role).get(page + query).statusCode();
                if (answer != 403) {
                    wrong.add(act + " as " + role + ": " + answer);
                }
            }
        }
        assertEquals("", String.join("\n", wrong));
        assertTrue(tried > 40, "Pages were tried: " + tried);
    }

    /** The path about the story's things; null where it is about nothing in a scope. */
    private static String filled(String path) {
        var filled = path;
        var found = PLACE.matcher(path);
        while (found.find()) {
            var type = PLACES.get(found.group());
            assertNotNull(type, "Nobody placed " + found.group() + " of " + path);
            filled = filled.replace("{" + found.group(2) + "}", story.ids().get(type).toString());
        }
        return filled.equals(path) ? null : filled.replace("{format}", "csv");
    }

    private static String query(String page) throws IOException {
        var file =
                Path.of(System.getProperty("muster.scripts"))
                        .resolve("../../../../web/src/main/webapp" + page)
                        .normalize();
        var query = new StringBuilder();
        var found = PARAMETER.matcher(Files.readString(file));
        while (found.find()) {
            var type = type(page, found.group(1));
            if (type != null) {
                query.append(query.isEmpty() ? "?" : "&")
                        .append(found.group(1))
                        .append("=")
                        .append(story.ids().get(type));
            }
        }
        return query.toString();
    }

    private static String type(String page, String parameter) {
        if (OTHERS.contains(parameter) || ABOUT_OTHERS.contains(page)) {
            return null;
        }
        var folder = page.substring(0, page.lastIndexOf('/') + 1);
        var type =
                parameter.equals("id")
                        ? PARAMETERS.getOrDefault(page, PARAMETERS.get(folder))
                        : PARAMETERS.get(parameter);
        assertNotNull(type, "Nobody placed the parameter " + parameter + " of " + page);
        return type;
    }

    private static Set<String> holders(String act) {
        var roles = new TreeSet<>(Acts.rules().getOrDefault(act, Set.of()));
        roles.retainAll(Roles.GRANTABLE);
        return roles;
    }

    private static String type(String path) {
        return path.matches(".*(-sheets|-files)") ? "text/csv" : "application/json";
    }
}

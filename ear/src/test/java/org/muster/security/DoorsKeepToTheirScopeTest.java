package org.muster.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
    private static final Pattern PARAMETER = Pattern.compile("viewParam name=\"([A-Za-z]+)\"");

    /** What stands at a place of an API path. */
    private static final Map<String, String> PLACES =
            Map.ofEntries(
                    Map.entry("events/{event}", "EventId"),
                    Map.entry("attendance-photos/{photo}", "SheetPhotoId"),
                    Map.entry("attendance-sheets/{sheet}", "SheetId"),
                    Map.entry("campaigns/{campaign}", "CampaignId"),
                    Map.entry("claim-files/{file}", "ClaimFileId"),
                    Map.entry("jobs/{run}", "JobRunId"),
                    Map.entry("contributions/{id}", "ContributionId"),
                    Map.entry("statements/{id}", "StatementId"),
                    Map.entry("letters/{copy}", "StatementCopyId"),
                    Map.entry("invitations/{invitation}", "InvitationId"),
                    Map.entry("answer-documents/{change}", "ChangeId"),
                    Map.entry("evidence/{id}", "EvidenceId"),
                    Map.entry("payment-lists/{id}", "PaymentListId"),
                    Map.entry("certificates/{certificate}", "CertificateId"),
                    Map.entry("exceptions/{exception}", "ExceptionId"));

    /** What a page's parameter names; some are told by the page. */
    private static final Map<String, String> PARAMETERS =
            Map.ofEntries(
                    Map.entry("advance", "AdvanceId"),
                    Map.entry("list", "PaymentListId"),
                    Map.entry("/payments/prepare.xhtml from", "BankAccountId"),
                    Map.entry("donor", "DonorId"),
                    Map.entry("contribution", "ContributionId"),
                    Map.entry("event", "EventId"),
                    Map.entry("claim", "ClaimId"),
                    Map.entry("sheet", "SheetId"),
                    Map.entry("run", "JobRunId"),
                    Map.entry("file", "ClaimFileId"),
                    Map.entry("exception", "ExceptionId"),
                    Map.entry("campaign", "CampaignId"),
                    Map.entry("traveller", "ParticipationId"),
                    Map.entry("/invitations/template.xhtml purpose", "LetterPurpose"),
                    Map.entry("/funding/document.xhtml id", "CostDocumentId"),
                    Map.entry("/funding/donor.xhtml id", "DonorId"),
                    Map.entry("/funding/outside.xhtml file", "OutsideFileId"),
                    Map.entry("/funding/outside.xhtml only", "OutsidePaymentId"),
                    Map.entry("/funding/commitments.xhtml only", "CommitmentId"),
                    Map.entry("/invitations/letter.xhtml id", "InvitationId"),
                    Map.entry("/invitations/ id", "CampaignId"),
                    Map.entry("/funding/ id", "ContributionId"),
                    Map.entry("/ledger/entry.xhtml id", "JournalEntryId"),
                    Map.entry("/bank/statement.xhtml id", "BankStatementId"),
                    Map.entry("/bank/entry.xhtml id", "BankEntryId"),
                    Map.entry("/reporting/statement.xhtml id", "StatementId"),
                    Map.entry("/reporting/compare.xhtml id", "StatementId"),
                    Map.entry("/reporting/compare.xhtml with", "StatementId"),
                    // Forms that change what belongs to a Member or an organisation.
                    Map.entry("/members/appoint.xhtml member", "Member"),
                    Map.entry("/members/office.xhtml member", "Member"),
                    Map.entry("/members/appoint.xhtml organisation", "OrganisationId"),
                    Map.entry("/organisations/edit.xhtml organisation", "OrganisationId"));

    /** What is named by a text. */
    private static final Map<String, String> TEXTS =
            Map.of("Member", ScopeStory.MEMBER, "LetterPurpose", "INVITATION");

    /**
     * Things that everybody who may open the page reads: Members, organisations and series are
     * public, people take part in events of all regions, accounts, erasures and allowance schemes
     * lie in no scope.
     */
    private static final Set<String> EVERYBODYS =
            Set.of(
                    "/operation/erasing.xhtml of",
                    "account",
                    "erasure",
                    "member",
                    "one",
                    "organisation",
                    "other",
                    "person",
                    "scheme",
                    "series");

    /** Parameters that only say which part of a list or page is shown. */
    private static final Set<String> NO_THING =
            Set.of(
                    "/operation/erasing.xhtml whose",
                    "actor",
                    "age",
                    "answer",
                    "badge",
                    "category",
                    "city",
                    "class",
                    "country",
                    "currency",
                    "earlier",
                    "figure",
                    "first",
                    "funding",
                    "heading",
                    "in",
                    "kind",
                    "language",
                    "later",
                    "month",
                    "on",
                    "only",
                    "order",
                    "proposal",
                    "purpose",
                    "region",
                    "role",
                    "section",
                    "severity",
                    "show",
                    "sort",
                    "source",
                    "standing",
                    "state",
                    "status",
                    "subLine",
                    "subject",
                    "text",
                    "to",
                    "type",
                    "why");

    // What a call wants to know beside the thing; one that is refused does not read it.
    private static final String BODY =
            "{\"outcome\": \"CLOSED\", \"reason\": \"Test\", \"proposal\": \"00000000-0000-0000-0000-000000000000\"}";
    private static final String JOB = "{\"job\": \"reconcile-attendance\", \"subject\": \"%s\"}";
    private static final String CONTACTS =
            "Member;Kind;Family name;Given name;E-mail\n"
                    + ScopeStory.MEMBER
                    + ";office;A;B;a@b.example\n";
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
            for (var role : holders(act)) {
                tried++;
                var fault = fault(act, role);
                if (!fault.isEmpty()) {
                    wrong.add(act + " as " + role + ": " + fault);
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

    /** What is wrong with the call of somebody elsewhere; empty where nothing is. */
    private static String fault(String act, String role) throws Exception {
        var cells = act.split(" ");
        var path = filled(cells[2]);
        var words = Acts.words().getOrDefault(act, Set.of());
        if (path != null) {
            return words.isEmpty()
                    ? refused(role, cells[1], path + QUERY, type(path), BODY)
                    : "is placed by its path, and by a word besides";
        }
        if (words.equals(Set.of("job"))) {
            var wanted = JOB.formatted(story.ids().get("EventId"));
            return refused(role, cells[1], cells[2], type(cells[2]), wanted);
        }
        if (words.equals(Set.of("all"))) {
            return "";
        }
        if (words.equals(Set.of("whole"))) {
            return refused(role, cells[1], cells[2], type(cells[2]), "{}");
        }
        if (words.equals(Set.of("within"))) {
            var answer = Visitor.program(story.holderInNoRegionOf(role)).get(cells[2] + QUERY);
            return isEmpty(answer) ? "" : answer.body();
        }
        if (words.equals(Set.of("rows"))) {
            var answer =
                    Visitor.program(story.holderOf(role))
                            .send(cells[1], cells[2], "text/csv", CONTACTS);
            return answer.body().contains("\"changed\":0,\"unchanged\":0,\"errors\":[{")
                    ? ""
                    : answer.body();
        }
        return "nobody placed it, see the head of acts.csv";
    }

    /** A list of nothing, or a table of which the head alone is there. */
    private static boolean isEmpty(HttpResponse<String> answer) {
        var isTable = answer.headers().firstValue("Content-Type").orElse("").startsWith("text/csv");
        return isTable
                ? answer.statusCode() == 200 && answer.body().lines().count() == 1
                : answer.body().contains("\"total\":0,");
    }

    private static String refused(String role, String verb, String path, String type, String body)
            throws Exception {
        var isRead = verb.equals("GET") || verb.equals("DELETE");
        var status =
                Visitor.program(story.holderOf(role))
                        .send(verb, path, isRead ? null : type, isRead ? null : body)
                        .statusCode();
        return status == 403 ? "" : String.valueOf(status);
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
                        .append(TEXTS.getOrDefault(type, "" + story.ids().get(type)));
            }
        }
        return query.toString();
    }

    private static String type(String page, String parameter) {
        var folder = page.substring(0, page.lastIndexOf('/') + 1);
        var names = List.of(page + " " + parameter, folder + " " + parameter, parameter);
        var type = names.stream().map(PARAMETERS::get).filter(Objects::nonNull).findFirst();
        if (type.isEmpty()) {
            assertTrue(
                    names.stream()
                            .anyMatch(name -> EVERYBODYS.contains(name) || NO_THING.contains(name)),
                    "Nobody placed the parameter " + parameter + " of " + page);
        }
        return type.orElse(null);
    }

    private static Set<String> holders(String act) {
        var roles = new TreeSet<>(Acts.rules().getOrDefault(act, Set.of()));
        roles.retainAll(Roles.GRANTABLE);
        return roles;
    }

    private static String type(String path) {
        if (path.endsWith("/bank-statements")) {
            return "application/xml";
        }
        return path.matches(".*(-sheets|-files)") ? "text/csv" : "application/json";
    }
}

package org.muster.security;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.ZipFile;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.reporting.StatementFormat;
import org.muster.shared.Roles;
import org.muster.system.CampaignDriver;
import org.muster.system.Correspondence;
import org.muster.system.DonorStage;
import org.muster.system.InContainer;
import org.muster.system.Visitor;

/**
 * Everything a donor may open, tried as another donor: signed in, as a program, and by the other's
 * link. The calls are those of the code, so that a new one without a case here fails.
 */
@ArquillianTest
class AnotherDonorTest extends Correspondence {
    /** Pages about one thing of a donor's: the parameter, and what it names. */
    private static final Map<String, String> ABOUT =
            Map.of(
                    "/funding/allocations.xhtml", "contribution",
                    "/funding/contribution.xhtml", "contribution",
                    "/funding/earmarks.xhtml", "contribution",
                    "/funding/gifts.xhtml", "contribution",
                    "/funding/receipts.xhtml", "contribution",
                    "/reporting/compare.xhtml", "statement",
                    "/reporting/statement.xhtml", "statement");

    /** Pages and lists that show each reader what is their own, or what is everybody's. */
    private static final Set<String> LISTS =
            Set.of(
                    "/accounts/own.xhtml",
                    "/funding/contributions.xhtml",
                    "/index.xhtml",
                    "/members/member.xhtml",
                    "/members/members.xhtml",
                    "/members/offices.xhtml",
                    "/organisations/organisation.xhtml",
                    "/organisations/organisations.xhtml",
                    "/reporting/statements.xhtml");

    private static final Map<String, String> PLACES =
            Map.of("contributions/{id}", "contribution", "statements/{id}", "statement");

    private DonorStage own;
    private DonorStage other;
    private String statement;

    @Deployment(testable = false)
    static WebArchive archive() {
        return InContainer.archive(
                AnotherDonorTest.class, Correspondence.class, CampaignDriver.class);
    }

    @BeforeEach
    void twoDonorsHaveAStatementEach() throws Exception {
        assertEquals("armed", driver("arm"));
        own = new DonorStage();
        other = new DonorStage();
        statement = own.certified();
    }

    @Test
    void programsOfAnotherDonorAreRefusedAndItsOwnReadNoName() throws Exception {
        var reader = Visitor.program(own.account(Roles.DONOR));
        var stranger = Visitor.program(other.account(Roles.DONOR));
        var tried = 0;
        for (var act : Acts.api()) {
            if (!isForDonors(act)) {
                continue;
            }
            var cells = act.split(" ");
            assertEquals("GET", cells[1], act + " lets a donor change something");
            var path = filled(cells[2]);
            assertEquals(403, stranger.get(path).statusCode(), act);
            keepsNames(act, reader.bytes(path));
            tried++;
        }
        assertTrue(tried >= 8, "Calls were tried: " + tried);
    }

    @Test
    void pagesShowNothingOfAnotherDonor() throws Exception {
        var reader = Visitor.person(own.account(Roles.DONOR));
        var stranger = Visitor.person(other.account(Roles.DONOR));
        var seen = new TreeMap<String, String>();
        for (var act : Acts.pages()) {
            var page = act.substring("PAGE ".length());
            if (!isForDonors(act)) {
                continue;
            }
            var about = ABOUT.get(page);
            assertTrue(about != null || LISTS.contains(page), "Nobody tried " + page);
            var path = about == null ? page : page + "?id=" + id(about);
            var answer = stranger.get(path);
            assertEquals(about == null ? 200 : 403, withoutThing(answer.statusCode()), path);
            assertFalse(tells(answer.body()), path + " shows another donor's matters");
            seen.put(path, reader.get(path).body());
        }
        seen.forEach((path, body) -> keepsNames(path, body.getBytes(StandardCharsets.UTF_8)));
        assertTrue(tells(seen.get("/reporting/statements.xhtml")), "the own statement is listed");
    }

    @Test
    void drillDownsAndFilesOfAnotherDonorAreRefusedOnItsPageToo() throws Exception {
        var reader = Visitor.person(own.account(Roles.DONOR));
        var stranger = Visitor.person(other.account(Roles.DONOR));
        for (var query : queries()) {
            var path = "/donor/statements" + query;
            assertEquals(403, stranger.get(path).statusCode(), path);
            var page = reader.get(path);
            assertEquals(200, page.statusCode(), path);
            keepsNames(path, page.body().getBytes(StandardCharsets.UTF_8));
        }
        for (var format : StatementFormat.values()) {
            var file = "/donor/statements/" + name(format) + "?s=" + statement;
            assertEquals(403, stranger.get(file).statusCode(), file);
        }
        assertFalse(tells(stranger.get("/donor/statements").body()));
    }

    @Test
    void anotherDonorsLinkFindsTheseStatementsNoMoreThanAWrongLink() throws Exception {
        var link = link(own, statement);
        var others = link(other, other.certified());
        var nobody = Visitor.anonymous();
        var wrong = nobody.get("/d/nothing").body();
        for (var query : queries()) {
            var answer = nobody.get(others + query);
            assertEquals(404, answer.statusCode(), query);
            assertEquals(wrong, answer.body(), query);
            var page = nobody.get(link + query);
            assertEquals(200, page.statusCode(), query);
            keepsNames(query, page.body().getBytes(StandardCharsets.UTF_8));
        }
        for (var format : StatementFormat.values()) {
            var file = "/" + name(format) + "?s=" + statement;
            var answer = nobody.get(others + file);
            assertEquals(404, answer.statusCode(), file);
            assertEquals(wrong, answer.body(), file);
            keepsNames(file, nobody.bytes(link + file));
        }
        assertFalse(tells(nobody.get(others).body()));
        assertTrue(tells(nobody.get(link).body()));
    }

    /** The page itself, and each way to see what is behind a figure. */
    private List<String> queries() {
        var queries = new ArrayList<String>();
        for (var more :
                List.of(
                        "",
                        "&section=RECEIVED",
                        "&section=EXPENDITURE&category=VENUE&subLine=",
                        "&event=" + own.eventCode(),
                        "&country=Fiji")) {
            queries.add("?s=" + statement + more);
        }
        return queries;
    }

    private static String link(DonorStage stage, String statement) throws Exception {
        var address = stage.contact("en");
        assertEquals(1, DonorStage.send(statement));
        return DonorStage.link(address, 1);
    }

    private static boolean isForDonors(String act) {
        var may = Acts.rules().getOrDefault(act, Set.of());
        return may.contains(Roles.DONOR) || may.contains(Acts.SIGNED_IN);
    }

    private String filled(String path) {
        var place = PLACES.keySet().stream().filter(path::contains).findFirst();
        assertTrue(place.isPresent(), "Nobody tried " + path);
        var name = place.get().substring(0, place.get().indexOf('/') + 1);
        return path.replace(place.get(), name + id(PLACES.get(place.get())));
    }

    private String id(String thing) {
        return thing.equals("statement") ? statement : own.contribution.toString();
    }

    /** A page about a Member or an organisation that was not named is found by nobody. */
    private static int withoutThing(int status) {
        return status == 404 ? 200 : status;
    }

    private boolean tells(String body) {
        return body.contains(own.code) || body.contains(statement);
    }

    private void keepsNames(String what, byte[] answer) {
        for (var text : texts(answer)) {
            assertFalse(
                    text.toLowerCase(Locale.ROOT)
                            .contains(own.familyName().toLowerCase(Locale.ROOT)),
                    what + " names a participant");
        }
    }

    /** The answer as it came, and what a reader of its format gets to see. */
    private static List<String> texts(byte[] answer) {
        var texts = new ArrayList<String>();
        var plain = new String(answer, StandardCharsets.UTF_8);
        texts.add(plain);
        try {
            if (plain.startsWith("%PDF")) {
                try (var document = Loader.loadPDF(answer)) {
                    texts.add(new PDFTextStripper().getText(document));
                }
            } else if (plain.startsWith("PK")) {
                texts.addAll(parts(answer));
            }
        } catch (IOException unreadable) {
            throw new AssertionError("The file cannot be read", unreadable);
        }
        return texts;
    }

    private static List<String> parts(byte[] workbook) throws IOException {
        var file = Files.createTempFile("statement", ".xlsx");
        var parts = new ArrayList<String>();
        try {
            Files.write(file, workbook);
            try (var zip = new ZipFile(file.toFile())) {
                for (var entry : Collections.list(zip.entries())) {
                    parts.add(
                            new String(
                                    zip.getInputStream(entry).readAllBytes(),
                                    StandardCharsets.UTF_8));
                }
            }
        } finally {
            Files.delete(file);
        }
        assertFalse(parts.isEmpty());
        return parts;
    }

    private static String name(StatementFormat format) {
        return format.name().toLowerCase(Locale.ROOT);
    }
}

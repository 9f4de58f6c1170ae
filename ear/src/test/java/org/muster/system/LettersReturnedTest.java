package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.muster.run.Await.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.run.MailServer;

/**
 * What mail servers and people send back: a bounce returns its letter and becomes a task, an answer
 * stands beside it, and each mail counts once, whatever happens to the servers that read it.
 */
@ArquillianTest
class LettersReturnedTest extends Correspondence {
    private static final List<String> MEMBERS = List.of("WS", "TO", "VU", "PG");
    private static final Path FIXTURES =
            Path.of(System.getProperty("muster.scripts", "."))
                    .resolve("../../../../ejb/src/test/resources/org/muster/letter")
                    .normalize();
    private static final Path MAILDIR =
            Path.of(System.getProperty("muster.target", ".")).resolve("maildir");

    @Deployment(testable = false)
    static WebArchive archive() {
        return InContainer.archive(
                LettersReturnedTest.class, Correspondence.class, CampaignDriver.class);
    }

    /** A letter to a Member's focal point that the mail server accepted. */
    private record Gone(String member, String invitation, String messageId, String address) {}

    @BeforeEach
    void theMailboxIsNamed() throws Exception {
        for (var name : List.of("new", "cur", "tmp")) {
            Files.createDirectories(MAILDIR.resolve(name));
        }
        assertEquals("set", driver("setting", "id", "muster.maildir", "to", MAILDIR.toString()));
    }

    @AfterEach
    void noMailboxIsNamedAnyMore() throws Exception {
        driver("setting", "id", "muster.maildir");
    }

    @Test
    void fourBouncesBecomeTasksAndTheOfficeIsWrittenTo() throws Exception {
        var gone = sendTo(MEMBERS, true);
        var reports =
                List.of("postfix-failed", "gmail-failed", "microsoft365-failed", "exim-failed");
        for (var i = 0; i < reports.size(); i++) {
            arrives(report(reports.get(i), gone.get(i)));
        }
        for (var letter : gone) {
            await(() -> delivery(letter).equals("BOUNCED"), letter.member() + " to come back");
            assertEquals("OPEN", task(letter));
            assertEquals(
                    "PENDING",
                    rows("select answer from muster.invitation where id = '"
                                    + letter.invitation()
                                    + "'")
                            .get(0));
        }
        var page = Visitor.person("event-officer").get("/invitations/returned.xhtml");
        assertEquals(200, page.statusCode());
        assertTrue(page.body().contains(gone.get(0).invitation()));
        assertTrue(page.body().contains("No such address"), "the reason is told in words");
        assertFalse(page.body().contains("???"));
        for (var letter : gone) {
            assertEquals("to the office", driver("to-office", "id", letter.invitation()));
            assertEquals("409 OfficeWrittenTo", driver("to-office", "id", letter.invitation()));
            assertEquals("DONE OFFICE system", task(letter));
            await(() -> delivery(letter).equals("SENT"), "the letter to the office");
            var second = letterOf("dg@" + letter.member().toLowerCase() + ".example", letter);
            assertNotEquals(letter.messageId(), second.messageId());
            assertEquals(link(text(letterOf(letter.address(), letter))), link(text(second)));
        }
    }

    @Test
    void whatPeopleAndTheirMachinesAnswerStandsBesideTheLetter() throws Exception {
        var gone = sendTo(MEMBERS.subList(0, 1), true).get(0);
        for (var answer :
                List.of(
                        "reply",
                        "reply-quoting-a-bounce",
                        "exchange-out-of-office",
                        "read-receipt")) {
            arrives(report(answer, gone));
        }
        var attached =
                "In-Reply-To: "
                        + gone.messageId()
                        + "\r\nFrom: Ada <"
                        + gone.address()
                        + ">\r\nSubject: <i>Re</i>\r\n"
                        + "Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n"
                        + "<script>alert(1)</script>\r\n--b\r\nContent-Type: text/html\r\n"
                        + "Content-Disposition: attachment; filename=\"../a.html\"\r\n\r\n<script>2</script>\r\n--b--\r\n";
        arrives(attached.getBytes(StandardCharsets.UTF_8));
        await(
                () ->
                        kinds(gone)
                                .equals(
                                        List.of(
                                                "AUTO_REPLY",
                                                "AUTO_REPLY",
                                                "REPLY",
                                                "REPLY",
                                                "REPLY")),
                "five answers");
        assertEquals("SENT", delivery(gone));
        var officer = Visitor.person("event-officer");
        var page = officer.get("/invitations/letter.xhtml?id=" + gone.invitation()).body();
        assertTrue(page.contains("&lt;script&gt;alert(1)"), page);
        assertFalse(page.contains("<script>alert"));
        assertTrue(page.contains("we shall send two officers"));
        var link = Pattern.compile("(/api/v1/invitations/[^\"]+)\"").matcher(page);
        assertTrue(link.find(), page);
        var file = officer.get(link.group(1).replace("&amp;", "&"));
        assertEquals(200, file.statusCode());
        assertEquals("<script>2</script>", file.body());
        assertEquals(
                "application/octet-stream", file.headers().firstValue("Content-Type").orElse(""));
        assertEquals("nosniff", file.headers().firstValue("X-Content-Type-Options").orElse(""));
        assertTrue(
                file.headers()
                        .firstValue("Content-Disposition")
                        .orElse("")
                        .startsWith("attachment"));
        assertEquals(
                403,
                Visitor.program("donor").get(link.group(1).replace("&amp;", "&")).statusCode());
    }

    @Test
    void aDelayIsShownAndTheLetterStaysSent() throws Exception {
        var gone = sendTo(MEMBERS.subList(0, 1), true).get(0);
        arrives(report("gmail-mailbox-full", gone));
        await(() -> kinds(gone).equals(List.of("SOFT_BOUNCE")), "the delay");
        assertEquals("SENT", delivery(gone));
        assertEquals("409 NothingCameBack", driver("to-office", "id", gone.invitation()));
        var page =
                Visitor.person("auditor").get("/invitations/letter.xhtml?id=" + gone.invitation());
        assertTrue(page.body().contains("The mailbox is full"), page.body());
    }

    @Test
    void aMailFoundAgainAfterACrashIsTheSameMail() throws Exception {
        var gone = sendTo(MEMBERS.subList(0, 1), true).get(0);
        var bounce = report("qmail-failed", gone);
        arrives(bounce);
        await(() -> delivery(gone).equals("BOUNCED"), "the bounce");
        assertEquals("settled", driver("settle", "id", gone.invitation()));
        arrives(bounce);
        await(LettersReturnedTest::isAllRead, "the mail to be marked as read once more");
        assertEquals(List.of("HARD_BOUNCE"), kinds(gone));
        assertEquals("DONE BY_HAND system", task(gone));
    }

    @Test
    void aMailThatCannotBeReadStopsNoOther() throws Exception {
        var gone = sendTo(MEMBERS.subList(0, 1), true).get(0);
        arrives(
                ("Subject: " + UUID.randomUUID() + "\r\n\r\n" + "--\r\n".repeat(3000))
                        .getBytes(StandardCharsets.UTF_8));
        arrives(report("postfix-failed", gone));
        await(() -> delivery(gone).equals("BOUNCED"), "the bounce behind it");
        assertTrue(
                rows("select reason from muster.incoming_mail where kind = 'UNREADABLE'")
                        .contains("More parts than a mail has"));
    }

    @Test
    void aMailWhoseMeaningCannotBeWrittenDownIsKeptWithTheReason() throws Exception {
        var gone = sendTo(MEMBERS.subList(0, 2), true);
        execute(
                "alter table muster.returned_letter add constraint no_task check (false) not valid");
        try {
            arrives(report("postfix-failed", gone.get(0)));
            arrives(report("reply", gone.get(1)));
            await(() -> kinds(gone.get(1)).equals(List.of("REPLY")), "the answer behind it");
        } finally {
            execute("alter table muster.returned_letter drop constraint no_task");
        }
        assertEquals("SENT", delivery(gone.get(0)));
        assertTrue(
                rows("select reason from muster.incoming_mail where kind = 'UNREADABLE' order by received_at desc")
                                .size()
                        > 0);
        assertTrue(isAllRead());
    }

    @Test
    void whileAnotherServerReadsNothingIsReadHere() throws Exception {
        var gone = sendTo(MEMBERS.subList(0, 1), true).get(0);
        try (var other = Installed.connect();
                var statement = other.createStatement()) {
            statement.execute("select pg_advisory_lock(hashtext('muster.mailbox'))");
            arrives(report("postfix-failed", gone));
            assertEquals("looked", driver("look"));
            assertEquals("SENT", delivery(gone));
            assertFalse(isAllRead());
        }
        await(() -> delivery(gone).equals("BOUNCED"), "the bounce");
    }

    @Test
    void aReportWithoutTheLetterFindsTheOnlyOneToThatAddress() throws Exception {
        var gone = sendTo(MEMBERS.subList(0, 1), true).get(0);
        var again = sendTo(MEMBERS.subList(1, 2), true).get(0);
        execute(
                "update muster.person set email = '"
                        + again.address()
                        + "' where email = '"
                        + gone.address()
                        + "'");
        arrives(report("rfc3464-without-letter", again));
        await(LettersReturnedTest::isAllRead, "the report");
        assertEquals("SENT SENT", delivery(gone) + " " + delivery(again));
        var alone = sendTo(MEMBERS.subList(2, 3), true).get(0);
        arrives(report("rfc3464-without-letter", alone));
        await(() -> delivery(alone).equals("BOUNCED"), "the only letter to the address");
    }

    @Test
    void theOfficeIsNotWrittenToInVain() throws Exception {
        var gone = sendTo(MEMBERS.subList(3, 4), false).get(0);
        arrives(report("postfix-failed", gone));
        await(() -> delivery(gone).equals("BOUNCED"), "the bounce");
        assertEquals("409 OfficeWithoutAddress", driver("to-office", "id", gone.invitation()));
        office("PG", gone.address());
        assertEquals("409 OfficeWrittenTo", driver("to-office", "id", gone.invitation()));
        office("PG", "dg@pg.example");
        assertEquals("403 ", driver("to-office", "id", gone.invitation(), "as", "auditor"));
        execute(
                "update muster.invitation set answer = 'DECLINED' where id = '"
                        + gone.invitation()
                        + "'");
        assertEquals("409 AnsweredAlready", driver("to-office", "id", gone.invitation()));
        execute(
                "update muster.invitation set answer = 'PENDING' where id = '"
                        + gone.invitation()
                        + "'");
        assertEquals(
                "409 ScopeRefused",
                driver("to-office", "id", gone.invitation(), "actor", "nobody"));
        execute(
                "update muster.campaign set state = 'CLOSED' where id = (select campaign_id from muster.invitation where id = '"
                        + gone.invitation()
                        + "')");
        assertEquals("409 LetterWithheld", driver("to-office", "id", gone.invitation()));
    }

    @Test
    void aMailboxThatIsNotThereIsToldToTheOperator() throws Exception {
        driver("setting", "id", "muster.maildir", "to", MAILDIR.resolve("nowhere").toString());
        var operator = Visitor.person("operator");
        await(
                () -> operator.get("/invitations/arming.xhtml").body().contains("nowhere"),
                "the fault to be shown");
        theMailboxIsNamed();
        await(
                () -> operator.get("/invitations/arming.xhtml").body().split("nowhere").length == 2,
                "the fault to be a past one");
    }

    private List<Gone> sendTo(List<String> members, boolean offices) throws Exception {
        for (var member : members) {
            focalPoint(member);
            office(member, offices ? "dg@" + member.toLowerCase() + ".example" : null);
        }
        var event = event("Workshop " + UUID.randomUUID());
        var campaign = draft(event, "members", String.join(",", members));
        assertEquals("armed", driver("arm"));
        assertEquals(Integer.toString(members.size()), driver("dispatch", "id", campaign));
        var gone = new ArrayList<Gone>();
        for (var member : members) {
            var row =
                    rows("select i.id || ' ' || l.message_id || ' ' || p.email from muster.invitation i join muster.letter l on l.about_id = i.id"
                                    + " join muster.campaign_recipient r on r.id = i.recipient_id join muster.person p on p.id = l.addressee_id"
                                    + " where i.campaign_id = '"
                                    + campaign
                                    + "' and r.member_code = '"
                                    + member
                                    + "'")
                            .get(0)
                            .split(" ");
            gone.add(new Gone(member, row[0], row[1], row[2]));
        }
        for (var letter : gone) {
            await(() -> delivery(letter).equals("SENT"), "the letter to be sent");
        }
        return gone;
    }

    private static void focalPoint(String member) throws SQLException {
        execute(
                """
                insert into muster.member (code, language, source) values ('%1$s', 'en', 'test') on conflict do nothing;
                delete from muster.focal_point where member_code = '%1$s';
                insert into muster.person (id, version, family_name, given_name, email, language, member_code, created_at)
                    values ('%2$s', 0, 'Point', 'Focal', '%2$s@customs.example', 'en', '%1$s', now());
                insert into muster.focal_point values (gen_random_uuid(), '%1$s', null, '%2$s', '2000-01-01', null)"""
                        .formatted(member, UUID.randomUUID()));
    }

    private static void office(String member, String email) throws SQLException {
        execute("delete from muster.member_office where member_code = '" + member + "'");
        if (email != null) {
            execute(
                    """
                    insert into muster.person (id, version, family_name, given_name, email, language, member_code, created_at)
                        values ('%2$s', 0, 'Office', 'Of', '%3$s', 'en', '%1$s', now());
                    insert into muster.member_office values ('%1$s', '%2$s')"""
                            .formatted(member, UUID.randomUUID(), email));
        }
    }

    private static byte[] report(String fixture, Gone letter) throws IOException {
        return Files.readString(FIXTURES.resolve(fixture + ".eml"))
                .replace(
                        "<0190a6b2-7c1e-7d10-8a55-3f2f9d1c0001@muster.example>", letter.messageId())
                .replace("focal.point@customs.example", letter.address())
                .replace("\n", "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /** As a mail server delivers: written aside, then moved in whole. */
    private static void arrives(byte[] mail) throws IOException {
        var name = System.nanoTime() + "." + UUID.randomUUID();
        var aside = Files.write(MAILDIR.resolve("tmp").resolve(name), mail);
        Files.move(aside, MAILDIR.resolve("new").resolve(name));
    }

    private static boolean isAllRead() throws IOException {
        try (var unread = Files.list(MAILDIR.resolve("new"))) {
            return unread.findAny().isEmpty();
        }
    }

    private static String delivery(Gone letter) throws SQLException {
        return rows("select delivery from muster.letter where about_id = '"
                        + letter.invitation()
                        + "' order by occasion desc")
                .get(0);
    }

    private static String task(Gone letter) throws SQLException {
        return rows("select concat_ws(' ', t.state, t.remedy, t.done_by) from muster.returned_letter t join muster.letter l on l.id = t.letter_id"
                        + " where l.about_id = '"
                        + letter.invitation()
                        + "'")
                .get(0);
    }

    private static List<String> kinds(Gone letter) throws SQLException {
        return rows(
                "select m.kind from muster.incoming_mail m join muster.letter l on l.id = m.letter_id where l.about_id = '"
                        + letter.invitation()
                        + "' order by m.kind");
    }

    private static MailServer.Letter letterOf(String address, Gone about) throws Exception {
        await(() -> found(address, about).size() == 1, "the one letter to " + address);
        return found(address, about).get(0);
    }

    private static List<MailServer.Letter> found(String address, Gone about) throws Exception {
        var found = new ArrayList<MailServer.Letter>();
        var named =
                rows(
                        "select message_id from muster.letter where about_id = '"
                                + about.invitation()
                                + "'");
        for (var letter : Installed.mail().letters()) {
            if (letter.recipients().contains(address) && named.contains(letter.messageId())) {
                found.add(letter);
            }
        }
        return found;
    }

    private static String text(MailServer.Letter letter) {
        return letter.text();
    }
}

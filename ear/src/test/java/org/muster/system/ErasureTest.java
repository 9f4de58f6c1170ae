package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.muster.run.Await.await;

import jakarta.ejb.EJBAccessException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.naming.InitialContext;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.account.ScopeKind;
import org.muster.account.ScopeRefused;
import org.muster.attendance.AttendanceRegister;
import org.muster.attendance.Half;
import org.muster.erasure.Erasure;
import org.muster.erasure.ErasureId;
import org.muster.erasure.ErasurePlan;
import org.muster.erasure.ErasureSettled;
import org.muster.erasure.ErasureSubject;
import org.muster.erasure.Erasures;
import org.muster.erasure.PayeeRetention;
import org.muster.erasure.StillNeeded;
import org.muster.erasure.Whose;
import org.muster.event.EventId;
import org.muster.funding.ContributionId;
import org.muster.member.NameKey;
import org.muster.member.PersonId;
import org.muster.operation.JobRunSummary;
import org.muster.operation.JobRuns;
import org.muster.operation.JobState;
import org.muster.reconciliation.batch.AttendanceReconciliation;
import org.muster.reporting.StatementProduction;
import org.muster.run.Await;
import org.muster.shared.Actor;
import org.muster.shared.DateRange;
import org.muster.shared.FourEyes;
import org.muster.shared.InvalidInput;
import org.muster.shared.Roles;
import org.muster.shared.Told;

/**
 * Erasing every participant of Bangkok leaves its figures, its account to the donor and every hash
 * as they are, and no name, address or passport anywhere: neither in the database nor in files and
 * logs.
 */
@ArquillianTest
class ErasureTest {
    private static final Actor ADMINISTRATOR = new Actor("administrator");
    private static final Actor CONTROLLER = new Actor("controller");
    private static final Actor FINANCE = new Actor("finance-officer");
    private static final Actor OFFICER = new Actor("event-officer");
    private static final DateRange YEAR =
            new DateRange(LocalDate.of(2011, 7, 1), LocalDate.of(2012, 6, 30));

    // In every name, address, passport and document of the story, and nowhere else.
    private final String mark = "zq" + UUID.randomUUID().toString().substring(0, 8);
    private Connection connection;
    private BangkokStory story;
    private ErasureSubject bangkok;

    @Deployment
    static WebArchive archive() {
        return InContainer.archive(
                ErasureTest.class, Gathering.class, BangkokStory.class, Limited.class, Await.class);
    }

    @BeforeEach
    void begin() throws Exception {
        DataSource source = InitialContext.doLookup("java:jboss/datasources/MusterDS");
        connection = source.getConnection();
        story = new BangkokStory(connection);
        bangkok = new ErasureSubject(Whose.EVENT, story.gathering.event);
        named();
    }

    @AfterEach
    void end() throws Exception {
        connection.close();
    }

    @Test
    void erasingEveryParticipantLeavesFiguresAndHashesAndNoName() throws Exception {
        story.tellByRows();
        traces();
        reconcile();
        assertEquals(BangkokStory.TOLD, story.figures());
        assertThrows(StillNeeded.class, () -> asked(bangkok, ADMINISTRATOR), "claims are open");
        paid();
        reconcile();
        var statement = statement();
        var figures = story.figures();
        var hashes = hashes();
        assertFalse(leftovers().isEmpty(), "the search finds what is there");

        var plan = plan();
        assertEquals(List.of(), plan.needed());
        assertEquals(31, plan.persons());
        assertTrue(
                plan.going().stream()
                        .map(ErasurePlan.Part::kind)
                        .toList()
                        .containsAll(
                                List.of(
                                        "TRAVEL",
                                        "ACCOUNTS",
                                        "SHEETS",
                                        "CLAIM_FILES",
                                        "MAILS",
                                        "DOCUMENTS",
                                        "TEXTS")),
                plan.going().toString());
        var asked = asked(bangkok, ADMINISTRATOR);
        assertEquals(asked, asked(bangkok, CONTROLLER), "asked for once");
        assertThrows(FourEyes.class, () -> accept(asked, ADMINISTRATOR));
        assertEquals(plan, accept(asked, CONTROLLER), "what was listed went");
        assertThrows(ErasureSettled.class, () -> accept(asked, CONTROLLER));

        assertEquals(List.of(), leftovers());
        assertEquals(figures, story.figures());
        assertEquals(hashes, hashes());
        assertEquals(statement, statement(), "unchanged figures make no version");
        assertEquals(Told.of("outcome.unchanged"), reconcile().outcome());
        assertEquals(0, plan().persons());
        assertThrows(StillNeeded.class, () -> asked(bangkok, ADMINISTRATOR));
        assertEquals(
                "31",
                story.gathering.told(
                        "select count(*) from muster.person where erased_at is not null and id = any (select person_id from muster.participation where event_id = ?)",
                        story.gathering.event));
    }

    @Test
    void onePersonIsFoundInAnyScriptAndErasedWithAllRowsWhileTheOthersStay() throws Exception {
        var person = story.gathering.people.get(0);
        var again = story.gathering.person(0);
        story.gathering.run(
                "update muster.person set family_name = ?, survivor_id = ? where id = ?",
                "Second" + mark,
                person,
                again);
        var found =
                role(
                        Roles.ADMINISTRATOR,
                        () -> erasures().find("имя " + mark + "0", ADMINISTRATOR));
        assertEquals(new ErasureSubject(Whose.PERSON, person), found.get(0).subject());
        assertEquals(
                bangkok,
                role(
                                Roles.ADMINISTRATOR,
                                () -> erasures().find(story.gathering.code, ADMINISTRATOR))
                        .get(0)
                        .subject());
        var subject = found.get(0).subject();
        var refused = asked(subject, ADMINISTRATOR);
        role(
                Roles.CONTROLLER,
                () -> {
                    erasures().refuse(refused, CONTROLLER);
                    return null;
                });
        assertEquals(2, accept(asked(subject, ADMINISTRATOR), CONTROLLER).persons());
        var names = String.join("", leftovers());
        assertFalse(names.contains("Second"), names);
        assertEquals(
                "30",
                story.gathering.told(
                        "select count(*) from muster.person where family_name like ?",
                        "Fam" + mark + "%"));
        assertEquals(
                List.of(Erasure.State.DONE, Erasure.State.REFUSED),
                role(Roles.AUDITOR, () -> erasures().page(0, 100, new Actor("auditor"))).stream()
                        .filter(each -> subject.equals(each.subject()))
                        .map(each -> each.state())
                        .toList());
    }

    @Test
    void anotherRoleOrALimitedOneErasesNobodyAndAReasonIsNeeded() throws Exception {
        var limited = Limited.to(Roles.CONTROLLER, ScopeKind.EVENT, story.gathering.event);
        assertThrows(
                ScopeRefused.class,
                () -> role(Roles.CONTROLLER, () -> erasures().plan(bangkok, limited)));
        assertThrows(
                EJBAccessException.class,
                () -> role(Roles.EVENT_OFFICER, () -> erasures().plan(bangkok, OFFICER)));
        assertThrows(
                EJBAccessException.class,
                () -> role(Roles.AUDITOR, () -> erasures().ask(bangkok, "x", OFFICER)));
        assertEquals(
                "reason",
                assertThrows(
                                InvalidInput.class,
                                () ->
                                        role(
                                                Roles.ADMINISTRATOR,
                                                () -> erasures().ask(bangkok, " ", ADMINISTRATOR)))
                        .field());
        assertThrows(
                SQLException.class,
                () -> story.gathering.run("update muster.audit_entry set detail = '' where id = 0"),
                "rows that never change do so for an erasure alone");
    }

    @Test
    void anAccountGoesSoManyDaysAfterTheLastSettlementAndItsHashStays() throws Exception {
        story.tellByRows();
        account(BangkokStory.SILENT);
        account(0);
        As.system(() -> InContainer.service(PayeeRetention.class).forget());
        assertEquals("1 2", accounts(), "what is still claimed is still paid");
        paid();
        As.system(() -> InContainer.service(PayeeRetention.class).forget());
        assertEquals("0 2", accounts());
    }

    private String accounts() throws SQLException {
        return story.gathering.told(
                "select count(nullif(sealed, '')), count(account_hash) from muster.payee_account where account_hash like ?",
                story.gathering.code + "%");
    }

    private void named() throws SQLException {
        var people = story.gathering.people;
        for (var at = 0; at < people.size(); at++) {
            story.gathering.run(
                    """
                    update muster.person set family_name = ?, given_name = ?, native_name = ?, email = ?, phone = ?,
                        position = ?, birth_date = '1980-01-01', name_key = ?, native_key = ?, sound_key = ? where id = ?""",
                    "Fam" + mark + at,
                    "Giv" + mark + at,
                    "Имя " + mark + at,
                    mark + at + "@customs.example",
                    "+99 " + at + mark,
                    "Head of " + mark,
                    NameKey.of("Fam" + mark + at, "Giv" + mark + at).text(),
                    NameKey.of("Имя " + mark + at).text(),
                    mark,
                    people.get(at));
        }
    }

    /** What the participants' names, passports and addresses got into by now. */
    private void traces() throws Exception {
        var person = story.gathering.people.get(1);
        var name = "Fam" + mark + "1";
        journeys();
        account(1);
        originals(name);
        mail(mark + "2@customs.example");
        nominated(person, name);
        var register = InContainer.service(AttendanceRegister.class);
        role(
                Roles.EVENT_OFFICER,
                () -> {
                    register.correct(
                            new EventId(story.gathering.event),
                            new PersonId(person),
                            Gathering.FIRST,
                            Half.AM,
                            true,
                            "Seen by the neighbour of " + name.toUpperCase(Locale.ROOT),
                            OFFICER);
                    return null;
                });
        story.gathering.run(
                "update muster.participation set reason = ? where person_id = ?",
                "Ask Giv" + mark + "1 " + name + " again",
                person);
        story.gathering.run(
                "insert into muster.audit_entry (at, actor, act, subject_kind, subject_id, detail) values (now(), 'test', 'test', 'test', 'test', ?)",
                "told by " + name + ", Giv" + mark + "1");
    }

    private void journeys() throws SQLException {
        story.gathering.run(
                """
                insert into muster.travel (participation_id, version, visa_letter, passport_number, emergency_contact, hotel,
                    changed_by, changed_at)
                select id, 0, true, ?, ?, ?, 'test', now() from muster.participation where event_id = ?""",
                "P" + mark,
                "Mother of " + mark,
                "Hotel " + mark,
                story.gathering.event);
    }

    private void account(int at) throws SQLException {
        story.gathering.run(
                "insert into muster.payee_account (person_id, version, sealed, account_hash, told_at) values (?, 0, ?, ?, now())",
                story.gathering.people.get(at),
                "sealed " + mark,
                story.gathering.code + "-" + at);
    }

    private void originals(String name) throws SQLException {
        story.gathering.run(
                """
                with sheet as (
                    insert into muster.attendance_sheet (id, event_id, sha256, file_name, media_type, content, uploaded_by,
                        uploaded_at, state)
                    values (gen_random_uuid(), ?, 'sheet', ?, 'text/csv', convert_to(?, 'UTF8'), 'test', now(), 'IMPORTED')
                    returning id)
                insert into muster.attendance_line_error select id, 1, 'name', ?, ? from sheet""",
                story.gathering.event,
                "Sheet of " + name + ".csv",
                name + ",x",
                name,
                "Nobody is called " + name);
        story.gathering.run(
                """
                insert into muster.claim_file (id, event_id, sha256, file_name, content, uploaded_by, uploaded_at, lines_good,
                    lines_bad)
                values (gen_random_uuid(), ?, 'file', ?, convert_to(?, 'UTF8'), 'test', now(), 1, 0)""",
                story.gathering.event,
                "Claims of " + name,
                name + ";3");
    }

    private void mail(String from) throws SQLException {
        story.gathering.run(
                """
                insert into muster.incoming_mail (id, sha256, received_at, kind, status, reason, remote, pending, whole,
                    original)
                values (gen_random_uuid(), ?, now(), 'REPLY', '', '', '', false, true, convert_to(?, 'UTF8'))""",
                "mail of " + story.gathering.code,
                "From: " + from + "\r\n\r\nI come.");
    }

    private void nominated(UUID person, String name) throws SQLException {
        var sha256 = "note of " + story.gathering.code;
        story.gathering.run(
                """
                with nominated as (
                    insert into muster.nomination (id, version, invitation_id, event_id, person_id, rank, funding, selection,
                        nominated_at, reason)
                    select gen_random_uuid(), 0, i.id, ?, ?, 1, 'SPONSORED', 'CONFIRMED', now(), ?
                      from muster.invitation i join muster.campaign c on c.id = i.campaign_id where c.code = ? limit 1
                    returning id, invitation_id),
                kept as (
                    insert into muster.received_document
                    values (?, 'application/pdf', octet_length(convert_to(?, 'UTF8')), convert_to(?, 'UTF8'), 'test', now()))
                insert into muster.nomination_change (id, invitation_id, nomination_id, kind, becomes, reason,
                    document_sha256, document_name, made_by, made_at)
                select gen_random_uuid(), invitation_id, null, 'ANSWER', 'NOMINATED', ?, ?, ?, 'test', now() from nominated""",
                story.gathering.event,
                person,
                "Because " + name + " knows",
                story.gathering.code,
                sha256,
                "%PDF " + name,
                "%PDF " + name,
                "By note of " + name,
                sha256,
                name + ".pdf");
    }

    private void paid() throws SQLException {
        story.gathering.run(
                """
                update muster.claim set state = 'PAID', approved_by = 'controller', paid_on = '2012-06-20'
                 where event_id = ? and (payable_minor > 0 or state = 'SUBMITTED')""",
                story.gathering.event);
    }

    /** All hashes and counts that stand beside what goes, and the frozen account to the donor. */
    private String hashes() throws SQLException {
        return story.gathering.told(
                """
                select (select string_agg(sha256 || ' ' || state || ' ' || lines_good, ',' order by sha256)
                          from muster.attendance_sheet where event_id = e.id),
                       (select string_agg(sha256, ',') from muster.claim_file where event_id = e.id),
                       (select string_agg(sha256 || size_bytes, ',') from muster.received_document where sha256 = ?),
                       (select string_agg(sha256, ',') from muster.incoming_mail where sha256 = ?),
                       (select count(*) from muster.presence where event_id = e.id),
                       (select count(*) || ' ' || count(distinct member_code) from muster.participation where event_id = e.id),
                       (select string_agg(account_hash, ',') from muster.payee_account where account_hash like ?),
                       (select count(*) from muster.audit_entry where subject_kind <> 'erasure'),
                       (select string_agg(md5(figures), ',' order by statement_version) from muster.donor_statement
                         where contribution_id = ?),
                       (select string_agg(md5(r.content), ',' order by r.format) from muster.donor_statement_rendering r
                          join muster.donor_statement s on s.id = r.statement_id where s.contribution_id = ?),
                       (select string_agg(to_jsonb(l)::text, ',' order by l.entry_id, l.line_no) from muster.journal_line l
                         where l.contribution_id = ?)
                  from muster.capacity_event e where e.id = ?""",
                "note of " + story.gathering.code,
                "mail of " + story.gathering.code,
                story.gathering.code + "%",
                story.contribution,
                story.contribution,
                story.contribution,
                story.gathering.event);
    }

    private String statement() throws Exception {
        var production = InContainer.service(StatementProduction.class);
        return As.system(
                () ->
                        production
                                .produce(
                                        new ContributionId(story.contribution),
                                        YEAR,
                                        (UUID) null,
                                        FINANCE)
                                .id()
                                .toString());
    }

    private JobRunSummary reconcile() throws Exception {
        var jobs = InContainer.launcher(AttendanceReconciliation.class);
        var runs = InContainer.service(JobRuns.class);
        var event = new EventId(story.gathering.event);
        var id = role(Roles.FINANCE_OFFICER, () -> jobs.start(event, FINANCE));
        await(
                () -> role(Roles.OPERATOR, () -> runs.run(id, Actor.SYSTEM)).isOver(),
                "the reconciliation");
        var run = role(Roles.OPERATOR, () -> runs.run(id, Actor.SYSTEM));
        assertEquals(JobState.COMPLETED, run.state(), run.outcome().toString());
        return run;
    }

    private ErasurePlan plan() throws Exception {
        return role(Roles.ADMINISTRATOR, () -> erasures().plan(bangkok, ADMINISTRATOR));
    }

    private static ErasureId asked(ErasureSubject subject, Actor by) throws Exception {
        return role(Roles.CONTROLLER, () -> erasures().ask(subject, "Asked by letter", by));
    }

    private static ErasurePlan accept(ErasureId id, Actor by) throws Exception {
        return role(Roles.CONTROLLER, () -> erasures().accept(id, by));
    }

    private static Erasures erasures() {
        return InContainer.service(Erasures.class);
    }

    private static <T> T role(String role, java.util.concurrent.Callable<T> act) throws Exception {
        return As.role(role, act);
    }

    /**
     * Every column of every table, every original and every file beside the server with the mark.
     */
    private List<String> leftovers() throws Exception {
        var found = new ArrayList<String>();
        try (var statement = connection.createStatement();
                var columns =
                        statement.executeQuery(
                                """
                                select c.table_schema, c.table_name, c.column_name, c.data_type
                                  from information_schema.columns c join information_schema.tables t
                                    on t.table_schema = c.table_schema and t.table_name = c.table_name
                                 where t.table_type = 'BASE TABLE' and c.table_schema not in ('pg_catalog', 'information_schema')
                                   and c.data_type in ('text', 'character varying', 'character', 'bytea', 'json', 'jsonb',
                                       'ARRAY', 'USER-DEFINED', 'oid')""")) {
            while (columns.next()) {
                search(
                        "%s.\"%s\"".formatted(columns.getString(1), columns.getString(2)),
                        "\"" + columns.getString(3) + "\"",
                        columns.getString(4).equals("bytea"),
                        found);
            }
        }
        for (var place :
                List.of("jboss.server.log.dir", "jboss.server.data.dir", "muster.data.dir")) {
            var directory = System.getProperty(place);
            if (directory != null && Files.isDirectory(Path.of(directory))) {
                found.addAll(files(Path.of(directory)));
            }
        }
        return found;
    }

    private void search(String table, String column, boolean isBytes, List<String> found)
            throws SQLException {
        var sql =
                isBytes
                        ? "select %2$s from %1$s where position(convert_to('%3$s', 'UTF8') in %2$s) > 0 or substring(%2$s from 1 for 2) = 'PK'"
                        : "select %2$s::text from %1$s where %2$s::text ilike '%%%3$s%%'";
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(sql.formatted(table, column, mark))) {
            while (rows.next()) {
                if (!isBytes) {
                    found.add(table + "." + column + ": " + rows.getString(1));
                } else if (holds(rows.getBytes(1))) {
                    found.add(table + "." + column);
                }
            }
        }
    }

    /** As it stands, and where it is an archive, in its entries. */
    private boolean holds(byte[] content) {
        if (text(content).contains(mark)) {
            return true;
        }
        if (content.length < 2 || content[0] != 'P' || content[1] != 'K') {
            return false;
        }
        try {
            var file = Files.write(Files.createTempFile("original", ".zip"), content);
            try (var entries = new ZipFile(file.toFile())) {
                return entries.stream().anyMatch(entry -> isNaming(entries, entry));
            } finally {
                Files.delete(file);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private boolean isNaming(ZipFile file, ZipEntry entry) {
        try (var content = file.getInputStream(entry)) {
            return text(content.readAllBytes()).contains(mark);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private List<String> files(Path directory) throws IOException {
        try (var files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.toString().contains("/data/content/")) // the EAR
                    .filter(this::isNaming)
                    .map(Path::toString)
                    .toList();
        }
    }

    private boolean isNaming(Path file) {
        try {
            return holds(Files.readAllBytes(file));
        } catch (IOException goneMeanwhile) {
            return false;
        }
    }

    private static String text(byte[] content) {
        return new String(content, StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
    }
}

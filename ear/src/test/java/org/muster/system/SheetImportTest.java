package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.naming.InitialContext;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.account.ScopeRefused;
import org.muster.attendance.AttendanceOverview;
import org.muster.attendance.AttendanceRegister;
import org.muster.attendance.AttendanceSheet;
import org.muster.attendance.ColumnMeaning;
import org.muster.attendance.Half;
import org.muster.attendance.LineChoice;
import org.muster.attendance.SheetAlreadyStored;
import org.muster.attendance.SheetId;
import org.muster.attendance.SheetImport;
import org.muster.attendance.SheetPhotos;
import org.muster.attendance.SheetSettled;
import org.muster.attendance.SheetSummary;
import org.muster.attendance.Stranger;
import org.muster.attendance.WholeName;
import org.muster.attendance.batch.AttendanceImport;
import org.muster.entitlement.Allowances;
import org.muster.entitlement.ClaimImport;
import org.muster.entitlement.ClaimsRestOnSheet;
import org.muster.event.EventId;
import org.muster.evidence.ReceivedDocument;
import org.muster.member.NameKey;
import org.muster.member.PersonId;
import org.muster.outside.OutsideImport;
import org.muster.run.Await;
import org.muster.shared.Actor;
import org.muster.shared.DateRange;
import org.muster.shared.InvalidInput;
import org.muster.shared.LineError;
import org.muster.shared.Money;
import org.muster.shared.NotASheet;
import org.muster.shared.Roles;
import org.muster.shared.SheetDay;
import org.muster.shared.Told;

/** A sheet on its way: its columns are said, its strangers told apart, its import taken back. */
@ArquillianTest
class SheetImportTest {
    private static final Actor OFFICER = new Actor("event-officer");
    private static final Actor FACILITATOR = new Actor("facilitator");
    private static final Actor FINANCE = new Actor("finance-officer");

    private Connection connection;
    private Gathering gathering;
    private UUID first;

    @Deployment
    static WebArchive archive() {
        return InContainer.archive(SheetImportTest.class, Gathering.class, FundingStage.class);
    }

    @BeforeEach
    void gather() throws Exception {
        DataSource source = InitialContext.doLookup("java:jboss/datasources/MusterDS");
        connection = source.getConnection();
        gathering = new Gathering(connection);
        first = gathering.participant(0, "SPONSORED");
    }

    @AfterEach
    void leave() throws SQLException {
        connection.close();
    }

    @Test
    void columnsAreSaidOnceAndDaysThatCanBeTwoAreAsked() throws Exception {
        moveTo(gathering, LocalDate.of(2012, 6, 5));
        var make = "Kennung " + gathering.code;
        var received = receive(gathering, make + ",05/06/2012 AM,Tag 2\n" + reference() + ",x,\n");
        assertFalse(received.mapped());
        var open = officer(imports -> imports.columns(received.sheet(), null, OFFICER));
        assertEquals(
                List.of("UNKNOWN", "ASKED", "UNKNOWN"),
                open.columns().stream().map(each -> each.meaning().written()).toList());
        assertEquals(LocalDate.of(2012, 5, 6), open.asked().ambiguous().monthFirst());
        assertEquals(List.of("x"), open.columns().get(1).samples());
        var answered =
                officer(
                        imports ->
                                imports.columns(
                                        received.sheet(), SheetDay.Order.DAY_FIRST, OFFICER));
        assertNull(answered.asked());
        refused("why.column.asked", received.sheet(), "REFERENCE,ASKED,IGNORED");
        refused("why.column.noPerson", received.sheet(), "IGNORED,2012-06-05 AM,IGNORED");
        map(received.sheet(), "REFERENCE,2012-06-05 AM,2012-06-06");
        assertEquals("1 0 0", told(received.sheet()));

        var next = new Gathering(connection);
        moveTo(next, LocalDate.of(2012, 7, 8));
        var text = make + ",08/07/2012 AM,Tag 2\nx,x,\n";
        assertTrue(receive(next, text).mapped(), "as the officer reads such sheets");
        var others =
                as(
                        Roles.FACILITATOR,
                        imports ->
                                imports.receive(
                                        new EventId(next.event),
                                        "s.csv",
                                        (text + "\n").getBytes(StandardCharsets.UTF_8),
                                        FACILITATOR));
        assertFalse(others.mapped(), "nobody else said anything");
    }

    @Test
    void aProgramIsRefusedADayThatCanBeTwoUnlessItSaysWhich() throws Exception {
        moveTo(gathering, LocalDate.of(2012, 6, 5));
        var sheet =
                ("reference,05/06/2012\n" + reference() + ",x\n").getBytes(StandardCharsets.UTF_8);
        var launcher = InContainer.launcher(AttendanceImport.class);
        var refused =
                assertThrows(
                        InvalidInput.class,
                        () ->
                                As.role(
                                        Roles.EVENT_OFFICER,
                                        () ->
                                                launcher.upload(
                                                        event(),
                                                        "s",
                                                        sheet,
                                                        List.of(),
                                                        AttendanceSheet.Source.SHEET,
                                                        OFFICER)));
        assertEquals("why.column.asked", refused.key());
        var columns = ColumnMeaning.readAll("REFERENCE,2012-06-05");
        var started =
                As.role(
                        Roles.EVENT_OFFICER,
                        () ->
                                launcher.upload(
                                        event(),
                                        "s",
                                        sheet,
                                        columns,
                                        AttendanceSheet.Source.SHEET,
                                        OFFICER));
        awaitImported(started.sheet());
        assertEquals("t SHEET", counts("2012-06-05", "PM"));
    }

    @Test
    void aLogOfAnOnlineMeetingCountsBelowTheOthersAndRepeatsPeople() throws Exception {
        var second = gathering.participant(1, "SPONSORED");
        var head = "reference,Joined " + gathering.code + ",2012-05-28 AM,2012-05-28 PM\n";
        var log = head + reference() + ",9:00,x,\n" + reference() + ",13:00,,x\n";
        var other = gathering.reference(second);
        var sheet = receive(gathering, log + other + ",9:05,x,\n").sheet();
        map(sheet, "REFERENCE,IGNORED,2012-05-28 AM,2012-05-28 PM");
        assertEquals("2 1 0", told(sheet), "in a signed sheet nobody stands twice");
        declare(sheet, AttendanceSheet.Source.ONLINE);
        assertEquals("3 0 0", told(sheet));
        confirm(sheet);
        assertThrows(SheetSettled.class, () -> declare(sheet, AttendanceSheet.Source.FACILITATOR));
        assertEquals("t ONLINE", counts("2012-05-28", "AM"));
        assertEquals("t ONLINE", counts("2012-05-28", "PM"));
        mark(false);
        assertEquals("f FACILITATOR", counts("2012-05-28", "AM"));
        assertEquals(AttendanceSheet.Source.ONLINE, summary(sheet).source());
        var photos = InContainer.service(SheetPhotos.class);
        var photo = ReceivedDocument.of("a.pdf", "%PDF-1.7".getBytes(StandardCharsets.US_ASCII));
        var refused =
                assertThrows(
                        InvalidInput.class,
                        () ->
                                As.system(
                                        () -> {
                                            photos.attach(sheet, photo, OFFICER);
                                            return null;
                                        }));
        assertEquals("why.photo.unsigned", refused.key());

        var next = receive(gathering, head + other + ",9:00,x,\n").sheet();
        assertEquals(AttendanceSheet.Source.ONLINE, summary(next).source(), "as they said before");
    }

    @Test
    void whoIsNewAndCameTwiceToAnOnlineMeetingIsOnePerson() throws Exception {
        var name = "Walkova" + gathering.code;
        var sheet =
                received(
                        "Family name,Given name,Date of birth,2012-05-28 AM,2012-05-28 PM\n%1$s,Nova,1980-05-06,x,\n%2$s,NOVA,1980-05-06,,x\n%1$s,Nova,1981-05-06,x,\n"
                                .formatted(name, name.toUpperCase()));
        declare(sheet, AttendanceSheet.Source.ONLINE);
        for (var line : List.of(2, 3, 4)) {
            choose(sheet, new LineChoice(line, LineChoice.Kind.NEW, null));
        }
        assertEquals("3 0 0", told(sheet));
        confirm(sheet);
        assertEquals(
                "2 3",
                gathering.told(
                        """
                        select count(distinct n.id), count(*) from muster.person n
                          join muster.effective_presence p on p.person_id = n.id and p.present
                         where n.family_name ilike ? and p.event_id = ?""",
                        name,
                        gathering.event),
                "who was born on another day is somebody else");
    }

    @Test
    void aFacilitatorsListIsToldFromASignedSheetByAProgramToo() throws Exception {
        var list = "reference,2012-05-28 AM\n" + reference() + ",-\n";
        var launcher = InContainer.launcher(AttendanceImport.class);
        var started =
                As.role(
                        Roles.FACILITATOR,
                        () ->
                                launcher.upload(
                                        event(),
                                        "list.csv",
                                        list.getBytes(StandardCharsets.UTF_8),
                                        List.of(),
                                        AttendanceSheet.Source.FACILITATOR,
                                        FACILITATOR));
        awaitImported(started.sheet());
        assertEquals("f FACILITATOR", counts("2012-05-28", "AM"));
        var signed = received("reference,2012-05-28 AM\n" + reference() + ",x\n");
        assertEquals(AttendanceSheet.Source.SHEET, summary(signed).source());
        confirm(signed);
        assertEquals("t SHEET", counts("2012-05-28", "AM"));
    }

    @Test
    void whomNoReferenceNamesIsChosenRegisteredOrLeftOut() throws Exception {
        var name = "Núñez-" + gathering.code;
        named(first, name, "Invented");
        var guest = gathering.person(3);
        var sheet =
                received(
                        "Family name,Given name,Date of birth,2012-05-28 AM,2012-05-28 PM\n"
                                + name.toUpperCase().replace("Ú", "U")
                                + ",invented,,x,\n"
                                + "Walkova,Nova,03/04/1980,x,x\nLeft,Out,,x,\n");
        assertEquals("0 3 0", told(sheet));
        assertThrows(NotASheet.class, () -> officer(imports -> imports.confirm(sheet, OFFICER)));
        var strangers = strangers(Roles.EVENT_OFFICER, sheet, OFFICER);
        assertEquals(List.of(2, 3, 4), strangers.stream().map(Stranger::line).toList());
        assertEquals(new PersonId(first), strangers.get(0).likely());
        assertNull(strangers.get(1).likely());
        choose(sheet, new LineChoice(2, LineChoice.Kind.PERSON, new PersonId(guest)));
        choose(sheet, new LineChoice(2, LineChoice.Kind.PERSON, new PersonId(first)));
        choose(sheet, new LineChoice(3, LineChoice.Kind.NEW, null));
        choose(sheet, new LineChoice(4, LineChoice.Kind.LEFT_OUT, null));
        var byFacilitator = List.of(new LineChoice(4, LineChoice.Kind.NEW, null));
        assertThrows(
                ScopeRefused.class,
                () ->
                        as(
                                Roles.FACILITATOR,
                                imports -> {
                                    imports.choose(sheet, byFacilitator, FACILITATOR);
                                    return null;
                                }));
        assertEquals("2 0 1", told(sheet));
        confirm(sheet);
        assertEquals("t SHEET", counts("2012-05-28", "AM"));
        assertEquals("f SHEET", counts("2012-05-28", "PM"));
        assertEquals(
                "1 t null",
                gathering.told(
                        """
                        select count(*), bool_and(p.present), min(n.birth_date) from muster.person n
                          join muster.effective_presence p on p.person_id = n.id and p.half = 'PM'
                         where n.family_name = 'Walkova' and n.given_name = 'Nova' and p.event_id = ?""",
                        gathering.event));
        assertEquals(1, summary(sheet).linesLeftOut());
        assertThrows(SheetSettled.class, () -> choose(sheet, byFacilitator.get(0)));
        boolean again = officer(imports -> imports.confirm(sheet, OFFICER));
        assertFalse(again, "pressed again");
    }

    @Test
    void aWholeNameIsProposedApartAndRegisteredAsItWasSaid() throws Exception {
        var sheet = received("Name,2012-05-28\nWALKOVA Eva Maria,x\nPelé,x\n");
        var strangers = strangers(Roles.EVENT_OFFICER, sheet, OFFICER);
        assertEquals(new WholeName("WALKOVA", "Eva Maria"), strangers.get(0).apart());
        var single = strangers.get(1).apart();
        var halfNamed = new LineChoice(3, LineChoice.Kind.NEW, null, single);
        var refused = assertThrows(InvalidInput.class, () -> choose(sheet, halfNamed));
        assertEquals("why.row.namesSaid", refused.key());
        choose(sheet, new LineChoice(3, LineChoice.Kind.NEW, null));
        var unnamed =
                assertThrows(
                        InvalidInput.class,
                        () -> officer(imports -> imports.confirm(sheet, OFFICER)));
        assertEquals("why.row.noNames", unnamed.key(), "the line has no two names");
        var walkova = new WholeName("Walkova " + gathering.code, "Eva Maria");
        choose(sheet, new LineChoice(2, LineChoice.Kind.NEW, null, walkova));
        choose(sheet, new LineChoice(3, LineChoice.Kind.LEFT_OUT, null));
        assertEquals(
                walkova, strangers(Roles.EVENT_OFFICER, sheet, OFFICER).get(0).apart(), "kept");
        confirm(sheet);
        assertEquals(
                "Eva Maria t",
                gathering.told(
                        """
                        select n.given_name, p.present from muster.person n
                          join muster.effective_presence p on p.person_id = n.id and p.half = 'PM'
                         where n.family_name = ? and p.event_id = ?""",
                        walkova.familyName(),
                        gathering.event));
        assertEquals(
                "0",
                gathering.told(
                        "select count(*) from muster.sheet_choice where sheet_id = ? and family_name <> ''",
                        sheet.value()),
                "a name stands with the person alone");
    }

    @Test
    void aLineLongerThanItsHeadIsToldWithWhatIsTooMuch() throws Exception {
        var sheet = received("reference,2012-05-28\n" + reference() + ",x,,surplus\n");
        var preview = officer(imports -> imports.preview(sheet, 0, 10, OFFICER));
        assertEquals("0 1 0", told(sheet));
        var error = preview.errors().get(0);
        assertEquals(Told.of("why.row.long"), error.reason());
        assertEquals("2 surplus", error.line() + " " + error.value());
        var empty = received("reference,2012-05-28\n" + reference() + ",x,,\n");
        assertEquals("1 0 0", told(empty), "empty cells say nothing");
    }

    @Test
    void aFacilitatorSeesNobodyOfOtherEvents() throws Exception {
        var stranger = gathering.person(2);
        keyed(stranger);
        var name = gathering.told("select family_name from muster.person where id = ?", stranger);
        var sheet = received("Family name,Given name,2012-05-28\n" + name + ",Invented,x\n");
        assertEquals(1, found(Roles.EVENT_OFFICER, sheet, OFFICER, stranger));
        assertEquals(0, found(Roles.FACILITATOR, sheet, FACILITATOR, stranger));
    }

    @Test
    void whoIsWrittenInAnotherScriptIsFoundByTheNamesTheyAreKnownBy() throws Exception {
        var yury = gathering.person(2);
        var anna = gathering.participant(1, "SPONSORED");
        named(yury, "Zhdanov-" + letters(), "Yury");
        named(anna, "Hüseynova", "Aynur");
        keyed(yury);
        var sheet =
                received(
                        "Name,2012-05-28\nЮрий Жданов-%s,x\nГусейнова Айнур,x\nHUSEYNOVA Aynur,x\n"
                                .formatted(letters()));
        assertEquals(1, found(Roles.EVENT_OFFICER, sheet, OFFICER, yury));
        var strangers = strangers(Roles.EVENT_OFFICER, sheet, OFFICER);
        assertNull(strangers.get(0).likely(), "who sounds alike is not presumed");
        assertEquals(new PersonId(anna), strangers.get(1).candidates().get(0).person());
        assertEquals(new PersonId(anna), strangers.get(2).likely());
    }

    /** The event's code as letters that are written alike in both scripts, as part of a name. */
    private String letters() {
        return gathering.code.replaceAll("[^0-9]", "");
    }

    private void named(UUID person, String family, String given) throws SQLException {
        gathering.run(
                "update muster.person set family_name = ?, given_name = ?, name_key = '', sound_key = '',"
                        + " pairs_due = true where id = ?",
                family,
                given,
                person);
    }

    /** As everybody is who is registered by a page. */
    private void keyed(UUID person) throws SQLException {
        var names =
                gathering.told(
                        "select family_name || ' ' || given_name from muster.person where id = ?",
                        person);
        var key = NameKey.of(names);
        gathering.run(
                "update muster.person set name_key = ?, sound_key = ? where id = ?",
                key.text(),
                NameKey.sounds(key),
                person);
    }

    @Test
    void aRowThatAnotherStandsForIsNotOffered() throws Exception {
        var merged = gathering.person(2);
        keyed(merged);
        var name = gathering.told("select family_name from muster.person where id = ?", merged);
        var sheet = received("Family name,Given name,2012-05-28\n" + name + ",Invented,x\n");
        assertEquals(1, found(Roles.EVENT_OFFICER, sheet, OFFICER, merged));
        gathering.run(
                "update muster.person set survivor_id = ? where id = ?",
                gathering.person(2),
                merged);
        assertEquals(0, found(Roles.EVENT_OFFICER, sheet, OFFICER, merged));
    }

    @Test
    void anImportIsTakenBackAndOtherSourcesCountAgain() throws Exception {
        mark(true);
        var text = "reference,2012-05-28 AM\n" + reference() + ",-\n";
        var sheet = received(text);
        confirm(sheet);
        assertEquals("f SHEET", counts("2012-05-28", "AM"));
        assertThrows(SheetAlreadyStored.class, () -> receive(gathering, text));
        assertThrows(InvalidInput.class, () -> undo(sheet, " "));
        undo(sheet, "The sheet of another day");
        undo(sheet, "Pressed twice");
        assertEquals("t FACILITATOR", counts("2012-05-28", "AM"));
        assertEquals(AttendanceSheet.State.UNDONE, summary(sheet).state());
        assertEquals(
                "1 The sheet of another day",
                gathering.told(
                        "select count(*), min(reason) from muster.sheet_undo where sheet_id = ?",
                        sheet.value()));
        var overview = InContainer.service(AttendanceOverview.class);
        var told =
                As.role(
                        Roles.EVENT_OFFICER,
                        () -> overview.told(event(), new PersonId(first), 0, 10, OFFICER));
        assertEquals(2, told.size(), "all that was said stays to be read");
        assertTrue(told.stream().anyMatch(each -> each.takenBack() && !each.counts()));
        var again = receive(gathering, text);
        assertTrue(again.mapped());
        confirm(again.sheet());
        assertEquals("f SHEET", counts("2012-05-28", "AM"));
    }

    @Test
    void whoIsKnownByASheetAloneThatWasTakenBackIsOfferedNowhere() throws Exception {
        allowance();
        var guest = gathering.person(3);
        var name = gathering.told("select family_name from muster.person where id = ?", guest);
        var sheet = received("Family name,Given name,2012-05-28\n" + name + ",Invented,x\n");
        choose(sheet, new LineChoice(2, LineChoice.Kind.PERSON, new PersonId(guest)));
        confirm(sheet);
        var claim = "reference,days,amount,currency\n" + gathering.reference(guest) + ",%s,1,EUR\n";
        var paid =
                "event,category,person,supplier,document,ticket,end to end,amount,currency,paid on,agreements,first night,last night\n"
                        + gathering.code
                        + ",VENUE,"
                        + gathering.reference(guest)
                        + ",,%s,,,1.00,EUR,2012-06-01,"
                        + contribution()
                        + ",,\n";
        assertEquals(List.of("days"), wrongClaims(claim.formatted("none")), "they may claim");
        assertEquals(List.of(), wrongPayments(paid.formatted("while it stands")));
        undo(sheet, "The sheet of another event");
        assertEquals(List.of("reference"), wrongClaims(claim.formatted("1")));
        assertEquals(List.of("person"), wrongPayments(paid.formatted("taken back")));
    }

    private void allowance() throws Exception {
        As.system(
                () -> {
                    InContainer.service(Allowances.class)
                            .payPerDay(event(), Money.of(10_000, "EUR"), FINANCE);
                    return null;
                });
    }

    private String contribution() throws Exception {
        var stage = new FundingStage();
        stage.contribution(
                "1.00", new DateRange(LocalDate.of(2012, 1, 1), LocalDate.of(2012, 12, 31)));
        return "AG-" + stage.code + "-1";
    }

    private List<String> wrongClaims(String file) throws Exception {
        var imports = InContainer.service(ClaimImport.class);
        var content = file.getBytes(StandardCharsets.UTF_8);
        return columns(
                As.system(() -> imports.importFile(event(), "claims.csv", content, FINANCE))
                        .errors());
    }

    private static List<String> wrongPayments(String file) throws Exception {
        var imports = InContainer.service(OutsideImport.class);
        var content = file.getBytes(StandardCharsets.UTF_8);
        return columns(As.system(() -> imports.take("paid.csv", content, FINANCE)).errors());
    }

    private static List<String> columns(List<LineError> errors) {
        return errors.stream().map(LineError::column).toList();
    }

    @Test
    void aSheetBehindAnApprovedClaimIsNotTakenBackAsAWhole() throws Exception {
        var sheet = received("reference,2012-05-28\n" + reference() + ",x\n");
        confirm(sheet);
        approvedClaim();
        assertThrows(ClaimsRestOnSheet.class, () -> undo(sheet, "Wrong sheet"));
        assertEquals("t SHEET", counts("2012-05-28", "AM"));
        gathering.run(
                "update muster.claim set state = 'REJECTED' where event_id = ?", gathering.event);
        undo(sheet, "Wrong sheet");
        assertEquals(AttendanceSheet.State.UNDONE, summary(sheet).state());
    }

    private void approvedClaim() throws SQLException {
        gathering.run(
                """
                with scheme as (insert into muster.allowance_scheme
                    values (gen_random_uuid(), ?, 'PER_DAY', 1, 'EUR', 10000) returning id)
                insert into muster.claim (id, version, claim_no, event_id, person_id, scheme_id, days_claimed, currency,
                    amount_minor, state, claimed_on, entered_by, entered_at)
                select gen_random_uuid(), 0, ?, ?, ?, id, 1, 'EUR', 10000, 'APPROVED', '2012-06-04', 'test', now()
                  from scheme""",
                gathering.event,
                gathering.code + "-1",
                gathering.event,
                first);
    }

    private static void moveTo(Gathering event, LocalDate day) throws SQLException {
        event.run(
                "update muster.capacity_event set starts_on = ?, ends_on = ? where id = ?",
                day,
                day.plusDays(2),
                event.event);
    }

    private void refused(String why, SheetId sheet, String columns) {
        assertEquals(why, assertThrows(InvalidInput.class, () -> map(sheet, columns)).key());
    }

    private static void map(SheetId sheet, String columns) throws Exception {
        officer(
                imports -> {
                    imports.map(sheet, ColumnMeaning.readAll(columns), OFFICER);
                    return null;
                });
    }

    private static void declare(SheetId sheet, AttendanceSheet.Source source) throws Exception {
        officer(
                imports -> {
                    imports.declare(sheet, source, OFFICER);
                    return null;
                });
    }

    private static void choose(SheetId sheet, LineChoice choice) throws Exception {
        officer(
                imports -> {
                    imports.choose(sheet, List.of(choice), OFFICER);
                    return null;
                });
    }

    private static void undo(SheetId sheet, String reason) throws Exception {
        officer(
                imports -> {
                    imports.undo(sheet, reason, OFFICER);
                    return null;
                });
    }

    private void mark(boolean present) throws Exception {
        var register = InContainer.service(AttendanceRegister.class);
        As.role(
                Roles.FACILITATOR,
                () ->
                        register.mark(
                                event(),
                                new PersonId(first),
                                Gathering.FIRST,
                                Half.AM,
                                present,
                                FACILITATOR));
    }

    private static List<Stranger> strangers(String role, SheetId sheet, Actor actor)
            throws Exception {
        return as(role, imports -> imports.strangers(sheet, 0, 10, actor));
    }

    private static long found(String role, SheetId sheet, Actor actor, UUID person)
            throws Exception {
        return strangers(role, sheet, actor).get(0).candidates().stream()
                .filter(each -> each.person().value().equals(person))
                .count();
    }

    private SheetId received(String text) throws Exception {
        var received = receive(gathering, text);
        assertTrue(received.mapped(), "All heads are known");
        return received.sheet();
    }

    private static SheetImport.Received receive(Gathering event, String text) throws Exception {
        var content = text.getBytes(StandardCharsets.UTF_8);
        return officer(
                imports -> imports.receive(new EventId(event.event), "s.csv", content, OFFICER));
    }

    /** Good, bad and left out lines, as the sheet would come to. */
    private static String told(SheetId sheet) throws Exception {
        var preview = officer(imports -> imports.preview(sheet, 0, 10, OFFICER));
        return preview.good() + " " + preview.bad() + " " + preview.leftOut();
    }

    private void confirm(SheetId sheet) throws Exception {
        var launcher = InContainer.launcher(AttendanceImport.class);
        assertTrue(
                As.role(Roles.EVENT_OFFICER, () -> launcher.confirm(sheet, OFFICER)).isPresent());
        awaitImported(sheet);
    }

    private static void awaitImported(SheetId sheet) throws Exception {
        Await.await(
                () -> summary(sheet).state() == AttendanceSheet.State.IMPORTED,
                "The lines are taken over");
    }

    private static SheetSummary summary(SheetId sheet) throws Exception {
        var overview = InContainer.service(AttendanceOverview.class);
        return As.role(Roles.AUDITOR, () -> overview.sheet(sheet, new Actor("auditor")));
    }

    private String counts(String day, String half) throws SQLException {
        return gathering.told(
                "select present, source from muster.effective_presence where event_id = ? and person_id = ?"
                        + " and on_day = cast(? as date) and half = ?",
                gathering.event,
                first,
                day,
                half);
    }

    private String reference() {
        return gathering.reference(first);
    }

    private EventId event() {
        return new EventId(gathering.event);
    }

    private interface Act<T> {
        T on(SheetImport imports) throws Exception;
    }

    private static <T> T officer(Act<T> act) throws Exception {
        return as(Roles.EVENT_OFFICER, act);
    }

    private static <T> T as(String role, Act<T> act) throws Exception {
        var imports = InContainer.service(SheetImport.class);
        return As.role(role, () -> act.on(imports));
    }
}

package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.ejb.EJBAccessException;
import jakarta.persistence.OptimisticLockException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.muster.account.ScopeKind;
import org.muster.account.ScopeRefused;
import org.muster.event.Audience;
import org.muster.event.EventDetails;
import org.muster.event.EventId;
import org.muster.event.EventPlanning;
import org.muster.event.EventType;
import org.muster.member.ContactImport;
import org.muster.member.FocalPoint;
import org.muster.member.FocalPointOverlaps;
import org.muster.member.FocalPoints;
import org.muster.member.NewPerson;
import org.muster.member.NotOfThisMember;
import org.muster.member.OrganisationKind;
import org.muster.member.Organisations;
import org.muster.member.People;
import org.muster.member.PersonId;
import org.muster.member.PersonSummary;
import org.muster.member.ProgrammePhases;
import org.muster.member.Region;
import org.muster.member.TimeServed;
import org.muster.shared.Actor;
import org.muster.shared.DateRange;
import org.muster.shared.InvalidInput;
import org.muster.shared.Language;
import org.muster.shared.LineError;
import org.muster.shared.NotASheet;
import org.muster.shared.Roles;

/** Who is written to: entered by hand or from a file, and by whom. */
@ArquillianTest
class ContactsTest {
    private static final Actor OFFICER = new Actor("event-officer");
    private static final LocalDate DAY = LocalDate.of(2012, 6, 1);
    private static final String HEADER =
            "Member;Kind;Family name;Given name;E-mail;Phone;Language;Valid from;Valid to\n";

    @Deployment
    static WebArchive archive() {
        return InContainer.archive(ContactsTest.class, Limited.class);
    }

    private final String mark = UUID.randomUUID().toString().substring(0, 8);

    @Test
    void goodLinesAreTakenOverAndTheSameFileAgainChangesNothing() throws Exception {
        var file =
                HEADER
                        + "VU;focal point;Ødegård-"
                        + mark
                        + ";Чинара;a"
                        + mark
                        + "@customs.example;+678 22 123;fr;2012-01-01;\n"
                        + "vanuatu;Office;Office of the Director-"
                        + mark
                        + ";Vanuatu;dg"
                        + mark
                        + "@customs.example;'+678 22 124;;;\n"
                        + "VU;focal point;Second-"
                        + mark
                        + ";B;b"
                        + mark
                        + "@customs.example;;English;01.03.2013;2013-12-31\n";
        var first = take(file, OFFICER);
        assertEquals(List.of(), first.errors());
        assertEquals(3, first.changed());
        var point = person("VU", DAY);
        assertEquals("Ødegård-" + mark + ", Чинара", point.listName());
        assertEquals("+678 22 123", point.phone());
        assertEquals(Language.FR, point.language());
        assertEquals("+678 22 124", office("VU").phone());
        assertEquals("Second-" + mark, person("VU", LocalDate.of(2013, 6, 1)).familyName());
        assertEquals(Optional.empty(), focalPoint("VU", LocalDate.of(2014, 1, 1)));
        var before = state();
        var again = take(file, OFFICER);
        assertEquals(List.of(), again.errors());
        assertEquals(0, again.changed());
        assertEquals(3, again.unchanged());
        assertEquals(before, state());
    }

    private String state() throws Exception {
        return As.role(
                Roles.EVENT_OFFICER,
                () -> {
                    var points = InContainer.service(FocalPoints.class).ofMember("VU");
                    return points.stream()
                                    .map(
                                            point ->
                                                    point.id()
                                                            + " "
                                                            + point.validFrom()
                                                            + " "
                                                            + point.validTo())
                                    .toList()
                            + " "
                            + people().search("", "VU", 0, 200, OFFICER);
                });
    }

    @Test
    void badLinesAreToldWithLineColumnValueAndReasonAndTheGoodOnesKept() throws Exception {
        var good =
                "MV;focal point;Good-" + mark + ";A;g" + mark + "@customs.example;;;2012-01-01;\n";
        var told =
                take(
                        HEADER
                                + "QQ;focal point;A;B;a@b.example;;;2012-01-01;\n"
                                + good
                                + "MV;boss;A;B;a@b.example;;;2012-01-01;\n"
                                + "MV;focal point;;B;a@b.example;;;2012-01-01;\n"
                                + "MV;focal point;A;B;;;;2012-01-01;\n"
                                + "MV;focal point;A;B;a@b.example;call me;;2012-01-01;\n"
                                + "MV;focal point;A;B;a@b.example;;xx;2012-01-01;\n"
                                + "MV;focal point;A;B;a@b.example;;;;\n"
                                + "MV;focal point;A;B;a@b.example;;;2012-31-12;\n"
                                + "MV;focal point;A;B;a@b.example;;;2012-02-01;2012-01-01\n"
                                + "MV;office;A;B;a@b.example;;;2012-01-01;\n",
                        OFFICER);
        assertEquals(1, told.changed());
        assertEquals(0, told.unchanged());
        assertEquals(
                List.of(
                        "2 Member QQ",
                        "4 Kind boss",
                        "5 Family name ",
                        "6 E-mail ",
                        "7 Phone call me",
                        "8 Language xx",
                        "9 Valid from ",
                        "10 Valid from 2012-31-12",
                        "11 Valid to 2012-01-01",
                        "12 Valid from 2012-01-01"),
                told.errors().stream().map(ContactsTest::place).toList());
        assertEquals("Good-" + mark, person("MV", DAY).familyName());
    }

    private static String place(LineError error) {
        return error.line() + " " + error.column() + " " + error.value();
    }

    @Test
    void aFileThatContradictsItselfOrAnEndWrittenDownIsTold() throws Exception {
        var term =
                "BN;focal point;First-"
                        + mark
                        + ";A;x"
                        + mark
                        + "@c.example;;;2012-01-01;2012-12-31\n";
        var file =
                HEADER
                        + term
                        + "BN;focal point;Other-"
                        + mark
                        + ";A;y"
                        + mark
                        + "@c.example;;;2012-07-01;\n"
                        + "BN;office;O-"
                        + mark
                        + ";A;x"
                        + mark
                        + "@c.example;;;;\n"
                        + "BN;office;P-"
                        + mark
                        + ";A;y"
                        + mark
                        + "@c.example;;;;\n"
                        + "BN;focal point;First-"
                        + mark
                        + ";A;z"
                        + mark
                        + "@c.example;;;2013-01-01;\n";
        var first = take(file, OFFICER);
        assertEquals(List.of(3, 5, 6), first.errors().stream().map(LineError::line).toList());
        var again = take(file, OFFICER);
        assertEquals(0, again.changed());
        assertEquals(first.errors(), again.errors());
    }

    @Test
    void aTableOfAnyEncodingIsReadAndWhatIsNoneIsRefused() throws Exception {
        var file =
                "member\tkind\tfamily name\tgiven name\te-mail\tvalid from\n"
                        + "MN\tfocal point\tСмирнов\tИван\tm"
                        + mark
                        + "@customs.example\t2012-01-01\n";
        var told =
                As.role(
                        Roles.EVENT_OFFICER,
                        () ->
                                imports()
                                        .importFile(
                                                file.getBytes(Charset.forName("windows-1251")),
                                                OFFICER));
        assertEquals(List.of(), told.errors());
        assertEquals("Смирнов", person("MN", DAY).familyName());
        assertThrows(NotASheet.class, () -> take("name;address\nA;B\n", OFFICER));
        assertThrows(
                EJBAccessException.class,
                () -> As.role(Roles.FACILITATOR, () -> imports().importFile(new byte[0], OFFICER)));
    }

    @Test
    void anOfficerOfOneRegionNamesNobodyForAMemberOfAnother() throws Exception {
        var asian = Limited.to(Roles.EVENT_OFFICER, ScopeKind.REGION, "AP");
        refusedFor("FR", asian);
        var given = given("TO");
        act(() -> points().appointNew("TO", given, DAY, DAY.plusDays(9), asian));
        act(() -> points().end("TO", DAY.plusDays(5), asian));
        act(() -> points().recordNewOffice("TO", given("TO"), asian));
        act(() -> phases().enter("TO", "P" + mark, "I", DAY, null, "", asian));
        assertThrows(
                ScopeRefused.class,
                () ->
                        act(
                                () ->
                                        organisations()
                                                .register(
                                                        "R" + mark,
                                                        "R",
                                                        OrganisationKind.PARTNER,
                                                        Language.EN,
                                                        asian)));
        var told = take(HEADER + "FR;office;A;B;a@b.example;;;;\n", asian);
        assertEquals(0, told.changed());
        assertEquals(1, told.errors().size());
    }

    @Test
    void anOfficerOfOneEventNamesNobodyAndCreatesNoSeries() throws Exception {
        var event = event();
        var single = Limited.to(Roles.EVENT_OFFICER, ScopeKind.EVENT, event);
        refusedFor("AZ", single);
        var planning = InContainer.service(EventPlanning.class);
        assertThrows(
                ScopeRefused.class,
                () -> act(() -> planning.createSeries("S-" + mark.toUpperCase(), "S", single)));
        var ofRegion = Limited.to(Roles.EVENT_OFFICER, ScopeKind.REGION, "EUR");
        act(() -> planning.createSeries("S-" + mark.toUpperCase(), "S", ofRegion));
    }

    private void refusedFor(String member, Actor by) throws Exception {
        var person = As.role(Roles.EVENT_OFFICER, () -> people().register(given(member), OFFICER));
        var known = As.role(Roles.EVENT_OFFICER, () -> people().toChange(person, OFFICER));
        List<Runnable> acts =
                List.of(
                        () -> points().appoint(member, person, DAY, by),
                        () -> points().appointNew(member, given(member), DAY, null, by),
                        () -> points().end(member, DAY, by),
                        () -> points().recordOffice(member, person, by),
                        () -> points().recordNewOffice(member, given(member), by),
                        () -> phases().enter(member, "P" + mark, "I", DAY, null, "", by),
                        () -> people().toChange(person, by),
                        () -> people().describe(person, known.version(), known.data(), by));
        for (var one : acts) {
            assertThrows(ScopeRefused.class, () -> act(one));
        }
    }

    @Test
    void whoAnswersForAMemberOrAnOrganisationBelongsToIt() throws Exception {
        var stranger = As.role(Roles.EVENT_OFFICER, () -> people().register(given("SE"), OFFICER));
        assertThrows(
                NotOfThisMember.class,
                () -> act(() -> points().appoint("NO", stranger, DAY, OFFICER)));
        assertThrows(
                NotOfThisMember.class,
                () -> act(() -> points().recordOffice("NO", stranger, OFFICER)));
        var body =
                As.role(
                        Roles.EVENT_OFFICER,
                        () ->
                                organisations()
                                        .register(
                                                "B" + mark,
                                                "Body",
                                                OrganisationKind.PARTNER,
                                                Language.FR,
                                                OFFICER));
        assertThrows(
                NotOfThisMember.class,
                () -> act(() -> points().appointContact(body, stranger, DAY, OFFICER)));
        act(() -> points().appointNewContact(body, given(null), DAY, DAY.plusDays(1), OFFICER));
        assertThrows(
                FocalPointOverlaps.class,
                () -> act(() -> points().appointNewContact(body, given(null), DAY, null, OFFICER)));
        act(() -> points().endContact(body, DAY, OFFICER));
        assertThrows(
                InvalidInput.class,
                () -> act(() -> points().endContact(body, DAY.plusDays(1), OFFICER)));
        act(
                () ->
                        organisations()
                                .change(
                                        body,
                                        "C" + mark,
                                        "Body",
                                        OrganisationKind.OTHER,
                                        Language.EN,
                                        OFFICER));
        assertTrue(organisations().byAcronym("c" + mark).isPresent());
    }

    @Test
    void aChangeOfAPersonIsOnTheTrailByFieldAndMeetsNoOtherChange() throws Exception {
        var id = As.role(Roles.EVENT_OFFICER, () -> people().register(given("SE"), OFFICER));
        var read = As.role(Roles.EVENT_OFFICER, () -> people().toChange(id, OFFICER));
        var changed =
                new NewPerson(
                        read.data().familyName(),
                        "Åsa",
                        null,
                        read.data().email(),
                        null,
                        Language.EN,
                        "SE",
                        null,
                        "",
                        "+46 8 123 456");
        act(() -> people().describe(id, read.version(), changed, OFFICER));
        assertThrows(
                OptimisticLockException.class,
                () -> act(() -> people().describe(id, read.version(), changed, OFFICER)));
        var trail = As.role(Roles.AUDITOR, () -> people().changes(id, new Actor("auditor")));
        assertEquals("person described", trail.get(0).act());
        assertEquals("given-name phone", trail.get(0).detail());
        assertEquals("event-officer", trail.get(0).actor());
        assertThrows(
                EJBAccessException.class,
                () ->
                        As.role(
                                Roles.FACILITATOR,
                                () -> people().register(given("SE"), new Actor("facilitator"))));
    }

    @Test
    void whereAPersonServesIsToldByDayAndNothingOfItIsTakenBack() throws Exception {
        var today = InContainer.today();
        var id = As.role(Roles.EVENT_OFFICER, () -> people().register(given("SE"), OFFICER));
        act(() -> people().move(id, "NO", today.minusDays(10), OFFICER));
        assertEquals("NO", member(id));
        act(() -> people().move(id, "FR", today.minusDays(30), OFFICER));
        assertEquals("NO", member(id), "history told later moves nobody");
        act(() -> people().move(id, "FI", today.minusDays(10), OFFICER));
        assertEquals("FI", member(id), "of one day what was told last counts");
        assertEquals(
                List.of(
                        new TimeServed(today.minusDays(10), "FI", "event-officer"),
                        new TimeServed(today.minusDays(30), "FR", "event-officer"),
                        new TimeServed(null, "SE", "event-officer")),
                As.role(Roles.AUDITOR, () -> people().served(id, new Actor("auditor"))));
        assertThrows(
                InvalidInput.class,
                () -> act(() -> people().move(id, "SE", today.plusDays(1), OFFICER)));
        assertThrows(InvalidInput.class, () -> act(() -> people().move(id, "XX", today, OFFICER)));
        var african = Limited.to(Roles.EVENT_OFFICER, ScopeKind.REGION, "WCA");
        assertThrows(ScopeRefused.class, () -> act(() -> people().move(id, "NG", today, african)));
        var european = Limited.to(Roles.EVENT_OFFICER, ScopeKind.REGION, "EUR");
        assertThrows(ScopeRefused.class, () -> act(() -> people().move(id, "NG", today, european)));
        assertEquals("FI", member(id));
    }

    private static String member(PersonId id) throws Exception {
        return As.role(Roles.AUDITOR, () -> people().person(id, new Actor("auditor"))).memberCode();
    }

    private NewPerson given(String member) {
        return NewPerson.officer(
                "Given-" + UUID.randomUUID(),
                "A",
                null,
                mark + "@customs.example",
                Language.EN,
                member,
                "");
    }

    private EventId event() throws Exception {
        var details =
                new EventDetails(
                        "T-" + UUID.randomUUID().toString().toUpperCase(),
                        EventType.SUBREGIONAL_WORKSHOP,
                        Audience.CUSTOMS_ONLY,
                        null,
                        new DateRange(DAY, DAY),
                        ZoneId.of("Asia/Baku"),
                        LocalTime.of(9, 0),
                        "Regional office",
                        "Baku",
                        "AZ",
                        Region.EUR,
                        Language.EN,
                        Map.of(Language.EN, "Workshop"),
                        Set.of(Language.EN),
                        null,
                        null);
        return As.role(
                Roles.EVENT_OFFICER,
                () -> InContainer.service(EventPlanning.class).create(details, OFFICER));
    }

    private static ContactImport.Imported take(String file, Actor by) throws Exception {
        return As.role(
                Roles.EVENT_OFFICER,
                () -> imports().importFile(file.getBytes(StandardCharsets.UTF_8), by));
    }

    private static Optional<FocalPoint> focalPoint(String member, LocalDate day) throws Exception {
        return As.role(
                Roles.EVENT_OFFICER,
                () ->
                        points().focalPointOf(member, day).stream()
                                .flatMap(
                                        id ->
                                                points().ofMember(member).stream()
                                                        .filter(term -> term.person().equals(id)))
                                .findFirst());
    }

    private static PersonSummary person(String member, LocalDate day) throws Exception {
        return As.role(
                Roles.EVENT_OFFICER,
                () -> people().person(points().focalPointOf(member, day).orElseThrow(), OFFICER));
    }

    private static PersonSummary office(String member) throws Exception {
        return As.role(
                Roles.EVENT_OFFICER,
                () -> people().person(points().officeOf(member).orElseThrow(), OFFICER));
    }

    private static void act(Runnable change) throws Exception {
        As.role(
                Roles.EVENT_OFFICER,
                () -> {
                    change.run();
                    return null;
                });
    }

    private static ContactImport imports() {
        return InContainer.service(ContactImport.class);
    }

    private static FocalPoints points() {
        return InContainer.service(FocalPoints.class);
    }

    private static People people() {
        return InContainer.service(People.class);
    }

    private static Organisations organisations() {
        return InContainer.service(Organisations.class);
    }

    private static ProgrammePhases phases() {
        return InContainer.service(ProgrammePhases.class);
    }
}

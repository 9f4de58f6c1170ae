package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.ejb.EJBAccessException;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.muster.member.AcronymTaken;
import org.muster.member.Classification;
import org.muster.member.FocalPointOverlaps;
import org.muster.member.FocalPoints;
import org.muster.member.MemberDirectory;
import org.muster.member.NewPerson;
import org.muster.member.OrganisationKind;
import org.muster.member.Organisations;
import org.muster.member.People;
import org.muster.member.PersonId;
import org.muster.member.ProgrammePhases;
import org.muster.member.Region;
import org.muster.member.RegionalEntities;
import org.muster.member.RegionalEntityStanding;
import org.muster.member.RegionalEntityStatus;
import org.muster.member.RegionalEntityType;
import org.muster.member.Sex;
import org.muster.member.SubRegion;
import org.muster.shared.Actor;
import org.muster.shared.InvalidInput;
import org.muster.shared.Language;
import org.muster.shared.Roles;

/** Members, regional offices and people: what was true on which day, and who is written to. */
@ArquillianTest
class MemberTest {
    private static final Actor OFFICER = new Actor("event-officer");
    private static final LocalDate TODAY = LocalDate.of(2026, 1, 1);
    private static final LocalDate MID_2012 = LocalDate.of(2012, 7, 1);

    @Deployment
    static WebArchive archive() {
        return InContainer.archive(MemberTest.class);
    }

    @Test
    void thereAre186MembersAnd35OfThemInTheFourSubRegionsOfAsiaPacific() {
        var members = InContainer.service(MemberDirectory.class);
        assertEquals(186, members.count(null, TODAY));
        assertEquals(186, members.page(null, TODAY, 0, 300).size());
        var sizes =
                members.page(Region.AP, TODAY, 0, 300).stream()
                        .collect(
                                Collectors.groupingBy(
                                        member -> member.subRegion(), Collectors.counting()));
        assertEquals(
                Map.of(
                        SubRegion.SUB_CONTINENT, 9L,
                        SubRegion.FAR_EAST, 6L,
                        SubRegion.ASEAN, 10L,
                        SubRegion.OCEANIA, 10L),
                sizes);
    }

    @Test
    void aListIsTheListOfTheDayAskedFor() {
        var members = InContainer.service(MemberDirectory.class);
        assertTrue(members.count(null, MID_2012) < 186);
        var leastDeveloped =
                members.page(null, TODAY, 0, 300).stream()
                        .filter(
                                member ->
                                        members.find(member.code(), MID_2012)
                                                .orElseThrow()
                                                .is(Classification.LDC))
                        .count();
        assertEquals(46, leastDeveloped);
        assertTrue(members.find("BT", MID_2012).orElseThrow().is(Classification.LDC));
        assertTrue(!members.find("BT", TODAY).orElseThrow().is(Classification.LDC));
        assertEquals(Optional.empty(), members.find("QQ"));
    }

    @Test
    void aMemberHasANameInEachLanguageAndOneLanguageForLetters() {
        var azerbaijan = InContainer.service(MemberDirectory.class).find("AZ", TODAY).orElseThrow();
        assertEquals("Азербайджан", azerbaijan.name(Language.RU));
        assertEquals("Azerbaïdjan", azerbaijan.name("fr"));
        assertEquals(Language.RU, azerbaijan.language());
        assertEquals(Region.EUR, azerbaijan.region());
    }

    @Test
    void fiveOfficesWorkAndOneIsPlannedAtTheStartOf2011AndSixWorkAtItsEnd() {
        var start = offices(LocalDate.of(2011, 1, 1));
        assertEquals(5, start.getOrDefault(RegionalEntityStatus.OPERATIONAL, Set.of()).size());
        assertEquals(Set.of(Region.EUR), start.get(RegionalEntityStatus.PLANNED));
        var end = offices(LocalDate.of(2011, 12, 31));
        assertEquals(Map.of(RegionalEntityStatus.OPERATIONAL, Set.of(Region.values())), end);
        assertEquals(
                6,
                InContainer.service(RegionalEntities.class)
                        .asOf(LocalDate.of(2011, 12, 31), RegionalEntityType.ROCB)
                        .size());
    }

    @Test
    void theOpeningInBakuWasLateBy230Days() {
        var opening =
                InContainer.service(RegionalEntities.class).milestones("ROCB-EUR").stream()
                        .filter(milestone -> milestone.name().equals("opening"))
                        .findFirst()
                        .orElseThrow();
        assertEquals(230, opening.overdueDays(LocalDate.of(2012, 4, 2)));
        assertTrue(opening.isOverdue(LocalDate.of(2011, 3, 1)));
        assertTrue(opening.isOverdue(LocalDate.of(2011, 10, 16)));
        assertTrue(!opening.isOverdue(LocalDate.of(2011, 10, 17)));
    }

    @Test
    void theOfficeOfTheAmericasMovedAndThatOfEuropeHadNoSeatYetInSeptember2010() {
        var entities = InContainer.service(RegionalEntities.class);
        assertEquals(
                "Buenos Aires",
                entities.find("ROCB-AMS", LocalDate.of(2008, 6, 1)).orElseThrow().city());
        assertEquals("Montevideo", entities.find("ROCB-AMS", TODAY).orElseThrow().city());
        assertEquals(
                Optional.empty(),
                entities.find("ROCB-EUR", LocalDate.of(2010, 9, 8))
                        .map(RegionalEntityStanding::city));
    }

    @Test
    void aSuccessorEndsTheFocalPointsTimeAndTheOfficeRemains() throws Exception {
        var points = InContainer.service(FocalPoints.class);
        var member = "PW";
        var first = person("first", member);
        var second = person("second", member);
        var office = person("office", member);
        act(() -> points.appoint(member, first, LocalDate.of(2012, 1, 1), OFFICER));
        act(() -> points.appoint(member, second, LocalDate.of(2013, 1, 1), OFFICER));
        act(() -> points.recordOffice(member, office, OFFICER));
        assertEquals(
                Optional.of(first),
                As.role(
                        Roles.EVENT_OFFICER,
                        () -> points.focalPointOf(member, LocalDate.of(2012, 12, 31))));
        assertEquals(
                Optional.of(second),
                As.role(
                        Roles.EVENT_OFFICER,
                        () -> points.focalPointOf(member, LocalDate.of(2013, 1, 1))));
        assertEquals(
                Optional.empty(),
                As.role(
                        Roles.EVENT_OFFICER,
                        () -> points.focalPointOf(member, LocalDate.of(2011, 12, 31))));
        assertEquals(
                Optional.of(office), As.role(Roles.EVENT_OFFICER, () -> points.officeOf(member)));
        assertThrows(
                FocalPointOverlaps.class,
                () -> act(() -> points.appoint(member, first, LocalDate.of(2012, 6, 1), OFFICER)));
        act(() -> points.end(member, LocalDate.of(2013, 6, 30), OFFICER));
        assertEquals(
                Optional.empty(),
                As.role(
                        Roles.EVENT_OFFICER,
                        () -> points.focalPointOf(member, LocalDate.of(2013, 7, 1))));
    }

    @Test
    void aPersonIsFoundAgainByAddressWithinTheAdministration() throws Exception {
        var people = InContainer.service(People.class);
        var email = UUID.randomUUID() + "@customs.example";
        var id =
                As.role(
                        Roles.EVENT_OFFICER,
                        () ->
                                people.register(
                                        NewPerson.officer(
                                                "Ødegård-Ñ",
                                                "Чинара",
                                                Sex.F,
                                                email,
                                                Language.EN,
                                                "NO",
                                                ""),
                                        OFFICER));
        assertEquals(
                Optional.of(id),
                As.role(Roles.EVENT_OFFICER, () -> people.findByEmail(email.toUpperCase(), "NO")));
        assertEquals(
                Optional.empty(),
                As.role(Roles.EVENT_OFFICER, () -> people.findByEmail(email, "SE")));
        assertEquals(
                Optional.empty(),
                As.role(Roles.EVENT_OFFICER, () -> people.findByEmail(email, null)));
        assertEquals(
                "Ødegård-Ñ, Чинара",
                As.role(Roles.AUDITOR, () -> people.person(id, OFFICER)).listName());
    }

    @Test
    void aPersonWithoutANameOrOfAnUnknownMemberIsRefused() {
        var people = InContainer.service(People.class);
        assertThrows(
                InvalidInput.class,
                () ->
                        As.role(
                                Roles.EVENT_OFFICER,
                                () ->
                                        people.register(
                                                NewPerson.officer(
                                                        " ",
                                                        "A",
                                                        null,
                                                        null,
                                                        Language.EN,
                                                        "NO",
                                                        ""),
                                                OFFICER)));
        assertThrows(
                InvalidInput.class,
                () ->
                        As.role(
                                Roles.EVENT_OFFICER,
                                () ->
                                        people.register(
                                                NewPerson.officer(
                                                        "A",
                                                        "A",
                                                        null,
                                                        null,
                                                        Language.EN,
                                                        "QQ",
                                                        ""),
                                                OFFICER)));
    }

    @Test
    void aDonorSeesNoPerson() throws Exception {
        var someone = person("hidden", "PW");
        assertThrows(
                EJBAccessException.class,
                () ->
                        As.role(
                                Roles.DONOR,
                                () ->
                                        InContainer.service(People.class)
                                                .person(someone, new Actor("donor"))));
    }

    @Test
    void anAcronymNamesOneOrganisation() throws Exception {
        var organisations = InContainer.service(Organisations.class);
        var acronym = "T" + UUID.randomUUID().toString().substring(0, 8);
        As.role(
                Roles.EVENT_OFFICER,
                () ->
                        organisations.register(
                                acronym, "Test", OrganisationKind.PARTNER, Language.EN, OFFICER));
        assertThrows(
                AcronymTaken.class,
                () ->
                        As.role(
                                Roles.EVENT_OFFICER,
                                () ->
                                        organisations.register(
                                                acronym.toLowerCase(),
                                                "Test",
                                                OrganisationKind.PARTNER,
                                                Language.EN,
                                                OFFICER)));
    }

    @Test
    void aPhaseEndsWhenTheNextBegins() throws Exception {
        var phases = InContainer.service(ProgrammePhases.class);
        var programme = "P" + UUID.randomUUID();
        act(
                () ->
                        phases.enter(
                                "WS",
                                programme,
                                "Phase I",
                                LocalDate.of(2007, 1, 1),
                                null,
                                "",
                                OFFICER));
        act(
                () ->
                        phases.enter(
                                "WS",
                                programme,
                                "Phase II",
                                LocalDate.of(2011, 11, 14),
                                null,
                                "",
                                OFFICER));
        var history =
                phases.history("WS").stream()
                        .filter(phase -> phase.programme().equals(programme))
                        .toList();
        assertEquals(LocalDate.of(2011, 11, 13), history.get(0).validTo());
        assertEquals("Phase II", history.get(1).phase());
    }

    private static Map<RegionalEntityStatus, Set<Region>> offices(LocalDate day) {
        return InContainer.service(RegionalEntities.class)
                .asOf(day, RegionalEntityType.ROCB)
                .stream()
                .collect(
                        Collectors.groupingBy(
                                RegionalEntityStanding::status,
                                Collectors.mapping(
                                        RegionalEntityStanding::region, Collectors.toSet())));
    }

    private static PersonId person(String name, String member) throws Exception {
        return As.role(
                Roles.EVENT_OFFICER,
                () ->
                        InContainer.service(People.class)
                                .register(
                                        NewPerson.officer(
                                                name, "Test", null, null, Language.EN, member, ""),
                                        OFFICER));
    }

    private static void act(Runnable change) throws Exception {
        As.role(
                Roles.EVENT_OFFICER,
                () -> {
                    change.run();
                    return null;
                });
    }
}

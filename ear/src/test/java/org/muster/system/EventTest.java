package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.ejb.EJBAccessException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.muster.account.AccountAdministration;
import org.muster.account.ScopeKind;
import org.muster.account.ScopeRefused;
import org.muster.event.AccreditationStage;
import org.muster.event.AccreditationType;
import org.muster.event.Accreditations;
import org.muster.event.AlreadyTakesPart;
import org.muster.event.Audience;
import org.muster.event.ChangedMeanwhile;
import org.muster.event.CodeTaken;
import org.muster.event.CustomsOnly;
import org.muster.event.EventCancelled;
import org.muster.event.EventDetails;
import org.muster.event.EventFilter;
import org.muster.event.EventId;
import org.muster.event.EventOverview;
import org.muster.event.EventPlanning;
import org.muster.event.EventStatus;
import org.muster.event.EventType;
import org.muster.event.EvidenceMissing;
import org.muster.event.Funding;
import org.muster.event.OrganiserPart;
import org.muster.event.ParticipantFilter;
import org.muster.event.ParticipationRole;
import org.muster.event.Participations;
import org.muster.event.Seats;
import org.muster.event.SeatsTaken;
import org.muster.event.Topic;
import org.muster.member.NewPerson;
import org.muster.member.OrganisationId;
import org.muster.member.OrganisationKind;
import org.muster.member.Organisations;
import org.muster.member.People;
import org.muster.member.PersonId;
import org.muster.member.Region;
import org.muster.shared.Actor;
import org.muster.shared.DateRange;
import org.muster.shared.InvalidInput;
import org.muster.shared.Language;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;

/** Events: planned, filled with people, kept from those they are not meant for. */
@ArquillianTest
class EventTest {
    private static final Actor OFFICER = new Actor("event-officer");

    @Deployment
    static WebArchive archive() {
        return InContainer.archive(EventTest.class);
    }

    @Test
    void anEventOpensAtTheHourOfItsVenue() throws Exception {
        var id = created(details(code()));
        var event = read(() -> overview().event(id, OFFICER));
        assertEquals(Instant.parse("2012-07-03T04:00:00Z"), event.opening());
        assertEquals(LocalTime.of(9, 0), event.opensAt());
        assertEquals(4, event.days().days());
        assertEquals(EventStatus.PLANNED, event.status());
        assertEquals(Topic.TRANSIT, event.topic());
    }

    @Test
    void theTitleFallsBackToEnglishAndSaysSo() throws Exception {
        var id = created(details(code()));
        var event = read(() -> overview().event(id, OFFICER));
        assertEquals("Семинар", event.title(Language.RU));
        assertEquals(Language.EN, event.titleLanguage(Language.FR));
        assertEquals("Workshop", event.title("fr"));
    }

    @Test
    void aCodeIsGivenOnce() throws Exception {
        var code = code();
        created(details(code));
        assertThrows(CodeTaken.class, () -> created(details(code)));
    }

    @Test
    void badDetailsAreRefused() {
        assertThrows(InvalidInput.class, () -> created(details("small letters")));
        assertThrows(
                InvalidInput.class,
                () ->
                        created(
                                details(
                                        code(),
                                        Audience.CUSTOMS_ONLY,
                                        Map.of(Language.FR, "Atelier"))));
        assertThrows(
                InvalidInput.class,
                () -> new DateRange(LocalDate.of(2012, 7, 6), LocalDate.of(2012, 7, 3)));
        assertThrows(NotFound.class, () -> read(() -> overview().event(EventId.next(), OFFICER)));
    }

    @Test
    void calendarsLearnOfAMoveOnceSomebodyIsConfirmed() throws Exception {
        var id = created(details(code()));
        moved(id, LocalDate.of(2012, 7, 10));
        assertEquals(0, read(() -> overview().event(id, OFFICER)).calendarSequence());
        part(id, person(), ParticipationRole.PARTICIPANT, Funding.SPONSORED, "AZ", null);
        moved(id, LocalDate.of(2012, 7, 17));
        moved(id, LocalDate.of(2012, 7, 17));
        assertEquals(1, read(() -> overview().event(id, OFFICER)).calendarSequence());
    }

    private static void moved(EventId id, LocalDate to) throws Exception {
        var read = read(() -> overview().event(id, OFFICER));
        var titles = Map.of(Language.RU, "Семинар", Language.EN, "Workshop");
        var changed = details(read.code(), Audience.CUSTOMS_ONLY, titles, to);
        act(() -> planning().change(id, read.version(), changed, OFFICER));
    }

    @Test
    void aChangeMadeOnAnOldReadingIsRefused() throws Exception {
        var id = created(details(code()));
        var read = read(() -> overview().event(id, OFFICER));
        var changed =
                details(
                        read.code(),
                        Audience.CUSTOMS_ONLY,
                        Map.of(Language.RU, "Новый", Language.EN, "New"));
        act(() -> planning().change(id, read.version(), changed, OFFICER));
        assertEquals("New", read(() -> overview().event(id, OFFICER)).title("en"));
        assertThrows(
                ChangedMeanwhile.class,
                () -> act(() -> planning().change(id, read.version(), changed, OFFICER)));
    }

    @Test
    void cancellingWithdrawsEverybodyAndNothingChangesAfterwards() throws Exception {
        var id = created(details(code()));
        var person = person();
        part(id, person, ParticipationRole.PARTICIPANT, Funding.SPONSORED, "AZ", null);
        assertEquals(1, read(() -> overview().figures(id, OFFICER)).administrations());
        act(() -> planning().cancel(id, "The venue burnt down", OFFICER));
        assertEquals(0, read(() -> overview().figures(id, OFFICER)).participants());
        assertThrows(
                EventCancelled.class,
                () ->
                        part(
                                id,
                                person,
                                ParticipationRole.PARTICIPANT,
                                Funding.SPONSORED,
                                "AZ",
                                null));
        assertThrows(EventCancelled.class, () -> act(() -> planning().confirm(id, OFFICER)));
    }

    @Test
    void aPersonIsConfirmedOncePerRoleAndAgainAfterAWithdrawal() throws Exception {
        var id = created(details(code()));
        var person = person();
        var part = part(id, person, ParticipationRole.PARTICIPANT, Funding.SPONSORED, "AZ", null);
        assertThrows(
                AlreadyTakesPart.class,
                () ->
                        part(
                                id,
                                person,
                                ParticipationRole.PARTICIPANT,
                                Funding.SPONSORED,
                                "AZ",
                                null));
        act(() -> participations().withdraw(part, "Ill", OFFICER));
        assertEquals(
                part,
                part(id, person, ParticipationRole.PARTICIPANT, Funding.SELF_FUNDED, "AZ", null));
    }

    @Test
    void seatsAreNeverSoldTwice() throws Exception {
        var id = created(details(code()));
        act(() -> planning().offerSeats(id, new Seats(1, 1, 2, 3), OFFICER));
        part(id, person(), ParticipationRole.PARTICIPANT, Funding.SPONSORED, "AZ", null);
        assertThrows(
                SeatsTaken.class,
                () ->
                        part(
                                id,
                                person(),
                                ParticipationRole.PARTICIPANT,
                                Funding.SPONSORED,
                                "AZ",
                                null));
        part(id, person(), ParticipationRole.PARTICIPANT, Funding.SELF_FUNDED, "AZ", null);
        part(id, person(), ParticipationRole.PARTICIPANT, Funding.SPONSORED, "BY", null);
        assertThrows(
                SeatsTaken.class,
                () ->
                        part(
                                id,
                                person(),
                                ParticipationRole.PARTICIPANT,
                                Funding.SELF_FUNDED,
                                "GE",
                                null));
        part(id, person(), ParticipationRole.FACILITATOR, Funding.SPONSORED, null, null);
    }

    @Test
    void observersAreNoAdministrations() throws Exception {
        var id = created(details(code()));
        part(id, person(), ParticipationRole.PARTICIPANT, Funding.SPONSORED, "AZ", null);
        part(id, person(), ParticipationRole.PARTICIPANT, Funding.SPONSORED, "AZ", null);
        part(id, person(), ParticipationRole.OBSERVER, Funding.SELF_FUNDED, "AE", null);
        var figures = read(() -> overview().figures(id, OFFICER));
        assertEquals(1, figures.administrations());
        assertEquals(2, figures.participants());
        assertEquals(1, figures.others());
        assertEquals(
                3, read(() -> overview().countParticipants(id, ParticipantFilter.ALL, OFFICER)));
        assertEquals(
                1,
                read(() ->
                                overview()
                                        .participants(
                                                id,
                                                new ParticipantFilter("ae", null, null),
                                                0,
                                                10,
                                                OFFICER))
                        .size());
    }

    @Test
    void partnersStayOutsideACustomsOnlyEvent() throws Exception {
        var walled = created(details(code()));
        var open =
                created(
                        details(
                                code(),
                                Audience.CUSTOMS_AND_PARTNERS,
                                Map.of(Language.RU, "Диалог")));
        var bank =
                As.role(
                        Roles.EVENT_OFFICER,
                        () ->
                                InContainer.service(Organisations.class)
                                        .register(
                                                code().substring(0, 12),
                                                "Bank",
                                                OrganisationKind.PARTNER,
                                                Language.EN,
                                                OFFICER));
        assertThrows(
                CustomsOnly.class,
                () ->
                        part(
                                walled,
                                person(),
                                ParticipationRole.PARTNER,
                                Funding.SELF_FUNDED,
                                null,
                                bank));
        assertThrows(
                CustomsOnly.class,
                () ->
                        part(
                                walled,
                                person(),
                                ParticipationRole.OBSERVER,
                                Funding.SELF_FUNDED,
                                null,
                                bank));
        part(open, person(), ParticipationRole.PARTNER, Funding.SELF_FUNDED, null, bank);
        act(() -> planning().organise(open, bank, OrganiserPart.CO_ORGANISER, OFFICER));
        assertEquals(1, read(() -> overview().event(open, OFFICER)).organisers().size());
    }

    @Test
    void anOfficerOfOneRegionSeesAndChangesOnlyThatRegion() throws Exception {
        var european = created(details(code()));
        var asian = account(Roles.EVENT_OFFICER, ScopeKind.REGION, "AP");
        var ofEurope = account(Roles.EVENT_OFFICER, ScopeKind.REGION, "EUR");
        assertThrows(ScopeRefused.class, () -> read(() -> overview().event(european, asian)));
        assertThrows(ScopeRefused.class, () -> act(() -> planning().cancel(european, "No", asian)));
        assertThrows(
                ScopeRefused.class,
                () ->
                        As.role(
                                Roles.EVENT_OFFICER,
                                () -> planning().create(details(code()), asian)));
        var code = read(() -> overview().event(european, ofEurope)).code();
        var filter = new EventFilter(code.toLowerCase(), null, null, null);
        assertEquals(1, read(() -> overview().count(filter, ofEurope)));
        assertEquals(1, read(() -> overview().page(filter, 0, 10, ofEurope)).size());
        assertEquals(0, read(() -> overview().count(filter, asian)));
    }

    @Test
    void aFacilitatorSeesTheOneEventNamedAndChangesNothing() throws Exception {
        var own = created(details(code()));
        var other = created(details(code()));
        var facilitator = account(Roles.FACILITATOR, ScopeKind.EVENT, own.toString());
        assertEquals(
                own, As.role(Roles.FACILITATOR, () -> overview().event(own, facilitator)).id());
        assertThrows(
                ScopeRefused.class,
                () -> As.role(Roles.FACILITATOR, () -> overview().event(other, facilitator)));
        assertThrows(
                EJBAccessException.class,
                () ->
                        As.role(
                                Roles.FACILITATOR,
                                () -> {
                                    planning().confirm(own, facilitator);
                                    return null;
                                }));
        var shown =
                As.role(
                        Roles.FACILITATOR,
                        () -> overview().page(EventFilter.ALL, 0, 10, facilitator));
        assertEquals(1, shown.size());
        assertThrows(
                EJBAccessException.class,
                () -> As.role(Roles.DONOR, () -> overview().event(own, new Actor("donor"))));
    }

    @Test
    void theWorkshopMakesAPotentialAdvisorOnlyOfThoseWhoWereThere() throws Exception {
        var id = created(details(code()));
        var there = person();
        part(id, there, ParticipationRole.PARTICIPANT, Funding.SPONSORED, "AZ", null);
        var accreditations = InContainer.service(Accreditations.class);
        act(
                () ->
                        accreditations.record(
                                there,
                                AccreditationType.CMA,
                                AccreditationStage.PRE_ACCREDITED,
                                LocalDate.of(2012, 7, 6),
                                id,
                                OFFICER));
        assertEquals(1, As.role(Roles.EVENT_OFFICER, () -> accreditations.of(there)).size());
        var absent = person();
        assertThrows(
                EvidenceMissing.class,
                () ->
                        act(
                                () ->
                                        accreditations.record(
                                                absent,
                                                AccreditationType.CMA,
                                                AccreditationStage.PRE_ACCREDITED,
                                                LocalDate.of(2012, 7, 6),
                                                id,
                                                OFFICER)));
    }

    @Test
    void aSeriesHoldsItsEvents() throws Exception {
        var code = code();
        var series =
                As.role(
                        Roles.EVENT_OFFICER,
                        () -> planning().createSeries(code, "A pair", OFFICER));
        assertThrows(
                CodeTaken.class,
                () ->
                        As.role(
                                Roles.EVENT_OFFICER,
                                () -> planning().createSeries(code, "Again", OFFICER)));
        var base = details(code());
        var in =
                new EventDetails(
                        base.code(),
                        base.type(),
                        base.audience(),
                        series,
                        base.days(),
                        base.zone(),
                        base.opensAt(),
                        base.venue(),
                        base.city(),
                        base.countryIso(),
                        base.region(),
                        base.originalLanguage(),
                        base.titles(),
                        base.languages(),
                        null,
                        null);
        created(in);
        assertEquals(
                1,
                read(
                        () ->
                                overview()
                                        .count(
                                                new EventFilter(
                                                        null,
                                                        EventStatus.PLANNED,
                                                        Region.EUR,
                                                        series),
                                                OFFICER)));
        assertTrue(
                read(() ->
                                        overview()
                                                .page(
                                                        new EventFilter(
                                                                "семинар", null, null, series),
                                                        0,
                                                        5,
                                                        OFFICER))
                                .size()
                        == 1);
    }

    private static EventDetails details(String code) {
        return details(
                code,
                Audience.CUSTOMS_ONLY,
                Map.of(Language.RU, "Семинар", Language.EN, "Workshop"));
    }

    private static EventDetails details(
            String code, Audience audience, Map<Language, String> titles) {
        return details(code, audience, titles, LocalDate.of(2012, 7, 3));
    }

    private static EventDetails details(
            String code, Audience audience, Map<Language, String> titles, LocalDate from) {
        return new EventDetails(
                code,
                EventType.SUBREGIONAL_WORKSHOP,
                audience,
                null,
                new DateRange(from, from.plusDays(3)),
                ZoneId.of("Asia/Baku"),
                LocalTime.of(9, 0),
                "Regional office",
                "Baku",
                "AZ",
                Region.EUR,
                Language.RU,
                titles,
                Set.of(Language.RU),
                "AZ",
                Topic.TRANSIT);
    }

    private static String code() {
        return "T-" + UUID.randomUUID().toString().toUpperCase();
    }

    private static EventPlanning planning() {
        return InContainer.service(EventPlanning.class);
    }

    private static EventOverview overview() {
        return InContainer.service(EventOverview.class);
    }

    private static Participations participations() {
        return InContainer.service(Participations.class);
    }

    private static EventId created(EventDetails details) throws Exception {
        return As.role(Roles.EVENT_OFFICER, () -> planning().create(details, OFFICER));
    }

    private static org.muster.event.ParticipationId part(
            EventId event,
            PersonId person,
            ParticipationRole role,
            Funding funding,
            String member,
            OrganisationId from)
            throws Exception {
        return As.role(
                Roles.EVENT_OFFICER,
                () ->
                        participations()
                                .confirm(event, person, role, funding, member, from, "", OFFICER));
    }

    private static PersonId person() throws Exception {
        return As.role(
                Roles.EVENT_OFFICER,
                () ->
                        InContainer.service(People.class)
                                .register(
                                        NewPerson.officer(
                                                "Test",
                                                "Person",
                                                null,
                                                null,
                                                Language.EN,
                                                null,
                                                ""),
                                        OFFICER));
    }

    private static Actor account(String role, ScopeKind kind, String ref) throws Exception {
        var login = "t" + UUID.randomUUID();
        var accounts = InContainer.service(AccountAdministration.class);
        As.system(
                () -> {
                    var id =
                            accounts.open(
                                    login,
                                    login,
                                    null,
                                    Language.EN,
                                    "long enough password",
                                    Actor.SYSTEM);
                    accounts.grant(id, role, kind, ref, Actor.SYSTEM);
                    return null;
                });
        return new Actor(login);
    }

    private static <T> T read(Callable<T> question) throws Exception {
        return As.role(Roles.EVENT_OFFICER, question);
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

package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.muster.run.Await.await;
import static org.muster.system.FundingStage.CONTROLLER;
import static org.muster.system.FundingStage.OFFICER;
import static org.muster.system.FundingStage.euro;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muster.allowance.AllowanceKind;
import org.muster.allowance.NewScheme;
import org.muster.allowance.Provision;
import org.muster.allowance.RateShares;
import org.muster.allowance.SchemeTerms;
import org.muster.allowance.SchemeVersionId;
import org.muster.allowance.Schemes;
import org.muster.attendance.AttendanceRegister;
import org.muster.attendance.Half;
import org.muster.dailyrate.DailyRateMissing;
import org.muster.dailyrate.DailyRateTable;
import org.muster.entitlement.Allowances;
import org.muster.entitlement.ClaimEntitlement;
import org.muster.entitlement.ClaimId;
import org.muster.entitlement.ClaimNotOpen;
import org.muster.entitlement.Claims;
import org.muster.entitlement.ClaimsOverview;
import org.muster.entitlement.FlatAllowance;
import org.muster.event.EventId;
import org.muster.event.ParticipationId;
import org.muster.funding.ContributionId;
import org.muster.identity.Merges;
import org.muster.identity.PersonMergeId;
import org.muster.ledger.CostCategory;
import org.muster.member.PersonId;
import org.muster.operation.JobRuns;
import org.muster.operation.JobState;
import org.muster.reconciliation.batch.AttendanceReconciliation;
import org.muster.run.Await;
import org.muster.shared.Actor;
import org.muster.shared.DateRange;
import org.muster.shared.InvalidInput;
import org.muster.shared.NotFound;
import org.muster.stay.Stays;

/**
 * What people are due is reckoned from what is recorded of them: the worked example's nights come
 * out to the cent, a claim states the facts it was compared with, and no night is paid twice.
 */
@ArquillianTest
class EntitlementTest {
    private static final Actor HOST = new Actor("event-officer");
    private static final LocalDate MONDAY = LocalDate.of(2011, 2, 14);
    private static final LocalDate FRIDAY = LocalDate.of(2011, 2, 18);
    private static final DateRange WEEK = new DateRange(MONDAY, FRIDAY);
    private static final DateRange YEAR =
            new DateRange(LocalDate.of(2011, 1, 1), LocalDate.of(2011, 12, 31));
    private static final RateShares SHARES = new RateShares(5000, 600, 1200, 1200, 2000);

    private final FundingStage stage = new FundingStage();
    private final String city = "Brussels " + stage.code;
    private ContributionId fund;
    private EventId event;
    private EventId weekendEvent;

    @Deployment
    static WebArchive archive() {
        return InContainer.archive(EntitlementTest.class, FundingStage.class, Await.class);
    }

    @BeforeEach
    void anEventWithMoneyAndItsPlacesRate() throws Exception {
        rates("2011-02,EUR,243.00");
        fund = stage.contribution("70000.00", YEAR);
        stage.receive(fund, "70000.00", YEAR.from());
        event = event("-1", WEEK);
    }

    @Test
    @Tag("F23")
    void theNightsOfTheWorkedExampleArePayableToTheCent() throws Exception {
        payBy(event, AllowanceKind.PER_NIGHT);
        var full = seat(5);
        var housed = seat(5);
        provided(housed, Set.of(Provision.LODGING));
        var lunch = seat(5);
        provided(lunch, Set.of(Provision.LUNCH));
        var all = seat(5);
        provided(all, EnumSet.allOf(Provision.class));
        var left = seat(3);
        var never = seat(0);
        payBy(event, AllowanceKind.PER_NIGHT);
        var claims = new java.util.ArrayList<ClaimId>();
        for (var one : List.of(full, housed, lunch, all)) {
            claims.add(claimed(event, one, ""));
        }
        claims.add(claimed(event, left, "1215.00"));
        assertEquals("person", refused(() -> claimed(event, never, "")));
        claims.add(claimed(event, never, "972.00"));
        reconcile(event);
        assertEquals(
                List.of(
                        "1215.00 of 1215.00",
                        "607.50 of 607.50",
                        "1069.20 of 1069.20",
                        "243.00 of 243.00",
                        "729.00 of 1215.00",
                        "0.00 of 972.00"),
                claims.stream().map(EntitlementTest::payable).toList());
        assertEquals(
                "386370", expenditure(event), "what is above the entitlement is no expenditure");
        assertEquals(3, entitlement(claims.get(4)).lines().size());
    }

    @Test
    void aWorkshopPaysADayToTravelAndAPerCentWhereAllIsProvided() throws Exception {
        payBy(event, AllowanceKind.DESA_WORKSHOP);
        var full = seat(5);
        var housed = seat(5);
        for (var one : List.of(full, housed)) {
            authorised(one, new DateRange(MONDAY.minusDays(1), FRIDAY));
        }
        As.system(
                () -> {
                    stays().provide(
                                    Set.of(part(event, housed)),
                                    new DateRange(MONDAY.minusDays(1), FRIDAY),
                                    EnumSet.allOf(Provision.class),
                                    HOST);
                    return null;
                });
        assertEquals(euro("1701.00"), entitlement(claimed(event, full, "")).total());
        assertEquals(euro("534.60"), entitlement(claimed(event, housed, "")).total());
    }

    @Test
    void aClaimStatesItsFactsAndALaterFactMakesAnotherEntitlement() throws Exception {
        payBy(event, AllowanceKind.PER_NIGHT);
        var person = seat(5);
        provided(person, Set.of(Provision.BREAKFAST));
        payBy(event, AllowanceKind.PER_NIGHT);
        var claim = claimed(event, person, "");
        var first = entitlement(claim);
        assertEquals(euro("1142.10"), first.total(), "five times 94 % of 243.00");
        assertEquals(code("N") + " 1", first.schemeCode() + " " + first.schemeNumber());
        assertTrue(As.system(() -> overview().flat(claim, OFFICER)).isEmpty());
        assertEquals(
                "2011-02-14 NIGHT EUR 243.00 9400 [BREAKFAST] EUR 228.42",
                told(first.lines().get(0)));
        assertTrue(
                first.facts()
                        .contains(new ClaimEntitlement.Fact("authorised", "2011-02-14 2011-02-18")),
                () -> first.facts().toString());
        reconcile(event);
        assertEquals(first, entitlement(claim), "unchanged facts write nothing");
        assertEquals(1, revisions(person));
        gone(person, FRIDAY);
        reconcile(event);
        assertEquals("913.68 of 1142.10", payable(claim));
        assertEquals(2, revisions(person));
        var second = entitlement(claim);
        assertEquals(4, second.lines().size());
        approve(claim);
        gone(person, FRIDAY.minusDays(1));
        reconcile(event);
        assertEquals(
                second, entitlement(claim), "what was approved keeps what it was compared with");
        assertEquals(
                List.of("22842"),
                FundingStage.texts(
                        "select at_risk_minor from muster.exception_case where event_id = '%s' and class = 'R03' and state = 'OPEN'"
                                .formatted(event)));
    }

    @Test
    void nightsThatNobodyAuthorisedAreNotPaidForThoughTheirPersonWasThere() throws Exception {
        payBy(event, AllowanceKind.PER_NIGHT);
        var person = new PersonId(stage.person("F"));
        seat(event, person, 5);
        payBy(event, AllowanceKind.PER_NIGHT);
        assertEquals("person", refused(() -> claimed(event, person, "")), "nothing is due");
        var claim = claimed(event, person, "1215.00");
        reconcile(event);
        assertEquals("0.00 of 1215.00", payable(claim));
        var due = entitlement(claim);
        assertEquals(List.of(), due.lines());
        assertTrue(due.facts().stream().noneMatch(fact -> fact.kind().equals("authorised")));
        assertEquals(
                List.of("R15"),
                FundingStage.texts(
                        "select class from muster.exception_case where event_id = '%s' and person_id = '%s' and state = 'OPEN' order by class"
                                .formatted(event, person)));
        authorised(person, WEEK);
        reconcile(event);
        assertEquals("1215.00 of 1215.00", payable(claim), "authorised late");
    }

    @Test
    void aLongDayTripPaysItsPerCentOfTheRateWhileItStands() throws Exception {
        payBy(event, AllowanceKind.PER_NIGHT);
        var person = new PersonId(stage.person("F"));
        seat(event, person, 2);
        away(person, new DateRange(MONDAY, MONDAY), 11);
        away(person, new DateRange(MONDAY.plusDays(1), MONDAY.plusDays(1)), 10);
        payBy(event, AllowanceKind.PER_NIGHT);
        assertEquals(
                9720,
                FundingStage.number(
                        "select original_minor - released_minor from muster.commitment where participation_id = ? and category = 'DSA'",
                        part(event, person).value()),
                "who travels back is promised no nights");
        var claim = claimed(event, person, "");
        var due = entitlement(claim);
        assertEquals(
                List.of("2011-02-14 DAY_TRIP EUR 243.00 4000 [] EUR 97.20"),
                due.lines().stream().map(EntitlementTest::told).toList(),
                "above ten hours");
        assertTrue(due.facts().contains(new ClaimEntitlement.Fact("away", "2011-02-14 11")));
        reconcile(event);
        assertEquals("97.20 of 97.20", payable(claim));
        away(person, WEEK, 0);
        reconcile(event);
        assertEquals("0.00 of 97.20", payable(claim), "taken back");
        assertEquals("hours", refused(() -> away(person, WEEK, 25)));
    }

    private Object away(PersonId person, DateRange days, int hours) throws Exception {
        return As.system(
                () -> {
                    stays().recordAway(Set.of(part(event, person)), days, hours, HOST);
                    return null;
                });
    }

    @Test
    @Tag("F25")
    void noNightIsDueTwiceOverEventsAndContributions() throws Exception {
        payBy(event, AllowanceKind.PER_NIGHT);
        var person = seat(5);
        payBy(event, AllowanceKind.PER_NIGHT);
        var again = stage.contribution("5000.00", YEAR);
        stage.receive(again, "5000.00", YEAR.from());
        var other = event("-2", new DateRange(FRIDAY, FRIDAY.plusDays(1)), again, "5000.00");
        payBy(other, AllowanceKind.PER_NIGHT);
        seat(other, person, 2);
        authorised(other, person, new DateRange(FRIDAY, FRIDAY.plusDays(1)));
        var first = claimed(event, person, "");
        var second = claimed(other, person, "");
        assertEquals(euro("243.00"), entitlement(second).total(), "Friday's night is claimed");
        assertEquals(
                List.of(FRIDAY.plusDays(1)),
                entitlement(second).lines().stream().map(ClaimEntitlement.Row::on).toList());
        assertThrows(
                SQLException.class,
                () ->
                        FundingStage.run(
                                "insert into muster.claim_night values (?, ?, ?)",
                                person.value(),
                                FRIDAY,
                                second.value()));
        As.system(
                () -> {
                    InContainer.service(Claims.class).reject(first, "Entered twice", CONTROLLER);
                    return null;
                });
        As.system(
                () -> {
                    InContainer.service(Claims.class).reckon(other);
                    return null;
                });
        assertEquals(
                euro("486.00"), entitlement(second).total(), "a rejected claim leaves its nights");
    }

    @Test
    @Tag("F25")
    void aNightThatALaterClaimHasIsNoMoreDueToOneThatIsApproved() throws Exception {
        var person = sharingFriday();
        gone(person, FRIDAY);
        var first = claimed(event, person, "");
        reconcile(event);
        approve(first);
        var second = claimed(weekendEvent, person, "");
        assertEquals(euro("486.00"), entitlement(second).total());
        counted(person, FRIDAY, true);
        reckon(event);
        assertEquals(
                97200,
                FundingStage.number(
                        "select total_minor from muster.entitlement where event_id = ? and person_id = ? order by revision desc limit 1",
                        event.value(),
                        person.value()));
    }

    @Test
    @Tag("F25")
    void aClaimIsComparedAgainBeforeItIsApprovedWhereAnEarlierOneTookANight() throws Exception {
        var person = sharingFriday();
        gone(person, FRIDAY);
        claimed(event, person, "");
        var second = claimed(weekendEvent, person, "");
        reconcile(weekendEvent);
        assertEquals("486.00 of 486.00", payable(second));
        counted(person, FRIDAY, true);
        reckon(event);
        assertThrows(ClaimNotOpen.class, () -> approve(second));
        assertThrows(
                ClaimNotOpen.class,
                () ->
                        As.system(
                                () -> {
                                    InContainer.service(Claims.class)
                                            .reject(second, "Something is posted", CONTROLLER);
                                    return null;
                                }));
        reconcile(weekendEvent);
        assertEquals("243.00 of 486.00", payable(second));
    }

    /** Somebody at two events that pay by nights; Friday is a day of both. */
    private PersonId sharingFriday() throws Exception {
        payBy(event, AllowanceKind.PER_NIGHT);
        var person = seat(5);
        payBy(event, AllowanceKind.PER_NIGHT);
        var weekend = new DateRange(FRIDAY, FRIDAY.plusDays(1));
        weekendEvent = event("-2", weekend);
        payBy(weekendEvent, AllowanceKind.PER_NIGHT);
        seat(weekendEvent, person, 2);
        authorised(weekendEvent, person, weekend);
        payBy(weekendEvent, AllowanceKind.PER_NIGHT);
        return person;
    }

    private static void reckon(EventId at) throws Exception {
        As.system(
                () -> {
                    InContainer.service(Claims.class).reckon(at);
                    return null;
                });
    }

    @Test
    @Tag("F25")
    void aPersonOfTwoRowsHasOneAllowanceForANightUntilTheyAreParted() throws Exception {
        payBy(event, AllowanceKind.PER_NIGHT);
        var person = seat(5);
        payBy(event, AllowanceKind.PER_NIGHT);
        var other = event("-2", new DateRange(FRIDAY, FRIDAY.plusDays(1)));
        payBy(other, AllowanceKind.PER_NIGHT);
        var again = new PersonId(stage.person("F"));
        seat(other, again, 2);
        authorised(other, again, new DateRange(FRIDAY, FRIDAY.plusDays(1)));
        claimed(event, person, "");
        var joined = joined(again, person);
        var second = claimed(other, again, "");
        assertEquals(euro("243.00"), entitlement(second).total(), "Friday's night is claimed");
        assertEquals(
                List.of(again.toString()),
                FundingStage.texts(
                        "select person_id from muster.claim where id = '" + second + "'"),
                "the claim keeps its row");
        As.system(
                () -> {
                    InContainer.service(Merges.class).undo(joined, "Two after all", HOST);
                    InContainer.service(Claims.class).reckon(other);
                    return null;
                });
        assertEquals(euro("486.00"), entitlement(second).total(), "two persons, two nights");
    }

    private static PersonMergeId joined(PersonId merged, PersonId survivor) throws Exception {
        return As.system(
                () -> {
                    var merges = InContainer.service(Merges.class);
                    var asked = merges.merge(merged, survivor, "Same passport", HOST);
                    merges.accept(asked, Actor.SYSTEM);
                    return asked;
                });
    }

    @Test
    @Tag("F25")
    void f25NoDayAtAFlatAmountIsPaidTwice() throws Exception {
        var person = seat(5);
        payPerDay(event);
        var other = event("-4", new DateRange(FRIDAY, FRIDAY.plusDays(1)));
        payPerDay(other);
        seat(other, person, 2);
        payPerDay(other);
        var first = perDay(event, person, 5);
        var second = perDay(other, person, 2);
        assertEquals(new FlatAllowance(1, euro("100.00"), List.of()), flat(first));
        reconcile(other);
        reconcile(event);
        assertEquals("500.00 of 500.00", payable(first));
        assertEquals(
                "100.00 of 200.00",
                payable(second),
                "Friday is the claim's that was entered first, whichever is compared first");
        assertEquals("60000", perDayExpenditure());
        As.system(
                () -> {
                    InContainer.service(Claims.class).reckon(event);
                    return null;
                });
        assertEquals(
                1,
                FundingStage.number(
                        "select count(*) from muster.claim_night where person_id = ? and on_night = ?",
                        person.value(),
                        FRIDAY));
        gone(person, FRIDAY);
        reconcile(event);
        assertThrows(ClaimNotOpen.class, () -> approve(second), "it has a day more now");
        reconcile(other);
        assertEquals("200.00 of 200.00", payable(second));
    }

    @Test
    void aClaimAtAFlatAmountStatesItsDaysWhichStayOnceItIsApproved() throws Exception {
        var person = seat(5);
        payPerDay(event);
        var claim = perDay(event, person, 4);
        payPerDay(event);
        reconcile(event);
        var thursday = FRIDAY.minusDays(1);
        var days = MONDAY.datesUntil(FRIDAY).toList();
        assertEquals(
                new FlatAllowance(1, euro("100.00"), days),
                flat(claim),
                "as many as are claimed, by the allowance it was entered under");
        gone(person, thursday);
        reconcile(event);
        var others = List.of(MONDAY, MONDAY.plusDays(1), MONDAY.plusDays(2), FRIDAY);
        assertEquals(others, flat(claim).days(), "an open claim follows the facts");
        approve(claim);
        gone(person, FRIDAY);
        reconcile(event);
        assertEquals(others, flat(claim).days(), "what was approved keeps what it rests on");
        assertTrue(As.system(() -> overview().entitlement(claim, OFFICER)).isEmpty());
    }

    private static FlatAllowance flat(ClaimId claim) throws Exception {
        return As.system(() -> overview().flat(claim, OFFICER)).orElseThrow();
    }

    private static ClaimsOverview overview() {
        return InContainer.service(ClaimsOverview.class);
    }

    private static void payPerDay(EventId at) throws Exception {
        As.system(
                () -> {
                    InContainer.service(Allowances.class).payPerDay(at, euro("100.00"), OFFICER);
                    return null;
                });
    }

    private static ClaimId perDay(EventId at, PersonId person, int days) throws Exception {
        var made = new Claims.NewClaim(person, "", days, days + "00.00", "", FRIDAY);
        return As.system(() -> InContainer.service(Claims.class).enter(at, made, OFFICER));
    }

    private String perDayExpenditure() throws SQLException {
        return FundingStage.texts(
                        "select sum(amount_minor) from muster.journal_line where account = 'EXPENSE' and contribution_id = '%s'"
                                .formatted(fund))
                .get(0);
    }

    @Test
    void aMonthWithoutARateRefusesAndNamesPlaceMonthAndCurrency() throws Exception {
        var march = event("-3", new DateRange(LocalDate.of(2011, 3, 1), LocalDate.of(2011, 3, 2)));
        var person = new PersonId(stage.person("F"));
        stage.participation(march, person.value(), "PARTICIPANT", "SPONSORED", "AZ");
        var refused =
                assertThrows(DailyRateMissing.class, () -> payBy(march, AllowanceKind.PER_NIGHT));
        assertEquals(
                List.of(city, "BE", "2011-03", "EUR"),
                Stream.of(refused.arguments()).map(String::valueOf).toList());
    }

    @Test
    void onlyAnApprovedVersionOfTheEventsFirstDayPays() throws Exception {
        var draft = drafted("D", AllowanceKind.PER_NIGHT, YEAR.from());
        assertThrows(NotFound.class, () -> chosen(event, draft));
        var later = drafted("L", AllowanceKind.PER_NIGHT, FRIDAY);
        approve(later);
        assertEquals("version", refused(() -> chosen(event, later)));
    }

    @Test
    void daysFarFromTheEventAreASlipOfThePen() throws Exception {
        var person = seat(5);
        assertEquals(
                "from",
                refused(() -> authorised(person, new DateRange(MONDAY.minusDays(31), FRIDAY))));
    }

    private EventId event(String suffix, DateRange days) throws Exception {
        return event(suffix, days, fund, "20000.00");
    }

    private EventId event(String suffix, DateRange days, ContributionId payer, String amount)
            throws Exception {
        var id = stage.event(suffix, days.from(), days.to());
        FundingStage.run(
                "update muster.capacity_event set city = ?, country_iso = 'BE' where id = ?",
                city,
                id.value());
        stage.allocate(payer, id, CostCategory.DSA, amount, YEAR.from());
        return id;
    }

    /** A confirmed sponsored seat, present on the first days, with all five nights authorised. */
    private PersonId seat(int days) throws Exception {
        var person = new PersonId(stage.person("F"));
        seat(event, person, days);
        authorised(person, WEEK);
        return person;
    }

    private void seat(EventId at, PersonId person, int days) throws Exception {
        stage.participation(at, person.value(), "PARTICIPANT", "SPONSORED", "AZ");
        var first = at.equals(event) ? MONDAY : FRIDAY;
        for (var day = 0; day < days; day++) {
            stage.present(at, person.value(), first.plusDays(day));
        }
    }

    private Object authorised(PersonId person, DateRange nights) throws Exception {
        return authorised(event, person, nights);
    }

    private static Object authorised(EventId at, PersonId person, DateRange nights)
            throws Exception {
        return As.system(
                () -> {
                    stays().authorise(Set.of(part(at, person)), nights, HOST);
                    return null;
                });
    }

    private void provided(PersonId person, Set<Provision> things) throws Exception {
        As.system(
                () -> {
                    stays().provide(Set.of(part(event, person)), WEEK, things, HOST);
                    return null;
                });
    }

    private static Stays stays() {
        return InContainer.service(Stays.class);
    }

    private static ParticipationId part(EventId at, PersonId person) throws SQLException {
        return new ParticipationId(
                java.util.UUID.fromString(
                        FundingStage.texts(
                                        "select id from muster.participation where event_id = '%s' and person_id = '%s'"
                                                .formatted(at, person))
                                .get(0)));
    }

    private void payBy(EventId at, AllowanceKind kind) throws Exception {
        var code = kind == AllowanceKind.PER_NIGHT ? "N" : "W";
        var known =
                FundingStage.texts(
                        "select id from muster.scheme_version where code = '%s'"
                                .formatted(code(code)));
        if (known.isEmpty()) {
            approve(drafted(code, kind, YEAR.from()));
            payBy(at, kind);
            return;
        }
        chosen(at, SchemeVersionId.of(known.get(0)));
    }

    private static Object chosen(EventId at, SchemeVersionId version) throws Exception {
        return As.system(
                () -> {
                    InContainer.service(Allowances.class).payBy(at, version, OFFICER);
                    return null;
                });
    }

    private String code(String suffix) {
        return "E" + stage.code.toUpperCase(Locale.ROOT) + "-" + suffix;
    }

    private SchemeVersionId drafted(String suffix, AllowanceKind kind, LocalDate from)
            throws Exception {
        var isWorkshop = kind == AllowanceKind.DESA_WORKSHOP;
        var terms =
                new SchemeTerms(
                        kind,
                        Currency.getInstance("EUR"),
                        0,
                        SHARES,
                        isWorkshop ? 1 : 0,
                        isWorkshop ? 2000 : 0,
                        10,
                        4000,
                        0,
                        0,
                        8000);
        var entered = new NewScheme(code(suffix), "Scheme", terms, from, null);
        return As.system(() -> InContainer.service(Schemes.class).draft(entered, OFFICER));
    }

    private static void approve(SchemeVersionId id) throws Exception {
        As.system(
                () -> {
                    InContainer.service(Schemes.class).approve(id, CONTROLLER);
                    return null;
                });
    }

    private void rates(String line) throws Exception {
        var file =
                "country,city,month,currency,rate,source\nBE,%s,%s,Invented\n"
                        .formatted(city, line);
        As.system(
                () ->
                        InContainer.service(DailyRateTable.class)
                                .importFile(file.getBytes(StandardCharsets.UTF_8), OFFICER));
    }

    /** A claim for what is due where no amount is given. */
    private static ClaimId claimed(EventId at, PersonId person, String amount) throws Exception {
        var days = amount.isEmpty() ? 0 : 5;
        var made = new Claims.NewClaim(person, "", days, amount, "", FRIDAY);
        return As.system(() -> InContainer.service(Claims.class).enter(at, made, OFFICER));
    }

    private static void approve(ClaimId claim) throws Exception {
        As.system(
                () -> {
                    InContainer.service(Claims.class).approve(claim, CONTROLLER);
                    return null;
                });
    }

    private void gone(PersonId person, LocalDate day) throws Exception {
        counted(person, day, false);
    }

    private void counted(PersonId person, LocalDate day, boolean present) throws Exception {
        var register = InContainer.service(AttendanceRegister.class);
        for (var half : Half.values()) {
            As.system(
                    () -> {
                        register.correct(event, person, day, half, present, "Told later", HOST);
                        return null;
                    });
        }
    }

    private static ClaimEntitlement entitlement(ClaimId claim) throws Exception {
        return As.system(
                        () -> InContainer.service(ClaimsOverview.class).entitlement(claim, OFFICER))
                .orElseThrow();
    }

    private static String told(ClaimEntitlement.Row line) {
        return line.on()
                + " "
                + line.part()
                + " "
                + line.rate()
                + " "
                + line.basisPoints()
                + " "
                + line.provided()
                + " "
                + line.amount();
    }

    private static String payable(ClaimId id) {
        try {
            var claim =
                    As.system(() -> InContainer.service(ClaimsOverview.class).claim(id, OFFICER));
            return claim.payable().decimal().toPlainString()
                    + " of "
                    + claim.amount().decimal().toPlainString();
        } catch (Exception odd) {
            throw new IllegalStateException(odd);
        }
    }

    private long revisions(PersonId person) throws SQLException {
        return FundingStage.number(
                "select count(*) from muster.entitlement where event_id = ? and person_id = ?",
                event.value(),
                person.value());
    }

    private static String expenditure(EventId event) throws SQLException {
        return FundingStage.texts(
                        "select sum(amount_minor) from muster.journal_line where account = 'EXPENSE' and category = 'DSA' and event_id = '%s'"
                                .formatted(event))
                .get(0);
    }

    private static void reconcile(EventId event) throws Exception {
        var launcher = InContainer.launcher(AttendanceReconciliation.class);
        var runs = InContainer.service(JobRuns.class);
        var id = As.system(() -> launcher.start(event, OFFICER));
        await(() -> As.system(() -> runs.run(id, OFFICER)).isOver(), "the run's end");
        var run = As.system(() -> runs.run(id, OFFICER));
        assertEquals(JobState.COMPLETED, run.state(), () -> run.outcome().toString());
    }

    private static String refused(java.util.concurrent.Callable<?> act) {
        return assertThrows(InvalidInput.class, act::call).field();
    }
}

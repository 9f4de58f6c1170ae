package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.muster.system.AllowanceStage.held;
import static org.muster.system.FundingStage.CONTROLLER;
import static org.muster.system.FundingStage.OFFICER;
import static org.muster.system.FundingStage.euro;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muster.account.ScopeRefused;
import org.muster.advance.AdvanceAge;
import org.muster.advance.AdvanceFilter;
import org.muster.advance.AdvanceId;
import org.muster.advance.AdvanceKnown;
import org.muster.advance.AdvanceMoreThanOpen;
import org.muster.advance.AdvanceMovement;
import org.muster.advance.AdvanceNotOpen;
import org.muster.advance.AdvanceOverdue;
import org.muster.advance.AdvanceOverview;
import org.muster.advance.AdvanceReminders;
import org.muster.advance.AdvanceState;
import org.muster.advance.AdvanceSummary;
import org.muster.advance.AdvanceWork;
import org.muster.advance.Advances;
import org.muster.attendance.AttendanceRegister;
import org.muster.attendance.Half;
import org.muster.entitlement.ClaimState;
import org.muster.event.EventId;
import org.muster.event.ParticipationId;
import org.muster.funding.CashDocument;
import org.muster.funding.CashDocuments;
import org.muster.funding.ContributionId;
import org.muster.funding.ContributionOverdrawn;
import org.muster.funding.NewCashDocument;
import org.muster.ledger.CostCategory;
import org.muster.member.PersonId;
import org.muster.reconciliation.CaseState;
import org.muster.reconciliation.Exceptions;
import org.muster.run.Await;
import org.muster.shared.Actor;
import org.muster.shared.DateRange;
import org.muster.shared.FourEyes;
import org.muster.shared.InvalidInput;
import org.muster.shared.Roles;
import org.muster.stay.Stays;

/**
 * What people get before an event is owed back until their claim settles it: no cost, once per
 * event, and none for who has not settled another one.
 */
@ArquillianTest
class AdvanceTest {
    private static final LocalDate MONDAY = LocalDate.of(2011, 2, 14);
    private static final LocalDate FRIDAY = LocalDate.of(2011, 2, 18);
    private static final LocalDate BEFORE = LocalDate.of(2011, 2, 1);
    private static final DateRange WEEK = new DateRange(MONDAY, FRIDAY);
    private static final DateRange YEAR =
            new DateRange(LocalDate.of(2011, 1, 1), LocalDate.of(2011, 12, 31));

    private final AllowanceStage stage = new AllowanceStage();
    private ContributionId fund;
    private EventId event;
    private PersonId person;
    private ParticipationId seat;

    @Deployment
    static WebArchive archive() {
        return InContainer.archive(
                AdvanceTest.class, AllowanceStage.class, FundingStage.class, Await.class);
    }

    @BeforeEach
    void somebodyWithAPaidSeat() throws Exception {
        fund = stage.funds.contribution("20000.00", YEAR);
        stage.funds.receive(fund, "20000.00", YEAR.from());
        event = stage.event("-1", WEEK, "243.00");
        stage.funds.allocate(fund, event, CostCategory.DSA, "5000.00", YEAR.from());
        person = stage.person();
        seat = stage.seat(event, person, WEEK);
        stage.payBy(event, stage.nights(YEAR.from(), 0));
    }

    @Test
    @Tag("F23")
    @Tag("F24")
    void aClaimSettlesTheAdvanceFirstAndOnlyTheRestIsPaid() throws Exception {
        var both = stage.funds.account("both", Roles.FINANCE_OFFICER, Roles.CONTROLLER);
        var advance = As.system(() -> advances().propose(event, person, null, both));
        assertEquals(euro("972.00"), told(advance).amount(), "80 % of five nights");
        assertThrows(AdvanceNotOpen.class, () -> pay(advance, BEFORE));
        assertThrows(FourEyes.class, () -> act(() -> advances().approve(advance, both)));
        assertEquals(List.of(advance), waiting(AdvanceWork.TO_APPROVE, CONTROLLER));
        assertEquals(List.of(), waiting(AdvanceWork.TO_PAY, CONTROLLER));
        approve(advance);
        assertEquals(List.of(), waiting(AdvanceWork.TO_APPROVE, CONTROLLER));
        assertEquals(List.of(advance), waiting(AdvanceWork.TO_PAY, CONTROLLER));
        assertEquals(List.of(), waiting(AdvanceWork.TO_PAY, new Actor("nobody")));
        assertThrows(AdvanceNotOpen.class, () -> approve(advance), "pressed twice");
        assertEquals("paidOn", refused(() -> pay(advance, FRIDAY.plusDays(1))));
        pay(advance, BEFORE);
        assertEquals(97200, held(event, "ADVANCE"));
        assertEquals(0, held(event, "EXPENSE"), "an advance is no cost");
        assertThrows(
                ContributionOverdrawn.class,
                () -> repaid("0.01"),
                "a person's advance is settled by no other paper");
        stage.present(event, person, MONDAY, 5);
        var claim = AllowanceStage.claimed(event, person, FRIDAY);
        AllowanceStage.reconcile(event);
        AllowanceStage.approve(claim);
        assertEquals(euro("243.00"), AllowanceStage.claim(claim).toPay());
        assertEquals(AdvanceState.SETTLED, told(advance).state());
        assertEquals(0, held(event, "ADVANCE"));
        AllowanceStage.pay(claim, FRIDAY.plusDays(10));
        assertEquals(0, held(event, "PAYABLE"));
        assertEquals(-121500, held(event, "BANK"), "972.00 before and 243.00 after");
        assertEquals(121500, held(event, "EXPENSE"));
        assertThrows(
                InvalidInput.class,
                () -> FundingStage.reverse("ADVANCE_PAYMENT", advance, FRIDAY),
                "what a claim settled is not taken back before the settlement");
    }

    @Test
    @Tag("F23")
    void whatAnAdvanceExceedsTheClaimByIsOwedBackAndComesBack() throws Exception {
        var advance = paid();
        stage.present(event, person, MONDAY, 3);
        var claim = AllowanceStage.claimed(event, person, FRIDAY);
        AllowanceStage.reconcile(event);
        AllowanceStage.approve(claim);
        var settled = AllowanceStage.claim(claim);
        assertEquals(ClaimState.PAID, settled.state(), "nothing is left to pay");
        assertEquals(euro("729.00"), settled.settled());
        assertEquals(euro("243.00"), told(advance).open());
        assertEquals(72900, held(event, "EXPENSE"), "what is owed back is no expenditure");
        assertThrows(AdvanceMoreThanOpen.class, () -> recover(advance, "243.01"));
        assertEquals("amount", refused(() -> recover(advance, "0.00")));
        recover(advance, "43.00");
        act(() -> advances().askWriteOff(advance, "Left the service", OFFICER));
        recover(advance, "200.00");
        assertEquals(AdvanceState.RECOVERED, told(advance).state());
        assertNull(told(advance).writeOffBy(), "nothing is left to write off");
        assertEquals(0, held(event, "ADVANCE"));
        FundingStage.reverse("ADVANCE_RECEIPT", receipts(advance).get(0), FRIDAY.plusDays(40));
        assertEquals(euro("43.00"), told(advance).open(), "a receipt taken back is open again");
        var settlement = pieces(advance, "SETTLED").get(0);
        FundingStage.reverse("ADVANCE_SETTLEMENT", settlement, FRIDAY.plusDays(40));
        assertEquals(ClaimState.APPROVED, AllowanceStage.claim(claim).state());
        assertEquals(euro("729.00"), AllowanceStage.claim(claim).toPay());
        assertEquals(euro("772.00"), told(advance).open());
    }

    @Test
    @Tag("F23")
    void whatAClaimWasPaidForNothingIsOwedBackOfDaysAndOfLegs() throws Exception {
        var legs = new AllowanceStage();
        event = legs.event("-1", WEEK, "243.00");
        stage.funds.allocate(fund, event, CostCategory.DSA, "5000.00", YEAR.from());
        stage.funds.allocate(fund, event, CostCategory.TERM, "200.00", YEAR.from());
        seat = legs.seat(event, person, WEEK);
        act(
                () ->
                        InContainer.service(Stays.class)
                                .authoriseLegs(Set.of(seat), MONDAY, 1, 0, AllowanceStage.HOST));
        legs.payBy(event, legs.nights(YEAR.from(), 3800));
        legs.present(event, person, MONDAY, 5);
        var claim = AllowanceStage.claimed(event, person, FRIDAY);
        AllowanceStage.reconcile(event);
        AllowanceStage.approve(claim);
        AllowanceStage.pay(claim, FRIDAY.plusDays(10));
        assertEquals("DSA 121500, TERM 3800", spent());
        never();
        AllowanceStage.reconcile(event);
        recovering();
        assertEquals("DSA 0, TERM 0", spent());
        assertEquals(125300, held(event, "ADVANCE"));
    }

    @Test
    @Tag("R01")
    void whatAClaimOwesBackIsNoAdvanceBesideIt() throws Exception {
        paid();
        stage.present(event, person, MONDAY, 3);
        var claim = AllowanceStage.claimed(event, person, FRIDAY);
        AllowanceStage.reconcile(event);
        AllowanceStage.approve(claim);
        never();
        AllowanceStage.reconcile(event);
        recovering();
        AllowanceStage.reconcile(event);
        assertEquals(
                List.of("RECOVERING 72900"),
                FundingStage.texts(
                        "select state || ' ' || at_risk_minor from muster.exception_case where event_id = '%s' and class = 'R01'"
                                .formatted(event)));
    }

    private String spent() throws Exception {
        return FundingStage.texts(
                        """
                        select string_agg(category || ' ' || minor, ', ' order by category) from (
                            select category, sum(amount_minor) as minor from muster.journal_line
                             where event_id = '%s' and account = 'EXPENSE' group by category) s"""
                                .formatted(event))
                .get(0);
    }

    /** It turns out that they were not there on any day. */
    private void never() throws Exception {
        var register = InContainer.service(AttendanceRegister.class);
        for (var day : WEEK.each().toList()) {
            for (var half : Half.values()) {
                act(
                        () ->
                                register.correct(
                                        event,
                                        person,
                                        day,
                                        half,
                                        false,
                                        "Told later",
                                        AllowanceStage.HOST));
            }
        }
    }

    private void recovering() throws Exception {
        var exceptions = InContainer.service(Exceptions.class);
        var filter = new Exceptions.Filter(event, null, CaseState.OPEN);
        for (var one : As.system(() -> exceptions.page(filter, 0, 9, CONTROLLER))) {
            if (one.atRisk().isPositive()) {
                var seen =
                        As.system(
                                () ->
                                        exceptions.propose(
                                                one.id(),
                                                CaseState.RECOVERING,
                                                "Asked back",
                                                "",
                                                OFFICER));
                act(() -> exceptions.confirm(one.id(), seen, CONTROLLER));
            }
        }
    }

    @Test
    void aNoShowOwesTheWholeAdvanceAndIsGivenNoOther() throws Exception {
        var advance = paid();
        var other = stage.person();
        stage.seat(event, other, WEEK);
        stage.present(event, other, MONDAY, 5);
        AllowanceStage.reconcile(event);
        assertEquals(euro("972.00"), told(advance).open());
        assertEquals(97200, held(event, "ADVANCE"));
        var listed = open(OFFICER).get(0);
        assertTrue(listed.isOverdue());
        assertTrue(listed.isReminderDue());
        assertEquals(FRIDAY.plusDays(30), listed.dueOn());
        assertTrue(listed.days() > 1000, () -> listed.days() + " days since it was paid");
        FundingStage.run(
                "update muster.person set email = ? where id = ?",
                advance + "@advance.example",
                person.value());
        assertTrue(As.system(() -> advances().remind(advance, OFFICER)));
        act(() -> advances().remind(advance, OFFICER));
        assertTrue(List.of("QUEUED", "IN_FLIGHT", "SENT").contains(told(advance).secondReminder()));
        assertEquals(1, letters(advance));
        assertFalse(told(advance).isReminderDue());
        var later =
                stage.event("-2", new DateRange(FRIDAY.plusDays(7), FRIDAY.plusDays(8)), "1.00");
        stage.seat(later, person, new DateRange(FRIDAY.plusDays(7), FRIDAY.plusDays(8)));
        assertThrows(
                AdvanceOverdue.class,
                () -> act(() -> advances().propose(later, person, 5000, OFFICER)));
    }

    @Test
    @Tag("R22")
    void aStepOfRemindingWaitsForAnAddressAndIsTakenOnceByItsOwnLetter() throws Exception {
        var advance = paid();
        over(29);
        assertFalse(due(advance));
        over(30);
        assertTrue(due(advance));
        assertFalse(As.system(() -> reminders().remind(advance)), "nobody has an address");
        assertTrue(told(advance).isReminderDue());
        assertEquals(0, letters(advance), "nobody was reminded");
        address(advance + "@advance.example");
        assertTrue(As.system(() -> reminders().remind(advance)));
        assertFalse(due(advance));
        assertNotNull(told(advance).firstReminder());
        address(null);
        over(60);
        assertTrue(due(advance));
        assertFalse(As.system(() -> advances().remind(advance, OFFICER)));
        assertTrue(told(advance).isReminderDue(), "the first letter is not the second one");
        assertNull(told(advance).secondReminder());
        assertEquals(1, letters(advance));
        address(advance + "@advance.example");
        var refusals = FundingStage.atOnce(3, () -> As.system(() -> reminders().remind(advance)));
        assertTrue(refusals.stream().allMatch(Objects::isNull), refusals.toString());
        assertEquals(2, letters(advance));
        assertFalse(told(advance).isReminderDue());
        recover(advance, "972.00");
        over(600);
        assertFalse(due(advance));
    }

    @Test
    @Tag("R22")
    void whatIsOpenIsAddedUpByHowLongItIsOverdue() throws Exception {
        var advance = paid();
        var today = InContainer.today();
        var ages =
                Map.of(
                        0, AdvanceAge.NOT_DUE,
                        1, AdvanceAge.UP_TO_30,
                        30, AdvanceAge.UP_TO_30,
                        31, AdvanceAge.UP_TO_60,
                        60, AdvanceAge.UP_TO_60,
                        61, AdvanceAge.UP_TO_90,
                        90, AdvanceAge.UP_TO_90,
                        91, AdvanceAge.OVER_90);
        for (var age : ages.entrySet()) {
            due(advance, today.minusDays(age.getKey()));
            assertEquals(
                    List.of(new AdvanceOverview.AgeSum(age.getValue(), 1, euro("972.00"))),
                    ages(AdvanceWork.OPEN));
        }
        var later = beside(advance);
        due(later, today);
        due(advance, today.minusDays(40));
        assertEquals(2, ages(AdvanceWork.OPEN).size());
        assertEquals(List.of(advance), waiting(AdvanceWork.OVERDUE, OFFICER));
        assertEquals(
                List.of(advance, later),
                sorted(new AdvanceFilter(AdvanceWork.OPEN, fund, "", null)));
        assertEquals(
                List.of(later),
                sorted(new AdvanceFilter(AdvanceWork.OPEN, fund, "", AdvanceAge.NOT_DUE)));
    }

    @Test
    void whatNeverComesBackIsACostByTheWordOfTwo() throws Exception {
        var advance = paid();
        assertThrows(
                AdvanceNotOpen.class,
                () -> act(() -> advances().writeOff(advance, FRIDAY, CONTROLLER)),
                "nobody asked");
        var both = stage.funds.account("both", Roles.FINANCE_OFFICER, Roles.CONTROLLER);
        assertEquals(
                "reason", refused(() -> act(() -> advances().askWriteOff(advance, " ", both))));
        act(() -> advances().askWriteOff(advance, "Left the service", both));
        assertThrows(FourEyes.class, () -> act(() -> advances().writeOff(advance, FRIDAY, both)));
        act(() -> advances().keepOwed(advance, CONTROLLER));
        act(() -> advances().askWriteOff(advance, "Left the service", both));
        act(() -> advances().writeOff(advance, FRIDAY, CONTROLLER));
        assertEquals(AdvanceState.WRITTEN_OFF, told(advance).state());
        assertEquals(0, held(event, "ADVANCE"));
        assertEquals(97200, held(event, "EXPENSE"));
        assertEquals(
                List.of("97200"),
                FundingStage.texts(
                        "select posted_minor from muster.commitment where participation_id = '%s'"
                                .formatted(seat)));
        assertEquals(
                List.of("Left the service"),
                movements(advance).stream().map(AdvanceMovement::reference).toList());
    }

    @Test
    void oneAdvanceAPersonAndEventHoweverManyProposeAtOnce() throws Exception {
        var refusals =
                FundingStage.atOnce(
                        3,
                        () -> {
                            proposed(5000);
                            return null;
                        });
        assertEquals(1, refusals.stream().filter(Objects::isNull).count(), refusals.toString());
        assertTrue(
                refusals.stream().filter(Objects::nonNull).allMatch(AdvanceKnown.class::isInstance),
                refusals.toString());
        var advance = rows().get(0).id();
        assertEquals(euro("607.50"), told(advance).amount());
        approve(advance);
        var paid =
                FundingStage.atOnce(
                        3,
                        () -> {
                            pay(advance, BEFORE);
                            return null;
                        });
        assertEquals(1, paid.stream().filter(Objects::isNull).count(), paid.toString());
        assertEquals(60750, held(event, "ADVANCE"), "paid once");
    }

    @Test
    void whatIsNoShareOfWhatIsPromisedIsRefused() throws Exception {
        assertEquals("share", refused(() -> proposed(8001)), "above what the scheme lets go");
        assertEquals("share", refused(() -> proposed(0)));
        var stranger = stage.person();
        assertEquals(
                "person",
                refused(() -> act(() -> advances().propose(event, stranger, null, OFFICER))));
        var advance = proposed(null);
        act(() -> advances().refuse(advance, CONTROLLER));
        var again = proposed(null);
        approve(again);
        stage.present(event, person, MONDAY, 5);
        AllowanceStage.claimed(event, person, FRIDAY);
        assertEquals("person", refused(() -> pay(again, BEFORE)), "claimed meanwhile");
        act(() -> advances().refuse(again, CONTROLLER));
        assertEquals("person", refused(() -> proposed(null)));
    }

    @Test
    void whoseRoleDoesNotReachTheEventDoesAndSeesNothing() throws Exception {
        var advance = paid();
        var limited =
                stage.funds.limited(
                        "one",
                        stage.funds.contribution("1.00", YEAR),
                        Roles.FINANCE_OFFICER,
                        Roles.CONTROLLER);
        assertThrows(ScopeRefused.class, () -> act(() -> advances().remind(advance, limited)));
        assertThrows(
                ScopeRefused.class,
                () -> act(() -> advances().propose(event, person, null, limited)));
        assertThrows(ScopeRefused.class, () -> act(() -> advances().refuse(advance, limited)));
        assertEquals(List.of(), open(limited));
    }

    private AdvanceId paid() throws Exception {
        var advance = proposed(null);
        approve(advance);
        pay(advance, BEFORE);
        return advance;
    }

    private AdvanceId proposed(Integer share) throws Exception {
        return As.system(() -> advances().propose(event, person, share, OFFICER));
    }

    private static void approve(AdvanceId id) throws Exception {
        act(() -> advances().approve(id, CONTROLLER));
    }

    private static void pay(AdvanceId id, LocalDate on) throws Exception {
        act(() -> advances().markPaid(id, on, OFFICER));
    }

    private static void recover(AdvanceId id, String amount) throws Exception {
        act(
                () ->
                        advances()
                                .recover(
                                        id,
                                        euro(amount),
                                        FRIDAY.plusDays(30),
                                        "Transfer " + amount,
                                        OFFICER));
    }

    private void repaid(String amount) throws Exception {
        var documents = InContainer.service(CashDocuments.class);
        var entered =
                new NewCashDocument(
                        fund,
                        CashDocument.Kind.ADVANCE_REPAID,
                        event,
                        "Somebody",
                        "R-" + stage.funds.code,
                        FRIDAY,
                        euro(amount));
        As.system(
                () -> {
                    documents.approve(documents.enter(entered, OFFICER), CONTROLLER);
                    return null;
                });
    }

    private static AdvanceSummary told(AdvanceId id) throws Exception {
        return As.system(() -> overview().advance(id, OFFICER));
    }

    private static List<AdvanceMovement> movements(AdvanceId id) throws Exception {
        return As.system(() -> overview().movements(id, OFFICER));
    }

    private List<AdvanceSummary> rows() throws Exception {
        return As.system(() -> overview().page(event, 0, 50, OFFICER));
    }

    private List<AdvanceId> waiting(AdvanceWork work, Actor by) throws Exception {
        var mine = new AdvanceFilter(work, fund, stage.funds.code);
        return As.system(
                () ->
                        overview().work(mine, false, 0, 50, by).stream()
                                .map(AdvanceSummary::id)
                                .toList());
    }

    private List<AdvanceSummary> open(Actor by) throws Exception {
        return As.system(
                () ->
                        overview()
                                .work(
                                        new AdvanceFilter(AdvanceWork.OPEN, fund, ""),
                                        false,
                                        0,
                                        50,
                                        by));
    }

    private List<AdvanceId> sorted(AdvanceFilter filter) throws Exception {
        return As.system(
                () ->
                        overview().work(filter, true, 0, 50, OFFICER).stream()
                                .map(AdvanceSummary::id)
                                .toList());
    }

    private List<AdvanceOverview.AgeSum> ages(AdvanceWork work) throws Exception {
        return As.system(() -> overview().ages(new AdvanceFilter(work, fund, ""), OFFICER));
    }

    /** An advance like this one, of somebody else. */
    private AdvanceId beside(AdvanceId one) throws Exception {
        var other = stage.person();
        var id = AdvanceId.next();
        FundingStage.run(
                """
                insert into muster.advance (id, version, advance_no, event_id, person_id, participation_id, contribution_id,
                    expected_minor, share_basis_points, currency, amount_minor, state, due_on, paid_on, proposed_by,
                    proposed_at)
                select ?, 0, advance_no || '/2', event_id, ?, ?, contribution_id, expected_minor, share_basis_points,
                       currency, amount_minor, state, due_on, paid_on, proposed_by, proposed_at
                  from muster.advance where id = ?""",
                id.value(),
                other.value(),
                stage.seat(event, other, WEEK).value(),
                one.value());
        return id;
    }

    private static void due(AdvanceId id, LocalDate on) throws Exception {
        FundingStage.run("update muster.advance set due_on = ? where id = ?", on, id.value());
    }

    private static boolean due(AdvanceId id) throws Exception {
        return As.system(() -> reminders().due()).contains(id);
    }

    /** The event was over so many days ago. */
    private void over(int days) throws Exception {
        var on = InContainer.today().minusDays(days);
        FundingStage.run(
                "update muster.capacity_event set starts_on = ?, ends_on = ? where id = ?",
                on,
                on,
                event.value());
    }

    private void address(String email) throws Exception {
        FundingStage.run("update muster.person set email = ? where id = ?", email, person.value());
    }

    private static long letters(AdvanceId id) throws Exception {
        return FundingStage.number(
                "select count(*) from muster.letter where about_id = ?", id.value());
    }

    private static AdvanceReminders reminders() {
        return InContainer.service(AdvanceReminders.class);
    }

    private static List<String> receipts(AdvanceId id) throws Exception {
        return pieces(id, "RECOVERED");
    }

    private static List<String> pieces(AdvanceId id, String kind) throws Exception {
        return FundingStage.texts(
                "select id from muster.advance_movement where advance_id = '%s' and kind = '%s' order by recorded_at"
                        .formatted(id, kind));
    }

    private static Advances advances() {
        return InContainer.service(Advances.class);
    }

    private static AdvanceOverview overview() {
        return InContainer.service(AdvanceOverview.class);
    }

    private static void act(Runnable act) throws Exception {
        As.system(
                () -> {
                    act.run();
                    return null;
                });
    }

    private static String refused(Act act) {
        return assertThrows(InvalidInput.class, act::run).field();
    }

    private interface Act {
        void run() throws Exception;
    }
}

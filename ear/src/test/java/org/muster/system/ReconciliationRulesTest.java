package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.muster.run.Await.await;
import static org.muster.system.FundingStage.CONTROLLER;
import static org.muster.system.FundingStage.OFFICER;
import static org.muster.system.FundingStage.euro;
import static org.muster.system.FundingStage.number;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muster.account.AccountAdministration;
import org.muster.account.AccountId;
import org.muster.account.ScopeKind;
import org.muster.account.ScopeRefused;
import org.muster.advance.AdvanceId;
import org.muster.advance.Advances;
import org.muster.attendance.AttendanceRegister;
import org.muster.attendance.Half;
import org.muster.batch.JobControl;
import org.muster.entitlement.Allowances;
import org.muster.entitlement.AlreadyClaimed;
import org.muster.entitlement.ClaimId;
import org.muster.entitlement.ClaimNotOpen;
import org.muster.entitlement.Claims;
import org.muster.entitlement.ClaimsOverview;
import org.muster.event.EventId;
import org.muster.funding.AfterLiquidation;
import org.muster.funding.ContributionId;
import org.muster.ledger.CostCategory;
import org.muster.ledger.LedgerKeeping;
import org.muster.member.PersonId;
import org.muster.operation.JobRunSummary;
import org.muster.operation.JobRuns;
import org.muster.operation.JobState;
import org.muster.reconciliation.CaseState;
import org.muster.reconciliation.ClaimInDoubt;
import org.muster.reconciliation.ComparedEvents;
import org.muster.reconciliation.ExceptionId;
import org.muster.reconciliation.ExceptionSummary;
import org.muster.reconciliation.Exceptions;
import org.muster.reconciliation.Mismatch;
import org.muster.reconciliation.NobodyRecorded;
import org.muster.reconciliation.NothingToRecover;
import org.muster.reconciliation.Reconciler;
import org.muster.reconciliation.TooEarlyToReconcile;
import org.muster.reconciliation.batch.AttendanceReconciliation;
import org.muster.shared.Actor;
import org.muster.shared.DateRange;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;
import org.muster.shared.Roles;
import org.muster.shared.Told;

/** Small events, each with one thing wrong: what is found, what is posted, and what comes of it. */
@ArquillianTest
class ReconciliationRulesTest {
    private static final Actor HOST = new Actor("event-officer");
    private static final LocalDate FIRST = LocalDate.of(2011, 11, 14);
    private static final LocalDate LAST = LocalDate.of(2011, 11, 16);
    private static final DateRange YEAR =
            new DateRange(LocalDate.of(2011, 1, 1), LocalDate.of(2012, 12, 31));

    private static final long SEED = Long.getLong("muster.shuffle.seed", System.nanoTime());

    private static final String OWED =
            "select cast(id as text) from muster.advance where claim_id = ? and state = 'PAID' and amount_minor = 10000";
    private static final String CAME_BACK =
            "select a.state || ' ' || count(m.id) from muster.advance a join muster.advance_movement m on m.advance_id = a.id"
                    + " where a.id = ? group by a.state";

    private final FundingStage stage = new FundingStage();
    private ContributionId contribution;
    private EventId event;

    @Deployment
    static WebArchive archive() {
        return InContainer.archive(
                ReconciliationRulesTest.class, FundingStage.class, Limited.class);
    }

    @Test
    void aNoShowWhoWasThereAfterAllIsPaidOutOfAnAllocationThatJustSuffices() throws Exception {
        funded("300.00");
        var person = seat("AA");
        aWitness();
        var claim = claimed(person, 3);
        reconcile();
        assertEquals("0 30000", payable(claim));
        assertEquals("30000 0 30000", money());
        corrected(person, FIRST, 3);
        reconcile();
        assertEquals("30000 0", payable(claim));
        assertEquals("60000 30000 30000", money());
        assertEquals("", open());
    }

    @Test
    void aDayMoreThanWasPromisedIsPromisedBeforeItIsPaid() throws Exception {
        funded("400.00");
        var person = seat("AB");
        oneDayMore();
        present(person, 4);
        var claim = claimed(person, 4);
        reconcile();
        assertEquals("40000 0", payable(claim));
        assertEquals("40000 40000 0", money());
    }

    @Test
    @Tag("R20")
    void oneClaimWithoutMoneyHoldsUpNoOtherAndIsPaidOnceThereIsMoney() throws Exception {
        funded("600.00");
        var dear = seat("AC");
        var other = seat("AD");
        oneDayMore();
        present(dear, 4);
        present(other, 3);
        var first = claimed(dear, 4);
        var second = claimed(other, 3);
        reconcile();
        assertEquals("30000 0", payable(second));
        assertEquals("R20 10000 B", open());
        assertThrows(ClaimNotOpen.class, () -> approve(first));
        approve(second);
        var entries = number("select count(*) from muster.journal_entry");
        reconcile();
        assertEquals(entries, number("select count(*) from muster.journal_entry"));
        assertEquals("R20 10000 B", open());
        FundingStage.run(
                "update muster.allocation set amount_minor = 70000 where event_id = ?",
                event.value());
        reconcile();
        assertEquals("40000 0", payable(first));
        assertEquals("", open(), "just enough");
        nearly("R20");
    }

    @Test
    @Tag("R29")
    void aClaimInACurrencyWithoutItsRateWaitsForTheRateAlone() throws Exception {
        var code = "UGX";
        funded("600.00");
        var person = seat("AE");
        FundingStage.run(
                "insert into muster.allowance_scheme values (gen_random_uuid(), ?, 'PER_DAY', 2, ?, 300000)",
                event.value(),
                code);
        present(person, 3);
        var claim =
                As.system(
                        () ->
                                claims().enter(
                                                event,
                                                new Claims.NewClaim(
                                                        person, "", 3, "900000", code, LAST),
                                                OFFICER));
        var other = euroClaim();
        var keeping = InContainer.service(LedgerKeeping.class);
        As.system(
                () -> {
                    keeping.recordRate(
                            code,
                            LocalDate.of(2011, 10, 1),
                            new BigDecimal("2900"),
                            "UNORE",
                            OFFICER);
                    return null;
                });
        reconcile();
        assertEquals("R29 900000 B", open(), "not by the rate known last");
        assertEquals("30000 0", payable(other));
        As.system(
                () -> {
                    keeping.recordRate(
                            code,
                            LocalDate.of(2011, 11, 1),
                            new BigDecimal("3000"),
                            "UNORE",
                            OFFICER);
                    keeping.recordRate(
                            code,
                            LocalDate.of(2011, 12, 1),
                            new BigDecimal("3600"),
                            "UNORE",
                            OFFICER);
                    return null;
                });
        reconcile();
        assertEquals("900000 0", payable(claim));
        assertEquals("", open());
        nearly("R29");
        approve(claim);
        paid(claim, LocalDate.of(2011, 12, 5));
        assertEquals(
                -30_000,
                number(
                        """
                        select sum(functional_minor) from muster.journal_line
                         where event_id = ? and account = 'PAYABLE'""",
                        event.value()),
                "what is paid in December's rate leaves nothing of November's behind");
    }

    @Test
    void whatAClosedMonthDoesNotTakeIsPostedOnTheDayOfTheRun() throws Exception {
        var month = YearMonth.of(1996, 5);
        funded(
                "300.00",
                new DateRange(month.atDay(1), month.atDay(20)),
                month.atDay(14),
                month.atDay(16));
        var person = seat("AF");
        stage.present(event, person.value(), month.atDay(14));
        var claim = claimed(person, 1);
        var keeping = InContainer.service(LedgerKeeping.class);
        As.system(
                () -> {
                    keeping.close(month, CONTROLLER);
                    return null;
                });
        reconcile();
        assertEquals("10000 0", payable(claim));
        assertEquals("", open());
        assertEquals(
                1,
                number(
                        """
                        select count(*) from muster.journal_entry
                         where source_kind = 'CLAIM' and source_id = ? and posted_on > '2020-01-01'""",
                        claim.toString()));
    }

    @Test
    @Tag("R02")
    void aPromiseToSomebodyWhoNeverCameIsGivenBackWhenItsDayComes() throws Exception {
        var last = InContainer.today().minusDays(30);
        funded(
                "600.00",
                new DateRange(last.minusDays(90), last.plusDays(90)),
                last.minusDays(2),
                last);
        var absent = seat("AG");
        var came = seat("AM");
        corrected(came, last.minusDays(2), Half.AM, true);
        reconcile();
        assertEquals(List.of("AG R02 30000 W", "AM R34 10000 W"), openByMember());
        nearly("R02", "AM");
        assertEquals(Told.of("outcome.unchanged"), reconcile().outcome());
        FundingStage.run(
                "update muster.capacity_event set starts_on = starts_on - 1, ends_on = ends_on - 1 where id = ?",
                event.value());
        reconcile();
        assertEquals("30000 0 30000", money(absent));
        assertEquals(List.of("AM R34 10000 W"), openByMember());
        assertEquals(Told.of("outcome.unchanged"), reconcile().outcome());
    }

    @Test
    void anEventIsNotComparedBeforeItIsOverNorBeforeAnybodyIsRecorded() throws Exception {
        var today = InContainer.today();
        funded(
                "300.00",
                new DateRange(today.minusDays(90), today.plusDays(90)),
                today.minusDays(1),
                today.plusDays(1));
        var person = seat("AH");
        stage.present(event, person.value(), today.minusDays(1));
        assertThrows(TooEarlyToReconcile.class, this::reconcile);
        funded("300.00");
        claimed(seat("AI"), 3);
        assertThrows(NobodyRecorded.class, this::reconcile);
        assertEquals(
                0,
                number(
                        "select count(*) from muster.claim where event_id = ? and state <> 'SUBMITTED'",
                        event.value()));
    }

    @Test
    void aSeatConfirmedBeforeThereIsMoneyGetsItWithTheAllocation() throws Exception {
        contribution = stage.contribution("5000.00", YEAR);
        stage.receive(contribution, "5000.00", YEAR.from());
        event = stage.event("LATE", FIRST, LAST);
        perDay();
        seat("AJ");
        seat("AK");
        assertEquals("", money());
        stage.allocate(contribution, event, CostCategory.DSA, "599.99", FIRST);
        assertEquals("30000 0 0", money(), "one fits, the other waits");
    }

    @Test
    @Tag("R07")
    @Tag("R33")
    void oneMismatchIsOneCaseBeforeAndAfterTheClaimAndOpensAgainWhenMoreIsAtRisk()
            throws Exception {
        funded("600.00");
        perDay();
        var person = new PersonId(stage.person("F"));
        present(person, 3);
        reconcile();
        assertEquals("R07 0 W", open());
        settle(only(), CaseState.ACCEPTED);
        assertEquals("", open());
        claimed(person, 3);
        reconcile();
        assertEquals("R07 30000 W, R33 0 B", open());
        assertEquals(
                1,
                number(
                        "select count(*) from muster.exception_case where event_id = ? and class = 'R07'",
                        event.value()));
    }

    @Test
    @Tag("R34")
    void aRejectedClaimMayBeFollowedByARightOne() throws Exception {
        funded("300.00");
        var person = seat("AL");
        aWitness();
        var wrong = claimed(person, 3);
        reconcile();
        assertThrows(AlreadyClaimed.class, () -> claimed(person, 2));
        As.system(
                () -> {
                    claims().reject(wrong, "Another officer's days", CONTROLLER);
                    return null;
                });
        corrected(person, FIRST, 2);
        reconcile();
        assertEquals("R34 20000 W", open());
        assertEquals(Told.of("evidence.R34.rejected", 2, "EUR 200.00"), only().evidence());
        var right = claimed(person, 2);
        reconcile();
        assertEquals("20000 0", payable(right));
        assertEquals("", open());
    }

    @Test
    @Tag("R03")
    void whatWasApprovedForMoreDaysThanCountIsNotPaidUntilTwoPeopleSettleIt() throws Exception {
        funded("300.00");
        var person = seat("AM");
        present(person, 3);
        var claim = claimed(person, 3);
        reconcile();
        approve(claim);
        corrected(person, LAST, 1, false);
        reconcile();
        assertEquals("R03 10000 B, R15 0 B", open());
        assertThrows(ClaimInDoubt.class, () -> paid(claim, LAST.plusDays(20)));
        assertThrows(
                NothingToRecover.class, () -> settle(only("R03"), CaseState.RECOVERING), "unpaid");
        settle(only("R03"), CaseState.ACCEPTED);
        assertThrows(
                AfterLiquidation.class, () -> paid(claim, YEAR.to().plusMonths(6).plusDays(1)));
        paid(claim, LAST.plusDays(20));
    }

    @Test
    @Tag("R03")
    @Tag("F23")
    void whatWasPaidBeyondTheDaysThatCountIsOwedBackAndNoExpenditure() throws Exception {
        funded("300.00");
        var person = seat("AM");
        present(person, 3);
        var claim = claimed(person, 3);
        reconcile();
        approve(claim);
        paid(claim, LAST.plusDays(20));
        assertEquals("EXPENSE 30000", spent());
        corrected(person, LAST, 1, false);
        reconcile();
        settle(only("R03"), CaseState.RECOVERING);
        assertEquals("ADVANCE 10000, EXPENSE 20000", spent());
        assertThrows(
                InvalidInput.class,
                () -> FundingStage.reverse("CLAIM_PAYMENT", claim.value(), LAST.plusDays(30)));
        reconcile();
        assertEquals("ADVANCE 10000, EXPENSE 20000", spent());
        var owed = new AdvanceId(UUID.fromString(text(OWED, claim.value())));
        As.system(
                () -> {
                    InContainer.service(Advances.class)
                            .recover(owed, euro("100.00"), LAST.plusDays(40), "Back", OFFICER);
                    return null;
                });
        assertEquals("EXPENSE 20000", spent());
        assertEquals("RECOVERED 1", text(CAME_BACK, owed.value()));
        corrected(person, LAST.minusDays(1), 1, false);
        reconcile();
        assertEquals("R03 20000 B, R15 0 B", open());
        settle(only("R03"), CaseState.RECOVERING);
        assertEquals(
                "ADVANCE 10000, EXPENSE 10000", spent(), "the one day more, not both once more");
    }

    /** What the event's lines come to as a cost and as owed back. */
    private String spent() throws SQLException {
        return text(
                """
                select string_agg(account || ' ' || minor, ', ' order by account) from (
                    select account, sum(amount_minor) as minor from muster.journal_line
                     where event_id = ? and account in ('ADVANCE', 'EXPENSE') group by account) s where minor <> 0""",
                event.value());
    }

    @Test
    @Tag("R15")
    void aRefusedPartHoldsUpNothingOfThePayableOne() throws Exception {
        funded("300.00");
        var person = seat("AN");
        present(person, 2);
        var claim = claimed(person, 3);
        reconcile();
        assertEquals("R15 10000 B", open());
        approve(claim);
        paid(claim, LAST.plusDays(20));
        assertThrows(
                NothingToRecover.class,
                () -> settle(only("R15"), CaseState.RECOVERING),
                "what was refused was never paid");
    }

    @Test
    @Tag("R10")
    void onePersonUnderTwoRowsIsFoundByNameAndBirthDateAndTwoOfficersOfOneMailboxAreTwo()
            throws Exception {
        funded("1200.00");
        var kept = seat("AO");
        var twin = seat("AO");
        var colleague = seat("AO");
        var younger = seat("AO");
        named(kept, "García Núñez", "Ana María", "ana@one.example", "1980-02-03");
        named(twin, "Garcia Nunez", "Ana Maria", "ana@two.example", "1980-02-03");
        named(colleague, "Okafor", "Ben", "ana@one.example", null);
        named(younger, "García Núñez", "Ana María", "ana@three.example", "1980-02-04");
        for (var person : List.of(kept, twin, colleague, younger)) {
            present(person, 3);
        }
        claimed(kept, 3);
        var second = claimed(twin, 2);
        var third = claimed(colleague, 3);
        var fourth = claimed(younger, 3);
        reconcile();
        assertEquals("R10 20000 W", open());
        assertEquals("30000 0", payable(third));
        assertEquals("30000 0", payable(fourth), "born a day later");
        assertEquals("0 20000", payable(second));
        assertEquals("García Núñez, Ana María", only().otherName());
        settle(only(), CaseState.ACCEPTED);
        reconcile();
        assertEquals("20000 0", payable(second), "two people said that these are two");
        nearly("R10");
    }

    @Test
    @Tag("R10")
    void aNameInAnotherScriptIsTheSameAndRowsSaidToBeOneAreSoWhereBothClaim() throws Exception {
        funded("1200.00");
        var kept = seat("AO");
        var twin = seat("AO");
        var unlike = seat("AO");
        named(kept, "Zhdanova", "Chinara", "a@one.example", "1980-02-03");
        named(twin, "Жданова", "Чинара", "b@two.example", "1980-02-03");
        named(unlike, "Married", "Otherwise", "c@three.example", "1980-02-04");
        for (var person : List.of(kept, twin, unlike)) {
            present(person, 3);
        }
        claimed(kept, 3);
        claimed(twin, 2);
        reconcile();
        assertEquals(List.of(20_000L), twins());
        said("TWO", kept, twin);
        joined(unlike, kept);
        reconcile();
        assertEquals(List.of(), twins(), "two, by somebody's word; one of one claims alone");
        claimed(unlike, 1);
        reconcile();
        assertEquals(List.of(10_000L), twins(), "one person claims twice");
    }

    @Test
    @Tag("R10")
    void aNameInChineseScriptIsTheSameAndWhoIsNotOneWithOneMayBeWithAnother() throws Exception {
        funded("1500.00");
        var latin = seat("AO");
        var chinese = seat("AO");
        var cousin = seat("AO");
        named(latin, "Wang", "Xiaoming", "a@one.example", "1980-02-03");
        named(chinese, "王", "小明", "b@two.example", "1980-02-03");
        named(cousin, "Wang", "Xiaohong", "c@three.example", "1980-02-03");
        for (var person : List.of(latin, chinese, cousin)) {
            present(person, 3);
        }
        claimed(latin, 3);
        var second = claimed(chinese, 2);
        claimed(cousin, 3);
        reconcile();
        assertEquals(List.of(20_000L), twins());
        settle(only("R10"), CaseState.ACCEPTED);
        reconcile();
        assertEquals(List.of(), twins());
        assertEquals("20000 0", payable(second));
        var third = seat("AO");
        named(third, "王", "小明", "d@four.example", "1980-02-03");
        present(third, 3);
        claimed(third, 3);
        reconcile();
        assertEquals(2, twins().size(), "the third is both of them");
        assertTrue(twins().contains(20_000L));
        assertEquals("0 20000", payable(second));
    }

    /** What is at risk because somebody is probably there twice. */
    private List<Long> twins() throws Exception {
        return cases().stream()
                .filter(one -> one.mismatch() == Mismatch.R10)
                .map(one -> one.atRisk().minor())
                .toList();
    }

    private static void said(String state, PersonId one, PersonId other) throws SQLException {
        FundingStage.run(
                """
                insert into muster.person_pair (one_id, other_id, points, signs, state, decided_by, decided_at)
                values (least(?, ?), greatest(?, ?), 50, '', ?, 'test', now())
                on conflict (one_id, other_id) do update set state = excluded.state, decided_by = 'test', decided_at = now()""",
                one.value(),
                other.value(),
                one.value(),
                other.value(),
                state);
    }

    private static void joined(PersonId merged, PersonId survivor) throws SQLException {
        FundingStage.run(
                "update muster.person set survivor_id = ? where id = ?",
                survivor.value(),
                merged.value());
    }

    @Test
    @Tag("R06")
    void whoWasNeverInvitedIsPaidNothingUntilTwoPeopleSettleItAndToldWhereNobodyPays()
            throws Exception {
        funded("300.00");
        var person = seat("AP");
        present(person, 3);
        anotherWasInvited();
        var elsewhere = atTheirOwnCost("AW");
        atTheirOwnCost("AY");
        var claim = claimed(person, 3);
        reconcile();
        assertEquals(List.of("AP R06 30000 B", "AW R06 0 I"), openByMember());
        nearly("R06", "AY");
        assertThrows(ClaimInDoubt.class, () -> approve(claim));
        settle(only("R06", "AP"), CaseState.ACCEPTED);
        joined(elsewhere, person);
        assertThrows(ClaimInDoubt.class, () -> approve(claim), "whichever row is in doubt");
        settle(only("R06", "AW"), CaseState.ACCEPTED);
        approve(claim);
    }

    @Test
    @Tag("R21")
    void aPayableClaimThatNothingWasReservedForIsNotPosted() throws Exception {
        contribution = stage.contribution("5000.00", YEAR);
        event = stage.event("NONE", FIRST, LAST);
        perDay();
        var person = seat("AQ");
        present(person, 3);
        var claim = claimed(person, 3);
        reconcile();
        assertEquals("R21 30000 B", open());
        assertEquals("0 30000", payable(claim));
    }

    @Test
    @Tag("R05")
    void sourcesThatDisagreeAreToldUntilAnOfficerDecides() throws Exception {
        funded("300.00");
        var person = seat("AS");
        aWitness();
        present(person, 3);
        FundingStage.logged(event, person, FIRST, false);
        claimed(person, 3);
        reconcile();
        assertEquals("R05 10000 W", open());
        corrected(person, FIRST, 1);
        reconcile();
        assertEquals("", open());
        FundingStage.logged(event, person, LAST, true);
        reconcile();
        assertEquals("", open(), "another source that says the same");
    }

    @Test
    @Tag("R08")
    void aColleagueWhoComesInstead() throws Exception {
        funded("300.00");
        var seated = seat("AT");
        aWitness();
        var substitute = new PersonId(stage.person("F"));
        FundingStage.run(
                "update muster.person set member_code = 'AT' where id = ?", substitute.value());
        present(substitute, 3);
        reconcile();
        assertEquals("R08 0 W", open());
        assertEquals(Told.of("evidence.R08", 3), only("R08").evidence());
        present(seated, 1);
        reconcile();
        assertEquals("R07 0 W, R34 10000 W", open(), "a colleague who came as well");
        nearly("R08");
    }

    @Test
    @Tag("R07")
    @Tag("R08")
    void oneColleagueWhoStayedAwayIsReplacedByOne() throws Exception {
        funded("300.00");
        seat("AT");
        for (var at = 0; at < 2; at++) {
            var walkIn = new PersonId(stage.person("F"));
            FundingStage.run(
                    "update muster.person set member_code = 'AT' where id = ?", walkIn.value());
            present(walkIn, 3);
        }
        reconcile();
        assertEquals("R07 0 W, R08 0 W", open());
    }

    @Test
    @Tag("F29")
    void f29AnyNumberOfPartsAndAnyOrderOfRowsFindsTheSame() throws Exception {
        var events = new ArrayList<EventId>();
        for (var member : List.of("BA", "BC", "BF")) {
            funded("900.00");
            var whole = seat(member);
            var partly = seat(member);
            var silent = seat(member);
            present(whole, 3);
            present(partly, 2);
            present(silent, 3);
            claimed(whole, 3);
            claimed(partly, 3);
            events.add(event);
        }
        var actor = Limited.to(Roles.FINANCE_OFFICER, ScopeKind.EVENT, events.get(0));
        reach(actor, events.get(1), events.get(2));
        assertEquals(
                Told.of("outcome.comparedEvents", 3, 0, 9), reconcileAll(actor, "2").outcome());
        assertEquals("R15 10000 B, R34 30000 W", open());
        var unchanged = reconcileAll(actor, "2");
        assertEquals(Told.of("outcome.comparedEvents", 0, 3, 0), unchanged.outcome());
        var compared = InContainer.service(ComparedEvents.class);
        assertEquals(
                Collections.nCopies(3, ComparedEvents.Outcome.UNCHANGED),
                As.role(Roles.FINANCE_OFFICER, () -> compared.page(unchanged.id(), 0, 9, actor))
                        .stream()
                        .map(ComparedEvents.Row::outcome)
                        .toList());
        var found = new TreeSet<String>();
        for (var parts : List.of("1", "2", "7")) {
            forgotten(events);
            shuffled(events);
            reconcileAll(actor, parts);
            found.add(found(events));
        }
        assertEquals(1, found.size(), found.toString());
    }

    @Test
    @Tag("F29")
    void f29AnyNumberOfPartsGivesScarceMoneyToTheSameClaims() throws Exception {
        for (var parts : List.of("1", "2", "7")) {
            var told = scarce(parts);
            assertEquals(
                    List.of(
                            "-1 AA 30000 of 30000",
                            "-1 AC 30000 of 30000",
                            "-1 AD 30000 of 30000",
                            "-1 AE 40000 of 40000",
                            "-1 AF 0 of 50000, R20 5000 B [EUR 200.00, EUR 150.00]",
                            "-2 AA 40000 of 40000",
                            "-3 AA 0 of 40000, R20 5000 B [EUR 100.00, EUR 50.00]",
                            "-4 AA 0 of 40000, R20 5000 B [EUR 100.00, EUR 50.00]",
                            "-4 AC 30000 of 30000",
                            "posted 200000 by 6 entries"),
                    told,
                    parts + " parts");
        }
    }

    /**
     * Four events under one agreement, which has 250.00 more than was promised: what is payable and
     * posted in the end, and what lacks the money. Of the first event the dear claims come last.
     */
    private List<String> scarce(String parts) throws Exception {
        var fund = new FundingStage();
        var agreement = fund.contribution("5000.00", YEAR);
        fund.receive(agreement, "2950.00", YEAR.from());
        var seats =
                List.of(
                        List.of("AA 3", "AC 3", "AD 3", "AE 4", "AF 5"),
                        List.of("AA 4"),
                        List.of("AA 4"),
                        List.of("AC 3", "AA 4"));
        var events = new ArrayList<EventId>();
        for (var at = 0; at < seats.size(); at++) {
            event = fund.event("-" + (at + 1), FIRST, LAST);
            fund.allocate(
                    agreement, event, CostCategory.DSA, at == 0 ? "1800.00" : "1000.00", FIRST);
            seated(seats.get(at));
            events.add(event);
        }
        var actor = Limited.to(Roles.FINANCE_OFFICER, ScopeKind.EVENT, events.get(0));
        reach(actor, events.get(1), events.get(2), events.get(3));
        shuffled(events);
        reconcileAll(actor, parts, "1");
        return outcome(fund);
    }

    /** Seats for the three days, and claims of as many days as they were there. */
    private void seated(List<String> seats) throws Exception {
        var people = new ArrayList<PersonId>();
        for (var seat : seats) {
            people.add(seat(seat.substring(0, 2)));
        }
        oneDayMore();
        oneDayMore();
        for (var at = 0; at < seats.size(); at++) {
            var days = Integer.parseInt(seats.get(at).substring(3));
            present(people.get(at), days);
            claimed(people.get(at), days);
        }
    }

    /** By names that another telling has too. */
    private static List<String> outcome(FundingStage fund) throws SQLException {
        var told =
                FundingStage.texts(
                        """
                        select replace(e.code, 'EV-%1$s', '') || ' ' || p.member_code || ' ' || c.payable_minor || ' of '
                                   || c.amount_minor || coalesce(', ' || x.class || ' ' || x.at_risk_minor || ' ' || x.severity
                                   || ' [' || (x.evidence::json->'arguments'->>1) || ', '
                                   || (x.evidence::json->'arguments'->>2) || ']', '')
                          from muster.claim c join muster.capacity_event e on e.id = c.event_id
                          join muster.participation p on p.event_id = e.id and p.person_id = c.person_id
                          left join muster.exception_case x
                            on x.event_id = e.id and x.person_id = c.person_id and x.state = 'OPEN'
                         where e.code like 'EV-%1$s-%%' order by e.code, p.member_code"""
                                .formatted(fund.code));
        told.addAll(
                FundingStage.texts(
                        """
                        select 'posted ' || sum(l.amount_minor) || ' by ' || count(*) || ' entries'
                          from muster.journal_line l join muster.journal_entry j on j.id = l.entry_id
                          join muster.capacity_event e on e.id = l.event_id
                         where e.code like 'EV-%s-%%' and l.account = 'EXPENSE' and j.source_kind = 'CLAIM'"""
                                .formatted(fund.code)));
        return told;
    }

    private static void reach(Actor actor, EventId... events) throws Exception {
        var accounts = InContainer.service(AccountAdministration.class);
        var id = new AccountId(UUID.fromString(accountOf(actor)));
        for (var event : events) {
            As.system(
                    () -> {
                        accounts.grant(
                                id,
                                Roles.FINANCE_OFFICER,
                                ScopeKind.EVENT,
                                event.toString(),
                                Actor.SYSTEM);
                        return null;
                    });
        }
    }

    private static String accountOf(Actor actor) throws SQLException {
        return text("select id from muster.account where login = ?", actor.login());
    }

    private static JobRunSummary reconcileAll(Actor actor, String parts) throws Exception {
        return reconcileAll(actor, parts, "1000");
    }

    private static JobRunSummary reconcileAll(Actor actor, String parts, String itemCount)
            throws Exception {
        var control = InContainer.launcher(JobControl.class);
        var parameters = new Properties();
        parameters.setProperty("parts", parts);
        parameters.setProperty("itemCount", itemCount);
        var id =
                As.role(
                        Roles.FINANCE_OFFICER,
                        () -> control.start(Reconciler.JOB, Reconciler.ALL, parameters, actor));
        var runs = InContainer.service(JobRuns.class);
        await(() -> As.system(() -> runs.run(id, actor)).isOver(), "the run's end");
        var run = As.system(() -> runs.run(id, actor));
        assertEquals(JobState.COMPLETED, run.state(), run.outcome().toString());
        assertEquals(run.itemsTotal(), run.itemsDone());
        return run;
    }

    /**
     * As if these events had never been compared: their cases say nothing until a run finds them.
     */
    private static void forgotten(List<EventId> events) throws SQLException {
        for (var event : events) {
            for (var table : List.of("reconciliation_finding", "reconciliation_fact")) {
                FundingStage.run(
                        "delete from muster."
                                + table
                                + " where run_id in (select id from muster.reconciliation_run where event_id = ?)",
                        event.value());
            }
            FundingStage.run(
                    "update muster.reconciliation_run set facts_hash = '' where event_id = ?",
                    event.value());
            FundingStage.run(
                    "update muster.exception_case set state = 'CORRECTED', at_risk_minor = 0, evidence = '' where event_id = ?",
                    event.value());
        }
    }

    /** Rows that are written again lie elsewhere in their tables. */
    private static void shuffled(List<EventId> events) throws SQLException {
        System.out.println("ReconciliationRulesTest: -Dmuster.shuffle.seed=" + SEED);
        var random = new Random(SEED);
        var others = new ArrayList<>(events);
        Collections.shuffle(others, random);
        for (var event : others) {
            var people =
                    FundingStage.texts(
                            "select person_id from muster.participation where event_id = '%s' order by member_code, recorded_at"
                                    .formatted(event));
            Collections.shuffle(people, random);
            for (var person : people.subList(0, Math.min(2, people.size()))) {
                FundingStage.run(
                        "update muster.person set given_name = given_name where id = ?",
                        UUID.fromString(person));
            }
            FundingStage.run(
                    "update muster.participation set role = role where event_id = ?",
                    event.value());
            FundingStage.run(
                    "update muster.claim set version = version where event_id = ?", event.value());
        }
    }

    /** Hashes, counts and cases of the events, which names no run. */
    private static String found(List<EventId> events) throws SQLException {
        var found = new StringBuilder();
        for (var event : events) {
            found.append(
                    text(
                            """
                            select concat_ws(' ', r.facts_hash, r.items, r.opened, r.set_aside, (
                                select string_agg(concat_ws(' ', c.class, c.about_id, c.at_risk_minor, c.evidence, c.state),
                                           ', ' order by c.class, c.about_id)
                                  from muster.exception_case c where c.event_id = r.event_id))
                              from muster.reconciliation_run r where r.event_id = ?
                             order by r.started_at desc limit 1""",
                            event.value()));
        }
        return found.toString();
    }

    @Test
    void amountsAmongTheEvidenceAreWrittenAsAmountsAre() throws Exception {
        for (var currency : Currency.getAvailableCurrencies()) {
            if (currency.getDefaultFractionDigits() < 0) {
                continue;
            }
            for (var minor : List.of(0L, 5L, 1_234_567L)) {
                assertEquals(
                        new Money(minor, currency).toString(),
                        text("select muster.amount(?, ?)", minor, currency.getCurrencyCode()));
            }
        }
        assertEquals(
                Told.of("evidence.R03", "say \"no\"", 2),
                Told.read(text("select muster.told('evidence.R03', 'say \"no\"', '2')")));
    }

    @Test
    void whatBelongsToNoEventIsReachedThroughItsAgreement() throws Exception {
        funded("300.00");
        var run = UUID.randomUUID();
        var id = UUID.randomUUID();
        FundingStage.run(
                "insert into muster.reconciliation_run (id, started_by, started_at) values (?, 'test', now())",
                run);
        FundingStage.run(
                """
                insert into muster.exception_case (id, version, contribution_id, class, subject_kind, subject_id, severity,
                    currency, at_risk_minor, evidence, state, opened_run, opened_at)
                values (?, 0, ?, 'R21', 'RECEIPT', ?, 'B', 'EUR', 100, 'As it was written then', 'OPEN', ?, now())""",
                id,
                contribution.value(),
                UUID.randomUUID(),
                run);
        var exceptions = InContainer.service(Exceptions.class);
        var own = Limited.to(Roles.AUDITOR, ScopeKind.CONTRIBUTION, contribution);
        var found =
                As.role(Roles.AUDITOR, () -> exceptions.page(Exceptions.Filter.NONE, 0, 9, own));
        assertEquals(
                List.of(new ExceptionId(id)), found.stream().map(ExceptionSummary::id).toList());
        assertEquals(Told.asWritten("As it was written then"), found.get(0).evidence());
        var others = Limited.to(Roles.AUDITOR, ScopeKind.EVENT, event);
        assertThrows(
                ScopeRefused.class,
                () ->
                        As.role(
                                Roles.AUDITOR,
                                () -> exceptions.exception(new ExceptionId(id), others)));
        assertEquals(
                0L,
                (long)
                        As.role(
                                Roles.AUDITOR,
                                () -> exceptions.count(Exceptions.Filter.NONE, others)));
    }

    private void funded(String allocated) throws Exception {
        funded(allocated, YEAR, FIRST, LAST);
    }

    private void funded(String allocated, DateRange period, LocalDate first, LocalDate last)
            throws Exception {
        contribution = stage.contribution("5000.00", period);
        stage.receive(contribution, "5000.00", period.from());
        event = stage.event(UUID.randomUUID().toString().substring(0, 4), first, last);
        stage.allocate(contribution, event, CostCategory.DSA, allocated, first);
    }

    /** A confirmed sponsored seat, with the allowance of 100 a day reserved for it. */
    private PersonId seat(String member) throws Exception {
        var person = new PersonId(stage.person("F"));
        stage.participation(event, person.value(), "PARTICIPANT", "SPONSORED", member);
        perDay();
        return person;
    }

    private void perDay() throws Exception {
        As.system(
                () -> {
                    InContainer.service(Allowances.class).payPerDay(event, euro("100.00"), OFFICER);
                    return null;
                });
    }

    /** Somebody at their own cost, so that the event has a record of who was there. */
    private void aWitness() throws Exception {
        atTheirOwnCost("AW");
    }

    private PersonId atTheirOwnCost(String member) throws Exception {
        var person = stage.person("M");
        stage.participation(event, person, "PARTICIPANT", "SELF_FUNDED", member);
        stage.present(event, person, FIRST);
        return new PersonId(person);
    }

    /** The event's own first scheme again for another seat, claimed and there. */
    private ClaimId euroClaim() throws Exception {
        var person = new PersonId(stage.person("M"));
        stage.participation(event, person.value(), "PARTICIPANT", "SPONSORED", "AX");
        perDay();
        present(person, 3);
        return claimed(person, 3);
    }

    private void oneDayMore() throws SQLException {
        FundingStage.run(
                "update muster.capacity_event set ends_on = ends_on + 1 where id = ?",
                event.value());
    }

    private void present(PersonId person, int days) throws SQLException {
        for (var day = 0; day < days; day++) {
            stage.present(event, person.value(), FIRST.plusDays(day));
        }
    }

    private void corrected(PersonId person, LocalDate from, int days) throws Exception {
        corrected(person, from, days, true);
    }

    private void corrected(PersonId person, LocalDate from, int days, boolean isThere)
            throws Exception {
        for (var day = 0; day < days; day++) {
            for (var half : Half.values()) {
                corrected(person, from.plusDays(day), half, isThere);
            }
        }
    }

    private void corrected(PersonId person, LocalDate on, Half half, boolean isThere)
            throws Exception {
        var register = InContainer.service(AttendanceRegister.class);
        As.system(
                () -> {
                    register.correct(event, person, on, half, isThere, "Told later", HOST);
                    return null;
                });
    }

    private ClaimId claimed(PersonId person, int days) throws Exception {
        var made = new Claims.NewClaim(person, "", days, days + "00.00", "EUR", LAST);
        return As.system(() -> claims().enter(event, made, OFFICER));
    }

    private static Claims claims() {
        return InContainer.service(Claims.class);
    }

    private static void approve(ClaimId claim) throws Exception {
        As.system(
                () -> {
                    claims().approve(claim, CONTROLLER);
                    return null;
                });
    }

    private static void paid(ClaimId claim, LocalDate on) throws Exception {
        As.system(
                () -> {
                    claims().markPaid(claim, on, OFFICER);
                    return null;
                });
    }

    private static void named(
            PersonId person, String family, String given, String email, String born)
            throws SQLException {
        FundingStage.run(
                """
                update muster.person set family_name = ?, given_name = ?, email = ?, birth_date = cast(? as date),
                    sound_key = '', pairs_due = true where id = ?""",
                family,
                given,
                email,
                born,
                person.value());
    }

    /** A campaign whose only letter went to an administration that nobody here belongs to. */
    private void anotherWasInvited() throws SQLException {
        var campaign = UUID.randomUUID();
        var slice = UUID.randomUUID();
        var recipient = UUID.randomUUID();
        FundingStage.run(
                """
                insert into muster.member (code, joined_on, left_on, language, source)
                values ('AY', '1950-01-01', '1951-12-31', 'en', 'test') on conflict do nothing""");
        FundingStage.run(
                """
                insert into muster.campaign (id, version, code, name, deadline_at, deadline_zone, state, revision,
                    created_by, created_at)
                values (?, 0, ?, 'Test', now(), 'UTC', 'CLOSED', 1, 'test', now())""",
                campaign,
                "C-" + campaign.toString().substring(0, 8));
        FundingStage.run(
                "insert into muster.campaign_event values (?, ?)", campaign, event.value());
        FundingStage.run(
                """
                insert into muster.letter_slice (id, mailing_id, purpose, done)
                values (?, ?, 'INVITATION', true)""",
                slice,
                campaign);
        FundingStage.run(
                "insert into muster.campaign_recipient (id, campaign_id, kind, member_code) values (?, ?, 'MEMBER', 'AY')",
                recipient,
                campaign);
        FundingStage.run(
                """
                with asked as (
                    insert into muster.invitation (id, campaign_id, recipient_id, letter_revision, channel, language,
                        asked_at, answer)
                    values (gen_random_uuid(), ?, ?, 1, 'MAIL', 'en', now(), 'NOMINATED')
                    returning id, campaign_id, recipient_id)
                insert into muster.letter (id, slice_id, mailing_id, purpose, about_id, thread_id, language, addressee_id,
                    addressee_kind, message_id, delivery, queued_at, sent_at)
                select id, ?, campaign_id, 'INVITATION', id, recipient_id, 'en', ?, 'DG_OFFICE', ?, 'SENT', now(), now()
                  from asked""",
                campaign,
                recipient,
                slice,
                stage.person("M"),
                recipient + "@test.example");
    }

    private JobRunSummary reconcile() throws Exception {
        var launcher = InContainer.launcher(AttendanceReconciliation.class);
        var runs = InContainer.service(JobRuns.class);
        var id = As.system(() -> launcher.start(event, OFFICER));
        var deadline = Instant.now().plus(Duration.ofSeconds(60));
        for (; ; ) {
            var run = As.system(() -> runs.run(id, OFFICER));
            if (run.isOver()) {
                assertEquals(JobState.COMPLETED, run.state(), run.outcome().toString());
                return run;
            }
            assertTrue(Instant.now().isBefore(deadline), "The run ends within a minute");
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private String payable(ClaimId id) throws Exception {
        var claim =
                As.system(() -> InContainer.service(ClaimsOverview.class).claim(id, CONTROLLER));
        return claim.payable().minor() + " " + claim.refused().minor();
    }

    /** Original, posted and released of each promise of the event. */
    private String money() throws SQLException {
        return text(
                """
                select string_agg(c.original_minor || ' ' || c.posted_minor || ' ' || c.released_minor, ', ')
                  from muster.commitment c join muster.allocation a on a.id = c.allocation_id where a.event_id = ?""",
                event.value());
    }

    private String money(PersonId person) throws SQLException {
        return text(
                """
                select c.original_minor || ' ' || c.posted_minor || ' ' || c.released_minor
                  from muster.commitment c join muster.participation p on p.id = c.participation_id
                 where p.event_id = ? and p.person_id = ?""",
                event.value(),
                person.value());
    }

    private static String text(String sql, Object... values) throws SQLException {
        try (var connection = FundingStage.connect();
                var statement = connection.prepareStatement(sql)) {
            for (var at = 0; at < values.length; at++) {
                statement.setObject(at + 1, values[at]);
            }
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getString(1) == null ? "" : rows.getString(1);
            }
        }
    }

    private List<ExceptionSummary> cases() throws Exception {
        var exceptions = InContainer.service(Exceptions.class);
        return As.system(
                () ->
                        exceptions.page(
                                new Exceptions.Filter(event, null, CaseState.OPEN),
                                0,
                                50,
                                CONTROLLER));
    }

    private String open() throws Exception {
        return cases().stream()
                .map(one -> one.mismatch() + " " + one.atRisk().minor() + " " + one.severity())
                .collect(Collectors.joining(", "));
    }

    /** The same with the administration of whom it is about. */
    private List<String> openByMember() throws Exception {
        var told = new ArrayList<String>();
        for (var one : cases()) {
            told.add(
                    "%s %s %d %s"
                            .formatted(
                                    member(one),
                                    one.mismatch(),
                                    one.atRisk().minor(),
                                    one.severity()));
        }
        told.sort(null);
        return told;
    }

    private String member(ExceptionSummary one) throws SQLException {
        return text(
                "select member_code from muster.participation where event_id = ? and person_id = ?",
                event.value(),
                one.person());
    }

    /** A near miss: the class is open on nobody of the event any more. */
    private void nearly(String mismatch) throws Exception {
        assertTrue(cases().stream().noneMatch(one -> one.mismatch().name().equals(mismatch)));
    }

    /**
     * A near miss: the class is open on nobody of the administration, who was there all the same.
     */
    private void nearly(String mismatch, String member) throws Exception {
        assertEquals(
                1,
                number(
                        "select count(distinct p.person_id) from muster.participation t join muster.presence p using (event_id, person_id) where event_id = ? and member_code = ?",
                        event.value(),
                        member));
        assertTrue(
                openByMember().stream().noneMatch(one -> one.startsWith(member + " " + mismatch)));
    }

    private ExceptionSummary only(String mismatch, String member) throws Exception {
        for (var one : cases()) {
            if (one.mismatch().name().equals(mismatch) && member(one).equals(member)) {
                return one;
            }
        }
        throw new AssertionError(open());
    }

    private ExceptionSummary only() throws Exception {
        assertEquals(1, cases().size(), open());
        return cases().get(0);
    }

    private ExceptionSummary only(String mismatch) throws Exception {
        return cases().stream()
                .filter(one -> one.mismatch().name().equals(mismatch))
                .findFirst()
                .orElseThrow();
    }

    private static void settle(ExceptionSummary one, CaseState outcome) throws Exception {
        var exceptions = InContainer.service(Exceptions.class);
        As.system(
                () -> {
                    var proposal =
                            exceptions.propose(
                                    one.id(), outcome, "Looked into", "CCF/12/7", OFFICER);
                    exceptions.confirm(one.id(), proposal, CONTROLLER);
                    return null;
                });
    }
}

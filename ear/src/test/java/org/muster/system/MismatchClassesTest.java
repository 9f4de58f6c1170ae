package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.muster.system.FundingStage.CONTROLLER;
import static org.muster.system.FundingStage.OFFICER;
import static org.muster.system.FundingStage.euro;
import static org.muster.system.FundingStage.logged;
import static org.muster.system.MismatchStage.HOST;
import static org.muster.system.MismatchStage.authorised;
import static org.muster.system.MismatchStage.claim;
import static org.muster.system.MismatchStage.part;
import static org.muster.system.MismatchStage.perDay;
import static org.muster.system.MismatchStage.reference;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muster.account.ScopeRefused;
import org.muster.advance.AdvanceId;
import org.muster.advance.Advances;
import org.muster.allowance.Provision;
import org.muster.attendance.AttendanceOverview;
import org.muster.attendance.AttendanceRegister;
import org.muster.attendance.AttendanceSheet;
import org.muster.attendance.Half;
import org.muster.attendance.SheetId;
import org.muster.attendance.SheetImport;
import org.muster.attendance.batch.AttendanceImport;
import org.muster.bank.BankAccounts;
import org.muster.bank.BankImport;
import org.muster.bank.BankStatementId;
import org.muster.certificate.CertificateDesk;
import org.muster.entitlement.ClaimId;
import org.muster.entitlement.Claims;
import org.muster.event.Audience;
import org.muster.event.EventDetails;
import org.muster.event.EventId;
import org.muster.event.EventPlanning;
import org.muster.event.EventType;
import org.muster.event.Topic;
import org.muster.evidence.ReceivedDocument;
import org.muster.funding.Agreements;
import org.muster.funding.AllocationId;
import org.muster.funding.Beneficiary;
import org.muster.funding.ContributionId;
import org.muster.funding.FundAllocation;
import org.muster.funding.FundEvidence;
import org.muster.funding.InKindMemo;
import org.muster.identity.Merges;
import org.muster.ledger.CostCategory;
import org.muster.ledger.LedgerKeeping;
import org.muster.matching.RuleMatching;
import org.muster.member.NewPerson;
import org.muster.member.People;
import org.muster.member.PersonId;
import org.muster.member.Region;
import org.muster.reconciliation.BankComparison;
import org.muster.reconciliation.ExceptionsOpen;
import org.muster.reconciliation.Mismatch;
import org.muster.reporting.StatementFigures;
import org.muster.reporting.StatementOverview;
import org.muster.reporting.StatementProduction;
import org.muster.run.Await;
import org.muster.shared.Actor;
import org.muster.shared.DateRange;
import org.muster.shared.Language;
import org.muster.shared.Money;
import org.muster.shared.Roles;
import org.muster.stay.Stays;

/**
 * Classes of mismatch, each with facts that show it and facts that nearly do: the whole set that is
 * open at an event is told, so that whatever is not named was not found.
 */
@ArquillianTest
class MismatchClassesTest {
    private static final LocalDate MONDAY = LocalDate.of(2011, 2, 14);
    private static final LocalDate FRIDAY = LocalDate.of(2011, 2, 18);
    private static final DateRange WEEK = new DateRange(MONDAY, FRIDAY);
    private static final DateRange YEAR =
            new DateRange(LocalDate.of(2011, 1, 1), LocalDate.of(2011, 12, 31));
    private static final List<String> BAKU =
            List.of("AM", "AZ", "BY", "GE", "KG", "KZ", "LT", "LV", "MD", "RU", "TJ", "UA", "UZ");

    private final MismatchStage stage = new MismatchStage();

    @Deployment
    static WebArchive archive() {
        return InContainer.archive(
                MismatchClassesTest.class,
                MismatchStage.class,
                AllowanceStage.class,
                FundingStage.class,
                OwnLinks.class,
                CamtFile.class,
                Await.class);
    }

    @Test
    @Tag("R04")
    @Tag("R05")
    @Tag("R09")
    @Tag("R14")
    @Tag("R15")
    @Tag("R16")
    @Tag("R26")
    void peopleAtOneEvent() throws Exception {
        stage.rate("2011-02", "243.00");
        var fund = stage.fund(YEAR);
        var event = stage.event("-1", WEEK);
        stage.funds.allocate(fund, event, CostCategory.DSA, "30000.00", YEAR.from());
        stage.funds.allocate(fund, event, CostCategory.AIR, "1000.00", YEAR.from());
        var longer = authorisedSeat("two days longer", event, 5, MONDAY.plusDays(1));
        var leaves = authorisedSeat("leaves the day after", event, 5, FRIDAY.minusDays(1));
        var moved = moved("moved before", event, MONDAY);
        var movedLater = moved("moved later", event, MONDAY.plusDays(1));
        var fed = authorisedSeat("fed and paid", event, 5, FRIDAY);
        var fedAlone = authorisedSeat("fed", event, 5, FRIDAY);
        var fedAndDear = authorisedSeat("fed and dear", event, 5, FRIDAY);
        var dear = authorisedSeat("another rate", event, 5, FRIDAY);
        var dearNights = authorisedSeat("three nights at another rate", event, 5, FRIDAY);
        var threeNights = authorisedSeat("three nights", event, 5, FRIDAY);
        var cent = authorisedSeat("a cent more", event, 5, FRIDAY);
        var exact = authorisedSeat("to the cent", event, 5, FRIDAY);
        var more = authorisedSeat("more days than there", event, 3, FRIDAY);
        var disputed = authorisedSeat("told otherwise", event, 5, FRIDAY);
        var agreed = authorisedSeat("told alike", event, 5, FRIDAY);
        logged(event, disputed, MONDAY, false);
        logged(event, agreed, MONDAY, true);
        for (var one : List.of(fed, fedAlone, fedAndDear)) {
            provided(event, one);
        }
        staff("speaker with a ticket", event, true);
        staff("speaker without costs", event, false);
        stage.perNight(event);
        for (var one : List.of(longer, leaves, moved, movedLater, fedAlone, disputed, agreed)) {
            claim(event, one, 0, "");
        }
        claim(event, fed, 5, "1215.00");
        claim(event, fedAndDear, 5, "1500.00");
        claim(event, dear, 5, "1300.00");
        claim(event, dearNights, 3, "900.00");
        claim(event, threeNights, 3, "729.00");
        claim(event, cent, 5, "1215.01");
        claim(event, exact, 5, "1215.00");
        claim(event, more, 5, "1215.00");
        assertEquals(
                List.of(
                        "a cent more: R15 B 0.01",
                        "a cent more: R16 B 0.00",
                        "another rate: R15 B 85.00",
                        "another rate: R16 B 0.00",
                        "fed and dear: R14 B 145.80",
                        "fed and dear: R15 B 285.00",
                        "fed and dear: R16 B 0.00",
                        "fed and paid: R14 B 145.80",
                        "fed and paid: R15 B 0.00",
                        "more days than there: R15 B 486.00",
                        "moved before: R09 B 1215.00",
                        "speaker with a ticket: R26 I 0.00",
                        "three nights at another rate: R16 B 171.00",
                        "ticket: R23 W 100.00",
                        "told otherwise: R05 W 243.00",
                        "two days longer: R04 W 0.00"),
                stage.found(event));
        stage.nearly("R04", "leaves the day after");
        stage.nearly("R05", "told alike");
        stage.nearly("R09", "moved later");
        stage.nearly("R14", "fed");
        stage.nearly("R15", "to the cent");
        stage.nearly("R16", "to the cent");
        stage.nearly("R16", "three nights");
        stage.nearly("R26", "speaker without costs");
        assertEquals(
                "[KE, UG]",
                MismatchStage.open(event).stream()
                        .filter(one -> one.mismatch().name().equals("R09"))
                        .findFirst()
                        .orElseThrow()
                        .evidence()
                        .arguments()
                        .toString());
    }

    @Test
    @Tag("R01")
    @Tag("R03")
    @Tag("R07")
    @Tag("R15")
    @Tag("R33")
    @Tag("R34")
    void daysClaimedAndDaysThere() throws Exception {
        var fund = stage.fund(YEAR);
        var event = stage.event("-1", WEEK);
        stage.funds.allocate(fund, event, CostCategory.DSA, "9000.00", YEAR.from());
        var never = stage.seat("never there", event, "SPONSORED", MONDAY, 0);
        var morning = stage.seat("there for a morning", event, "SPONSORED", MONDAY, 0);
        corrected(event, morning, MONDAY, Half.AM, true);
        var shorter = stage.seat("paid a day too much", event, "SPONSORED", MONDAY, 3);
        var leftEarly = stage.seat("left at noon", event, "SPONSORED", MONDAY, 3);
        var above = stage.seat("a cent above", event, "SPONSORED", MONDAY, 3);
        var own = stage.seat("at their own cost", event, "SELF_FUNDED", MONDAY, 3);
        stage.seat("at their own cost, silent", event, "SELF_FUNDED", MONDAY, 3);
        stage.seat("silent", event, "SPONSORED", MONDAY, 3);
        var seatless = stage.named("no seat", stage.funds.person("F"));
        stage.funds.present(event, seatless, MONDAY);
        perDay(event, "100.00");
        claim(event, never, 3, "300.00");
        claim(event, morning, 1, "100.00");
        claim(event, shorter, 3, "300.00");
        claim(event, leftEarly, 3, "300.00");
        claim(event, above, 3, "300.01");
        claim(event, own, 3, "300.00");
        var found =
                List.of(
                        "a cent above: R15 B 0.01",
                        "at their own cost: R33 B 300.00",
                        "never there: R01 B 300.00",
                        "no seat: R07 W 0.00",
                        "silent: R34 W 300.00");
        assertEquals(found, stage.found(event));
        stage.nearly("R01", "there for a morning");
        stage.nearly("R07", "at their own cost, silent");
        stage.nearly("R15", "left at noon");
        stage.nearly("R33", "at their own cost, silent");
        stage.nearly("R34", "at their own cost, silent");
        stage.nearly("R34", "left at noon");
        approved(event, shorter);
        approved(event, leftEarly);
        var wednesday = MONDAY.plusDays(2);
        gone(event, shorter, wednesday, 1);
        corrected(event, leftEarly, wednesday, Half.PM, false);
        var then = new ArrayList<>(found);
        then.addAll(
                List.of("paid a day too much: R03 B 100.00", "paid a day too much: R15 B 0.00"));
        then.sort(null);
        assertEquals(then, stage.found(event));
        stage.nearly("R03", "left at noon");
    }

    @Test
    @Tag("R05")
    @Tag("R34")
    void nobodyIsRemindedOfAClaimWhereNoAllowanceIsPaid() throws Exception {
        var event = stage.event("-1", WEEK);
        var person = stage.seat("ticket alone", event, "SPONSORED", MONDAY, 3);
        logged(event, person, MONDAY, false);
        assertEquals(List.of("ticket alone: R05 W 0.00"), stage.found(event));
        stage.nearly("R34", "ticket alone");
    }

    @Test
    void thirteenAdministrationsInBakuForFourDaysAndObserversApart() throws Exception {
        var days = new DateRange(LocalDate.of(2012, 7, 3), LocalDate.of(2012, 7, 6));
        var year = new DateRange(LocalDate.of(2012, 1, 1), LocalDate.of(2012, 12, 31));
        var fund = stage.fund(year);
        var event = stage.event("-1", days);
        stage.cost("room", fund, event, "100.00", days.from());
        for (var member : BAKU) {
            atBaku(event, "PARTICIPANT", member, 4);
        }
        for (var member : BAKU.subList(0, 4)) {
            atBaku(event, "PARTICIPANT", member, member.equals("AM") ? 3 : 4);
        }
        atBaku(event, "OBSERVER", null, 4);
        atBaku(event, "OBSERVER", "NL", 4);
        atBaku(event, "FACILITATOR", null, 4);
        assertEquals(List.of(), stage.found(event));
        var grid = InContainer.service(AttendanceOverview.class);
        assertEquals(
                new AttendanceOverview.Figures(17, 17, 67, 13),
                As.system(() -> grid.figures(event, HOST)));
        assertEquals(8, As.system(() -> grid.halfDays(event, HOST)).size(), "four days");
        var certificates = InContainer.service(CertificateDesk.class);
        assertEquals(
                16 + 2,
                As.system(() -> certificates.issue(event, HOST)),
                "three of four days are too few; observers have theirs, who taught has none");
        assertEquals(List.of(), stage.found(event));
        var told = told(fund, year, event);
        assertEquals(
                List.of(13, 0, 17, 67),
                List.of(
                        told.administrations(),
                        told.funded(),
                        told.attended(),
                        told.participantDays()));
    }

    private void atBaku(EventId event, String role, String member, int days) throws Exception {
        var person = stage.funds.person("F");
        stage.funds.participation(event, person, role, "SELF_FUNDED", member);
        for (var day = 0; day < days; day++) {
            stage.funds.present(event, person, LocalDate.of(2012, 7, 3).plusDays(day));
        }
    }

    /** Whom the event reached, as the donor's statement tells it. */
    private static StatementFigures.Reached told(
            ContributionId fund, DateRange period, EventId event) throws Exception {
        var production = InContainer.service(StatementProduction.class);
        var overview = InContainer.service(StatementOverview.class);
        var statement = As.system(() -> production.produce(fund, period, null, OFFICER)).id();
        return As.system(() -> overview.figures(statement, OFFICER)).events().stream()
                .filter(each -> each.event().equals(event.value()))
                .findFirst()
                .orElseThrow()
                .reached();
    }

    private static void approved(EventId event, PersonId person) throws Exception {
        AllowanceStage.approve(claimOf(event, person));
    }

    private static ClaimId claimOf(EventId event, PersonId person) throws Exception {
        return ClaimId.of(
                FundingStage.texts(
                                "select id from muster.claim where event_id = '%s' and person_id = '%s'"
                                        .formatted(event, person))
                        .get(0));
    }

    @Test
    @Tag("R11")
    @Tag("R16")
    void nightsOfTwoEventsAndOfAnotherSystem() throws Exception {
        stage.rate("2011-02", "243.00");
        var fund = stage.fund(YEAR);
        var first = stage.event("-1", WEEK);
        var thursday = FRIDAY.minusDays(1);
        var second = stage.event("-2", new DateRange(thursday, FRIDAY.plusDays(1)));
        stage.funds.allocate(fund, first, CostCategory.DSA, "10000.00", YEAR.from());
        stage.funds.allocate(fund, second, CostCategory.DSA, "10000.00", YEAR.from());
        var both = authorisedSeat("at both", first, 5, FRIDAY);
        var after = authorisedSeat("one after the other", first, 3, FRIDAY);
        var row = authorisedSeat("one row", first, 5, FRIDAY);
        var otherRow = stage.seat("other row", second, "SPONSORED", thursday, 3);
        As.system(
                () -> InContainer.service(Merges.class).merge(otherRow, row, "One passport", HOST));
        stage.perNight(first);
        stage.seat("at both", second, both, "SPONSORED", "AZ", thursday, 3);
        stage.seat("one after the other", second, after, "SPONSORED", "AZ", thursday, 3);
        var paid = stage.seat("paid elsewhere", second, "SPONSORED", thursday, 3);
        var paidMore = stage.seat("paid more elsewhere", second, "SPONSORED", thursday, 3);
        var paidBefore = stage.seat("paid for other nights", second, "SPONSORED", thursday, 3);
        perDay(second, "100.00");
        for (var one : List.of(both, after, row)) {
            claim(first, one, 0, "");
        }
        for (var one : List.of(both, after, otherRow, paid, paidMore, paidBefore)) {
            claim(second, one, 3, "300.00");
        }
        var own = stage.code("-2") + ",DSA,";
        var rest = ",EUR,2011-03-01,AG-" + stage.funds.code + "-1,";
        stage.outside(
                own + reference(paid) + ",,,,one night,243.00" + rest + "2011-02-19,2011-02-19",
                own
                        + reference(paidMore)
                        + ",,,,dear night,300.00"
                        + rest
                        + "2011-02-17,2011-02-17",
                own + reference(paidBefore) + ",,,,eve,243.00" + rest + "2011-02-16,2011-02-16",
                own
                        + reference(paidMore)
                        + ",,,,dollars,300.00"
                        + rest.replace("EUR", "USD")
                        + "2011-02-17,2011-02-17");
        assertEquals(List.of(), stage.found(first));
        assertEquals(
                List.of(
                        "at both: R11 B 200.00",
                        "dear night: R16 B 57.00",
                        "dollars: R16 B 300.00",
                        "other row: R11 B 200.00",
                        "paid elsewhere: R11 B 100.00",
                        "paid more elsewhere: R11 B 100.00"),
                stage.found(second));
        stage.nearly("R11", "one after the other");
        stage.nearly("R11", "paid for other nights");
        stage.nearly("R16", "one night");
    }

    @Test
    @Tag("R11")
    void aNightOfTwoEventsThatBothPayByNights() throws Exception {
        stage.rate("2011-02", "243.00");
        var fund = stage.fund(YEAR);
        var first = stage.event("-1", WEEK);
        var weekend = new DateRange(FRIDAY, FRIDAY.plusDays(2));
        var second = stage.event("-2", weekend);
        stage.funds.allocate(fund, first, CostCategory.DSA, "10000.00", YEAR.from());
        stage.funds.allocate(fund, second, CostCategory.DSA, "10000.00", YEAR.from());
        var both = authorisedSeat("both nights", first, 5, FRIDAY);
        var rest = authorisedSeat("the rest alone", first, 5, FRIDAY);
        for (var one : List.of(both, rest)) {
            var word = one == both ? "both nights" : "the rest alone";
            stage.seat(word, second, one, "SPONSORED", "AZ", FRIDAY, 3);
            authorised(second, one, weekend);
        }
        stage.perNight(first, second);
        claim(first, both, 0, "");
        claim(first, rest, 0, "");
        claim(second, both, 3, "729.00");
        claim(second, rest, 0, "");
        assertEquals(List.of(), stage.found(first));
        assertEquals(
                List.of("both nights: R11 B 243.00", "both nights: R15 B 0.00"),
                stage.found(second));
        stage.nearly("R11", "the rest alone");
        assertEquals(
                List.of(FRIDAY.toString(), stage.code("-1")),
                MismatchStage.open(second).get(0).evidence().arguments());
    }

    @Test
    @Tag("R11")
    void aNightThatAnotherClaimLeavesIsDueWhicheverEventIsComparedFirst() throws Exception {
        stage.rate("2011-02", "243.00");
        var fund = stage.fund(YEAR);
        var first = stage.event("-1", WEEK);
        var weekend = new DateRange(FRIDAY, FRIDAY.plusDays(2));
        var second = stage.event("-2", weekend);
        stage.funds.allocate(fund, first, CostCategory.DSA, "10000.00", YEAR.from());
        stage.funds.allocate(fund, second, CostCategory.DSA, "10000.00", YEAR.from());
        var person = authorisedSeat("both nights", first, 5, FRIDAY);
        stage.seat("both nights", second, person, "SPONSORED", "AZ", FRIDAY, 3);
        authorised(second, person, weekend);
        stage.perNight(first, second);
        claim(second, person, 3, "729.00");
        claim(first, person, 5, "1215.00");
        assertEquals(
                List.of("both nights: R11 B 243.00", "both nights: R15 B 0.00"),
                stage.found(first));
        gone(second, person, FRIDAY, 1);
        assertEquals(List.of(), stage.found(first));
        assertEquals(List.of("both nights: R15 B 243.00"), stage.found(second));
        assertEquals(List.of("both nights: R15 B 243.00"), stage.found(second));
        assertEquals(
                0,
                FundingStage.number(
                        "select count(*) from muster.reconciliation_news where event_id = ?",
                        second.value()),
                "comparing the same again is no news");
    }

    @Test
    @Tag("R11")
    @Tag("R21")
    void nightsThatOtherSystemsPaidTwiceAndDaysThatNobodyClaimed() throws Exception {
        var fund = stage.fund(YEAR);
        var first = stage.event("-1", WEEK);
        var second = stage.event("-2", WEEK);
        stage.funds.allocate(fund, first, CostCategory.DSA, "1000.00", YEAR.from());
        stage.funds.allocate(fund, second, CostCategory.DSA, "1000.00", YEAR.from());
        var fewer = stage.seat("two of three days", first, "SPONSORED", MONDAY, 3);
        stage.seat("two of three days", second, fewer, "SPONSORED", "AZ", MONDAY.plusDays(2), 2);
        perDay(first, "100.00");
        perDay(second, "100.00");
        claim(first, fewer, 2, "200.00");
        claim(second, fewer, 2, "200.00");
        var twice = stage.seat("guest", first, "SELF_FUNDED", MONDAY, 3);
        stage.seat("guest", second, twice, "SELF_FUNDED", "AZ", MONDAY.plusDays(2), 2);
        var rest = ",EUR,2011-03-0%s,AG-" + stage.funds.code + "-1,";
        stage.outside(
                stage.code("-1")
                        + ",DSA,"
                        + reference(twice)
                        + ",,,,three,300.00"
                        + rest.formatted(1)
                        + "2011-02-14,2011-02-16",
                stage.code("-2")
                        + ",DSA,"
                        + reference(twice)
                        + ",,,,one of two,200.00"
                        + rest.formatted(2)
                        + "2011-02-16,2011-02-17",
                stage.code("-2")
                        + ",DSA,"
                        + reference(twice)
                        + ",,,,another,100.00"
                        + rest.formatted(3)
                        + "2011-02-18,2011-02-18");
        assertEquals(List.of("three: R21 B 300.00"), stage.found(first));
        stage.nearly("R11", "two of three days");
        assertEquals(
                List.of(
                        "another: R21 B 100.00",
                        "one of two: R11 B 100.00",
                        "one of two: R21 B 100.00"),
                stage.found(second));
        stage.nearly("R11", "two of three days");
        stage.nearly("R11", "another");
    }

    @Test
    @Tag("R20")
    @Tag("R21")
    void whatAnotherSystemPaidBeyondWhatWasPromisedAndSetAside() throws Exception {
        var fund = stage.fund(YEAR);
        var event = stage.event("-1", WEEK);
        promise("promise", allocated(fund, event, "2000.00", YEAR.from()), "1000.00", YEAR.from());
        stage.funds.allocate(fund, event, CostCategory.DSA, "5000.00", YEAR.from());
        var twice = stage.seat("paid here and there", event, "SPONSORED", MONDAY, 3);
        var once = stage.seat("paid there", event, "SPONSORED", MONDAY, 3);
        perDay(event, "100.00");
        claim(event, twice, 3, "300.00");
        claim(event, once, 3, "300.00");
        stage.found(event);
        approved(event, twice);
        approved(event, once);
        var claims = InContainer.service(Claims.class);
        As.system(
                () -> {
                    claims.markPaid(claimOf(event, twice), FRIDAY.plusDays(20), OFFICER);
                    return null;
                });
        var code = stage.code("-1");
        var rest = ",EUR,2011-02-2%s,AG-" + stage.funds.code + "-1,,";
        stage.outside(
                code + ",VENUE,,Hotel,as promised,,,600.00" + rest.formatted(0),
                code + ",VENUE,,Hotel,a little more,,,700.00" + rest.formatted(1),
                code + ",VENUE,,Hotel,much more,,,500000.00" + rest.formatted(2),
                code + ",DSA," + reference(twice) + ",,,,again,300.00" + rest.formatted(3),
                code + ",DSA," + reference(once) + ",,,,alone,300.00" + rest.formatted(3));
        assertEquals(
                List.of(
                        "a little more: R21 B 300.00",
                        "again: R21 B 300.00",
                        "much more: R20 B 499300.00",
                        "much more: R21 B 700.00",
                        "promise: R23 W 1000.00"),
                stage.found(event));
        stage.nearly("R20", "a little more");
        stage.nearly("R21", "as promised");
        stage.nearly("R21", "alone");
    }

    @Test
    @Tag("R12")
    @Tag("R13")
    @Tag("R17")
    @Tag("R18")
    @Tag("R19")
    @Tag("R21")
    @Tag("R23")
    @Tag("R30")
    void costsHereAndElsewhere() throws Exception {
        var fund = stage.fund(YEAR);
        var second = stage.fund(YEAR);
        var event = stage.event("-1", WEEK);
        stage.funds.earmark(
                fund,
                YEAR.from(),
                Set.of("AZ", "KE"),
                Set.of(CostCategory.VENUE, CostCategory.AIR, CostCategory.DSA),
                Set.of(Beneficiary.values()));
        promise("promise", allocated(fund, event, "20000.00", YEAR.from()), "9000.00", YEAR.from());
        promise("other", allocated(second, event, "500.00", YEAR.from()), "450.00", YEAR.from());
        var within = stage.seat("within", event, "SELF_FUNDED", MONDAY, 5);
        var beyond =
                stage.seat(
                        "beyond",
                        event,
                        new PersonId(stage.funds.person("M")),
                        "SELF_FUNDED",
                        "UA",
                        MONDAY,
                        5);
        var known = stage.cost("own", fund, event, "100.00", MONDAY);
        gift("unproven", event, fund, false);
        gift("proven", event, fund, true);
        var no = "AG-" + stage.funds.code;
        var row = stage.code("-1") + ",%s,%s,%s,%s,,,500.00,EUR,%s,%s,,";
        var one = no + "-1";
        var number =
                stage.code("-1") + ",VENUE,,Carrier,,%s,%s,500.00,EUR,2011-02-2%s," + one + ",,";
        stage.outside(
                number.formatted("T-" + no, "", 0),
                number.formatted("t-" + no, "", 1),
                number.formatted("", "E-" + no, 0),
                number.formatted("", "e-" + no, 1),
                number.formatted("", "T-" + no, 2),
                row.formatted("VENUE", "", known.supplier(), known.documentNo(), "2011-02-20", one),
                row.formatted("VENUE", "", known.supplier(), "next", "2011-02-20", one),
                row.formatted("VENUE", "", "Hall", "twice", "2011-02-20", one),
                row.formatted("VENUE", "", "Hall", "TWICE", "2011-02-21", one),
                row.formatted("VENUE", "", "Stall", "Twice", "2011-02-22", one),
                row.formatted(
                        "VENUE",
                        "",
                        "Hall",
                        "550",
                        "2011-02-20",
                        one + "=300.00|" + no + "-2=250.00"),
                row.formatted(
                        "VENUE",
                        "",
                        "Hall",
                        "500",
                        "2011-02-20",
                        one + "=300.00|" + no + "-2=200.00"),
                row.formatted("VENUE", reference(beyond), "", "for UA", "2011-02-20", one),
                row.formatted("VENUE", reference(within), "", "for AZ", "2011-02-20", one),
                row.formatted("CATERING", "", "Cook", "meals", "2011-02-20", one),
                row.formatted("VENUE", "", "Hall", "too late", "2012-07-01", one),
                row.formatted("VENUE", "", "Hall", "in time", "2012-06-30", one),
                row.formatted("AIR", "", "Air", "unpromised", "2011-02-20", one));
        assertEquals(
                List.of(
                                "550: R13 B 50.00",
                                "TWICE: R12 B 500.00",
                                "e-" + no + ": R12 B 500.00",
                                "t-" + no + ": R12 B 500.00",
                                "for UA: R17 B 500.00",
                                "meals: R18 B 500.00",
                                "meals: R21 B 0.00",
                                "other: R23 W 450.00",
                                "promise: R23 W 9000.00",
                                known.documentNo() + ": R12 B 500.00",
                                "too late: R19 B 500.00",
                                "unpromised: R21 B 500.00",
                                "unproven: R30 I 2500.00")
                        .stream()
                        .sorted()
                        .toList(),
                stage.found(event));
        stage.nearly("R12", "next");
        stage.nearly("R12", "Twice");
        stage.nearly("R12", "T-" + no);
        stage.nearly("R13", "500");
        stage.nearly("R17", "for AZ");
        stage.nearly("R18", "in time");
        stage.nearly("R19", "in time");
        stage.nearly("R21", "next");
        stage.nearly("R30", "proven");
        var doubled = stage.rows(event, Mismatch.R12, OFFICER);
        assertTrue(
                doubled.contains("COST " + known.documentNo())
                        && doubled.contains("OUTSIDE twice")
                        && doubled.contains("CONTRIBUTION " + one),
                doubled.toString());
        assertEquals(
                List.of(
                        "COMMITMENT " + one + " · Hotel",
                        "COMMITMENT " + no + "-2 · Hotel",
                        "CONTRIBUTION " + one,
                        "CONTRIBUTION " + no + "-2"),
                stage.rows(event, Mismatch.R23, OFFICER).stream().sorted().toList());
        assertEquals(
                List.of(),
                stage.rows(event, Mismatch.R23, new Actor("event-officer")),
                "who keeps no money opens no promise");
    }

    @Test
    @Tag("R17")
    @Tag("R18")
    void anEarmarkThatChangedBeforeTheAllowanceIsPosted() throws Exception {
        assertEquals(
                List.of("UA: R15 B 100.00", "UA: R17 B 300.00"),
                claimsUnder(Set.of("AZ"), Set.of(CostCategory.DSA, CostCategory.VENUE)));
        assertEquals(
                List.of("AZ: R18 B 300.00", "UA: R15 B 100.00", "UA: R18 B 300.00"),
                claimsUnder(Set.of(), Set.of(CostCategory.VENUE)));
    }

    @Test
    @Tag("R23")
    void aSuppliersPromiseIsToldAfterThirtyDaysAndHoldsUpOnceItsMoneyCannotBePaid()
            throws Exception {
        var today = InContainer.today();
        var fund = stage.fund(new DateRange(today.minusDays(60), today.plusDays(60)));
        var event = stage.event("-1", new DateRange(today.minusDays(31), today.minusDays(30)));
        var from = allocated(fund, event, "1100.00", today.minusDays(40));
        promise("promise", from, "1000.00", today.minusDays(40));
        stage.cost("hall", fund, event, "100.00", today.minusDays(30));
        stage.seat("guest", event, "SELF_FUNDED", today.minusDays(31), 2);
        assertEquals(List.of(), stage.found(event), "thirty days after");
        stage.nearly("R23", "promise");
        FundingStage.run(
                "update muster.capacity_event set starts_on = starts_on - 1, ends_on = ends_on - 1 where id = ?",
                event.value());
        assertEquals(List.of("promise: R23 I 1000.00"), stage.found(event));
        var told = new DateRange(today.minusDays(60), today.minusDays(1));
        certified(fund, told);
        paysUntil(fund, today);
        assertEquals(List.of("promise: R23 I 1000.00"), stage.found(event), "the last day to pay");
        paysUntil(fund, today.minusDays(1));
        assertEquals(List.of("promise: R23 W 1000.00"), stage.found(event));
        assertThrows(ExceptionsOpen.class, () -> certified(fund, told));
    }

    private static void paysUntil(ContributionId fund, LocalDate last) throws Exception {
        FundingStage.run(
                "update muster.contribution set valid_to = least(valid_to, ?), liquidation_to = ? where id = ?",
                last,
                last,
                fund.value());
    }

    @Test
    @Tag("R25")
    void costsOfAnEventThatIsCalledOffOrMoved() throws Exception {
        var fund = stage.fund(YEAR);
        var off = stage.event("-1", WEEK);
        FundingStage.run(
                "update muster.capacity_event set status = 'CONFIRMED' where id = ?", off.value());
        stage.cost("deposit", fund, off, "100.00", MONDAY);
        var planning = InContainer.service(EventPlanning.class);
        As.system(
                () -> {
                    planning.cancel(off, "No venue", HOST);
                    return null;
                });
        assertEquals(List.of("deposit: R25 W 100.00"), stage.found(off));
        var moved = As.system(() -> planning.create(details(MONDAY), HOST));
        stage.cost("first hall", fund, moved, "200.00", MONDAY.minusDays(3));
        As.system(
                () -> {
                    planning.change(
                            moved, planning.toChange(moved, HOST).version(), details(FRIDAY), HOST);
                    return null;
                });
        stage.cost("second hall", fund, moved, "300.00", FRIDAY);
        stage.seat("guest", moved, "SELF_FUNDED", FRIDAY, 2);
        assertEquals(List.of("first hall: R25 W 200.00"), stage.found(moved));
        stage.nearly("R25", "second hall");
    }

    @Test
    @Tag("R32")
    void whoIsRecordedOrTakenBackAfterTheStatementIsCertified() throws Exception {
        var fund = stage.fund(YEAR);
        var event = stage.event("-1", WEEK);
        stage.cost("hall", fund, event, "100.00", MONDAY);
        stage.seat("in time", event, "SELF_FUNDED", MONDAY, 5);
        var late = stage.seat("late", event, "SELF_FUNDED", MONDAY, 0);
        var before = stage.seat("taken back before", event, "SELF_FUNDED", MONDAY, 0);
        var after = stage.seat("taken back after", event, "SELF_FUNDED", MONDAY, 0);
        var never = stage.seat("came and went after", event, "SELF_FUNDED", MONDAY, 0);
        takenBack(sheet(event, before));
        var counted = sheet(event, after);
        certified(fund, YEAR);
        stage.funds.present(event, late.value(), MONDAY);
        stage.funds.present(event, late.value(), MONDAY.plusDays(1));
        takenBack(counted);
        takenBack(sheet(event, never));
        assertEquals(
                List.of("late: R32 W 0.00", "taken back after: R32 W 0.00"), stage.found(event));
        stage.nearly("R32", "in time");
        stage.nearly("R32", "taken back before");
        stage.nearly("R32", "came and went after");
        assertThrows(
                ExceptionsOpen.class,
                () -> certified(fund, YEAR),
                "the next version waits until it is settled");
    }

    /** A signed sheet that says the person was there on Monday. */
    private static SheetId sheet(EventId event, PersonId person) throws Exception {
        var content =
                "reference,%s\n%s,x\n"
                        .formatted(MONDAY, reference(person))
                        .getBytes(StandardCharsets.UTF_8);
        var launcher = InContainer.launcher(AttendanceImport.class);
        var sheet =
                As.system(
                                () ->
                                        launcher.upload(
                                                event,
                                                "sheet.csv",
                                                content,
                                                List.of(),
                                                AttendanceSheet.Source.SHEET,
                                                HOST))
                        .sheet();
        var overview = InContainer.service(AttendanceOverview.class);
        Await.await(
                () ->
                        As.system(() -> overview.sheet(sheet, HOST)).state()
                                == AttendanceSheet.State.IMPORTED,
                "The line is taken over");
        return sheet;
    }

    private static void takenBack(SheetId sheet) throws Exception {
        var imports = InContainer.service(SheetImport.class);
        As.system(
                () -> {
                    imports.undo(sheet, "Of another event", HOST);
                    return null;
                });
    }

    @Test
    @Tag("R01")
    @Tag("R22")
    void advancesThatNobodySettled() throws Exception {
        var event = nightsFunded();
        var unsettled = authorisedSeat("unsettled", event, 5, FRIDAY);
        var recovered = authorisedSeat("recovered", event, 5, FRIDAY);
        var inTime = authorisedSeat("due today", event, 5, FRIDAY);
        var noShow = authorisedSeat("no-show", event, 0, FRIDAY);
        stage.perNight(event);
        advance(event, unsettled);
        var back = advance(event, recovered);
        advance(event, noShow);
        var dueToday = advance(event, inTime);
        dueOn(dueToday, InContainer.today());
        var advances = InContainer.service(Advances.class);
        As.system(
                () -> {
                    advances.recover(back, euro("972.00"), FRIDAY, "Returned", OFFICER);
                    return null;
                });
        claim(event, unsettled, 0, "");
        claim(event, recovered, 0, "");
        claim(event, inTime, 0, "");
        assertEquals(
                List.of("no-show: R01 B 972.00", "no-show: R22 W 0.00", "unsettled: R22 W 972.00"),
                stage.found(event));
        stage.nearly("R01", "unsettled");
        stage.nearly("R22", "recovered");
        stage.nearly("R22", "due today");
    }

    @Test
    @Tag("R01")
    @Tag("R22")
    void whatWasPaidForSomebodyWhoNeverCame() throws Exception {
        stage.rate("2011-02", "243.00");
        var event = stage.event("-1", WEEK);
        var fund = stage.fund(YEAR);
        stage.funds.allocate(fund, event, CostCategory.DSA, "20000.00", YEAR.from());
        stage.funds.allocate(fund, event, CostCategory.AIR, "5000.00", YEAR.from());
        var paid = authorisedSeat("advance and ticket", event, 0, FRIDAY);
        var claims = authorisedSeat("claim, advance and ticket", event, 0, FRIDAY);
        var abroad = authorisedSeat("ticket of elsewhere", event, 0, FRIDAY);
        var back = authorisedSeat("ticket given back", event, 0, FRIDAY);
        var came = authorisedSeat("came with a ticket", event, 5, FRIDAY);
        stage.perNight(event);
        for (var one : List.of(paid, claims)) {
            advance(event, one);
            stage.ticket(fund, event, one, euro("488.20"));
        }
        stage.ticket(fund, event, came, euro("488.20"));
        rateOf("LAK", "11000");
        stage.ticket(fund, event, abroad, Money.parse("1100000.00", "LAK"));
        var flown = stage.ticket(fund, event, back, euro("488.20"));
        stage.credit(flown, "480.00");
        claim(event, claims, 5, "1215.00");
        claim(event, came, 0, "");
        assertEquals(
                List.of(
                        "advance and ticket: R01 B 1460.20",
                        "advance and ticket: R22 W 0.00",
                        "claim, advance and ticket: R01 B 1703.20",
                        "claim, advance and ticket: R22 W 0.00",
                        "ticket given back: R01 B 8.20",
                        "ticket of elsewhere: R01 B 100.00"),
                stage.found(event));
        stage.nearly("R01", "came with a ticket");
        assertEquals(
                4,
                stage.rows(event, Mismatch.R01, OFFICER).stream()
                        .filter(row -> row.startsWith("COST "))
                        .count(),
                "each ticket is evidence");
    }

    @Test
    @Tag("R01")
    void aTicketOfSomebodyWhoNeverCameWhereNoAllowanceIsPaid() throws Exception {
        var event = stage.event("-1", WEEK);
        var fund = stage.fund(YEAR);
        stage.funds.allocate(fund, event, CostCategory.AIR, "5000.00", YEAR.from());
        var flew = stage.seat("flew", event, "SPONSORED", MONDAY, 3);
        var never = stage.seat("never flew", event, "SPONSORED", MONDAY, 0);
        stage.seat("without a ticket", event, "SPONSORED", MONDAY, 0);
        stage.ticket(fund, event, flew, euro("900.00"));
        stage.ticket(fund, event, never, euro("900.00"));
        assertEquals(List.of("never flew: R01 B 900.00"), stage.found(event));
        stage.nearly("R01", "flew");
        stage.nearly("R01", "without a ticket");
    }

    /** Units of a currency for a euro in the month of the week. */
    private static void rateOf(String currency, String perEuro) throws Exception {
        As.system(
                () -> {
                    InContainer.service(LedgerKeeping.class)
                            .recordRate(
                                    currency,
                                    LocalDate.of(2011, 2, 1),
                                    new BigDecimal(perEuro),
                                    "UNORE",
                                    OFFICER);
                    return null;
                });
    }

    @Test
    @Tag("R22")
    void theDayAfterTheLastToSettleIsNewsByItself() throws Exception {
        var event = nightsFunded();
        var seat = authorisedSeat("unsettled", event, 5, FRIDAY);
        stage.perNight(event);
        var advance = advance(event, seat);
        claim(event, seat, 0, "");
        dueOn(advance, InContainer.today());
        assertEquals(List.of(), stage.found(event));
        assertEquals(List.of(), stage.found(event));

        // As if it had been due the day before, and the last run had been on that day.
        dueOn(advance, InContainer.today().minusDays(1));
        FundingStage.run(
                "delete from muster.reconciliation_news where event_id = ?", event.value());
        assertEquals(
                List.of(), stage.found(event), "an event that nothing is told of is passed over");
        FundingStage.run(
                "update muster.reconciliation_run set on_day = on_day - 1 where event_id = ?",
                event.value());
        assertEquals(List.of("unsettled: R22 W 972.00"), stage.found(event));
    }

    @Test
    @Tag("R27")
    @Tag("R28")
    void whatTheBankSaysAndTheBooksDoNot() throws Exception {
        var day = LocalDate.of(1986, 3, 10);
        var period = new DateRange(day.withDayOfYear(1), LocalDate.of(1986, 12, 31));
        var fund = stage.funds.contribution("5000.00", period);
        var no = "AG-" + stage.funds.code + "-1";
        var file = new CamtFile("08");
        stage.funds.receive(fund, "800.00", day);
        stage.funds.receive(fund, "700.00", day);
        postings(fund);
        instalment(fund, "400.00", day);
        As.system(
                () ->
                        InContainer.service(BankAccounts.class)
                                .open("House account", file.account, "EUR", CONTROLLER));
        file.statement(
                "0.00",
                "2098.98",
                day,
                file.entry("800.00", day, no, "Contribution", "Donor"),
                file.entry("500.00", day, "X", "Something", "Somebody"),
                file.entry("399.99", day, "Y", "For " + no, "Donor"),
                file.entry("398.99", day, "Z", "For " + no + "0", "Donor"));
        var statement =
                As.system(
                                () ->
                                        InContainer.service(BankImport.class)
                                                .take("bank.xml", file.bytes(), OFFICER))
                        .get(0);
        As.system(() -> InContainer.service(RuleMatching.class).match(statement, OFFICER));
        entries(statement);
        var comparison = InContainer.service(BankComparison.class);
        assertThrows(
                ScopeRefused.class,
                () ->
                        As.role(
                                Roles.FINANCE_OFFICER,
                                () ->
                                        comparison.compare(
                                                stage.funds.limited(
                                                        "one", fund, Roles.FINANCE_OFFICER))));
        AllowanceStage.reconcileAll();
        assertEquals(
                List.of(
                        "entry 398.99: R27 W 398.99",
                        "entry 399.99: R27 W 399.99",
                        "entry 399.99: R28 W 0.00",
                        "entry 500.00: R27 W 500.00",
                        "posting 700.00: R27 W 700.00"),
                stage.ofNoEvent());
        stage.nearly("R27", "entry 800.00");
        stage.nearly("R27", "posting 800.00");
        stage.nearly("R28", "entry 800.00");
        stage.nearly("R28", "entry 500.00");
        stage.nearly("R28", "entry 398.99");
        assertEquals(0, As.system(() -> comparison.compare(OFFICER)), "the same again");
    }

    @Test
    @Tag("R24")
    void certificatesAndTheDaysTheyTake() throws Exception {
        var event = stage.event("-1", WEEK);
        var holder = stage.seat("holder", event, "SELF_FUNDED", MONDAY, 5);
        stage.seat("as certified", event, "SELF_FUNDED", MONDAY, 4);
        stage.seat("too short", event, "SELF_FUNDED", MONDAY, 2);
        assertEquals(List.of(), stage.found(event), "nobody has one yet");
        var desk = InContainer.service(CertificateDesk.class);
        assertEquals(2, As.system(() -> desk.issue(event, HOST)));
        gone(event, holder, FRIDAY.minusDays(2), 3);
        stage.seat("late", event, "SELF_FUNDED", MONDAY, 5);
        assertEquals(List.of("holder: R24 W 0.00", "late: R24 I 0.00"), stage.found(event));
        stage.nearly("R24", "as certified");
        stage.nearly("R24", "too short");
    }

    @Test
    @Tag("R31")
    void oneAccountOfTwoPersons() throws Exception {
        var fund = stage.fund(YEAR);
        var event = stage.event("-1", WEEK);
        stage.funds.allocate(fund, event, CostCategory.DSA, "5000.00", YEAR.from());
        var one = stage.seat("one", event, "SPONSORED", MONDAY, 3);
        var other = stage.seat("an account of their own", event, "SPONSORED", MONDAY, 3);
        var row = stage.seat("a row", event, "SPONSORED", MONDAY, 3);
        var elsewhere = stage.event("-2", WEEK);
        var third = stage.seat("elsewhere", elsewhere, "SPONSORED", MONDAY, 3);
        var sameRow = stage.seat("its other row", elsewhere, "SPONSORED", MONDAY, 3);
        var links = new OwnLinks(stage.funds.code);
        links.account(event, one, "shared-" + stage.funds.code);
        links.account(elsewhere, third, "Shared - " + stage.funds.code);
        links.account(event, other, "own-" + stage.funds.code);
        links.account(event, row, "rows-" + stage.funds.code);
        links.account(elsewhere, sameRow, "rows-" + stage.funds.code);
        As.system(() -> InContainer.service(Merges.class).merge(sameRow, row, "One", HOST));
        perDay(event, "100.00");
        for (var each : List.of(one, other, row)) {
            claim(event, each, 3, "300.00");
        }
        assertEquals(List.of("one: R31 B 300.00"), stage.found(event));
        stage.nearly("R31", "an account of their own");
        stage.nearly("R31", "a row");
    }

    @Test
    @Tag("R31")
    void anAdvanceToTheAccountOfSomebodyElse() throws Exception {
        var event = nightsFunded();
        var shared = authorisedSeat("shared account", event, 5, FRIDAY);
        var own = authorisedSeat("own account", event, 5, FRIDAY);
        var elsewhere = stage.event("-2", WEEK);
        var owner = stage.seat("owner", elsewhere, "SPONSORED", MONDAY, 3);
        stage.perNight(event);
        advance(event, shared);
        advance(event, own);
        assertEquals(
                List.of(
                        "own account: R22 W 972.00",
                        "own account: R34 W 243.00",
                        "shared account: R22 W 972.00",
                        "shared account: R34 W 243.00"),
                stage.found(event));
        var links = new OwnLinks(stage.funds.code);
        links.account(event, shared, "shared-" + stage.funds.code);
        links.account(event, own, "own-" + stage.funds.code);
        links.account(elsewhere, owner, "shared-" + stage.funds.code);
        assertEquals(
                List.of(
                        "own account: R22 W 972.00",
                        "own account: R34 W 243.00",
                        "shared account: R22 W 0.00",
                        "shared account: R31 B 972.00",
                        "shared account: R34 W 243.00"),
                stage.found(event));
        stage.nearly("R31", "own account");
    }

    private static void gone(EventId event, PersonId person, LocalDate from, int days)
            throws Exception {
        for (var day = 0; day < days; day++) {
            for (var half : Half.values()) {
                corrected(event, person, from.plusDays(day), half, false);
            }
        }
    }

    private static void corrected(
            EventId event, PersonId person, LocalDate on, Half half, boolean isThere)
            throws Exception {
        var register = InContainer.service(AttendanceRegister.class);
        As.system(
                () -> {
                    register.correct(event, person, on, half, isThere, "Told later", HOST);
                    return null;
                });
    }

    private void postings(ContributionId fund) throws Exception {
        for (var row :
                FundingStage.texts(
                        "select entry_id || ' ' || round(amount_minor / 100.0, 2) from muster.journal_line where account = 'BANK' and contribution_id = '%s'"
                                .formatted(fund))) {
            stage.named("posting " + row.substring(37), row.substring(0, 36));
        }
    }

    private void entries(BankStatementId statement) throws Exception {
        for (var row :
                FundingStage.texts(
                        "select id || ' ' || round(amount_minor / 100.0, 2) from muster.bank_entry where statement_id = '%s'"
                                .formatted(statement))) {
            stage.named("entry " + row.substring(37), row.substring(0, 36));
        }
    }

    private static void instalment(ContributionId fund, String amount, LocalDate on)
            throws Exception {
        As.system(
                () ->
                        InContainer.service(Agreements.class)
                                .schedule(fund, on, euro(amount), OFFICER));
    }

    /** A week whose nights a fund pays. */
    private EventId nightsFunded() throws Exception {
        stage.rate("2011-02", "243.00");
        var event = stage.event("-1", WEEK);
        stage.funds.allocate(stage.fund(YEAR), event, CostCategory.DSA, "20000.00", YEAR.from());
        return event;
    }

    private static void dueOn(AdvanceId advance, LocalDate day) throws Exception {
        FundingStage.run("update muster.advance set due_on = ? where id = ?", day, advance.value());
    }

    /** Paid four days before the event. */
    private static AdvanceId advance(EventId event, PersonId person) throws Exception {
        var advances = InContainer.service(Advances.class);
        return As.system(
                () -> {
                    var id = advances.propose(event, person, null, OFFICER);
                    advances.approve(id, CONTROLLER);
                    advances.markPaid(id, MONDAY.minusDays(4), OFFICER);
                    return id;
                });
    }

    private PersonId authorisedSeat(String word, EventId event, int days, LocalDate last)
            throws Exception {
        var person = stage.seat(word, event, "SPONSORED", MONDAY, days);
        authorised(event, person, new DateRange(MONDAY, last));
        return person;
    }

    /** Nominated by Kenya, and in Uganda's service from a day on. */
    private PersonId moved(String word, EventId event, LocalDate since) throws Exception {
        var people = InContainer.service(People.class);
        var given =
                NewPerson.officer(
                        word + stage.funds.code, "A", null, null, Language.EN, "KE", "Officer");
        var person = As.system(() -> people.register(given, HOST));
        stage.seat(word, event, person, "SPONSORED", "KE", MONDAY, 5);
        authorised(event, person, WEEK);
        As.system(
                () -> {
                    people.move(person, "UG", since, HOST);
                    return null;
                });
        return person;
    }

    private static void provided(EventId event, PersonId person) throws Exception {
        var part = part(event, person);
        As.system(
                () -> {
                    InContainer.service(Stays.class)
                            .provide(Set.of(part), WEEK, Set.of(Provision.LUNCH), HOST);
                    return null;
                });
    }

    private void staff(String word, EventId event, boolean withTicket) throws Exception {
        var person = stage.named(word, stage.funds.person("M"));
        var part = stage.funds.participation(event, person, "FACILITATOR", "SPONSORED", null);
        stage.funds.present(event, person, MONDAY);
        if (withTicket) {
            stage.named(
                    "ticket",
                    As.system(
                                    () ->
                                            InContainer.service(FundAllocation.class)
                                                    .commitFor(
                                                            event,
                                                            part,
                                                            CostCategory.AIR,
                                                            euro("100.00"),
                                                            MONDAY,
                                                            OFFICER))
                            .orElseThrow());
        }
    }

    private static AllocationId allocated(
            ContributionId fund, EventId event, String amount, LocalDate on) throws Exception {
        var allocation = InContainer.service(FundAllocation.class);
        return As.system(
                () -> {
                    var id =
                            allocation.propose(
                                    fund, event, CostCategory.VENUE, euro(amount), on, OFFICER);
                    allocation.approve(id, CONTROLLER);
                    return id;
                });
    }

    private void promise(String word, AllocationId from, String amount, LocalDate on)
            throws Exception {
        stage.named(
                word,
                As.system(
                        () ->
                                InContainer.service(FundAllocation.class)
                                        .commit(from, "Hotel", euro(amount), on, OFFICER)));
    }

    private void gift(String word, EventId event, ContributionId fund, boolean proven)
            throws Exception {
        var memo = InContainer.service(InKindMemo.class);
        var worth = euro("2500.00");
        var id =
                As.system(
                        () ->
                                memo.offer(
                                        event, fund, "Host", "Hall", worth, "Prices", "", MONDAY,
                                        OFFICER));
        stage.named(word, id);
        As.system(
                () -> {
                    memo.value(id, worth, "Price list", CONTROLLER);
                    if (proven) {
                        InContainer.service(FundEvidence.class)
                                .attachToGift(
                                        id,
                                        ReceivedDocument.of(
                                                "prices.pdf", ("%PDF-1.7 " + id).getBytes()),
                                        OFFICER);
                    }
                    return null;
                });
    }

    /** Of two claims, one above what is due, under an earmark in force since the last day. */
    private List<String> claimsUnder(Set<String> members, Set<CostCategory> categories)
            throws Exception {
        var fund = stage.fund(YEAR);
        var event = stage.event("-" + fund.toString().substring(0, 4), WEEK);
        stage.funds.allocate(fund, event, CostCategory.DSA, "5000.00", YEAR.from());
        var one = new PersonId(stage.funds.person("F"));
        var other = new PersonId(stage.funds.person("F"));
        stage.seat("AZ", event, one, "SPONSORED", "AZ", MONDAY, 3);
        stage.seat("UA", event, other, "SPONSORED", "UA", MONDAY, 3);
        perDay(event, "100.00");
        claim(event, one, 3, "300.00");
        claim(event, other, 3, "400.00");
        stage.funds.earmark(fund, FRIDAY, members, categories, Set.of(Beneficiary.values()));
        return stage.found(event);
    }

    private EventDetails details(LocalDate from) {
        return new EventDetails(
                "MV-" + stage.funds.code.toUpperCase(),
                EventType.SUBREGIONAL_WORKSHOP,
                Audience.CUSTOMS_ONLY,
                null,
                new DateRange(from, from.plusDays(3)),
                ZoneId.of("Asia/Baku"),
                LocalTime.of(9, 0),
                "Regional office",
                "Baku",
                "AZ",
                Region.EUR,
                Language.EN,
                Map.of(Language.EN, "Workshop"),
                Set.of(Language.EN),
                "AZ",
                Topic.TRANSIT);
    }

    private static void certified(ContributionId fund, DateRange period) throws Exception {
        var production = InContainer.service(StatementProduction.class);
        As.system(
                () -> {
                    var statement = production.produce(fund, period, null, OFFICER).id();
                    production.certify(statement, CONTROLLER);
                    return null;
                });
    }
}

package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.muster.ledger.LedgerAccount.BANK;
import static org.muster.ledger.LedgerAccount.INCOME_INTEREST;
import static org.muster.system.FundingStage.CONTROLLER;
import static org.muster.system.FundingStage.OFFICER;
import static org.muster.system.FundingStage.euro;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.muster.closing.ClosingTables;
import org.muster.closing.MonthCheck;
import org.muster.closing.MonthCheck.Kind;
import org.muster.closing.MonthEnd;
import org.muster.closing.MonthNotReady;
import org.muster.closing.PostingExport;
import org.muster.funding.CashDocument;
import org.muster.funding.CashDocumentId;
import org.muster.funding.CashDocuments;
import org.muster.funding.ContributionId;
import org.muster.funding.NewCashDocument;
import org.muster.ledger.LedgerKeeping;
import org.muster.ledger.PeriodState;
import org.muster.ledger.Posting;
import org.muster.ledger.Purpose;
import org.muster.shared.Actor;
import org.muster.shared.DateRange;
import org.muster.shared.Roles;

/** A month is closed once its documents are decided on, and its postings leave as a table. */
@ArquillianTest
class MonthEndTest {
    private static final String LINE = "\r\n";

    @Deployment
    static WebArchive archive() {
        return InContainer.archive(MonthEndTest.class, FundingStage.class);
    }

    private final FundingStage stage = new FundingStage();

    @Test
    void aMonthIsNotClosedOverADocumentThatNobodyDecidedOn() throws Exception {
        var month = YearMonth.of(1994, 2);
        var id = contribution(month);
        var entered = interest(id, month.atDay(28));
        var found = check(month, Kind.CASH, CONTROLLER);
        assertEquals(1, found.count());
        assertEquals(id.toString(), found.found().get(0).id());
        assertEquals(0, check(month.plusMonths(1), Kind.CASH, CONTROLLER).count());
        move(month, PeriodState.SOFT_CLOSED);
        var refused = assertThrows(MonthNotReady.class, () -> move(month, PeriodState.CLOSED));
        assertEquals(List.of(month, 1L), List.of(refused.arguments()));
        assertEquals(PeriodState.SOFT_CLOSED, state(month));
        As.system(
                () -> {
                    InContainer.service(CashDocuments.class).approve(entered, CONTROLLER);
                    return null;
                });
        assertTrue(check(month, Kind.CASH, CONTROLLER).isDone());
        move(month, PeriodState.CLOSED);
        assertEquals(PeriodState.CLOSED, state(month));
    }

    @Test
    void whatOnlyTellsKeepsNoMonthOpen() throws Exception {
        var month = YearMonth.of(1994, 6);
        FundingStage.run(
                "update muster.contribution set currency = 'FJD' where id = ?",
                contribution(month).value());
        var rates = check(month, Kind.RATES, CONTROLLER);
        assertTrue(
                rates.found().stream().anyMatch(each -> each.name().equals("FJD")),
                rates::toString);
        move(month, PeriodState.CLOSED);
        assertEquals(PeriodState.CLOSED, state(month));
    }

    @Test
    void whoseRoleIsLimitedIsAskedNothing() throws Exception {
        var month = YearMonth.of(1994, 9);
        var limited = stage.limited("limited", contribution(month), Roles.CONTROLLER);
        assertEquals(List.of(), checks(month, limited));
        assertEquals(Kind.values().length, checks(month, CONTROLLER).size());
    }

    @Test
    void postingsLeaveLineByLineWithinReachAndNoTextRunsAsAFormula() throws Exception {
        var month = YearMonth.of(1994, 11);
        var id = contribution(month);
        var other = contribution(month);
        var days = new DateRange(month.atDay(1), month.atEndOfMonth());
        var documents = new ArrayList<Posting>();
        for (var at = 0; at < 2_600; at++) {
            documents.add(document(at % 2 == 0 ? id : other, month.atDay(1 + at % 30), at));
        }
        var keeping = InContainer.service(LedgerKeeping.class);
        assertEquals(2_600, As.system(() -> keeping.post(documents, OFFICER)));
        var all = exported(days, CONTROLLER);
        assertEquals(1 + 5_200, all.size());
        assertEquals(1 + 5_200, new HashSet<>(all).size(), "each line once");
        var own = exported(days, stage.limited("own", id, Roles.CONTROLLER));
        assertEquals(1 + 2_600, own.size());
        assertEquals(
                "posted_on,entry,line,source_kind,source_id,description,corrects,recorded_by,account,agreement,event,"
                        + "category,sub_line,ccy,amount,rate,rate_source,amount_eur",
                own.get(0));
        var first = own.stream().filter(line -> line.contains("-" + stage.code + "-0,")).toList();
        assertEquals(2, first.size(), first::toString);
        assertTrue(first.get(0).startsWith("1994-11-01,"), first::toString);
        assertTrue(first.get(0).contains(",1,TEST,'=1+1-" + stage.code + "-0,"), first::toString);
        assertTrue(
                first.get(0).contains("\"'@said \"\"Yes\"\", twice\",,finance-officer,BANK,"),
                first::toString);
        assertTrue(first.get(0).endsWith(",EUR,0.01,,,0.01"), first::toString);
        assertTrue(first.get(1).endsWith(",EUR,-0.01,,,-0.01"), first::toString);
    }

    private Posting document(ContributionId of, LocalDate on, int at) {
        var amount = euro("0.01");
        var purpose = Purpose.of(of.value());
        return Posting.of("TEST", "=1+1-" + stage.code + "-" + at, on, "@said \"Yes\", twice")
                .debit(BANK, amount, purpose)
                .credit(INCOME_INTEREST, amount, purpose);
    }

    private static List<String> exported(DateRange days, Actor by) throws Exception {
        var export = InContainer.service(PostingExport.class);
        var text = new StringBuilder(text(ClosingTables.head(ClosingTables.POSTINGS)));
        var part = As.role(Roles.CONTROLLER, () -> export.lines(days, null, by));
        while (!part.isEmpty()) {
            text.append(text(ClosingTables.postings(part)));
            var last = part.get(part.size() - 1);
            part = As.role(Roles.CONTROLLER, () -> export.lines(days, last, by));
        }
        return List.of(text.toString().split(LINE));
    }

    private static String text(byte[] table) {
        return new String(table, StandardCharsets.UTF_8);
    }

    private ContributionId contribution(YearMonth month) throws Exception {
        return stage.contribution(
                "100000.00", new DateRange(month.atDay(1), month.plusMonths(6).atEndOfMonth()));
    }

    private CashDocumentId interest(ContributionId id, LocalDate on) throws Exception {
        var documents = InContainer.service(CashDocuments.class);
        return As.system(
                () ->
                        documents.enter(
                                new NewCashDocument(
                                        id,
                                        CashDocument.Kind.INTEREST,
                                        null,
                                        "Bank",
                                        "REF-" + stage.code,
                                        on,
                                        euro("1.00")),
                                OFFICER));
    }

    private static MonthCheck check(YearMonth month, Kind kind, Actor by) throws Exception {
        return checks(month, by).stream()
                .filter(each -> each.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private static List<MonthCheck> checks(YearMonth month, Actor by) throws Exception {
        var end = InContainer.service(MonthEnd.class);
        return As.role(Roles.CONTROLLER, () -> end.checks(month, by));
    }

    private static PeriodState state(YearMonth month) throws Exception {
        return As.system(() -> InContainer.service(LedgerKeeping.class).state(month));
    }

    private static void move(YearMonth month, PeriodState to) throws Exception {
        var keeping = InContainer.service(LedgerKeeping.class);
        As.system(
                () -> {
                    if (to == PeriodState.CLOSED) {
                        keeping.close(month, CONTROLLER);
                    } else {
                        keeping.softClose(month, CONTROLLER);
                    }
                    return null;
                });
    }
}

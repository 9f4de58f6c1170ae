package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.muster.system.FundingStage.OFFICER;

import jakarta.ejb.EJBAccessException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.muster.account.ScopeRefused;
import org.muster.attendance.SheetAlreadyStored;
import org.muster.outside.OutsideImport;
import org.muster.outside.OutsideOverview;
import org.muster.outside.OutsideSummary;
import org.muster.outside.OutsideTaken;
import org.muster.shared.Actor;
import org.muster.shared.DateRange;
import org.muster.shared.LineError;
import org.muster.shared.NotASheet;
import org.muster.shared.Roles;

/** What another system paid comes in as facts, row by row, and is posted nowhere. */
@ArquillianTest
class OutsideImportTest {
    private static final DateRange YEAR =
            new DateRange(LocalDate.of(2011, 1, 1), LocalDate.of(2011, 12, 31));
    private static final String HEADER =
            "event,category,person,supplier,document,ticket,end to end,amount,currency,paid on,agreements,first night,last night\n";

    private final FundingStage stage = new FundingStage();

    @Deployment
    static WebArchive archive() {
        return InContainer.archive(OutsideImportTest.class, FundingStage.class);
    }

    @Test
    void goodRowsAreKeptAndTheOthersComeBackWithRowColumnValueAndReason() throws Exception {
        stage.contribution("10000.00", YEAR);
        stage.contribution("10000.00", YEAR);
        var event = stage.event("OUT", YEAR.from(), YEAR.from().plusDays(4));
        var person = stage.person("F");
        stage.participation(event, person, "PARTICIPANT", "SPONSORED", "KE");
        var reference = "P-" + person.toString().substring(0, 8).toUpperCase();
        var own = "EV-" + stage.code + "OUT,";
        var agreement = "AG-" + stage.code + "-1";
        var rows =
                List.of(
                        own
                                + "DSA,"
                                + reference
                                + ",,,,E2E-1,1215.00,EUR,2011-01-10,"
                                + agreement
                                + ",2011-01-01,2011-01-05",
                        own
                                + "AIR,,Air Co,INV-7,125-1,,500.00,EUR,10.01.2011,"
                                + agreement
                                + "=300.00; AG-"
                                + stage.code
                                + "-2=250.00,,",
                        "NONE,AIR,,Air Co,I,,,1.00,EUR,2011-01-10," + agreement + ",,",
                        own + "PSC,,Air Co,I,,,1.00,EUR,2011-01-10," + agreement + ",,",
                        own + "AIR,P-NOBODY,,I,,,1.00,EUR,2011-01-10," + agreement + ",,",
                        own + "AIR,,,I,,,1.00,EUR,2011-01-10," + agreement + ",,",
                        own + "AIR,,Air Co,,,,1.00,EUR,2011-01-10," + agreement + ",,",
                        own + "AIR,,Air Co,I,,,1.005,EUR,2011-01-10," + agreement + ",,",
                        own + "AIR,,Air Co,I,,,-1.00,EUR,2011-01-10," + agreement + ",,",
                        own + "AIR,,Air Co,I,,,1.00,EUR,2999-01-10," + agreement + ",,",
                        own + "AIR,,Air Co,I,,,1.00,EUR,soon," + agreement + ",,",
                        own + "AIR,,Air Co,I,,,1.00,EUR,2011-01-10,NONE-1,,",
                        own + "AIR,,Air Co,I,,,1.00,EUR,2011-01-10," + agreement + ";B,,",
                        own
                                + "DSA,,Air Co,I,,,1.00,EUR,2011-01-10,"
                                + agreement
                                + ",2011-01-03,2011-01-02");
        var before = FundingStage.number("select count(*) from muster.journal_entry");
        var taken = take(HEADER + String.join("\n", rows), OFFICER);
        assertEquals(2, taken.good());
        assertEquals(
                List.of(
                        "4 event NONE why.opening.event",
                        "5 category PSC why.opening.category",
                        "6 person P-NOBODY why.row.noPerson",
                        "7 supplier  why.outside.payee",
                        "8 document  why.outside.number",
                        "9 amount 1.005 refusal.UnreadableAmount",
                        "10 amount -1.00 why.outside.positive",
                        "11 paid on 2999-01-10 why.outside.future",
                        "12 paid on soon why.rate.day",
                        "13 agreements NONE-1 why.opening.agreement",
                        "14 agreements " + agreement + ";B why.outside.shares",
                        "15 last night 2011-01-02 why.outside.nights"),
                taken.errors().stream().map(OutsideImportTest::told).toList());
        assertEquals(taken, read(overview -> overview.taken(taken.file(), OFFICER)));
        assertEquals(
                List.of(
                        "DSA E2E-1 EUR 1215.00 " + agreement,
                        "AIR INV-7 · 125-1 EUR 500.00 " + agreement + ", AG-" + stage.code + "-2"),
                kept());
        assertEquals(
                before,
                FundingStage.number("select count(*) from muster.journal_entry"),
                "facts, not postings");
    }

    @Test
    void theSameFileIsTakenOnceUnlessNothingOfItWasGood() throws Exception {
        stage.contribution("10000.00", YEAR);
        var file =
                HEADER
                        + "EV-"
                        + stage.code
                        + "TWICE,AIR,,Air Co,I,,,1.00,EUR,2011-01-10,AG-"
                        + stage.code
                        + "-1,,\n";
        assertEquals(0, take(file, OFFICER).good(), "the event is not there yet");
        stage.event("TWICE", YEAR.from(), YEAR.from());
        assertEquals(1, take(file, OFFICER).good());
        assertThrows(SheetAlreadyStored.class, () -> take(file, OFFICER));
        assertThrows(NotASheet.class, () -> take("event,amount\nx,1\n", OFFICER));
    }

    @Test
    void onlyARoleWithoutALimitTakesThemInOrReadsThem() throws Exception {
        var fund = stage.contribution("10000.00", YEAR);
        var limited =
                stage.limited("one", fund, Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR);
        var payments = InContainer.service(OutsideImport.class);
        var overview = InContainer.service(OutsideOverview.class);
        assertThrows(ScopeRefused.class, () -> take(HEADER + "x", limited));
        assertThrows(ScopeRefused.class, () -> read(lists -> lists.count(limited)));
        assertThrows(ScopeRefused.class, () -> read(lists -> lists.page(0, 20, limited)));
        assertThrows(
                EJBAccessException.class,
                () ->
                        As.role(
                                Roles.CONTROLLER,
                                () -> payments.take("a.csv", bytes(HEADER), OFFICER)));
        assertThrows(
                EJBAccessException.class,
                () -> As.role(Roles.EVENT_OFFICER, () -> overview.page(0, 20, OFFICER)));
        assertTrue(As.role(Roles.AUDITOR, () -> overview.count(new Actor("auditor"))) >= 0);
    }

    private List<String> kept() throws Exception {
        return read(overview -> overview.page(0, 200, OFFICER)).stream()
                .filter(row -> row.event().equals("EV-" + stage.code + "OUT"))
                .map(OutsideImportTest::told)
                .toList();
    }

    private static String told(OutsideSummary row) {
        return row.category() + " " + row.numbers() + " " + row.amount() + " " + row.agreements();
    }

    private static String told(LineError error) {
        return "%d %s %s %s"
                .formatted(error.line(), error.column(), error.value(), error.reason().key());
    }

    private static OutsideTaken take(String file, Actor by) throws Exception {
        var payments = InContainer.service(OutsideImport.class);
        return As.system(() -> payments.take("payments.csv", bytes(file), by));
    }

    private static <T> T read(Function<OutsideOverview, T> list) throws Exception {
        var overview = InContainer.service(OutsideOverview.class);
        return As.system(() -> list.apply(overview));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.muster.system.FundingStage.CONTROLLER;
import static org.muster.system.FundingStage.OFFICER;
import static org.muster.system.FundingStage.euro;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.muster.account.ScopeRefused;
import org.muster.funding.Agreements;
import org.muster.funding.ContributionId;
import org.muster.funding.ContributionOverdrawn;
import org.muster.funding.ContributionOverview;
import org.muster.funding.ContributionSummary;
import org.muster.funding.OpeningFile;
import org.muster.funding.OpeningFileKnown;
import org.muster.funding.OpeningImport;
import org.muster.ledger.CostCategory;
import org.muster.reporting.StatementOverview;
import org.muster.reporting.StatementProduction;
import org.muster.shared.Actor;
import org.muster.shared.DateRange;
import org.muster.shared.FourEyes;
import org.muster.shared.LineError;
import org.muster.shared.Roles;

/** The books of a fund that already exists come in once: balance and open promises. */
@ArquillianTest
class OpeningImportTest {
    private static final LocalDate TAKEN_OVER = LocalDate.of(2011, 6, 30);
    private static final DateRange YEAR =
            new DateRange(LocalDate.of(2011, 1, 1), LocalDate.of(2011, 12, 31));
    private static final String HEADER =
            "agreement,item,date,amount,reference,event,category,payee\n";

    private final FundingStage stage = new FundingStage();

    @Deployment
    static WebArchive archive() {
        return InContainer.archive(OpeningImportTest.class, FundingStage.class);
    }

    @Test
    void balanceAndOpenPromisesComeInWithTheirDaysByTwoPeople() throws Exception {
        var fund = stage.contribution("10000.00", YEAR);
        var event = stage.event("OPEN", YEAR.to(), YEAR.to());
        stage.allocate(fund, event, CostCategory.VENUE, "3000.00", YEAR.from());
        var no = summary(fund).agreementNo();
        var file =
                HEADER
                        + no
                        + ",commitment,2011-03-01,1200.00,PO-1,EV-"
                        + stage.code
                        + "OPEN,VENUE,Hotel\n"
                        + no
                        + ",balance,2011-06-30,5000.00,Statement 2010/11,,,\n"
                        + no
                        + ",commitment,2011-05-01,300.00,PO-2,EV-"
                        + stage.code
                        + "OPEN,venue,Printer\n";
        var both = stage.account("both", Roles.FINANCE_OFFICER, Roles.CONTROLLER);
        var taken = take(file, both);
        assertEquals(new OpeningFile.Taken(1, 2, List.of()), taken);
        assertEquals(euro("0.00"), summary(fund).committed(), "nothing before it is signed off");
        assertThrows(FourEyes.class, () -> signOff(fund, both));
        signOff(fund, CONTROLLER);
        assertEquals(euro("5000.00"), summary(fund).available());
        assertEquals(euro("1500.00"), summary(fund).committed());
        assertEquals(euro("1200.00"), committedAt(fund, LocalDate.of(2011, 4, 30)));
        assertEquals(euro("1500.00"), committedAt(fund, TAKEN_OVER));
        assertThrows(OpeningFileKnown.class, () -> take(file, OFFICER));
    }

    @Test
    void badRowsComeBackWithRowColumnValueAndReasonAndGoodOnesAreKept() throws Exception {
        var fund = stage.contribution("10000.00", YEAR);
        var bare = stage.contribution("10000.00", YEAR);
        var event = stage.event("BAD", YEAR.to(), YEAR.to());
        stage.allocate(fund, event, CostCategory.VENUE, "3000.00", YEAR.from());
        stage.allocate(bare, event, CostCategory.VENUE, "3000.00", YEAR.from());
        var no = summary(fund).agreementNo();
        var code = "EV-" + stage.code + "BAD";
        var taken =
                take(
                        HEADER
                                + no
                                + ",balance,2011-06-30,5000.00,Statement,,,\n"
                                + "NONE-1,balance,2011-06-30,1.00,Statement,,,\n"
                                + no
                                + ",balance,2011-06-30,7.00,Again,,,\n"
                                + no
                                + ",commitment,2011-06-30,1.005,PO-1,"
                                + code
                                + ",VENUE,Hotel\n"
                                + no
                                + ",commitment,soon,1.00,PO-2,"
                                + code
                                + ",VENUE,Hotel\n"
                                + no
                                + ",commitment,2011-06-30,1.00,PO-3,"
                                + code
                                + ",AIR,Hotel\n"
                                + no
                                + ",gift,2011-06-30,1.00,PO-4,,,\n"
                                + summary(bare).agreementNo()
                                + ",commitment,2011-06-30,1.00,PO-5,"
                                + code
                                + ",VENUE,Hotel\n"
                                + no
                                + ",commitment,2011-06-30,1.00,PO-6,"
                                + code
                                + ",VENUE,Hotel\n",
                        OFFICER);
        assertEquals(1, taken.balances());
        assertEquals(1, taken.commitments());
        assertEquals(
                List.of(
                        "3 agreement NONE-1",
                        "4 agreement " + no,
                        "5 amount 1.005",
                        "6 date soon",
                        "7 event " + code,
                        "8 item gift",
                        "9 agreement " + summary(bare).agreementNo()),
                taken.errors().stream().map(OpeningImportTest::told).toList());
    }

    @Test
    void promisesBeyondTheBalanceAreNotSignedOff() throws Exception {
        var fund = stage.contribution("10000.00", YEAR);
        var event = stage.event("MORE", YEAR.to(), YEAR.to());
        stage.allocate(fund, event, CostCategory.VENUE, "3000.00", YEAR.from());
        var no = summary(fund).agreementNo();
        take(
                HEADER
                        + no
                        + ",balance,2011-06-30,100.00,Statement,,,\n"
                        + no
                        + ",commitment,2011-06-30,100.01,PO-1,EV-"
                        + stage.code
                        + "MORE,VENUE,Hotel\n",
                OFFICER);
        assertThrows(ContributionOverdrawn.class, () -> signOff(fund, CONTROLLER));
        assertEquals(euro("0.00"), summary(fund).available(), "neither does the balance");
    }

    @Test
    void whoKeepsOneContributionTakesInNoBooks() throws Exception {
        var fund = stage.contribution("10000.00", YEAR);
        var officer = stage.limited("one", fund, Roles.FINANCE_OFFICER);
        var books = InContainer.service(OpeningImport.class);
        assertThrows(
                ScopeRefused.class,
                () ->
                        As.role(
                                Roles.FINANCE_OFFICER,
                                () -> books.take(bytes(HEADER + "a,balance,,,,,,\n"), officer)));
    }

    private static String told(LineError error) {
        return error.line() + " " + error.column() + " " + error.value();
    }

    private static OpeningFile.Taken take(String file, Actor by) throws Exception {
        var books = InContainer.service(OpeningImport.class);
        return As.system(() -> books.take(bytes(file), by));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static void signOff(ContributionId id, Actor by) throws Exception {
        var agreements = InContainer.service(Agreements.class);
        As.system(
                () -> {
                    agreements.signOffOpening(id, by);
                    return null;
                });
    }

    private static ContributionSummary summary(ContributionId id) throws Exception {
        var overview = InContainer.service(ContributionOverview.class);
        return As.system(() -> overview.detail(id, OFFICER).summary());
    }

    private static org.muster.shared.Money committedAt(ContributionId id, LocalDate day)
            throws Exception {
        var production = InContainer.service(StatementProduction.class);
        var overview = InContainer.service(StatementOverview.class);
        var period = new DateRange(YEAR.from(), day);
        return As.system(
                () ->
                        overview.figures(
                                        production.produce(id, period, null, OFFICER).id(), OFFICER)
                                .commitments());
    }
}

package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.muster.system.FundingStage.CONTROLLER;
import static org.muster.system.FundingStage.OFFICER;
import static org.muster.system.FundingStage.euro;

import java.time.LocalDate;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.muster.account.ScopeRefused;
import org.muster.event.EventId;
import org.muster.funding.Agreements;
import org.muster.funding.Beneficiary;
import org.muster.funding.CashDocument;
import org.muster.funding.CashDocuments;
import org.muster.funding.ContributionId;
import org.muster.funding.ContributionOverdrawn;
import org.muster.funding.ContributionTerms.FxMethod;
import org.muster.funding.ContributionTerms.Recognition;
import org.muster.funding.InstalmentId;
import org.muster.funding.NewCashDocument;
import org.muster.funding.WrongState;
import org.muster.ledger.CostCategory;
import org.muster.reporting.StatementFigures;
import org.muster.reporting.StatementFormat;
import org.muster.reporting.StatementOverview;
import org.muster.reporting.StatementProduction;
import org.muster.shared.Actor;
import org.muster.shared.DateRange;
import org.muster.shared.FourEyes;
import org.muster.shared.InvalidInput;
import org.muster.shared.Roles;

/** Money that waits for a condition is the donor's until a second person says that it is met. */
@ArquillianTest
class ConditionalAgreementTest {
    private static final DateRange SPRING =
            new DateRange(LocalDate.of(2008, 1, 1), LocalDate.of(2008, 6, 30));
    private static final DateRange YEAR = new DateRange(SPRING.from(), LocalDate.of(2008, 12, 31));
    private static final LocalDate MARCH = LocalDate.of(2008, 3, 10);
    private static final LocalDate AUGUST = LocalDate.of(2008, 8, 10);

    private final FundingStage stage = new FundingStage();
    private int references;

    @Deployment
    static WebArchive archive() {
        return InContainer.archive(ConditionalAgreementTest.class, FundingStage.class);
    }

    @Test
    void whatIsReceivedUponAConditionIsIncomeOnceItIsMet() throws Exception {
        var id = agreement(Recognition.CONDITIONAL);
        var instalment = received(id, "1000.00");
        var spring = figures(id, SPRING);
        assertEquals(euro("0.00"), spring.received());
        assertEquals(euro("0.00"), spring.closing());
        assertEquals(euro("1000.00"), spring.position().cash());
        assertEquals(euro("1000.00"), spring.position().deferred());
        assertEquals(euro("0.00"), spring.position().pledged());
        assertThrows(ContributionOverdrawn.class, () -> cost(id, "1.00"));
        assertThrows(ContributionOverdrawn.class, () -> cash(id, CashDocument.Kind.REFUND, "1.00"));
        assertThrows(
                ContributionOverdrawn.class, () -> cash(id, CashDocument.Kind.ADVANCE, "1.00"));

        meet(instalment, AUGUST, "Letter of 8 August", CONTROLLER);
        cost(id, "400.00");
        var year = figures(id, YEAR);
        assertEquals(euro("1000.00"), year.received());
        assertEquals(euro("600.00"), year.closing());
        assertEquals(euro("1000.00"), year.position().cash());
        assertEquals(euro("400.00"), year.position().owed());
        assertEquals(euro("0.00"), year.position().deferred());
        assertEquals(euro("0.00"), figures(id, SPRING).received(), "in spring it was not");
        assertEquals(
                AUGUST,
                year.lines().stream()
                        .filter(line -> line.section().equals("RECEIVED"))
                        .findFirst()
                        .orElseThrow()
                        .countedOn());
    }

    @Test
    void whoEnteredTheMoneyDoesNotSayThatItsConditionIsMetAndNobodySaysItTwice() throws Exception {
        var id = agreement(Recognition.CONDITIONAL);
        var due = scheduled(id, "10.00", "A report");
        assertThrows(WrongState.class, () -> meet(due, MARCH, "Letter", CONTROLLER));
        var both = stage.account("both", Roles.FINANCE_OFFICER, Roles.CONTROLLER);
        var instalment = received(id, "1000.00", both);
        assertThrows(ScopeRefused.class, () -> meet(instalment, MARCH, "Letter", OFFICER));
        assertThrows(FourEyes.class, () -> meet(instalment, MARCH, "Letter", both));
        assertEquals(
                "metOn", refusedField(() -> meet(instalment, MARCH.minusDays(1), "x", CONTROLLER)));
        assertEquals("evidence", refusedField(() -> meet(instalment, MARCH, " ", CONTROLLER)));
        meet(instalment, MARCH, "Letter", CONTROLLER);
        assertThrows(WrongState.class, () -> meet(instalment, MARCH, "Letter", CONTROLLER));
    }

    @Test
    void whatWaitsInVainIsReturnedAndWasNeverIncome() throws Exception {
        var id = agreement(Recognition.CONDITIONAL);
        var instalment = received(id, "1000.00");
        assertEquals("why.close.deferred", notClosed(id));
        returned(id, instalment, "1000.00");
        var year = figures(id, YEAR);
        assertEquals(euro("0.00"), year.received());
        assertEquals(euro("0.00"), year.refunds());
        assertEquals(euro("0.00"), year.position().cash());
        assertEquals(euro("1000.00"), year.position().pledged(), "it is due again");
        assertThrows(WrongState.class, () -> meet(instalment, AUGUST, "Letter", CONTROLLER));
        As.system(() -> closed(id));
    }

    @Test
    void whatIsReturnedNamesItsInstalmentWhichIsDueAgain() throws Exception {
        var id = agreement(Recognition.CONDITIONAL);
        var instalment = received(id, "1000.00");
        assertEquals("instalment", refusedField(() -> returned(id, null, "1000.00")));
        assertEquals("amount", refusedField(() -> returned(id, instalment, "999.99")));
        var other = received(agreement(Recognition.CONDITIONAL), "1000.00");
        assertEquals("instalment", refusedField(() -> returned(id, other, "1000.00")));
        var met = received(id, "300.00");
        meet(met, AUGUST, "Letter", CONTROLLER);
        assertEquals("instalment", refusedField(() -> returned(id, met, "300.00")));

        returned(id, instalment, "1000.00");
        assertEquals("SCHEDULED", state(instalment));
        assertEquals(
                euro("0.00"), figures(id, SPRING).position().pledged(), "in spring it had come");
        receive(instalment, AUGUST, OFFICER);
        meet(instalment, AUGUST, "Letter", CONTROLLER);
        var year = figures(id, YEAR);
        assertEquals(euro("1300.00"), year.received());
        assertEquals(euro("0.00"), year.position().pledged());
        assertEquals(euro("1300.00"), year.position().cash());
        var overview = InContainer.service(CashDocuments.class);
        var listed = As.system(() -> overview.page(id, 0, 10, OFFICER)).get(0);
        assertEquals(MARCH, listed.instalmentDue());
    }

    private static String state(InstalmentId instalment) throws Exception {
        return FundingStage.texts(
                        "select state from muster.instalment where id = '" + instalment + "'")
                .get(0);
    }

    private void returned(ContributionId id, InstalmentId instalment, String amount)
            throws Exception {
        cash(
                new NewCashDocument(
                        id,
                        CashDocument.Kind.RETURNED,
                        null,
                        instalment,
                        "Donor",
                        "REF-" + ++references,
                        AUGUST,
                        euro(amount),
                        Optional.empty()));
    }

    @Test
    void anInstalmentSaysWhatItWaitsForWhereTheAgreementIsConditionalAndOnlyThere()
            throws Exception {
        var conditional = agreement(Recognition.CONDITIONAL);
        var other = agreement(Recognition.UNCONDITIONAL);
        assertEquals("condition", refusedField(() -> scheduled(conditional, "1.00", " ")));
        assertEquals("condition", refusedField(() -> scheduled(other, "1.00", "A report")));
        assertEquals(
                "fxMethod",
                refusedField(
                        () ->
                                stage.contribution(
                                        euro("1.00"),
                                        YEAR,
                                        FxMethod.WEIGHTED_RECEIPT,
                                        Recognition.CONDITIONAL)));
    }

    @Test
    void theStatementSaysWhatIsNotIncomeYet() throws Exception {
        var id = agreement(Recognition.CONDITIONAL);
        received(id, "1000.00");
        var production = InContainer.service(StatementProduction.class);
        var overview = InContainer.service(StatementOverview.class);
        var statement = As.system(() -> production.produce(id, SPRING, null, OFFICER)).id();
        var figures = As.system(() -> overview.figures(statement, OFFICER));
        assertEquals(euro("0.00"), figures.closing());
        assertEquals(euro("1000.00"), figures.position().cash());
        assertEquals(euro("1000.00"), figures.position().deferred());
        var paper =
                As.system(
                        () ->
                                overview.rendering(statement, StatementFormat.PDF, OFFICER)
                                        .content());
        try (var document = Loader.loadPDF(paper)) {
            var text = new PDFTextStripper().getText(document);
            assertTrue(text.contains("condition not met yet 1,000.00"), text);
        }
    }

    private static String notClosed(ContributionId id) {
        return assertThrows(InvalidInput.class, () -> As.system(() -> closed(id))).key();
    }

    private static Object closed(ContributionId id) {
        InContainer.service(Agreements.class).close(id, CONTROLLER);
        return null;
    }

    private static String refusedField(Executable act) {
        return assertThrows(InvalidInput.class, act).field();
    }

    private ContributionId agreement(Recognition recognition) throws Exception {
        return stage.contribution(euro("5000.00"), YEAR, FxMethod.MONTHLY, recognition);
    }

    private static InstalmentId scheduled(ContributionId id, String amount, String condition)
            throws Exception {
        var agreements = InContainer.service(Agreements.class);
        return As.system(() -> agreements.schedule(id, MARCH, euro(amount), condition, OFFICER));
    }

    private static InstalmentId received(ContributionId id, String amount) throws Exception {
        return received(id, amount, OFFICER);
    }

    private static InstalmentId received(ContributionId id, String amount, Actor by)
            throws Exception {
        var instalment = scheduled(id, amount, "An approved work plan");
        receive(instalment, MARCH, by);
        return instalment;
    }

    private static void receive(InstalmentId instalment, LocalDate on, Actor by) throws Exception {
        As.system(
                () -> {
                    InContainer.service(Agreements.class).receive(instalment, on, by);
                    return null;
                });
    }

    private static void meet(InstalmentId instalment, LocalDate on, String evidence, Actor by)
            throws Exception {
        As.system(
                () -> {
                    InContainer.service(Agreements.class).meet(instalment, on, evidence, by);
                    return null;
                });
    }

    private EventId event() throws Exception {
        return stage.event("-" + ++references, AUGUST, AUGUST);
    }

    private void cost(ContributionId id, String amount) throws Exception {
        stage.cost(
                stage.document(
                        id,
                        event(),
                        CostCategory.VENUE,
                        Beneficiary.PARTICIPANTS,
                        euro(amount),
                        AUGUST,
                        null));
    }

    private void cash(ContributionId id, CashDocument.Kind kind, String amount) throws Exception {
        cash(
                new NewCashDocument(
                        id,
                        kind,
                        kind.isForEvent() ? event() : null,
                        "Somebody",
                        "REF-" + ++references,
                        AUGUST,
                        euro(amount)));
    }

    private static void cash(NewCashDocument entered) throws Exception {
        var documents = InContainer.service(CashDocuments.class);
        As.system(
                () -> {
                    documents.approve(documents.enter(entered, OFFICER), CONTROLLER);
                    return null;
                });
    }

    private static StatementFigures figures(ContributionId id, DateRange period) throws Exception {
        var production = InContainer.service(StatementProduction.class);
        var overview = InContainer.service(StatementOverview.class);
        return As.system(
                () ->
                        overview.figures(
                                production.produce(id, period, null, OFFICER).id(), OFFICER));
    }
}

package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.muster.system.FundingStage.CONTROLLER;
import static org.muster.system.FundingStage.OFFICER;
import static org.muster.system.FundingStage.euro;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muster.funding.Addenda;
import org.muster.funding.Agreements;
import org.muster.funding.CashDocument.Kind;
import org.muster.funding.CashDocumentId;
import org.muster.funding.CashDocuments;
import org.muster.funding.ContributionId;
import org.muster.funding.ContributionOverdrawn;
import org.muster.funding.ContributionOverview;
import org.muster.funding.ContributionTerms;
import org.muster.funding.ContributionTerms.InterestPolicy;
import org.muster.funding.DonorRegister;
import org.muster.funding.NewAddendum;
import org.muster.funding.NewCashDocument;
import org.muster.funding.Waterfall;
import org.muster.reporting.StatementFigures;
import org.muster.reporting.StatementFormat;
import org.muster.reporting.StatementId;
import org.muster.reporting.StatementOpensOtherwise;
import org.muster.reporting.StatementOverview;
import org.muster.reporting.StatementProduction;
import org.muster.shared.DateRange;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;

/** Whose the interest on a contribution's money is, its agreement says. */
@ArquillianTest
class InterestPolicyTest {
    private static final DateRange YEAR =
            new DateRange(LocalDate.of(2007, 1, 1), LocalDate.of(2007, 12, 31));
    private static final DateRange SPRING = new DateRange(YEAR.from(), LocalDate.of(2007, 6, 30));
    private static final DateRange AUTUMN = new DateRange(LocalDate.of(2007, 7, 1), YEAR.to());
    private static final LocalDate MARCH = LocalDate.of(2007, 3, 31);
    private static final LocalDate AUGUST = LocalDate.of(2007, 8, 31);

    private final FundingStage stage = new FundingStage();
    private int references;

    @Deployment
    static WebArchive archive() {
        return InContainer.archive(InterestPolicyTest.class, FundingStage.class);
    }

    @Test
    @Tag("F10")
    @Tag("F13")
    void interestThatIsKeptIsIncomeOfTheContributionAndInItsStatement() throws Exception {
        var id = agreement(InterestPolicy.KEPT);
        cash(id, Kind.INTEREST, MARCH, "41.23");
        var year = figures(id, YEAR);
        assertEquals(euro("41.23"), year.interest());
        assertEquals(euro("1041.23"), year.closing());
        assertNull(year.owedInterest());
        overdrawn(id, Kind.INTEREST_REPAID, "0.01");
        overdrawn(id, Kind.REFUND, "1041.24");
        assertEquals(euro("1041.23"), uncommitted(id));
        assertEquals(euro("0.00"), waterfall(id).interestOwed());
    }

    @Test
    @Tag("F10")
    @Tag("F13")
    @Tag("F15")
    @Tag("F31")
    void interestThatIsReturnedIsOwedToTheDonorAndNoPartOfAnyBalance() throws Exception {
        var id = agreement(InterestPolicy.RETURNED);
        cash(id, Kind.INTEREST, MARCH, "41.23");
        var spring = figures(id, SPRING);
        assertEquals(euro("0.00"), spring.interest());
        assertEquals(euro("1000.00"), spring.closing());
        assertEquals(euro("1000.00"), spring.uncommitted());
        assertEquals(euro("1041.23"), spring.position().cash());
        assertEquals(owed("0.00", "41.23", "0.00"), spring.owedInterest());
        assertEquals(euro("1000.00"), uncommitted(id));
        assertEquals(euro("41.23"), waterfall(id).interestOwed());
        overdrawn(id, Kind.REFUND, "1000.01");
        overdrawn(id, Kind.INTEREST_REPAID, "41.24");

        cash(id, Kind.INTEREST_REPAID, AUGUST, "40.00");
        var autumn = figures(id, AUTUMN);
        assertEquals(owed("41.23", "0.00", "40.00"), autumn.owedInterest());
        assertEquals(spring.closing(), autumn.opening());
        assertEquals(euro("0.00"), autumn.refunds());
        assertEquals(euro("1001.23"), autumn.position().cash());
        cash(id, Kind.REFUND, AUGUST, "1000.00");
        assertEquals("why.close.interest", notClosed(id));
        cash(id, Kind.INTEREST_REPAID, AUGUST, "1.23");
        As.system(() -> closed(id));
    }

    @Test
    @Tag("F31")
    void aPeriodOpensWithTheInterestThatTheLastOneWasCertifiedToOwe() throws Exception {
        var id = agreement(InterestPolicy.RETURNED);
        cash(id, Kind.INTEREST, MARCH, "41.23");
        certify(produced(id, SPRING));
        cash(id, Kind.INTEREST, MARCH, "1.00");
        var autumn = produced(id, AUTUMN);
        assertThrows(StatementOpensOtherwise.class, () -> certify(autumn));
        certify(produced(id, SPRING));
        certify(autumn);
    }

    @Test
    @Tag("F03")
    void interestIsTakenBackOnlyAsLongAsItIsOwedAndIsThenNeitherOwedNorGivenBack()
            throws Exception {
        var id = agreement(InterestPolicy.RETURNED);
        var wrong = cash(id, Kind.INTEREST, MARCH, "41.23");
        cash(id, Kind.INTEREST, MARCH, "10.00");
        var repaid = cash(id, Kind.INTEREST_REPAID, AUGUST, "20.00");
        var refused = assertThrows(InvalidInput.class, () -> reversed(wrong));
        assertEquals("why.ledger.interestRepaid", refused.key());
        reversed(repaid);
        reversed(wrong);
        assertEquals(owed("0.00", "10.00", "0.00"), figures(id, YEAR).owedInterest());
        assertEquals(euro("10.00"), waterfall(id).interestOwed());
    }

    @Test
    @Tag("F08")
    void theStatementTellsWhatIsOwedOnPaperAndInTheJournal() throws Exception {
        var id = agreement(InterestPolicy.RETURNED);
        cash(id, Kind.INTEREST, MARCH, "41.23");
        cash(id, Kind.INTEREST_REPAID, AUGUST, "40.00");
        var statement = produced(id, YEAR);
        var journal = text(statement, StatementFormat.JOURNAL);
        var account = "AG-IP-" + stage.code;
        assertTrue(journal.contains("liabilities:interest:" + account + "-1  -41.23 EUR"), journal);
        assertTrue(journal.contains("liabilities:interest:" + account + "-1  40.00 EUR"), journal);
        assertTrue(
                journal.contains("assets:interest:" + account + "-1  0.00 EUR = 1.23 EUR"),
                journal);
        exported(statement, "interest-owed-2007");
        var csv = text(statement, StatementFormat.CSV);
        assertEquals(2, csv.lines().filter(line -> line.contains(",INTEREST_OWED,")).count(), csv);
    }

    @Test
    void whoseTheInterestIsChangesByAnAddendumAloneAndOnlyForWhatComesThen() throws Exception {
        var id = agreement(InterestPolicy.KEPT);
        cash(id, Kind.INTEREST, MARCH, "10.00");
        var addenda = InContainer.service(Addenda.class);
        var addendum =
                As.system(
                        () ->
                                addenda.enter(
                                        new NewAddendum(
                                                id,
                                                "1",
                                                MARCH,
                                                euro("1000.00"),
                                                YEAR.to(),
                                                YEAR.to(),
                                                Optional.of(InterestPolicy.RETURNED),
                                                Optional.empty()),
                                        OFFICER));
        cash(id, Kind.INTEREST, MARCH, "20.00");
        As.system(
                () -> {
                    addenda.approve(addendum, CONTROLLER);
                    return null;
                });
        cash(id, Kind.INTEREST, AUGUST, "5.00");
        var year = figures(id, YEAR);
        assertEquals(euro("30.00"), year.interest(), "before it was in force");
        assertEquals(owed("0.00", "5.00", "0.00"), year.owedInterest());
        assertEquals(euro("5.00"), waterfall(id).interestOwed());
        var shown =
                As.system(
                        () ->
                                InContainer.service(ContributionOverview.class)
                                        .detail(id, OFFICER)
                                        .addenda()
                                        .get(0));
        assertEquals(InterestPolicy.RETURNED, shown.interest());
    }

    @Test
    void whatIsOwedComesInTheAgreementsCurrency() throws Exception {
        var id = agreement(InterestPolicy.RETURNED);
        var refused =
                assertThrows(
                        InvalidInput.class,
                        () -> entered(id, Kind.INTEREST, MARCH, Money.parse("5.00", "USD")));
        assertEquals("amount", refused.field());
    }

    private static StatementFigures.InterestOwed owed(
            String opening, String earned, String repaid) {
        return new StatementFigures.InterestOwed(
                "RETURNED", euro(opening), euro(earned), euro(repaid));
    }

    private ContributionId agreement(InterestPolicy policy) throws Exception {
        var agreements = InContainer.service(Agreements.class);
        var donors = InContainer.service(DonorRegister.class);
        var id =
                As.system(
                        () -> {
                            var donor =
                                    donors.register(
                                            "Donor " + stage.code, "10", null, List.of(), OFFICER);
                            var entered =
                                    agreements.enter(
                                            new ContributionTerms(
                                                    "AG-IP-" + stage.code + "-" + ++references,
                                                    donor,
                                                    "Fund",
                                                    euro("1000.00"),
                                                    ContributionTerms.Basis.ACCRUAL,
                                                    ContributionTerms.Recognition.UNCONDITIONAL,
                                                    ContributionTerms.FxMethod.MONTHLY,
                                                    null,
                                                    policy,
                                                    ContributionTerms.RefundPolicy.REFUNDED,
                                                    "3",
                                                    0,
                                                    YEAR,
                                                    YEAR.to()),
                                            OFFICER);
                            agreements.sign(entered, CONTROLLER);
                            return entered;
                        });
        stage.receive(id, "1000.00", YEAR.from());
        return id;
    }

    private CashDocumentId cash(ContributionId id, Kind kind, LocalDate on, String amount)
            throws Exception {
        var document = entered(id, kind, on, euro(amount));
        As.system(
                () -> {
                    InContainer.service(CashDocuments.class).approve(document, CONTROLLER);
                    return null;
                });
        return document;
    }

    /** Approval refuses more than there is; nothing of it waits any longer. */
    private void overdrawn(ContributionId id, Kind kind, String amount) throws Exception {
        var documents = InContainer.service(CashDocuments.class);
        var document = entered(id, kind, AUGUST, euro(amount));
        As.system(
                () -> {
                    assertThrows(
                            ContributionOverdrawn.class,
                            () -> documents.approve(document, CONTROLLER));
                    documents.refuse(document, CONTROLLER);
                    return null;
                });
    }

    private static void reversed(CashDocumentId document) throws Exception {
        FundingStage.reverse("CASH_DOCUMENT", document, AUGUST);
    }

    private CashDocumentId entered(ContributionId id, Kind kind, LocalDate on, Money amount)
            throws Exception {
        return As.system(
                () ->
                        InContainer.service(CashDocuments.class)
                                .enter(
                                        new NewCashDocument(
                                                id,
                                                kind,
                                                null,
                                                "Bank",
                                                "R-" + ++references,
                                                on,
                                                amount),
                                        OFFICER));
    }

    private static StatementId produced(ContributionId id, DateRange period) throws Exception {
        var production = InContainer.service(StatementProduction.class);
        return As.system(() -> production.produce(id, period, null, OFFICER)).id();
    }

    private static void certify(StatementId statement) throws Exception {
        var production = InContainer.service(StatementProduction.class);
        As.system(
                () -> {
                    production.certify(statement, CONTROLLER);
                    return null;
                });
    }

    private static StatementFigures figures(ContributionId id, DateRange period) throws Exception {
        var statement = produced(id, period);
        var overview = InContainer.service(StatementOverview.class);
        return As.system(() -> overview.figures(statement, OFFICER));
    }

    private static String text(StatementId statement, StatementFormat format) throws Exception {
        return new String(rendering(statement, format), StandardCharsets.UTF_8);
    }

    private static byte[] rendering(StatementId statement, StatementFormat format)
            throws Exception {
        var overview = InContainer.service(StatementOverview.class);
        return As.system(() -> overview.rendering(statement, format, OFFICER)).content();
    }

    /** For the programs nobody here wrote, which re-perform the statement after the tests. */
    private static void exported(StatementId statement, String name) throws Exception {
        var exports = Path.of(System.getProperty("jboss.server.base.dir"), "../../exports");
        Files.createDirectories(exports);
        Files.write(
                exports.resolve(name + ".journal"), rendering(statement, StatementFormat.JOURNAL));
        Files.write(
                exports.resolve(name + ".beancount"),
                rendering(statement, StatementFormat.BEANCOUNT));
        Files.write(exports.resolve(name + ".xml"), rendering(statement, StatementFormat.IATI));
    }

    private static Waterfall waterfall(ContributionId id) throws Exception {
        var overview = InContainer.service(ContributionOverview.class);
        return As.system(() -> overview.waterfall(id, OFFICER));
    }

    private static Money uncommitted(ContributionId id) throws Exception {
        return waterfall(id).uncommitted();
    }

    private static Object closed(ContributionId id) throws Exception {
        InContainer.service(Agreements.class).close(id, CONTROLLER);
        return null;
    }

    private static String notClosed(ContributionId id) {
        return assertThrows(InvalidInput.class, () -> As.system(() -> closed(id))).key();
    }
}

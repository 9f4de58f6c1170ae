package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.muster.run.Await.await;
import static org.muster.system.BangkokYear.D_FROM;
import static org.muster.system.BangkokYear.D_TO;
import static org.muster.system.BangkokYear.P_FROM;
import static org.muster.system.BangkokYear.P_TO;
import static org.muster.system.BangkokYear.YEAR;
import static org.muster.system.FundingStage.CONTROLLER;
import static org.muster.system.FundingStage.OFFICER;
import static org.muster.system.FundingStage.euro;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import jakarta.ejb.EJBAccessException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muster.account.ScopeRefused;
import org.muster.batch.JobControl;
import org.muster.entitlement.Allowances;
import org.muster.event.EventId;
import org.muster.funding.Beneficiary;
import org.muster.funding.ContributionId;
import org.muster.funding.ContributionTerms;
import org.muster.funding.CostDocuments;
import org.muster.funding.FundAllocation;
import org.muster.funding.NewCostDocument;
import org.muster.ledger.CostCategory;
import org.muster.operation.JobRunSummary;
import org.muster.operation.JobRuns;
import org.muster.operation.JobState;
import org.muster.reconciliation.ExceptionsOpen;
import org.muster.reporting.DonorStatement;
import org.muster.reporting.Rendering;
import org.muster.reporting.StatementFigures;
import org.muster.reporting.StatementFormat;
import org.muster.reporting.StatementId;
import org.muster.reporting.StatementOrder;
import org.muster.reporting.StatementOverview;
import org.muster.reporting.StatementProduction;
import org.muster.reporting.StatementRuns;
import org.muster.reporting.StatementSettled;
import org.muster.reporting.StatementTemplate;
import org.muster.reporting.StatementTemplates;
import org.muster.shared.Actor;
import org.muster.shared.DateRange;
import org.muster.shared.FourEyes;
import org.muster.shared.Money;
import org.muster.shared.Roles;
import org.muster.shared.Told;

/** The account to a donor, on a year of its own with the figures of the Bangkok pair. */
@ArquillianTest
class StatementTest {
    private final FundingStage stage = new FundingStage();
    private EventId preparation;
    private EventId dialogue;

    @Deployment
    static WebArchive archive() {
        return InContainer.archive(StatementTest.class, FundingStage.class, BangkokYear.class);
    }

    @Test
    @Tag("F16")
    @Tag("F32")
    @Tag("F33")
    void theYearOfTheBangkokPairAddsUpToTheCentInEveryRendering() throws Exception {
        var id = theYear();
        var statement = produced(id);
        var figures = figures(statement);
        assertEquals(euro("50000.00"), figures.opening());
        assertEquals(euro("120000.00"), figures.received());
        assertEquals(euro("43363.29"), figures.spent());
        assertEquals(euro("126636.71"), figures.closing());
        assertEquals(euro("300.00"), figures.commitments());
        assertEquals(euro("126336.71"), figures.uncommitted());
        assertEquals(
                List.of(
                        "AIR  24300.00",
                        "AIR non-refundable 900.00",
                        "DSA  13100.00",
                        "VENUE  5063.29"),
                figures.expenditure().stream()
                        .map(
                                row ->
                                        row.category()
                                                + " "
                                                + row.subLine()
                                                + " "
                                                + row.amount().decimal())
                        .toList());
        reached(figures);
        printed(pdf(statement));
        listed(rendering(statement, StatementFormat.CSV).content());
        exported(statement, figures);
    }

    private static void reached(StatementFigures figures) {
        assertEquals(2, figures.events().size());
        var first = figures.events().get(0);
        assertEquals(27, first.reached().administrations());
        assertEquals(27, first.reached().funded());
        assertEquals(30, first.reached().attended());
        assertEquals(89, first.reached().participantDays());
        assertEquals(10, first.reached().women());
        assertEquals(euro("32900.00"), first.cost());
        assertEquals(30, figures.persons().attended(), "a person in both events is one person");
        assertEquals(89 + 2, figures.persons().participantDays());
        assertEquals(1, figures.inKind().size());
        assertEquals(euro("8000.00"), figures.inKind().get(0).value());
        assertEquals(1, figures.withoutEvidence());
        assertEquals("39.5", figures.rates().get(0).perEuro().stripTrailingZeros().toString());
    }

    private static void printed(String text) {
        for (var figure :
                List.of(
                        "50,000.00",
                        "120,000.00",
                        "170,000.00",
                        "24,300.00",
                        "900.00",
                        "non-refundable",
                        "5,063.29",
                        "43,363.29",
                        "126,636.71",
                        "300.00",
                        "126,336.71",
                        "8,000.00",
                        "Accrual",
                        "39.5",
                        "Page 1 of")) {
            assertTrue(text.contains(figure), figure + " is missing in: " + text);
        }
    }

    private static void listed(byte[] csv) throws Exception {
        var text = new String(csv, StandardCharsets.UTF_8);
        assertTrue(text.endsWith("\r\n"));
        assertFalse(text.replace("\r\n", "").contains("\n"));
        var spent = BigDecimal.ZERO;
        var held = BigDecimal.ZERO;
        try (CsvReader<NamedCsvRecord> rows = CsvReader.builder().ofNamedCsvRecord(text)) {
            for (var row : rows) {
                var amount = new BigDecimal(row.getField("amount_reporting"));
                if (row.getField("section").equals("EXPENDITURE")) {
                    spent = spent.add(amount);
                } else {
                    held = held.add(amount);
                }
                assertFalse(row.getField("doc_no").startsWith("="), "a formula got through");
            }
        }
        assertEquals(new BigDecimal("43363.29"), spent);
        assertEquals(new BigDecimal("170000.00"), held);
        assertTrue(
                text.contains("'=VENUE"), "text that looks like a formula keeps every character");
    }

    /** For the programs nobody here wrote, which re-perform the statement after the tests. */
    private void exported(StatementId statement, StatementFigures figures) throws Exception {
        var exports = Path.of(System.getProperty("jboss.server.base.dir"), "../../exports");
        Files.createDirectories(exports);
        var name = "donor-statement-" + figures.period().to();
        Files.write(
                exports.resolve(name + ".journal"),
                rendering(statement, StatementFormat.JOURNAL).content());
        Files.write(
                exports.resolve(name + ".beancount"),
                rendering(statement, StatementFormat.BEANCOUNT).content());
        Files.write(
                exports.resolve(name + ".xml"),
                rendering(statement, StatementFormat.IATI).content());
        Files.write(
                exports.resolve(name + ".xlsx"),
                rendering(statement, StatementFormat.XLSX).content());
        Files.write(
                exports.resolve(name + ".pdf"),
                rendering(statement, StatementFormat.PDF).content());
        Files.write(
                exports.resolve(name + ".csv"),
                rendering(statement, StatementFormat.CSV).content());
        var journal =
                new String(
                        rendering(statement, StatementFormat.JOURNAL).content(),
                        StandardCharsets.UTF_8);
        assertTrue(journal.contains("200000.00 THB @@ 5063.29 EUR"), journal);
        assertTrue(journal.contains("= 126636.71 EUR"), journal);
    }

    @Test
    @Tag("F30")
    void unchangedFiguresMakeNoNewVersionAndChangedOnesNeverChangeTheOld() throws Exception {
        var id = simple(ContributionTerms.Basis.ACCRUAL);
        var production = InContainer.service(StatementProduction.class);
        var first = As.system(() -> production.produce(id, YEAR, null, OFFICER));
        var again = As.system(() -> production.produce(id, YEAR, null, CONTROLLER));
        assertTrue(first.isNew());
        assertFalse(again.isNew());
        assertEquals(first.id(), again.id());
        var before = rendering(first.id(), StatementFormat.PDF);
        stage.cost(
                stage.document(
                        id,
                        preparation,
                        CostCategory.VENUE,
                        Beneficiary.PARTICIPANTS,
                        euro("10.00"),
                        P_FROM,
                        null));
        var second = As.system(() -> production.produce(id, YEAR, null, OFFICER));
        assertEquals(2, second.version());
        assertNotEquals(first.id(), second.id());
        var after = rendering(first.id(), StatementFormat.PDF);
        assertArrayEquals(before.content(), after.content());
        assertEquals(before.sha256(), after.sha256());
        assertThrows(StatementSettled.class, () -> As.system(() -> certify(first.id())));
        var overview = InContainer.service(StatementOverview.class);
        assertEquals(List.of(), As.system(() -> overview.changes(first.id(), OFFICER)));
        assertEquals(
                List.of("EXPENDITURE 10.00", "CLOSING -10.00", "UNCOMMITTED -10.00"),
                As.system(() -> overview.changes(second.id(), OFFICER)).stream()
                        .map(row -> row.item() + " " + row.difference().decimal())
                        .toList());
        assertEquals(
                euro("10.00"), figures(second.id()).spent().minus(figures(first.id()).spent()));
    }

    @Test
    @Tag("F31")
    void theNextPeriodOpensWithWhatThisOneClosedWith() throws Exception {
        var id = simple(ContributionTerms.Basis.ACCRUAL);
        var production = InContainer.service(StatementProduction.class);
        var half = new DateRange(YEAR.from(), LocalDate.of(2012, 5, 29));
        var rest = new DateRange(LocalDate.of(2012, 5, 30), YEAR.to());
        var first = As.system(() -> production.produce(id, half, null, OFFICER));
        var second = As.system(() -> production.produce(id, rest, null, OFFICER));
        assertEquals(figures(first.id()).closing(), figures(second.id()).opening());
        assertEquals(figures(produced(id)).closing(), figures(second.id()).closing());
        var listed = figures(second.id());
        assertTrue(listed.opening().isPositive() && !listed.spent().isPositive());
        for (var one : List.of(figures(first.id()), listed)) {
            assertEquals(one.opening(), sum(one, "OPENING"), "the lines add up to what is told");
            assertEquals(one.received(), sum(one, "RECEIVED"));
            assertEquals(one.spent(), sum(one, "EXPENDITURE"));
        }
    }

    private static Money sum(StatementFigures figures, String section) {
        return figures.lines().stream()
                .filter(line -> line.section().equals(section))
                .map(StatementFigures.Line::reporting)
                .reduce(euro("0.00"), Money::plus);
    }

    @Test
    @Tag("F32")
    void whereItIsAgreedTheEuropeanUnionsAnnexTellsTheSameTotals() throws Exception {
        var id = simple(ContributionTerms.Basis.ACCRUAL);
        var house = produced(id);
        assertFalse(pdf(house).contains("A.5 Conferences"));
        var templates = InContainer.service(StatementTemplates.class);
        var other =
                stage.limited(
                        "annex", new ContributionId(UUID.randomUUID()), Roles.FINANCE_OFFICER);
        assertThrows(
                ScopeRefused.class,
                () ->
                        As.system(
                                () -> {
                                    templates.agree(id, StatementTemplate.EU, other);
                                    return null;
                                }));
        As.system(
                () -> {
                    templates.agree(id, StatementTemplate.EU, OFFICER);
                    return null;
                });
        assertEquals(StatementTemplate.EU, As.system(() -> templates.of(id, OFFICER)));
        var annexed = produced(id);
        assertNotEquals(house, annexed);
        assertEquals(
                CostCategory.values().length,
                figures(annexed).euHeadings().size(),
                "each kind of cost stands somewhere");
        var text = pdf(annexed);
        assertTrue(text.contains("A.5 Conferences, seminars and other services 100.00"), text);
        assertTrue(text.contains("Total expenditure, A and B 100.00"), text);
        assertFalse(pdf(house).contains("A.5 Conferences"), "what was frozen before stays");
    }

    @Test
    void whatADonorWasToldStandsUntilALaterVersionIsCertified() throws Exception {
        var id = simple(ContributionTerms.Basis.ACCRUAL);
        var first = produced(id);
        As.system(() -> certify(first));
        var cost =
                stage.document(
                        id,
                        preparation,
                        CostCategory.VENUE,
                        Beneficiary.PARTICIPANTS,
                        euro("10.00"),
                        P_FROM,
                        null);
        stage.cost(cost);
        var second = produced(id);
        assertNotEquals(first, second);
        assertEquals(DonorStatement.State.CERTIFIED, state(first));
        assertTrue(pdf(second).contains("Draft: nobody has certified it"));
        As.system(() -> certify(second));
        assertTrue(pdf(second).contains("Prepared by"), pdf(second));
        assertEquals(DonorStatement.State.SUPERSEDED, state(first));
        assertEquals(DonorStatement.State.CERTIFIED, state(second));
    }

    private static DonorStatement.State state(StatementId id) throws Exception {
        var overview = InContainer.service(StatementOverview.class);
        return As.system(() -> overview.summary(id, OFFICER)).state();
    }

    @Test
    @Tag("F30")
    void theDatabaseItselfLetsAVersionsStateMoveAndNothingElse() throws Exception {
        var id = produced(simple(ContributionTerms.Basis.ACCRUAL));
        As.system(() -> certify(id));
        for (var change :
                List.of(
                        "figures = figures || ' '",
                        "sha256 = 'x'",
                        "period_to = period_to + 1",
                        "certified_by = 'nobody'",
                        "certified_at = null",
                        "state = 'SENT'")) {
            assertThrows(
                    java.sql.SQLException.class,
                    () ->
                            FundingStage.run(
                                    "update muster.donor_statement set " + change + " where id = ?",
                                    id.value()),
                    change);
        }
        assertThrows(
                java.sql.SQLException.class,
                () ->
                        FundingStage.run(
                                "delete from muster.donor_statement where id = ?", id.value()));
        FundingStage.run(
                "update muster.donor_statement set state = 'SUPERSEDED' where id = ?", id.value());
    }

    @Test
    void aStatementIsNotCertifiedWhileAnExceptionOfItsEventsIsOpen() throws Exception {
        var id = simple(ContributionTerms.Basis.ACCRUAL);
        var statement = produced(id);
        var run = UUID.randomUUID();
        FundingStage.run(
                "insert into muster.reconciliation_run (id, event_id, started_by, started_at) values (?, ?, 'test', now())",
                run,
                preparation.value());
        for (var one : List.of("R34 W", "R15 B", "R02 I")) {
            var part = one.split(" ");
            FundingStage.run(
                    """
                    insert into muster.exception_case (id, version, event_id, class, subject_kind, subject_id, person_id,
                        severity, currency, at_risk_minor, evidence, state, opened_run, opened_at)
                    values (gen_random_uuid(), 0, ?, ?, 'PERSON', gen_random_uuid(), gen_random_uuid(), ?, 'EUR', 100,
                        'Told by a test', 'OPEN', ?, now())""",
                    preparation.value(),
                    part[0],
                    part[1],
                    run);
        }
        var refused = assertThrows(ExceptionsOpen.class, () -> As.system(() -> certify(statement)));
        assertTrue(refused.getMessage().startsWith("2 exceptions"), refused.getMessage());
        assertTrue(refused.getMessage().contains("EV-" + stage.code), refused.getMessage());
        assertEquals(DonorStatement.State.DRAFT, state(statement));
        FundingStage.run(
                "update muster.exception_case set state = 'ACCEPTED' where event_id = ? and severity <> 'I'",
                preparation.value());
        As.system(() -> certify(statement));
    }

    @Test
    void aSeatPromisedInJuneForJulyIsCommittedAtTheEndOfJune() throws Exception {
        var today = InContainer.today();
        var year = new DateRange(today.minusYears(1), today.plusYears(1));
        var id = stage.contribution("1000.00", year);
        stage.receive(id, "1000.00", year.from());
        var event = stage.event("SOON", today.plusDays(30), today.plusDays(32));
        stage.allocate(id, event, CostCategory.DSA, "300.00", today);
        stage.participation(event, stage.person("F"), "PARTICIPANT", "SPONSORED", null);
        var allowances = InContainer.service(Allowances.class);
        As.system(
                () -> {
                    allowances.payPerDay(event, euro("100.00"), OFFICER);
                    return null;
                });
        var production = InContainer.service(StatementProduction.class);
        var period = new DateRange(year.from(), today.plusDays(1));
        var statement = As.system(() -> production.produce(id, period, null, OFFICER)).id();
        assertEquals(euro("300.00"), figures(statement).commitments());
    }

    @Test
    void aDonorFundedWhoseCostsItBoreAndNobodyElse() throws Exception {
        var allocation = InContainer.service(FundAllocation.class);
        var event = stage.event("TWO", P_FROM, P_TO);
        var one = stage.contribution("1000.00", YEAR);
        var two = stage.contribution("5000.00", YEAR);
        stage.receive(one, "1000.00", YEAR.from());
        stage.receive(two, "5000.00", YEAR.from());
        stage.allocate(one, event, CostCategory.AIR, "500.00", P_FROM);
        for (var at = 0; at < 3; at++) {
            var person = stage.person("F");
            var part = stage.participation(event, person, "PARTICIPANT", "SPONSORED", null);
            stage.present(event, person, P_FROM);
            if (at == 0) {
                As.system(
                        () ->
                                allocation.commitFor(
                                        event,
                                        part,
                                        CostCategory.AIR,
                                        euro("400.00"),
                                        P_FROM,
                                        OFFICER));
            }
        }
        new BangkokYear(stage, one)
                .travel(CostCategory.AIR, event, "", euro("50.00"), "T-1", P_FROM);
        assertEquals(1, figures(produced(one)).persons().funded(), "a ticket makes no roomful");
        new BangkokYear(stage, one)
                .travel(CostCategory.DSA, event, "", euro("100.00"), "D-1", P_FROM);
        new BangkokYear(stage, two)
                .travel(CostCategory.DSA, event, "", euro("600.00"), "D-2", P_FROM);
        assertEquals(1, figures(produced(one)).persons().funded());
        assertEquals(2, figures(produced(two)).persons().funded());
    }

    @Test
    void aClaimPaidAfterThePeriodIsInsideOnAccrualAndOutsideOnCash() throws Exception {
        for (var basis : ContributionTerms.Basis.values()) {
            var id = simple(basis);
            claim(id, "300.00", LocalDate.of(2012, 7, 5));
            var figures = figures(produced(id));
            var isAccrual = basis == ContributionTerms.Basis.ACCRUAL;
            assertEquals(
                    isAccrual ? euro("300.00") : euro("0.00"),
                    figures.expenditure().stream()
                            .filter(row -> row.category().equals("DSA"))
                            .map(StatementFigures.Expenditure::amount)
                            .reduce(euro("0.00"), Money::plus));
            assertEquals(isAccrual ? euro("0.00") : euro("400.00"), figures.commitments());
            assertEquals(euro("600.00"), figures.uncommitted(), "promised or paid, it is gone");
            assertTrue(pdf(produced(id)).contains(isAccrual ? "Accrual" : "Cash"));
        }
    }

    @Test
    void theProducerDoesNotCertifyAndTheDonorSeesTheirOwnOnceCertified() throws Exception {
        var id = simple(ContributionTerms.Basis.ACCRUAL);
        var other = simple(ContributionTerms.Basis.ACCRUAL);
        var production = InContainer.service(StatementProduction.class);
        var overview = InContainer.service(StatementOverview.class);
        var both = stage.account("both", Roles.FINANCE_OFFICER, Roles.CONTROLLER);
        var donor = stage.limited("donor", id, Roles.DONOR);
        var statement =
                As.role(Roles.FINANCE_OFFICER, () -> production.produce(id, YEAR, null, both)).id();
        var others = produced(other);
        assertThrows(
                FourEyes.class,
                () ->
                        As.role(
                                Roles.CONTROLLER,
                                () -> {
                                    production.certify(statement, both);
                                    return null;
                                }));
        assertThrows(
                EJBAccessException.class,
                () -> As.role(Roles.FINANCE_OFFICER, () -> certify(statement)));
        assertEquals(0, As.role(Roles.DONOR, () -> overview.count(null, donor)));
        assertThrows(
                ScopeRefused.class,
                () ->
                        As.role(
                                Roles.DONOR,
                                () -> overview.rendering(statement, StatementFormat.PDF, donor)));
        As.role(Roles.CONTROLLER, () -> certify(statement));
        As.role(Roles.CONTROLLER, () -> certify(others));
        var seen = As.role(Roles.DONOR, () -> overview.page(null, 0, 50, donor));
        assertEquals(List.of(statement), seen.stream().map(row -> row.id()).toList());
        assertTrue(
                As.role(
                                        Roles.DONOR,
                                        () ->
                                                overview.rendering(
                                                        statement, StatementFormat.PDF, donor))
                                .content()
                                .length
                        > 1000);
        assertThrows(
                ScopeRefused.class, () -> As.role(Roles.DONOR, () -> overview.text(others, donor)));
        assertThrows(
                EJBAccessException.class,
                () -> As.role(Roles.EVENT_OFFICER, () -> overview.text(statement, OFFICER)));
    }

    @Test
    void eachFigureIsFollowedToItsLedgerLines() throws Exception {
        var id = theYear();
        var statement = produced(id);
        var overview = InContainer.service(StatementOverview.class);
        var lines =
                As.system(
                        () ->
                                overview.lines(
                                        statement,
                                        "EXPENDITURE",
                                        "AIR",
                                        "non-refundable",
                                        OFFICER));
        assertEquals(1, lines.size());
        assertEquals(euro("900.00"), lines.get(0).reporting());
        assertEquals(
                figures(statement).lines().size(),
                FundingStage.number(
                        """
                        select count(*) from muster.donor_statement_line s
                          join muster.journal_line l using (entry_id, line_no) where s.statement_id = ?""",
                        statement.value()));
    }

    @Test
    void aRunAccountsForAContributionOnceAndTellsWhatItDid() throws Exception {
        var id = simple(ContributionTerms.Basis.ACCRUAL);
        var overview = InContainer.service(StatementOverview.class);
        var order = StatementOrder.of(YEAR, id);
        assertEquals(Told.of("outcome.statements", 1, 0), run(order, JobState.COMPLETED).outcome());
        assertEquals(Told.of("outcome.statements", 0, 1), run(order, JobState.COMPLETED).outcome());
        var made = As.system(() -> overview.page(id, 0, 50, OFFICER));
        assertEquals(1, made.size());
        assertEquals(OFFICER.login(), made.get(0).producedBy());
    }

    @Test
    void aStatementWithoutItsRateIsRefusedByNameAndTheRunSaysSo() throws Exception {
        var id = simple(ContributionTerms.Basis.ACCRUAL);
        FundingStage.run(
                "update muster.contribution set currency = 'FJD' where id = ?", id.value());
        var ended = run(StatementOrder.of(YEAR, id), JobState.FAILED);
        assertEquals(Told.of("refusal.StatementsRefused", 0, 0, 1), ended.outcome());
        var runs = InContainer.service(StatementRuns.class);
        var items = As.system(() -> runs.items(ended.id(), 0, 50, OFFICER));
        assertEquals(1, items.size());
        assertEquals("REFUSED", items.get(0).outcome());
        assertEquals("refusal.RateMissing", items.get(0).reason().key());
        assertEquals("FJD", items.get(0).reason().arguments().get(0));
    }

    @Test
    void aRunInAnyNumberOfPartsAccountsForEachContributionOnceAndAlike() throws Exception {
        var year = new DateRange(LocalDate.of(1985, 1, 1), LocalDate.of(1985, 12, 31));
        for (var agreed : List.of("100.00", "200.00", "300.00", "400.00", "500.00")) {
            stage.receive(stage.contribution(agreed, year), agreed, year.from());
        }
        var all = StatementOrder.all(year);
        assertEquals(Told.of("outcome.statements", 5, 0), inParts(all, "7"));
        assertEquals(Told.of("outcome.statements", 0, 5), inParts(all, "1"));
        assertEquals(Told.of("outcome.statements", 0, 5), inParts(all, "2"));
    }

    private static Told inParts(StatementOrder order, String parts) throws Exception {
        var parameters = new Properties();
        parameters.setProperty("parts", parts);
        return run(order, parameters, JobState.COMPLETED).outcome();
    }

    @Test
    void aRunForAContributionOutOfReachIsRefused() throws Exception {
        var own = simple(ContributionTerms.Basis.ACCRUAL);
        var other = simple(ContributionTerms.Basis.ACCRUAL);
        var limited = stage.limited("limited", own, Roles.FINANCE_OFFICER);
        var control = InContainer.launcher(JobControl.class);
        assertThrows(
                ScopeRefused.class,
                () ->
                        As.role(
                                Roles.FINANCE_OFFICER,
                                () ->
                                        control.start(
                                                StatementOrder.JOB,
                                                StatementOrder.of(YEAR, other).subject(),
                                                new Properties(),
                                                limited)));
    }

    private static JobRunSummary run(StatementOrder order, JobState expected) throws Exception {
        return run(order, new Properties(), expected);
    }

    private static JobRunSummary run(StatementOrder order, Properties parameters, JobState expected)
            throws Exception {
        var control = InContainer.launcher(JobControl.class);
        var runs = InContainer.service(JobRuns.class);
        var run =
                As.role(
                        Roles.FINANCE_OFFICER,
                        () ->
                                control.start(
                                        StatementOrder.JOB, order.subject(), parameters, OFFICER));
        await(() -> As.system(() -> runs.run(run, Actor.SYSTEM)).isOver(), "the run to end");
        var ended = As.system(() -> runs.run(run, Actor.SYSTEM));
        assertEquals(expected, ended.state(), ended.outcome().toString());
        return ended;
    }

    private static Object certify(StatementId statement) {
        InContainer.service(StatementProduction.class).certify(statement, CONTROLLER);
        return null;
    }

    private static StatementId produced(ContributionId id) throws Exception {
        var production = InContainer.service(StatementProduction.class);
        return As.system(() -> production.produce(id, YEAR, null, OFFICER)).id();
    }

    private static StatementFigures figures(StatementId statement) throws Exception {
        var overview = InContainer.service(StatementOverview.class);
        return As.system(() -> overview.figures(statement, OFFICER));
    }

    private static Rendering rendering(StatementId statement, StatementFormat format)
            throws Exception {
        var overview = InContainer.service(StatementOverview.class);
        return As.system(() -> overview.rendering(statement, format, OFFICER));
    }

    private static String pdf(StatementId statement) throws Exception {
        var bytes = rendering(statement, StatementFormat.PDF).content();
        try (var document = Loader.loadPDF(bytes)) {
            assertTrue(document.getNumberOfPages() <= 3);
            assertTrue(document.getDocumentCatalog().getMarkInfo().isMarked(), "not tagged");
            return new PDFTextStripper().getText(document).replace('\u00a0', ' ');
        }
    }

    /** A contribution of 1,000 with one cost of 100 in May, paid in July. */
    private ContributionId simple(ContributionTerms.Basis basis) throws Exception {
        var id = stage.contribution("1000.00", YEAR, basis);
        stage.receive(id, "1000.00", YEAR.from());
        if (preparation == null) {
            preparation = stage.event("P", P_FROM, P_TO);
        }
        var cost =
                stage.cost(
                        stage.document(
                                id,
                                preparation,
                                CostCategory.VENUE,
                                Beneficiary.PARTICIPANTS,
                                euro("100.00"),
                                P_FROM,
                                null));
        var costs = InContainer.service(CostDocuments.class);
        As.system(
                () -> {
                    costs.pay(cost, LocalDate.of(2012, 7, 2), OFFICER);
                    return null;
                });
        if (basis == ContributionTerms.Basis.ACCRUAL) {
            claimless(id);
        }
        return id;
    }

    private void claimless(ContributionId id) throws Exception {
        assertEquals(
                0,
                FundingStage.number(
                        """
                        select count(*) from muster.journal_line l join muster.journal_entry e on e.id = l.entry_id
                         where l.contribution_id = ? and e.source_kind = 'CLAIM'""",
                        id.value()));
    }

    /** A reconciled claim for the preparation, posted on its last day and paid on the day given. */
    private void claim(ContributionId id, String amount, LocalDate paidOn) throws Exception {
        var person = stage.person("F");
        var event = stage.event("C" + UUID.randomUUID().toString().substring(0, 4), P_FROM, P_TO);
        stage.participation(event, person, "PARTICIPANT", "SPONSORED", null);
        var scheme = UUID.randomUUID();
        FundingStage.run(
                "insert into muster.allowance_scheme values (?, ?, 'PER_DAY', 1, 'EUR', 10000)",
                scheme,
                event.value());
        var claim = UUID.randomUUID();
        var minor = euro(amount).minor();
        FundingStage.run(
                """
                insert into muster.claim (id, version, claim_no, event_id, person_id, scheme_id, days_claimed, currency,
                    amount_minor, state, payable_minor, claimed_on, paid_on, entered_by, entered_at)
                values (?, 0, ?, ?, ?, ?, 3, 'EUR', ?, 'PAID', ?, ?, ?, 'test', now())""",
                claim,
                "CL-" + claim.toString().substring(0, 8),
                event.value(),
                person,
                scheme,
                minor,
                minor,
                P_TO,
                paidOn);
        FundingStage.run(
                """
                with entry as (insert into muster.journal_entry (id, source_kind, source_id, posted_on, description,
                    recorded_by, recorded_at)
                    values (gen_random_uuid(), 'CLAIM', ?, ?, 'Claim', 'test', now()) returning id)
                insert into muster.journal_line (entry_id, line_no, account, contribution_id, event_id, category,
                    currency, amount_minor, functional_minor)
                select id, l.no, l.account, ?, ?, 'DSA', 'EUR', l.sign * ?, l.sign * ?
                  from entry, (values (1, 'EXPENSE', 1), (2, 'PAYABLE', -1)) as l (no, account, sign)""",
                claim.toString(),
                P_TO,
                id.value(),
                event.value(),
                minor,
                minor);
    }

    /** Both Bangkok events with their people, tickets, allowances, venue and gift in kind. */
    private ContributionId theYear() throws Exception {
        preparation = stage.event("P", P_FROM, P_TO);
        dialogue = stage.event("D", D_FROM, D_TO);
        var id = stage.contribution("170000.00", YEAR);
        var year = new BangkokYear(stage, id);
        year.opens();
        stage.receive(id, "120000.00", LocalDate.of(2011, 9, 1));
        stage.allocate(id, preparation, CostCategory.DSA, "8400.00", YEAR.from());
        allowances(id);
        year.spends(preparation, dialogue);
        return id;
    }

    /**
     * Of 28 sponsored seats 25 claim in full, one for two days, one not yet, one never came; three
     * more come at their own cost.
     */
    private void allowances(ContributionId id) throws Exception {
        var allocation = InContainer.service(FundAllocation.class);
        var members = members();
        for (var seat = 0; seat < 28; seat++) {
            var person = stage.person(seat < 9 ? "F" : "M");
            var member = members.get(Math.min(seat, 26));
            var participation =
                    stage.participation(preparation, person, "PARTICIPANT", "SPONSORED", member);
            var promise =
                    As.system(
                                    () ->
                                            allocation.commitFor(
                                                    preparation,
                                                    participation,
                                                    CostCategory.DSA,
                                                    euro("300.00"),
                                                    P_FROM,
                                                    OFFICER))
                            .orElseThrow();
            if (seat == 27) {
                As.system(() -> released(promise, "300.00", "NO-SHOW"));
                continue;
            }
            var days = seat == 25 ? 2 : 3;
            for (var day = 0; day < days; day++) {
                stage.present(preparation, person, P_FROM.plusDays(day));
            }
            if (seat == 0) {
                stage.participation(dialogue, person, "PARTICIPANT", "SPONSORED", member);
                stage.present(dialogue, person, D_FROM);
                stage.present(dialogue, person, D_TO);
            }
            if (seat < 26) {
                stage.cost(
                        new NewCostDocument(
                                id,
                                preparation,
                                CostCategory.DSA,
                                "",
                                Beneficiary.PARTICIPANTS,
                                "Allowance " + stage.code,
                                "A-" + seat,
                                P_TO,
                                euro(days + "00.00"),
                                promise,
                                member));
            }
            if (seat == 25) {
                As.system(() -> released(promise, "100.00", "ONE-DAY"));
            }
        }
        for (var seat = 0; seat < 3; seat++) {
            var person = stage.person(seat == 0 ? "F" : "M");
            stage.participation(
                    preparation, person, "PARTICIPANT", "SELF_FUNDED", members.get(seat));
            for (var day = 0; day < 3; day++) {
                stage.present(preparation, person, P_FROM.plusDays(day));
            }
        }
        var facilitator = stage.person("F");
        stage.participation(preparation, facilitator, "FACILITATOR", "SPONSORED", null);
        stage.present(preparation, facilitator, P_FROM);
    }

    private static Object released(
            org.muster.funding.CommitmentId promise, String amount, String reference) {
        InContainer.service(FundAllocation.class)
                .release(promise, euro(amount), reference, P_TO, OFFICER);
        return null;
    }

    /** 27 Members: those the installation knows. */
    private static List<String> members() throws Exception {
        var codes = new java.util.ArrayList<String>();
        try (var connection = FundingStage.connect();
                var statement = connection.createStatement();
                var rows =
                        statement.executeQuery(
                                "select code from muster.member order by code limit 27")) {
            while (rows.next()) {
                codes.add(rows.getString(1));
            }
        }
        while (codes.size() < 27) {
            codes.add("Q" + (char) ('A' + codes.size() % 26) + (codes.size() / 26));
        }
        return codes;
    }
}

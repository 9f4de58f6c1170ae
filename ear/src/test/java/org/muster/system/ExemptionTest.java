package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.muster.system.FundingStage.CONTROLLER;
import static org.muster.system.FundingStage.OFFICER;
import static org.muster.system.FundingStage.euro;

import jakarta.ejb.EJBAccessException;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.muster.account.ScopeRefused;
import org.muster.funding.AfterLiquidation;
import org.muster.funding.Beneficiary;
import org.muster.funding.ContributionId;
import org.muster.funding.CostDocuments;
import org.muster.funding.Exemption;
import org.muster.funding.ExemptionId;
import org.muster.funding.Exemptions;
import org.muster.funding.MoreThanAgreed;
import org.muster.funding.NewCostDocument;
import org.muster.funding.NewExemption;
import org.muster.funding.OutsideEarmark;
import org.muster.ledger.CostCategory;
import org.muster.reporting.StatementFigures;
import org.muster.reporting.StatementOverview;
import org.muster.reporting.StatementProduction;
import org.muster.shared.DateRange;
import org.muster.shared.FourEyes;
import org.muster.shared.InvalidInput;
import org.muster.shared.Roles;

/** What an agreement refuses comes in only on the donor's word and by two people. */
@ArquillianTest
class ExemptionTest {
    private static final LocalDate DAY = LocalDate.of(2011, 11, 14);
    private static final DateRange YEAR =
            new DateRange(LocalDate.of(2011, 1, 1), LocalDate.of(2011, 12, 31));

    private final FundingStage stage = new FundingStage();

    @Deployment
    static WebArchive archive() {
        return InContainer.archive(ExemptionTest.class, FundingStage.class);
    }

    @Test
    @DisplayName(
            "F11 A3 an officer's allowance out of a fund for Secretariat costs needs an exemption")
    void aCostOutsideTheEarmarkComesInByAnAcceptedExemptionAlone() throws Exception {
        var fund = secretariatFund();
        var event = stage.event("A3", DAY, DAY.plusDays(4));
        var officer = allowance(fund, event, "500.00");
        assertThrows(OutsideEarmark.class, () -> stage.cost(officer));
        var both = stage.account("both", Roles.FINANCE_OFFICER, Roles.CONTROLLER);
        var asked = ask(fund, Exemption.From.R18, officer.documentNo(), "500.00", both);
        assertThrows(OutsideEarmark.class, () -> stage.cost(officer), "asked is not accepted");
        assertThrows(FourEyes.class, () -> accept(asked, both));
        accept(asked, CONTROLLER);
        assertThrows(
                OutsideEarmark.class,
                () -> stage.cost(allowance(fund, event, "500.00")),
                "another document is not this one");
        stage.cost(officer);
        var told = figures(fund).exemptions();
        assertEquals(
                List.of(officer.documentNo() + " Letter " + stage.code),
                told.stream().map(each -> each.document() + " " + each.donorReference()).toList());
    }

    @Test
    @DisplayName("F11 an exemption is from one rule and for so much")
    void anExemptionIsFromOneRuleAndForSoMuch() throws Exception {
        var fund = secretariatFund();
        var event = stage.event("ONE", DAY, DAY);
        var dear = allowance(fund, event, "500.01");
        accept(ask(fund, Exemption.From.R18, dear.documentNo(), "500.00"), CONTROLLER);
        assertThrows(OutsideEarmark.class, () -> stage.cost(dear));
        var otherRule = allowance(fund, event, "10.00");
        accept(ask(fund, Exemption.From.R19, otherRule.documentNo(), "10.00"), CONTROLLER);
        assertThrows(OutsideEarmark.class, () -> stage.cost(otherRule));
        assertEquals(List.of(), figures(fund).exemptions(), "nothing of it was used");
    }

    @Test
    @DisplayName("F11 a payment after the agreement's last day needs an exemption from its dates")
    void aLatePaymentIsExemptedFromTheDates() throws Exception {
        var fund = stage.contribution("1000.00", YEAR);
        stage.receive(fund, "1000.00", YEAR.from());
        var event = stage.event("LATE", DAY, DAY);
        var document =
                stage.document(
                        fund,
                        event,
                        CostCategory.VENUE,
                        Beneficiary.PARTICIPANTS,
                        euro("10.00"),
                        DAY,
                        null);
        var cost = stage.cost(document);
        var late = YEAR.to().plusMonths(7);
        var costs = InContainer.service(CostDocuments.class);
        assertThrows(
                AfterLiquidation.class,
                () ->
                        As.system(
                                () -> {
                                    costs.pay(cost, late, OFFICER);
                                    return null;
                                }));
        accept(ask(fund, Exemption.From.R19, document.documentNo(), "10.00"), CONTROLLER);
        As.system(
                () -> {
                    costs.pay(cost, late, OFFICER);
                    return null;
                });
    }

    @Test
    @DisplayName("F09 R28 more than was agreed is received by an accepted exemption alone")
    void moreThanAgreedIsReceivedByAnExemption() throws Exception {
        var fund = stage.contribution("1000.00", YEAR);
        stage.receive(fund, "1000.00", YEAR.from());
        assertThrows(MoreThanAgreed.class, () -> stage.receive(fund, "50.00", DAY));
        var asked = ask(fund, Exemption.From.R28, "", "50.00");
        assertThrows(MoreThanAgreed.class, () -> stage.receive(fund, "50.00", DAY));
        accept(asked, CONTROLLER);
        assertThrows(MoreThanAgreed.class, () -> stage.receive(fund, "50.01", DAY));
        stage.receive(fund, "50.00", DAY);
        assertEquals(
                List.of("R28"),
                figures(fund).exemptions().stream().map(StatementFigures.Exempted::rule).toList());
    }

    @Test
    void whoKeepsAnotherContributionAsksAndAcceptsNothing() throws Exception {
        var fund = stage.contribution("1000.00", YEAR);
        var other = stage.contribution("1000.00", YEAR);
        var elsewhere = stage.limited("else", other, Roles.FINANCE_OFFICER, Roles.CONTROLLER);
        var exemptions = InContainer.service(Exemptions.class);
        assertThrows(
                ScopeRefused.class,
                () ->
                        As.role(
                                Roles.FINANCE_OFFICER,
                                () -> exemptions.ask(asked(fund, "", "1.00"), elsewhere)));
        var id = ask(fund, Exemption.From.R28, "", "1.00");
        assertThrows(ScopeRefused.class, () -> accept(id, elsewhere));
        assertThrows(
                EJBAccessException.class,
                () ->
                        As.role(
                                Roles.FINANCE_OFFICER,
                                () -> {
                                    exemptions.accept(id, CONTROLLER);
                                    return null;
                                }));
        assertEquals(
                "donorReference",
                assertThrows(
                                InvalidInput.class,
                                () ->
                                        new NewExemption(
                                                fund,
                                                Exemption.From.R28,
                                                "",
                                                "",
                                                euro("1.00"),
                                                "Reason",
                                                " "))
                        .field());
    }

    private ContributionId secretariatFund() throws Exception {
        var fund = stage.contribution("20000.00", YEAR);
        stage.receive(fund, "20000.00", YEAR.from());
        stage.earmark(
                fund, YEAR.from(), Set.of(), FundingStage.TRAVEL, Set.of(Beneficiary.SECRETARIAT));
        return fund;
    }

    private NewCostDocument allowance(
            ContributionId fund, org.muster.event.EventId event, String amount) {
        return stage.document(
                fund, event, CostCategory.DSA, Beneficiary.PARTICIPANTS, euro(amount), DAY, null);
    }

    private NewExemption asked(ContributionId fund, String documentNo, String amount) {
        return new NewExemption(
                fund,
                documentNo.isEmpty() ? Exemption.From.R28 : Exemption.From.R18,
                "Supplier " + stage.code,
                documentNo,
                euro(amount),
                "Agreed with the donor",
                "Letter " + stage.code);
    }

    private ExemptionId ask(
            ContributionId fund, Exemption.From from, String documentNo, String amount)
            throws Exception {
        return ask(fund, from, documentNo, amount, OFFICER);
    }

    private ExemptionId ask(
            ContributionId fund,
            Exemption.From from,
            String documentNo,
            String amount,
            org.muster.shared.Actor by)
            throws Exception {
        var exemptions = InContainer.service(Exemptions.class);
        var wanted =
                new NewExemption(
                        fund,
                        from,
                        "Supplier " + stage.code,
                        documentNo,
                        euro(amount),
                        "Agreed with the donor",
                        "Letter " + stage.code);
        return As.system(() -> exemptions.ask(wanted, by));
    }

    private static void accept(ExemptionId id, org.muster.shared.Actor by) throws Exception {
        var exemptions = InContainer.service(Exemptions.class);
        As.system(
                () -> {
                    exemptions.accept(id, by);
                    return null;
                });
    }

    private static StatementFigures figures(ContributionId fund) throws Exception {
        var production = InContainer.service(StatementProduction.class);
        var overview = InContainer.service(StatementOverview.class);
        return As.system(
                () ->
                        overview.figures(
                                production.produce(fund, YEAR, null, OFFICER).id(), OFFICER));
    }
}

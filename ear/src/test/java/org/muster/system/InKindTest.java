package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.muster.system.FundingStage.CONTROLLER;
import static org.muster.system.FundingStage.OFFICER;
import static org.muster.system.FundingStage.euro;
import static org.muster.system.FundingStage.number;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.muster.event.EventId;
import org.muster.funding.AliasTaken;
import org.muster.funding.Beneficiary;
import org.muster.funding.ContributionId;
import org.muster.funding.DonorRegister;
import org.muster.funding.GiftId;
import org.muster.funding.InKindMemo;
import org.muster.ledger.CostCategory;
import org.muster.reporting.StatementFigures;
import org.muster.reporting.StatementOverview;
import org.muster.reporting.StatementProduction;
import org.muster.shared.DateRange;
import org.muster.shared.InvalidInput;

/** Gifts in kind beside the cash, and one donor under many names. */
@ArquillianTest
class InKindTest {
    private static final LocalDate DAY = LocalDate.of(2011, 1, 31);
    private static final DateRange YEAR =
            new DateRange(LocalDate.of(2011, 1, 1), LocalDate.of(2011, 12, 31));

    private final FundingStage stage = new FundingStage();

    @Deployment
    static WebArchive archive() {
        return InContainer.archive(InKindTest.class, FundingStage.class);
    }

    @Test
    @DisplayName(
            "A7 a facilitator's time is in kind, her ticket is the fund's, and she is no beneficiary")
    void aFacilitatorInKindIsToldBesideTheCash() throws Exception {
        var fund = fund();
        var event = stage.event("A7", DAY, DAY.plusDays(4));
        var expert = stage.person("M");
        stage.participation(event, expert, "PARTICIPANT", "SPONSORED", "KE");
        stage.present(event, expert, DAY);
        var facilitator = stage.person("F");
        stage.participation(event, facilitator, "FACILITATOR", "SPONSORED", "DK");
        stage.present(event, facilitator, DAY);
        stage.cost(
                stage.document(
                        fund,
                        event,
                        CostCategory.DSA,
                        Beneficiary.PARTICIPANTS,
                        euro("500.00"),
                        DAY,
                        null));
        stage.cost(
                stage.document(
                        fund,
                        event,
                        CostCategory.AIR,
                        Beneficiary.EXPERTS,
                        euro("900.00"),
                        DAY,
                        "DK"));
        value(offer(fund, event, "Danish customs", "4000.00"), "4000.00", "Letter of Denmark");
        var figures = figures(fund);
        assertEquals(euro("1400.00"), figures.spent(), "her ticket is, her time is not");
        assertEquals(1, figures.persons().attended());
        assertEquals(1, figures.persons().funded());
        assertEquals(
                List.of("Danish customs"),
                figures.inKind().stream().map(StatementFigures.InKind::provider).toList());
    }

    @Test
    @DisplayName("F16 in kind is never part of cash, of what is available or of what was spent")
    void inKindIsNeverPartOfCash() throws Exception {
        var fund = fund();
        var event = stage.event("F16", DAY, DAY);
        stage.cost(
                stage.document(
                        fund,
                        event,
                        CostCategory.VENUE,
                        Beneficiary.PARTICIPANTS,
                        euro("100.00"),
                        DAY,
                        null));
        var before = figures(fund);
        var lines =
                number(
                        "select count(*) from muster.journal_line where event_id = ?",
                        event.value());
        var gift = offer(fund, event, "Host", "2500.00");
        var noted = figures(fund);
        assertEquals(List.of(), noted.inKind(), "not before somebody valued it");
        assertEquals(1, noted.withoutEvidence());
        assertThrows(InvalidInput.class, () -> value(gift, "2500.00", " "));
        value(gift, "2500.00", "Price list of the hall");
        var after = figures(fund);
        assertEquals(euro("2500.00"), after.inKind().get(0).value());
        assertEquals(before.available(), after.available());
        assertEquals(before.spent(), after.spent());
        assertEquals(before.closing(), after.closing());
        assertEquals(before.uncommitted(), after.uncommitted());
        assertEquals(before.position(), after.position());
        assertEquals(
                lines,
                number(
                        "select count(*) from muster.journal_line where event_id = ?",
                        event.value()),
                "and no line of the ledger tells of it");
    }

    @Test
    @DisplayName("A7 a donor known under a second name is never entered twice")
    void aDonorUnderASecondNameStaysOneDonor() throws Exception {
        var donors = InContainer.service(DonorRegister.class);
        var name = "CCF/Japan " + stage.code;
        var second = "Customs Cooperation Fund, Japan " + stage.code;
        var donor = As.system(() -> donors.register(name, "10", null, List.of(second), OFFICER));
        for (var seen :
                List.of(
                        name.toLowerCase(Locale.ROOT),
                        second.toUpperCase(Locale.ROOT),
                        "ccf japan " + stage.code)) {
            assertEquals(
                    donor,
                    As.system(() -> donors.register(seen, "10", null, List.of(), OFFICER)),
                    seen);
        }
        As.system(() -> donors.register("CCF/Korea " + stage.code, "10", null, List.of(), OFFICER));
        assertThrows(
                AliasTaken.class,
                () ->
                        As.system(
                                () ->
                                        donors.register(
                                                "CCF/Korea " + stage.code,
                                                "10",
                                                null,
                                                List.of(second),
                                                OFFICER)));
        assertEquals(
                2,
                number("select count(*) from muster.donor where name like '%' || ?", stage.code));
    }

    private ContributionId fund() throws Exception {
        var id = stage.contribution("10000.00", YEAR);
        stage.receive(id, "10000.00", YEAR.from());
        return id;
    }

    private static GiftId offer(ContributionId fund, EventId event, String provider, String worth)
            throws Exception {
        var memo = InContainer.service(InKindMemo.class);
        return As.system(
                () ->
                        memo.offer(
                                event,
                                fund,
                                provider,
                                "Time and rooms",
                                euro(worth),
                                "Market price",
                                "",
                                DAY,
                                OFFICER));
    }

    private static void value(GiftId gift, String worth, String evidence) throws Exception {
        var memo = InContainer.service(InKindMemo.class);
        As.system(
                () -> {
                    memo.value(gift, euro(worth), evidence, CONTROLLER);
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

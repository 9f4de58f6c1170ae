package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.muster.system.FundingStage.CONTROLLER;
import static org.muster.system.FundingStage.OFFICER;
import static org.muster.system.FundingStage.euro;

import java.time.LocalDate;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.muster.funding.Addenda;
import org.muster.funding.Addendum;
import org.muster.funding.AddendumId;
import org.muster.funding.AfterLiquidation;
import org.muster.funding.Beneficiary;
import org.muster.funding.ContributionDetail;
import org.muster.funding.ContributionId;
import org.muster.funding.ContributionOverview;
import org.muster.funding.CostDocuments;
import org.muster.funding.MoreThanAgreed;
import org.muster.funding.NewAddendum;
import org.muster.funding.OutsideEarmark;
import org.muster.funding.WrongState;
import org.muster.ledger.CostCategory;
import org.muster.shared.Actor;
import org.muster.shared.DateRange;
import org.muster.shared.FourEyes;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;

/** An agreement is amended by two people, and never below what rests on it already. */
@ArquillianTest
class AddendumTest {
    private static final DateRange YEAR =
            new DateRange(LocalDate.of(2011, 1, 1), LocalDate.of(2011, 12, 31));
    private static final LocalDate NEXT_SUMMER = LocalDate.of(2012, 6, 30);

    private final FundingStage stage = new FundingStage();

    @Deployment
    static WebArchive archive() {
        return InContainer.archive(AddendumTest.class, FundingStage.class);
    }

    @Test
    void moreMoneyAndTimeHoldOnceASecondPersonHasApproved() throws Exception {
        var id = stage.contribution("1000.00", YEAR);
        stage.receive(id, "1000.00", YEAR.from());
        var event = stage.event("LATE", LocalDate.of(2012, 3, 1), LocalDate.of(2012, 3, 2));
        var late =
                stage.document(
                        id,
                        event,
                        CostCategory.VENUE,
                        Beneficiary.PARTICIPANTS,
                        euro("100.00"),
                        LocalDate.of(2012, 3, 1),
                        null);
        var addendum = entered(id, "Addendum 1", "1500.00", NEXT_SUMMER, NEXT_SUMMER);
        assertEquals(euro("1000.00"), detail(id).summary().agreed(), "entered, it holds nothing");
        assertThrows(OutsideEarmark.class, () -> stage.cost(late));
        assertThrows(MoreThanAgreed.class, () -> stage.receive(id, "500.00", YEAR.to()));

        approve(addendum, CONTROLLER);
        assertEquals(euro("1500.00"), detail(id).summary().agreed());
        assertEquals(new DateRange(YEAR.from(), NEXT_SUMMER), detail(id).summary().validity());
        stage.receive(id, "500.00", YEAR.to());
        var cost = stage.cost(late);
        var costs = InContainer.service(CostDocuments.class);
        assertThrows(
                AfterLiquidation.class,
                () ->
                        As.system(
                                () -> {
                                    costs.pay(cost, NEXT_SUMMER.plusDays(1), OFFICER);
                                    return null;
                                }));
        var line = detail(id).addenda().get(0);
        assertEquals(Addendum.State.APPROVED, line.state());
        assertEquals(euro("1000.00"), line.before(), "what stood before is kept");
        assertThrows(WrongState.class, () -> approve(addendum, CONTROLLER));
    }

    @Test
    void nobodyApprovesTheAddendumTheyEnteredAndARefusedOneChangesNothing() throws Exception {
        var id = stage.contribution("1000.00", YEAR);
        stage.receive(id, "1.00", YEAR.from());
        var addenda = InContainer.service(Addenda.class);
        var own =
                As.system(
                        () ->
                                addenda.enter(
                                        addendum(id, "Own", "1.00", YEAR.to(), YEAR.to()),
                                        Actor.SYSTEM));
        assertThrows(FourEyes.class, () -> approve(own, Actor.SYSTEM));
        As.system(
                () -> {
                    addenda.refuse(own, CONTROLLER);
                    return null;
                });
        assertThrows(WrongState.class, () -> approve(own, CONTROLLER));
        assertEquals(euro("1000.00"), detail(id).summary().agreed());
        assertNull(detail(id).addenda().get(0).before());
    }

    @Test
    void whatRestsOnTheAgreementIsNotTakenFromUnderIt() throws Exception {
        var id = stage.contribution("1000.00", YEAR);
        stage.receive(id, "600.00", YEAR.from());
        var day = LocalDate.of(2011, 11, 14);
        var event = stage.event("BOUND", day, day);
        refused("amount", () -> entered(id, "A", "599.99", YEAR.to(), YEAR.to()));
        var before = entered(id, "B", "600.00", YEAR.to(), YEAR.to());
        stage.allocate(id, event, CostCategory.VENUE, "700.00", day);
        refused("amount", () -> approve(before, CONTROLLER));
        stage.cost(
                stage.document(
                        id,
                        event,
                        CostCategory.VENUE,
                        Beneficiary.PARTICIPANTS,
                        euro("10.00"),
                        day,
                        null));
        refused("validTo", () -> entered(id, "C", "1000.00", day.minusDays(1), YEAR.to()));
        refused("validTo", () -> entered(id, "D", "1000.00", YEAR.from().minusDays(1), YEAR.to()));
        refused("liquidationTo", () -> entered(id, "E", "1000.00", YEAR.to(), day));
        refused("reference", () -> entered(id, "B", "1000.00", YEAR.to(), YEAR.to()));
        refused("amount", () -> entered(id, "F", "-1.00", YEAR.to(), YEAR.to()));
        refused(
                "amount",
                () ->
                        As.system(
                                () ->
                                        InContainer.service(Addenda.class)
                                                .enter(
                                                        new NewAddendum(
                                                                id,
                                                                "G",
                                                                YEAR.from(),
                                                                Money.parse("1000", "JPY"),
                                                                YEAR.to(),
                                                                YEAR.to()),
                                                        OFFICER)));
    }

    private interface Act {
        void happens() throws Exception;
    }

    private static void refused(String field, Act act) {
        assertEquals(field, assertThrows(InvalidInput.class, act::happens).field());
    }

    private static NewAddendum addendum(
            ContributionId id,
            String reference,
            String agreed,
            LocalDate validTo,
            LocalDate liquidationTo) {
        return new NewAddendum(id, reference, YEAR.from(), euro(agreed), validTo, liquidationTo);
    }

    private static AddendumId entered(
            ContributionId id,
            String reference,
            String agreed,
            LocalDate validTo,
            LocalDate liquidationTo)
            throws Exception {
        var addenda = InContainer.service(Addenda.class);
        return As.system(
                () ->
                        addenda.enter(
                                addendum(id, reference, agreed, validTo, liquidationTo), OFFICER));
    }

    private static void approve(AddendumId id, Actor by) throws Exception {
        As.system(
                () -> {
                    InContainer.service(Addenda.class).approve(id, by);
                    return null;
                });
    }

    private static ContributionDetail detail(ContributionId id) throws Exception {
        var overview = InContainer.service(ContributionOverview.class);
        return As.system(() -> overview.detail(id, OFFICER));
    }
}

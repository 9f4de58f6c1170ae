package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.muster.system.AllowanceStage.HOST;
import static org.muster.system.FundingStage.CONTROLLER;
import static org.muster.system.FundingStage.OFFICER;
import static org.muster.system.FundingStage.euro;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muster.advance.AdvanceId;
import org.muster.advance.Advances;
import org.muster.allowance.Provision;
import org.muster.allowance.SchemeVersionId;
import org.muster.entitlement.ClaimId;
import org.muster.event.EventId;
import org.muster.event.ParticipationId;
import org.muster.funding.AllocationId;
import org.muster.funding.Beneficiary;
import org.muster.funding.CashDocument;
import org.muster.funding.CashDocuments;
import org.muster.funding.CommitmentId;
import org.muster.funding.ContributionId;
import org.muster.funding.ContributionTerms;
import org.muster.funding.CostDocuments;
import org.muster.funding.FundAllocation;
import org.muster.funding.NewCashDocument;
import org.muster.ledger.CostCategory;
import org.muster.member.PersonId;
import org.muster.reporting.StatementFigures;
import org.muster.reporting.StatementOverview;
import org.muster.reporting.StatementProduction;
import org.muster.run.Await;
import org.muster.shared.DateRange;
import org.muster.shared.InvalidInput;
import org.muster.stay.Stays;

/**
 * The year of the worked example with nothing typed in that can be reckoned: allowances and
 * terminal expenses come from schemes, nights, legs and presence, advances are shares of what is
 * expected, and the donor's statement is the same to the cent.
 */
@ArquillianTest
class ComputedYearTest {
    private static final DateRange YEAR =
            new DateRange(LocalDate.of(2011, 1, 1), LocalDate.of(2011, 12, 31));
    private static final LocalDate FEBRUARY = LocalDate.of(2011, 2, 18);
    private static final LocalDate NOVEMBER = LocalDate.of(2011, 11, 18);
    private static final LocalDate BEFORE = LocalDate.of(2011, 2, 1);
    private static final DateRange BRUSSELS = new DateRange(FEBRUARY.minusDays(4), FEBRUARY);
    private static final DateRange BAKU = new DateRange(NOVEMBER.minusDays(4), NOVEMBER);

    private final AllowanceStage stage = new AllowanceStage();
    private ContributionId fund;

    @Deployment
    static WebArchive archive() {
        return InContainer.archive(
                ComputedYearTest.class,
                WorkedExample.class,
                AllowanceStage.class,
                FundingStage.class,
                Await.class);
    }

    @Test
    @Tag("F14")
    @Tag("F23")
    void theStatementOfTheWorkedExampleIsReckonedToTheCent() throws Exception {
        fund = stage.funds.contribution("70000.00", YEAR, ContributionTerms.Basis.ACCRUAL, 700);
        stage.funds.open(fund, "12345.67", YEAR.from());
        stage.funds.receive(fund, "30000.00", LocalDate.of(2011, 1, 10));
        stage.funds.receive(fund, "20000.00", LocalDate.of(2011, 7, 1));
        var scheme = stage.nights(YEAR.from(), 3800);
        brussels(scheme);
        var baku = baku(scheme);
        interest("41.23");
        promise(baku, "450.00");
        WorkedExample.told(figures());
    }

    private void brussels(SchemeVersionId scheme) throws Exception {
        var event = stage.event("-1", BRUSSELS, "243.00");
        allocate(event, "6000.00", "6000.00", "400.00");
        stage.funds.allocate(fund, event, CostCategory.INTERP, "4000.00", YEAR.from());
        paid(event, CostCategory.AIR, FEBRUARY, "4824.20", "488.20");
        paid(event, CostCategory.INTERP, FEBRUARY, "3480.00");
        var people = people(6);
        for (var at = 0; at < people.size(); at++) {
            var seat = stage.seat(event, people.get(at), BRUSSELS);
            stage.provided(seat, BRUSSELS, provided(at));
            if (at < 5) {
                legs(seat, BRUSSELS, 1);
            }
        }
        stage.funds.participation(
                event, stage.person().value(), "PARTICIPANT", "SELF_FUNDED", "AZ");
        stage.payBy(event, scheme);
        var early = advance(event, people.get(4));
        advance(event, people.get(5));
        for (var at = 0; at < 5; at++) {
            stage.present(event, people.get(at), BRUSSELS.from(), at == 4 ? 3 : 5);
        }
        released(people.get(5));
        settled(event, people.subList(0, 5), FEBRUARY);
        assertEquals(
                "1215.00 607.50 1069.20 243.00 729.00",
                entitled(event),
                "as the example has it, the terminal expenses beside");
        // 486.00 in the example, of an advance in full; here of 80 %, less two legs.
        As.system(
                () -> {
                    advances()
                            .recover(
                                    early,
                                    euro("167.00"),
                                    LocalDate.of(2011, 3, 20),
                                    "Transfer",
                                    OFFICER);
                    return null;
                });
    }

    /** What was promised to who never came is given back in the year itself. */
    private static void released(PersonId person) throws Exception {
        var promise =
                FundingStage.texts(
                                "select c.id from muster.commitment c join muster.participation p on p.id = c.participation_id where p.person_id = '%s'"
                                        .formatted(person))
                        .get(0);
        As.system(
                () -> {
                    InContainer.service(FundAllocation.class)
                            .release(
                                    CommitmentId.of(promise),
                                    euro("1215.00"),
                                    "Never came",
                                    FEBRUARY,
                                    OFFICER);
                    return null;
                });
    }

    private static Set<Provision> provided(int at) {
        return switch (at) {
            case 1 -> Set.of(Provision.LODGING);
            case 2 -> Set.of(Provision.LUNCH);
            case 3 -> EnumSet.allOf(Provision.class);
            default -> Set.of();
        };
    }

    private EventId baku(SchemeVersionId scheme) throws Exception {
        var event = stage.event("-2", BAKU, "198.00");
        allocate(event, "3000.00", "3000.00", "200.00");
        paid(event, CostCategory.AIR, NOVEMBER, "2146.30");
        var people = people(2);
        for (var person : people) {
            var seat = stage.seat(event, person, BAKU);
            stage.provided(seat, BAKU, Set.of(Provision.BREAKFAST));
            legs(seat, BAKU, 1);
            stage.present(event, person, BAKU.from(), 5);
        }
        stage.payBy(event, scheme);
        settled(event, people, NOVEMBER);
        assertEquals("930.60 930.60", entitled(event));
        return event;
    }

    /** Claimed for what is due, compared, approved and paid. */
    private static void settled(EventId event, List<PersonId> people, LocalDate on)
            throws Exception {
        var claims = new ArrayList<ClaimId>();
        for (var person : people) {
            claims.add(AllowanceStage.claimed(event, person, on));
        }
        AllowanceStage.reconcile(event);
        for (var claim : claims) {
            AllowanceStage.approve(claim);
            if (AllowanceStage.claim(claim).toPay().isPositive()) {
                AllowanceStage.pay(claim, on);
            }
        }
    }

    private AdvanceId advance(EventId event, PersonId person) throws Exception {
        return As.system(
                () -> {
                    var id = advances().propose(event, person, null, OFFICER);
                    advances().approve(id, CONTROLLER);
                    advances().markPaid(id, BEFORE, OFFICER);
                    return id;
                });
    }

    /** What is due for nights, claim by claim. */
    private static String entitled(EventId event) throws Exception {
        return FundingStage.texts(
                        """
                        select string_agg(cast(round(q.due / 100.0, 2) as text), ' ' order by q.claim_no) from (
                            select c.claim_no, (select sum(l.amount_minor) from muster.entitlement_line l
                                where l.entitlement_id = c.entitlement_id and l.part = 'NIGHT') as due
                              from muster.claim c where c.event_id = '%s') q"""
                                .formatted(event))
                .get(0);
    }

    private List<PersonId> people(int count) throws Exception {
        var people = new ArrayList<PersonId>();
        for (var at = 0; at < count; at++) {
            people.add(stage.person());
        }
        return people;
    }

    /** So many legs on the way there, and back. */
    private static void legs(ParticipationId seat, DateRange days, int each) throws Exception {
        var stays = InContainer.service(Stays.class);
        As.system(
                () -> {
                    stays.authoriseLegs(Set.of(seat), days.from(), each, 0, HOST);
                    stays.authoriseLegs(Set.of(seat), days.to(), each, 0, HOST);
                    return null;
                });
        assertEquals(
                "withVehicle",
                assertThrows(
                                InvalidInput.class,
                                () ->
                                        As.system(
                                                () -> {
                                                    stays.authoriseLegs(
                                                            Set.of(seat), days.to(), 1, 2, HOST);
                                                    return null;
                                                }))
                        .field());
    }

    private void allocate(EventId event, String air, String allowances, String terminal)
            throws Exception {
        stage.funds.allocate(fund, event, CostCategory.AIR, air, YEAR.from());
        stage.funds.allocate(fund, event, CostCategory.DSA, allowances, YEAR.from());
        stage.funds.allocate(fund, event, CostCategory.TERM, terminal, YEAR.from());
    }

    private void paid(EventId event, CostCategory category, LocalDate on, String... amounts)
            throws Exception {
        var documents = InContainer.service(CostDocuments.class);
        for (var amount : amounts) {
            var document =
                    stage.funds.cost(
                            stage.funds.document(
                                    fund,
                                    event,
                                    category,
                                    Beneficiary.PARTICIPANTS,
                                    euro(amount),
                                    on,
                                    null));
            As.system(
                    () -> {
                        documents.pay(document, on, OFFICER);
                        return null;
                    });
        }
    }

    private void interest(String amount) throws Exception {
        var documents = InContainer.service(CashDocuments.class);
        var entered =
                new NewCashDocument(
                        fund,
                        CashDocument.Kind.INTEREST,
                        null,
                        "Bank",
                        "I-" + stage.funds.code,
                        YEAR.to(),
                        euro(amount));
        As.system(
                () -> {
                    documents.approve(documents.enter(entered, OFFICER), CONTROLLER);
                    return null;
                });
    }

    private void promise(EventId event, String amount) throws Exception {
        var allocation =
                FundingStage.texts(
                                "select id from muster.allocation where event_id = '%s' and category = 'AIR'"
                                        .formatted(event))
                        .get(0);
        As.system(
                () ->
                        InContainer.service(FundAllocation.class)
                                .commit(
                                        AllocationId.of(allocation),
                                        "Carrier",
                                        euro(amount),
                                        NOVEMBER,
                                        OFFICER));
    }

    private StatementFigures figures() throws Exception {
        var production = InContainer.service(StatementProduction.class);
        var id = As.system(() -> production.produce(fund, YEAR, null, OFFICER)).id();
        var overview = InContainer.service(StatementOverview.class);
        return As.system(() -> overview.figures(id, OFFICER));
    }

    private static Advances advances() {
        return InContainer.service(Advances.class);
    }
}

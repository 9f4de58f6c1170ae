package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.muster.run.Await.await;
import static org.muster.system.FundingStage.CONTROLLER;
import static org.muster.system.FundingStage.OFFICER;
import static org.muster.system.FundingStage.euro;
import static org.muster.system.FundingStage.number;

import jakarta.ejb.EJBAccessException;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import javax.naming.InitialContext;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muster.entitlement.Allowances;
import org.muster.event.EventId;
import org.muster.event.Funding;
import org.muster.event.ParticipationId;
import org.muster.event.ParticipationRole;
import org.muster.event.Participations;
import org.muster.funding.Agreements;
import org.muster.funding.AllocationId;
import org.muster.funding.AllocationOverdrawn;
import org.muster.funding.Beneficiary;
import org.muster.funding.CommitmentExceeded;
import org.muster.funding.CommitmentId;
import org.muster.funding.ContributionId;
import org.muster.funding.ContributionOverdrawn;
import org.muster.funding.ContributionOverview;
import org.muster.funding.CostDocuments;
import org.muster.funding.DocumentKnown;
import org.muster.funding.DonorRegister;
import org.muster.funding.FundAllocation;
import org.muster.funding.MoreThanAgreed;
import org.muster.funding.NewCostDocument;
import org.muster.funding.OutsideEarmark;
import org.muster.funding.WrongState;
import org.muster.ledger.CostCategory;
import org.muster.ledger.JournalEntryId;
import org.muster.ledger.LedgerKeeping;
import org.muster.ledger.PeriodClosed;
import org.muster.ledger.RateMissing;
import org.muster.member.PersonId;
import org.muster.shared.Actor;
import org.muster.shared.DateRange;
import org.muster.shared.FourEyes;
import org.muster.shared.Money;
import org.muster.shared.Roles;

/** Contributions, what they may pay for, and that no euro is promised or spent twice. */
@ArquillianTest
class FundingTest {
    private static final LocalDate DAY = LocalDate.of(2011, 11, 14);
    private static final DateRange YEAR =
            new DateRange(LocalDate.of(2011, 1, 1), LocalDate.of(2011, 12, 31));

    private final FundingStage stage = new FundingStage();

    @Deployment
    static WebArchive archive() {
        return InContainer.archive(FundingTest.class, FundingStage.class);
    }

    @Test
    void everyNameADonorWasSeenUnderLeadsToTheSameDonor() throws Exception {
        var donors = InContainer.service(DonorRegister.class);
        var name = "CCF/Japan " + stage.code;
        var sic = "Japanese Customs Corporation Fund " + stage.code;
        var first = As.system(() -> donors.register(name, "10", null, List.of(sic), OFFICER));
        var again =
                As.system(
                        () ->
                                donors.register(
                                        sic.toUpperCase(java.util.Locale.ROOT),
                                        "10",
                                        null,
                                        List.of(),
                                        OFFICER));
        var punctuated =
                As.system(
                        () ->
                                donors.register(
                                        "ccf japan - " + stage.code,
                                        "10",
                                        null,
                                        List.of(),
                                        OFFICER));
        assertEquals(first, again);
        assertEquals(first, punctuated);
        assertEquals(
                1,
                number("select count(*) from muster.donor where name like '%' || ?", stage.code));
    }

    @Test
    void nobodySignsOffTheOpeningBalanceTheyEntered() throws Exception {
        var id = stage.contribution("1000.00", YEAR);
        var both = stage.account("both", Roles.FINANCE_OFFICER, Roles.CONTROLLER);
        var agreements = InContainer.service(Agreements.class);
        As.role(
                Roles.FINANCE_OFFICER,
                () -> {
                    agreements.enterOpening(id, YEAR.from(), euro("10.00"), "Letter", both);
                    return null;
                });
        assertThrows(
                FourEyes.class,
                () -> As.role(Roles.CONTROLLER, () -> signOff(agreements, id, both)));
        assertEquals(0, posted("OPENING", id));
        As.role(Roles.CONTROLLER, () -> signOff(agreements, id, CONTROLLER));
        assertEquals(1, posted("OPENING", id));
    }

    private static Object signOff(Agreements agreements, ContributionId id, Actor by) {
        agreements.signOffOpening(id, by);
        return null;
    }

    @Test
    @Tag("F24")
    void anOfficerDoesNotApproveCostsAndAnAuditorEntersNone() throws Exception {
        var costs = InContainer.service(CostDocuments.class);
        var document = fundedDocument(euro("10.00"));
        var both = stage.account("both", Roles.FINANCE_OFFICER, Roles.CONTROLLER);
        assertThrows(
                EJBAccessException.class,
                () -> As.role(Roles.AUDITOR, () -> costs.enter(document, OFFICER)));
        var id = As.role(Roles.FINANCE_OFFICER, () -> costs.enter(document, both));
        assertThrows(
                EJBAccessException.class,
                () ->
                        As.role(
                                Roles.FINANCE_OFFICER,
                                () -> {
                                    costs.approve(id, OFFICER);
                                    return null;
                                }));
        assertThrows(
                FourEyes.class,
                () ->
                        As.role(
                                Roles.CONTROLLER,
                                () -> {
                                    costs.approve(id, both);
                                    return null;
                                }));
        assertEquals(0, posted("COST_DOCUMENT", id));
    }

    @Test
    @Tag("F11")
    void anAllowanceOfAnAdministrationsOfficerIsNotChargedToAFundForSecretariatTravel()
            throws Exception {
        var costs = InContainer.service(CostDocuments.class);
        var id = stage.contribution("20000.00", YEAR);
        stage.receive(id, "20000.00", YEAR.from());
        stage.earmark(
                id, YEAR.from(), Set.of(), FundingStage.TRAVEL, Set.of(Beneficiary.SECRETARIAT));
        var event = stage.event("A3", DAY, DAY.plusDays(4));
        var officer =
                stage.document(
                        id,
                        event,
                        CostCategory.DSA,
                        Beneficiary.PARTICIPANTS,
                        euro("500.00"),
                        DAY,
                        null);
        assertThrows(OutsideEarmark.class, () -> As.system(() -> costs.enter(officer, OFFICER)));
        var secretariat =
                stage.document(
                        id,
                        event,
                        CostCategory.DSA,
                        Beneficiary.SECRETARIAT,
                        euro("500.00"),
                        DAY,
                        null);
        stage.cost(secretariat);
        var venue =
                stage.document(
                        id,
                        event,
                        CostCategory.CATERING,
                        Beneficiary.SECRETARIAT,
                        euro("5.00"),
                        DAY,
                        null);
        assertThrows(OutsideEarmark.class, () -> As.system(() -> costs.enter(venue, OFFICER)));
        var late =
                stage.document(
                        id,
                        event,
                        CostCategory.DSA,
                        Beneficiary.SECRETARIAT,
                        euro("5.00"),
                        YEAR.to().plusDays(1),
                        null);
        assertThrows(OutsideEarmark.class, () -> As.system(() -> costs.enter(late, OFFICER)));
    }

    @Test
    void aParticipationIsRefusedAllowanceOutsideTheEarmarkAndGivenItInside() throws Exception {
        var allocation = InContainer.service(FundAllocation.class);
        var id = stage.contribution("20000.00", YEAR);
        stage.receive(id, "20000.00", YEAR.from());
        var event = stage.event("AZ", DAY, DAY.plusDays(4));
        stage.earmark(
                id, YEAR.from(), Set.of(), FundingStage.TRAVEL, Set.of(Beneficiary.SECRETARIAT));
        stage.allocate(id, event, CostCategory.DSA, "1000.00", DAY);
        var officer =
                stage.participation(event, stage.person("F"), "PARTICIPANT", "SPONSORED", null);
        var staff = stage.participation(event, stage.person("M"), "STAFF", "SPONSORED", null);
        assertThrows(
                OutsideEarmark.class,
                () ->
                        As.system(
                                () ->
                                        allocation.commitFor(
                                                event,
                                                officer,
                                                CostCategory.DSA,
                                                euro("300.00"),
                                                DAY,
                                                OFFICER)));
        var first =
                As.system(
                        () ->
                                allocation.commitFor(
                                        event,
                                        staff,
                                        CostCategory.DSA,
                                        euro("300.00"),
                                        DAY,
                                        OFFICER));
        var again =
                As.system(
                        () ->
                                allocation.commitFor(
                                        event,
                                        staff,
                                        CostCategory.DSA,
                                        euro("300.00"),
                                        DAY,
                                        OFFICER));
        assertEquals(first, again);
        assertTrue(
                As.system(
                                () ->
                                        allocation.commitFor(
                                                event,
                                                staff,
                                                CostCategory.TERM,
                                                euro("30.00"),
                                                DAY,
                                                OFFICER))
                        .isEmpty());
        As.system(
                () -> {
                    allocation.release(first.orElseThrow(), euro("300.00"), "D1", DAY, OFFICER);
                    allocation.release(first.orElseThrow(), euro("300.00"), "D1", DAY, OFFICER);
                    return null;
                });
        assertThrows(
                CommitmentExceeded.class,
                () ->
                        As.system(
                                () -> {
                                    allocation.release(
                                            first.orElseThrow(), euro("0.01"), "D2", DAY, OFFICER);
                                    return null;
                                }));
        As.system(
                () ->
                        allocation.commitFor(
                                event, staff, CostCategory.DSA, euro("200.00"), DAY, OFFICER));
        assertEquals(
                20_000,
                number(
                        """
                        select original_minor - posted_minor - released_minor
                          from muster.commitment where id = ?""",
                        first.orElseThrow().value()));
    }

    @Test
    @Tag("F17")
    void allocationsNeverExceedTheAgreement() throws Exception {
        var allocation = InContainer.service(FundAllocation.class);
        var id = stage.contribution("1000.00", YEAR);
        var event = stage.event("SUM", DAY, DAY);
        stage.allocate(id, event, CostCategory.DSA, "600.00", DAY);
        assertThrows(
                ContributionOverdrawn.class,
                () ->
                        As.system(
                                () ->
                                        allocation.propose(
                                                id,
                                                event,
                                                CostCategory.AIR,
                                                euro("400.01"),
                                                DAY,
                                                OFFICER)));
        stage.allocate(id, event, CostCategory.AIR, "400.00", DAY);
    }

    @Test
    @Tag("F20")
    void reservationsAtTheSameMomentNeverOverdrawTheAllocation() throws Exception {
        var allocation = InContainer.service(FundAllocation.class);
        var id = stage.contribution("10000.00", YEAR);
        stage.receive(id, "10000.00", YEAR.from());
        var event = stage.event("RACE", DAY, DAY);
        var proposed =
                As.system(
                        () ->
                                allocation.propose(
                                        id,
                                        event,
                                        CostCategory.VENUE,
                                        euro("1000.00"),
                                        DAY,
                                        OFFICER));
        As.system(
                () -> {
                    allocation.approve(proposed, CONTROLLER);
                    return null;
                });
        var made =
                FundingStage.atOnce(
                        12,
                        () ->
                                As.system(
                                        () ->
                                                allocation.commit(
                                                        proposed,
                                                        "Hotel",
                                                        euro("300.00"),
                                                        DAY,
                                                        OFFICER)));
        assertEquals(3, made.stream().filter(refusal -> refusal == null).count());
        assertTrue(
                made.stream()
                        .filter(refusal -> refusal != null)
                        .allMatch(AllocationOverdrawn.class::isInstance),
                made.toString());
        assertEquals(
                90_000,
                number(
                        "select sum(original_minor) from muster.commitment where allocation_id = ?",
                        proposed.value()));
    }

    @Test
    @Tag("F10")
    @Tag("F20")
    void ofTwoOfficersWhoReserveTheLastThousandAtOnceOneIsTold() throws Exception {
        var allocation = InContainer.service(FundAllocation.class);
        var event = stage.event("LAST", DAY, DAY);
        for (var round = 1; round <= 50; round++) {
            var id = stage.contribution("1000.00", YEAR);
            stage.receive(id, "1000.00", YEAR.from());
            stage.allocate(id, event, CostCategory.VENUE, "1000.00", DAY);
            var own =
                    AllocationId.of(
                            FundingStage.texts(
                                            "select id from muster.allocation where contribution_id = '"
                                                    + id
                                                    + "'")
                                    .get(0));
            var refusals =
                    FundingStage.atOnce(
                            2,
                            () ->
                                    As.system(
                                            () ->
                                                    allocation.commit(
                                                            own,
                                                            "Hotel",
                                                            euro("1000.00"),
                                                            DAY,
                                                            OFFICER)));
            assertEquals(
                    1,
                    refusals.stream().filter(AllocationOverdrawn.class::isInstance).count(),
                    "round " + round + ": " + refusals);
            assertEquals(
                    100_000,
                    number(
                            "select sum(original_minor) from muster.commitment where allocation_id = ?",
                            own.value()));
        }
    }

    @Test
    @Tag("F10")
    @Tag("F20")
    void whatIsNotInTheBankIsNotPromised() throws Exception {
        var allocation = InContainer.service(FundAllocation.class);
        var id = stage.contribution("1000.00", YEAR);
        stage.receive(id, "300.00", YEAR.from());
        var event = stage.event("BANK", DAY, DAY);
        var proposed = approved(id, event, CostCategory.VENUE, "1000.00");
        As.system(
                () ->
                        allocation.commit(
                                proposed, "Thai Conference Halls", euro("300.00"), DAY, OFFICER));
        assertThrows(
                ContributionOverdrawn.class,
                () ->
                        As.system(
                                () ->
                                        allocation.commit(
                                                proposed,
                                                "Thai Conference Halls",
                                                euro("0.01"),
                                                DAY,
                                                OFFICER)));
    }

    @Test
    @Tag("F09")
    void instalmentsNeverAddUpToMoreThanWasAgreedAndEachIsReceivedOnce() throws Exception {
        var agreements = InContainer.service(Agreements.class);
        var id = stage.contribution("1000.00", YEAR);
        stage.receive(id, "400.00", YEAR.from());
        assertThrows(
                MoreThanAgreed.class,
                () -> As.system(() -> agreements.schedule(id, DAY, euro("600.01"), OFFICER)));
        var rest = As.system(() -> agreements.schedule(id, DAY, euro("600.00"), OFFICER));
        var pressed =
                FundingStage.atOnce(
                        6,
                        () ->
                                As.system(
                                        () -> {
                                            agreements.receive(rest, DAY, OFFICER);
                                            return null;
                                        }));
        assertEquals(1, pressed.stream().filter(refusal -> refusal == null).count());
        assertTrue(
                pressed.stream()
                        .filter(refusal -> refusal != null)
                        .allMatch(WrongState.class::isInstance),
                pressed.toString());
        assertEquals(1, posted("INSTALMENT", rest));
    }

    @Test
    void aPromiseComesOutOfTheNextAllocationThatMayPayForIt() throws Exception {
        var allocation = InContainer.service(FundAllocation.class);
        var event = stage.event("NEXT", DAY, DAY);
        var outside = stage.contribution("1000.00", YEAR);
        var spent = stage.contribution("1000.00", YEAR);
        var able = stage.contribution("1000.00", YEAR);
        for (var id : List.of(outside, spent, able)) {
            stage.receive(id, "1000.00", YEAR.from());
        }
        stage.earmark(
                outside,
                YEAR.from(),
                Set.of(),
                FundingStage.TRAVEL,
                Set.of(Beneficiary.SECRETARIAT));
        stage.allocate(outside, event, CostCategory.AIR, "500.00", DAY);
        stage.allocate(spent, event, CostCategory.AIR, "299.99", DAY);
        stage.allocate(able, event, CostCategory.AIR, "300.00", DAY);
        var officer =
                stage.participation(event, stage.person("F"), "PARTICIPANT", "SPONSORED", null);
        var promise = ticket(allocation, event, officer);
        assertEquals(
                1,
                number(
                        """
                        select count(*) from muster.commitment c join muster.allocation a on a.id = c.allocation_id
                         where c.id = ? and a.contribution_id = ?""",
                        promise.orElseThrow().value(),
                        able.value()));
    }

    private static Optional<CommitmentId> ticket(
            FundAllocation allocation, EventId event, ParticipationId officer) throws Exception {
        return As.system(
                () ->
                        allocation.commitFor(
                                event, officer, CostCategory.AIR, euro("300.00"), DAY, OFFICER));
    }

    @Test
    void everyActThatMovesACommitmentHoldsItsAllocationAndContributionBefore() throws Exception {
        var allocation = InContainer.service(FundAllocation.class);
        var costs = InContainer.service(CostDocuments.class);
        var id = stage.contribution("1000.00", YEAR);
        stage.receive(id, "1000.00", YEAR.from());
        var event = stage.event("LOCK", DAY, DAY);
        stage.allocate(id, event, CostCategory.AIR, "1000.00", DAY);
        var officer =
                stage.participation(event, stage.person("F"), "PARTICIPANT", "SPONSORED", null);
        var promise = ticket(allocation, event, officer).orElseThrow();
        var invoice =
                new NewCostDocument(
                        id,
                        event,
                        CostCategory.AIR,
                        "",
                        Beneficiary.PARTICIPANTS,
                        "Carrier " + stage.code,
                        "L-1",
                        DAY,
                        euro("100.00"),
                        promise,
                        null);
        var entered = As.system(() -> costs.enter(invoice, OFFICER));
        prove(entered);
        holdsInOrder(promise, () -> ticket(allocation, event, officer));
        holdsInOrder(
                promise,
                () ->
                        As.system(
                                () -> {
                                    costs.approve(entered, CONTROLLER);
                                    return null;
                                }));
        holdsInOrder(
                promise,
                () ->
                        As.system(
                                () -> {
                                    allocation.release(promise, euro("1.00"), "D", DAY, OFFICER);
                                    return null;
                                }));
    }

    /**
     * While the act waits for the commitment in the test's hand, the other two rows are its own.
     */
    private static void holdsInOrder(CommitmentId promise, Callable<?> act) throws Exception {
        ManagedExecutorService threads =
                InitialContext.doLookup("java:comp/DefaultManagedExecutorService");
        Future<?> waiting;
        try (var holder = FundingStage.connect()) {
            holder.setAutoCommit(false);
            try (var statement = holder.createStatement()) {
                var key = "'" + promise.value() + "'";
                statement.execute(
                        "select 1 from muster.commitment where id = " + key + " for update");
                waiting = threads.submit(act);
                awaitBlockedBy(statement);
                for (var row :
                        List.of(
                                "allocation where id = (select allocation_id from muster.commitment where id = %s)",
                                "contribution where id = (select a.contribution_id from muster.commitment c"
                                        + " join muster.allocation a on a.id = c.allocation_id where c.id = %s)")) {
                    assertFalse(
                            statement
                                    .executeQuery(
                                            "select 1 from muster."
                                                    + row.formatted(key)
                                                    + " for update skip locked")
                                    .next(),
                            row);
                }
            }
            holder.rollback();
        }
        waiting.get();
    }

    private static void awaitBlockedBy(java.sql.Statement holder) throws Exception {
        var blocked =
                "select 1 from pg_locks where not granted and pg_backend_pid() = any (pg_blocking_pids(pid))";
        await(() -> holder.executeQuery(blocked).next(), "the act to wait for the commitment");
    }

    @Test
    void aSponsoredSeatThatBecomesSelfFundedGivesItsMoneyBack() throws Exception {
        var parts = InContainer.service(Participations.class);
        var allowances = InContainer.service(Allowances.class);
        var id = stage.contribution("1000.00", YEAR);
        stage.receive(id, "1000.00", YEAR.from());
        var event = stage.event("SELF", DAY, DAY.plusDays(2));
        stage.allocate(id, event, CostCategory.DSA, "300.00", DAY);
        As.system(
                () -> {
                    allowances.payPerDay(event, euro("100.00"), OFFICER);
                    return null;
                });
        var officer = new Actor("event-officer");
        var person = new PersonId(stage.person("F"));
        var part = confirmed(event, person, Funding.SPONSORED, officer);
        assertEquals(30_000, promised(event));
        As.system(
                () -> {
                    parts.withdraw(part, "Pays for herself", officer);
                    return null;
                });
        assertEquals(0, promised(event));
        assertEquals(part, confirmed(event, person, Funding.SELF_FUNDED, officer));
        assertEquals(0, promised(event));
    }

    private static ParticipationId confirmed(
            EventId event, PersonId person, Funding funding, Actor officer) throws Exception {
        var parts = InContainer.service(Participations.class);
        return As.system(
                () ->
                        parts.confirm(
                                event,
                                person,
                                ParticipationRole.PARTICIPANT,
                                funding,
                                null,
                                null,
                                "",
                                officer));
    }

    private static long promised(EventId event) throws SQLException {
        return number(
                """
                select sum(c.original_minor - c.posted_minor - c.released_minor)
                  from muster.commitment c join muster.allocation a on a.id = c.allocation_id
                 where a.event_id = ?""",
                event.value());
    }

    private static AllocationId approved(
            ContributionId id, EventId event, CostCategory category, String amount)
            throws Exception {
        var allocation = InContainer.service(FundAllocation.class);
        return As.system(
                () -> {
                    var proposed =
                            allocation.propose(id, event, category, euro(amount), DAY, OFFICER);
                    allocation.approve(proposed, CONTROLLER);
                    return proposed;
                });
    }

    @Test
    @Tag("F10")
    void aCostBeyondWhatTheContributionHoldsIsRefused() throws Exception {
        var costs = InContainer.service(CostDocuments.class);
        var id = stage.contribution("1000.00", YEAR);
        stage.receive(id, "100.00", YEAR.from());
        var event = stage.event("OVER", DAY, DAY);
        var dear =
                stage.document(
                        id,
                        event,
                        CostCategory.VENUE,
                        Beneficiary.PARTICIPANTS,
                        euro("100.01"),
                        DAY,
                        null);
        var entered = As.system(() -> costs.enter(dear, OFFICER));
        prove(entered);
        assertThrows(
                ContributionOverdrawn.class,
                () ->
                        As.system(
                                () -> {
                                    costs.approve(entered, CONTROLLER);
                                    return null;
                                }));
        assertThrows(DocumentKnown.class, () -> As.system(() -> costs.enter(dear, OFFICER)));
    }

    @Test
    @Tag("F21")
    void anInvoiceUsesUpItsCommitmentAndNoMore() throws Exception {
        var allocation = InContainer.service(FundAllocation.class);
        var overview = InContainer.service(ContributionOverview.class);
        var id = stage.contribution("1000.00", YEAR);
        stage.receive(id, "1000.00", YEAR.from());
        var event = stage.event("LIQ", DAY, DAY);
        var proposed =
                As.system(
                        () ->
                                allocation.propose(
                                        id, event, CostCategory.AIR, euro("500.00"), DAY, OFFICER));
        As.system(
                () -> {
                    allocation.approve(proposed, CONTROLLER);
                    return null;
                });
        var promise =
                As.system(
                        () -> allocation.commit(proposed, "Carrier", euro("450.00"), DAY, OFFICER));
        var ticket =
                new org.muster.funding.NewCostDocument(
                        id,
                        event,
                        CostCategory.AIR,
                        "",
                        Beneficiary.PARTICIPANTS,
                        "Carrier " + stage.code,
                        "T-1",
                        DAY,
                        euro("430.00"),
                        promise,
                        null);
        stage.cost(ticket);
        var summary = As.system(() -> overview.detail(id, OFFICER).summary());
        assertEquals(euro("430.00"), summary.spent());
        assertEquals(euro("20.00"), summary.committed());
        assertEquals(euro("550.00"), summary.uncommitted());
    }

    @Test
    void anInvoiceInBahtIsPostedAtTheRateOfItsMonthAndRefusedWithoutOne() throws Exception {
        var keeping = InContainer.service(LedgerKeeping.class);
        var costs = InContainer.service(CostDocuments.class);
        As.system(
                () -> {
                    keeping.recordRate(
                            "THB",
                            LocalDate.of(2011, 11, 1),
                            new BigDecimal("39.50"),
                            "UNORE",
                            OFFICER);
                    return null;
                });
        var id = stage.contribution("20000.00", YEAR);
        stage.receive(id, "20000.00", YEAR.from());
        var event = stage.event("THB", DAY, DAY);
        var baht = Money.parse("200000", "THB");
        var cost =
                stage.cost(
                        stage.document(
                                id,
                                event,
                                CostCategory.VENUE,
                                Beneficiary.PARTICIPANTS,
                                baht,
                                DAY,
                                null));
        assertEquals(
                506_329,
                number(
                        """
                        select l.functional_minor from muster.journal_line l
                          join muster.journal_entry e on e.id = l.entry_id
                         where e.source_kind = 'COST_DOCUMENT' and e.source_id = ? and l.account = 'EXPENSE'""",
                        cost.toString()));
        var august = LocalDate.of(2011, 8, 15);
        var without =
                As.system(
                        () ->
                                costs.enter(
                                        stage.document(
                                                id,
                                                event,
                                                CostCategory.VENUE,
                                                Beneficiary.PARTICIPANTS,
                                                baht,
                                                august,
                                                null),
                                        OFFICER));
        prove(without);
        assertThrows(
                RateMissing.class,
                () ->
                        As.system(
                                () -> {
                                    costs.approve(without, CONTROLLER);
                                    return null;
                                }));
    }

    @Test
    @Tag("F01")
    @Tag("F03")
    void postedRowsAreNeverChangedAndAnUnbalancedEntryIsRefusedByTheDatabaseItself()
            throws Exception {
        stage.cost(fundedDocument(euro("10.00")));
        assertThrows(
                SQLException.class,
                () -> FundingStage.run("update muster.journal_line set amount_minor = 1"));
        assertThrows(
                SQLException.class, () -> FundingStage.run("delete from muster.journal_entry"));
        var unbalanced =
                List.of(
                        "(1, 'EUR', 100, 100)",
                        "(1, 'EUR', 100, 100), (2, 'EUR', -99, -100)",
                        "(1, 'USD', 100, 90), (2, 'USD', -100, -89)",
                        "(1, 'USD', 100, 100), (2, 'EUR', -100, -100)");
        for (var lines : unbalanced) {
            var refused = assertThrows(SQLException.class, () -> posted(lines), lines);
            assertTrue(refused.getMessage().contains("does not balance"), refused::getMessage);
        }
    }

    private static void posted(String lines) throws SQLException {
        FundingStage.run(
                """
                with entry as (insert into muster.journal_entry (id, source_kind, source_id, posted_on,
                    description, recorded_by, recorded_at)
                    values (gen_random_uuid(), 'TEST', ?, '2011-05-05', 'x', 'test', now())
                    returning id)
                insert into muster.journal_line (entry_id, line_no, account, currency, amount_minor, functional_minor)
                select entry.id, l.no, 'BANK', l.currency, l.amount, l.euro
                  from entry, (values %s) as l (no, currency, amount, euro)"""
                        .formatted(lines),
                UUID.randomUUID().toString());
    }

    @Test
    @Tag("F03")
    @Tag("F04")
    void anEntryReversedByManyAtOnceIsReversedOnce() throws Exception {
        var keeping = InContainer.service(LedgerKeeping.class);
        var cost = stage.cost(fundedDocument(euro("10.00")));
        JournalEntryId entry;
        try (var connection = FundingStage.connect();
                var statement =
                        connection.prepareStatement(
                                "select id from muster.journal_entry where source_id = ?")) {
            statement.setString(1, cost.toString());
            try (var rows = statement.executeQuery()) {
                rows.next();
                entry = new JournalEntryId(rows.getObject(1, UUID.class));
            }
        }
        var made =
                FundingStage.atOnce(
                        6, () -> As.system(() -> keeping.reverse(entry, DAY, "twice", CONTROLLER)));
        assertTrue(made.stream().allMatch(refusal -> refusal == null), made.toString());
        assertEquals(1, posted("REVERSAL", entry));
        assertEquals(
                0,
                number(
                        """
                        select coalesce(sum(l.functional_minor), 0) from muster.journal_line l
                          join muster.journal_entry e on e.id = l.entry_id
                         where (e.id = ? or e.corrects = ?) and l.account = 'EXPENSE'""",
                        entry.value(),
                        entry.value()));
    }

    @Test
    @Tag("F05")
    void aClosedMonthTakesNothingAndASoftClosedOneOnlyFromAController() throws Exception {
        var keeping = InContainer.service(LedgerKeeping.class);
        var agreements = InContainer.service(Agreements.class);
        var month = YearMonth.of(1997, 3);
        var period = new DateRange(LocalDate.of(1997, 1, 1), LocalDate.of(1997, 12, 31));
        var id = stage.contribution("1000.00", period);
        As.system(
                () -> {
                    keeping.softClose(month, OFFICER);
                    return null;
                });
        assertThrows(PeriodClosed.class, () -> stage.receive(id, "10.00", month.atDay(5)));
        As.system(
                () -> {
                    agreements.enterOpening(id, month.atDay(1), euro("5.00"), "Letter", OFFICER);
                    agreements.signOffOpening(id, CONTROLLER);
                    return null;
                });
        assertEquals(1, posted("OPENING", id));
        As.system(
                () -> {
                    keeping.close(month, CONTROLLER);
                    return null;
                });
        assertThrows(PeriodClosed.class, () -> stage.receive(id, "10.00", month.atDay(5)));
        stage.receive(id, "10.00", month.atEndOfMonth().plusDays(1));
        assertThrows(
                EJBAccessException.class,
                () ->
                        As.role(
                                Roles.FINANCE_OFFICER,
                                () -> {
                                    keeping.reopen(month, OFFICER);
                                    return null;
                                }));
    }

    @Test
    void aDonorSeesNoContributionButTheirOwn() throws Exception {
        var overview = InContainer.service(ContributionOverview.class);
        var own = stage.contribution("1000.00", YEAR);
        var other = stage.contribution("2000.00", YEAR);
        var donor = stage.limited("donor", own, Roles.DONOR);
        var seen = As.role(Roles.DONOR, () -> overview.page(0, 50, donor));
        assertEquals(List.of(own), seen.stream().map(row -> row.id()).toList());
        assertEquals(1, As.role(Roles.DONOR, () -> overview.count(donor)));
        assertThrows(
                org.muster.account.ScopeRefused.class,
                () -> As.role(Roles.DONOR, () -> overview.detail(other, donor)));
        assertFalse(As.role(Roles.DONOR, () -> overview.detail(own, donor)) == null);
    }

    private org.muster.funding.NewCostDocument fundedDocument(Money amount) throws Exception {
        var id = stage.contribution("1000.00", YEAR);
        stage.receive(id, "1000.00", YEAR.from());
        var event = stage.event("DOC", DAY, DAY);
        return stage.document(
                id, event, CostCategory.VENUE, Beneficiary.PARTICIPANTS, amount, DAY, null);
    }

    private static void prove(org.muster.funding.CostDocumentId id) throws Exception {
        As.system(
                () -> {
                    FundingStage.prove(id);
                    return null;
                });
    }

    private static long posted(String kind, Object source) throws SQLException {
        return number(
                "select count(*) from muster.journal_entry where source_kind = ? and source_id = ?",
                kind,
                source.toString());
    }
}

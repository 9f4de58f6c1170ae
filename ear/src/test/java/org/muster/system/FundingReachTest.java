package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.muster.system.FundingStage.CONTROLLER;
import static org.muster.system.FundingStage.OFFICER;
import static org.muster.system.FundingStage.euro;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.muster.account.ScopeRefused;
import org.muster.event.EventId;
import org.muster.funding.Agreements;
import org.muster.funding.AllocationId;
import org.muster.funding.Beneficiary;
import org.muster.funding.CommitmentId;
import org.muster.funding.ContributionId;
import org.muster.funding.ContributionOverview;
import org.muster.funding.ContributionSummary;
import org.muster.funding.ContributionTerms;
import org.muster.funding.CostDocuments;
import org.muster.funding.DonorId;
import org.muster.funding.DonorRegister;
import org.muster.funding.FundAllocation;
import org.muster.funding.InKindMemo;
import org.muster.ledger.CostCategory;
import org.muster.ledger.JournalEntryId;
import org.muster.ledger.JournalOverview;
import org.muster.ledger.LedgerKeeping;
import org.muster.shared.Actor;
import org.muster.shared.DateRange;
import org.muster.shared.FourEyes;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;

/** Whose role is limited to one contribution keeps that one, and neither another nor the ledger. */
@ArquillianTest
class FundingReachTest {
    private static final LocalDate DAY = LocalDate.of(2011, 11, 14);
    private static final DateRange YEAR =
            new DateRange(LocalDate.of(2011, 1, 1), LocalDate.of(2011, 12, 31));

    private final FundingStage stage = new FundingStage();
    private Agreements agreements;
    private FundAllocation allocation;
    private InKindMemo memo;
    private LedgerKeeping ledger;
    private JournalOverview journal;
    private DonorRegister donors;
    private ContributionId own;
    private ContributionId other;
    private EventId event;
    private Actor officer;
    private Actor controller;

    @Deployment
    static WebArchive archive() {
        return InContainer.archive(FundingReachTest.class, FundingStage.class);
    }

    @BeforeEach
    void twoLimitedToAnotherContribution() throws Exception {
        agreements = InContainer.service(Agreements.class);
        allocation = InContainer.service(FundAllocation.class);
        memo = InContainer.service(InKindMemo.class);
        ledger = InContainer.service(LedgerKeeping.class);
        journal = InContainer.service(JournalOverview.class);
        donors = InContainer.service(DonorRegister.class);
        own = stage.contribution("1000.00", YEAR);
        other = stage.contribution("1100.00", YEAR);
        stage.receive(other, "1000.00", YEAR.from());
        event = stage.event("RCH", DAY, DAY);
        officer = stage.limited("officer", own, Roles.FINANCE_OFFICER);
        controller = stage.limited("controller", own, Roles.CONTROLLER);
    }

    @Test
    void anOfficerOfAnotherContributionEntersNothingOfThisOne() throws Exception {
        var instalment = As.system(() -> agreements.schedule(other, DAY, euro("1.00"), OFFICER));
        refused(() -> agreements.enter(terms(), officer));
        refused(() -> agreements.schedule(other, DAY, euro("1.00"), officer));
        refused(() -> agreements.receive(instalment, DAY, officer));
        refused(() -> agreements.enterOpening(other, DAY, euro("1.00"), "Letter", officer));
        refused(
                () ->
                        agreements.earmark(
                                other,
                                DAY,
                                "Annex",
                                Set.of(),
                                FundingStage.TRAVEL,
                                Set.of(Beneficiary.EXPERTS),
                                officer));
        refused(
                () ->
                        memo.offer(
                                event,
                                other,
                                "Host",
                                "Room",
                                euro("1.00"),
                                "List",
                                "",
                                DAY,
                                officer));
        refused(
                () ->
                        memo.offer(
                                event,
                                null,
                                "Host",
                                "Room",
                                euro("1.00"),
                                "List",
                                "",
                                DAY,
                                officer));
    }

    @Test
    void anOfficerOfAnotherContributionPromisesAndGivesBackNothingOfThisOne() throws Exception {
        var approved = approved();
        var promise = promised(approved);
        var part = stage.participation(event, stage.person("F"), "PARTICIPANT", "SPONSORED", null);
        refused(() -> allocation.commit(approved, "Hotel", euro("1.00"), DAY, officer));
        refused(
                () ->
                        allocation.commitFor(
                                event, part, CostCategory.VENUE, euro("1.00"), DAY, officer));
        refused(() -> allocation.release(promise, euro("1.00"), "D1", DAY, officer));
        var overview = InContainer.service(ContributionOverview.class);
        refused(() -> overview.commitments(other, 0, 50, officer));
        assertEquals(
                List.of(), As.role(Roles.FINANCE_OFFICER, () -> overview.openToSuppliers(officer)));
    }

    @Test
    void donorsRatesAndMonthsAreKeptByThoseWhoseRoleReachesEverywhere() throws Exception {
        var donor = donor();
        refused(() -> donors.register("Another " + stage.code, "10", null, List.of(), officer));
        refused(() -> donors.call(donor, "Alias " + stage.code, officer));
        refused(() -> ledger.recordRate("NOK", DAY, BigDecimal.TEN, "Bank", officer));
        refused(() -> ledger.importRates("currency".getBytes(StandardCharsets.UTF_8), officer));
        refused(() -> ledger.softClose(YearMonth.of(1995, 1), officer));
        refusedControl(() -> ledger.close(YearMonth.of(1995, 1), controller));
        refusedControl(() -> ledger.reopen(YearMonth.of(1995, 1), controller));
    }

    @Test
    void aControllerOfAnotherContributionApprovesAndReversesNothingOfThisOne() throws Exception {
        var draft = As.system(() -> agreements.enter(terms(), OFFICER));
        var entry = entries(other, CONTROLLER).get(0);
        var gift =
                As.system(
                        () ->
                                memo.offer(
                                        event,
                                        other,
                                        "Host",
                                        "Room",
                                        euro("1.00"),
                                        "List",
                                        "",
                                        DAY,
                                        OFFICER));
        refusedControl(() -> agreements.sign(draft, controller));
        refusedControl(() -> memo.value(gift, euro("1.00"), "Letter", controller));
        refusedControl(() -> ledger.reverse(entry, DAY, "wrong", controller));
        assertEquals(List.of(), entries(other, controller));
        refusedControl(() -> journal.entry(entry, controller));
        refusedControl(() -> journal.lines(entry, controller));
        unknown(() -> journal.entry(JournalEntryId.next(), controller));
        unknown(() -> journal.lines(JournalEntryId.next(), controller));
    }

    @Test
    void aDonorIsKnownToWhoeverReachesOneOfItsContributions() throws Exception {
        var others = new FundingStage();
        others.contribution("1000.00", YEAR);
        var stranger = As.system(() -> donors.find("Donor " + others.code, OFFICER)).orElseThrow();
        var overview = InContainer.service(ContributionOverview.class);
        assertEquals(
                donor(), As.role(Roles.CONTROLLER, () -> donors.donor(donor(), controller)).id());
        assertEquals(
                List.of(own),
                As.role(Roles.CONTROLLER, () -> overview.ofDonor(donor(), controller)).stream()
                        .map(ContributionSummary::id)
                        .toList());
        refusedControl(() -> donors.donor(stranger.id(), controller));
        refusedControl(() -> overview.ofDonor(stranger.id(), controller));
        unknown(() -> donors.donor(DonorId.next(), controller));
    }

    @Test
    void whoPromisesReachesTheContributionThatIsDrawnOn() throws Exception {
        stage.receive(own, "1000.00", YEAR.from());
        stage.allocate(own, event, CostCategory.VENUE, "100.00", DAY);
        stage.allocate(other, event, CostCategory.VENUE, "500.00", DAY);
        for (var each : List.of(own, other)) {
            stage.earmark(
                    each,
                    YEAR.from(),
                    Set.of(),
                    FundingStage.TRAVEL,
                    Set.of(Beneficiary.PARTICIPANTS));
        }
        promise(officer);
        assertEquals(List.of(6_000L, 0L), promisedOf(own, other));
        refused(() -> promise(officer));
        assertEquals(List.of(6_000L, 0L), promisedOf(own, other));
        promise(stage.limited("second", other, Roles.FINANCE_OFFICER));
        assertEquals(List.of(6_000L, 6_000L), promisedOf(own, other));
    }

    private void promise(Actor by) throws Exception {
        var part = stage.participation(event, stage.person("F"), "PARTICIPANT", "SPONSORED", null);
        As.role(
                Roles.FINANCE_OFFICER,
                () ->
                        allocation.commitFor(
                                event, part, CostCategory.VENUE, euro("60.00"), DAY, by));
    }

    private static List<Long> promisedOf(ContributionId... contributions) throws Exception {
        var sums = new ArrayList<Long>();
        for (var each : contributions) {
            sums.add(
                    FundingStage.number(
                            """
                            select coalesce(sum(c.original_minor), 0) from muster.commitment c
                              join muster.allocation a on a.id = c.allocation_id
                             where a.contribution_id = ?""",
                            each.value()));
        }
        return sums;
    }

    @Test
    void whoNotedAGiftDoesNotValueIt() throws Exception {
        var both = stage.account("both", Roles.FINANCE_OFFICER, Roles.CONTROLLER);
        var gift =
                As.role(
                        Roles.FINANCE_OFFICER,
                        () ->
                                memo.offer(
                                        event,
                                        other,
                                        "Host",
                                        "Room",
                                        euro("5.00"),
                                        "List",
                                        "Letter",
                                        DAY,
                                        both));
        assertThrows(
                FourEyes.class,
                () ->
                        As.role(
                                Roles.CONTROLLER,
                                () -> done(() -> memo.value(gift, euro("5.00"), "Letter", both))));
        As.role(
                Roles.CONTROLLER,
                () -> done(() -> memo.value(gift, euro("4.00"), "Letter", CONTROLLER)));
        var shown =
                As.system(
                                () ->
                                        InContainer.service(ContributionOverview.class)
                                                .detail(other, OFFICER))
                        .inKind();
        assertEquals(InKindMemo.State.VALUED, shown.get(0).state());
        assertEquals(euro("4.00"), shown.get(0).value());
    }

    @Test
    void codesThatNameNothingAreRefusedAtTheirField() throws Exception {
        var costs = InContainer.service(CostDocuments.class);
        var unknown =
                stage.document(
                        other,
                        event,
                        CostCategory.VENUE,
                        Beneficiary.PARTICIPANTS,
                        euro("1.00"),
                        DAY,
                        "QQQ");
        assertEquals("member", field(() -> As.system(() -> costs.enter(unknown, OFFICER))));
        assertEquals(
                "members",
                field(
                        () ->
                                As.system(
                                        () ->
                                                done(
                                                        () ->
                                                                agreements.earmark(
                                                                        other,
                                                                        DAY,
                                                                        "Annex",
                                                                        Set.of("QQQ"),
                                                                        FundingStage.TRAVEL,
                                                                        Set.of(Beneficiary.EXPERTS),
                                                                        OFFICER)))));
        assertEquals("currency", field(() -> Money.parse("1", "XDR")));
        assertEquals("currency", field(() -> Money.parse("1", "euro")));
    }

    @Test
    void anInvoiceUsesUpNoPromiseOfAnotherAgreement() throws Exception {
        var promise = promised(approved());
        var third = stage.contribution("1000.00", YEAR);
        var costs = InContainer.service(CostDocuments.class);
        var wrong =
                new org.muster.funding.NewCostDocument(
                        third,
                        event,
                        CostCategory.VENUE,
                        "",
                        Beneficiary.PARTICIPANTS,
                        "Hotel " + stage.code,
                        "W-1",
                        DAY,
                        euro("1.00"),
                        promise,
                        null);
        assertEquals("commitment", field(() -> As.system(() -> costs.enter(wrong, OFFICER))));
    }

    private AllocationId approved() throws Exception {
        return As.system(
                () -> {
                    var proposed =
                            allocation.propose(
                                    other, event, CostCategory.VENUE, euro("500.00"), DAY, OFFICER);
                    allocation.approve(proposed, CONTROLLER);
                    return proposed;
                });
    }

    private CommitmentId promised(AllocationId from) throws Exception {
        return As.system(
                () -> allocation.commit(from, "Hotel " + stage.code, euro("100.00"), DAY, OFFICER));
    }

    private DonorId donor() throws Exception {
        return As.system(() -> donors.find("Donor " + stage.code, OFFICER)).orElseThrow().id();
    }

    private ContributionTerms terms() throws Exception {
        return new ContributionTerms(
                "NEW-" + UUID.randomUUID(),
                donor(),
                "New",
                euro("1.00"),
                ContributionTerms.Basis.ACCRUAL,
                ContributionTerms.Recognition.UNCONDITIONAL,
                ContributionTerms.FxMethod.MONTHLY,
                "3",
                0,
                YEAR,
                YEAR.to());
    }

    private List<JournalEntryId> entries(ContributionId of, Actor reader) throws Exception {
        var filter = new JournalOverview.Filter(of.value(), null, null);
        return As.role(
                Roles.CONTROLLER,
                () ->
                        journal.page(filter, 0, 50, reader).stream()
                                .map(entry -> entry.id())
                                .toList());
    }

    private static void refused(Executable act) {
        assertThrows(ScopeRefused.class, () -> As.role(Roles.FINANCE_OFFICER, () -> done(act)));
    }

    private static void unknown(Executable act) {
        assertThrows(NotFound.class, () -> As.role(Roles.CONTROLLER, () -> done(act)));
    }

    private static void refusedControl(Executable act) {
        assertThrows(ScopeRefused.class, () -> As.role(Roles.CONTROLLER, () -> done(act)));
    }

    private static String field(Executable act) {
        return assertThrows(InvalidInput.class, act).field();
    }

    private static Void done(Executable act) throws Exception {
        try {
            act.execute();
            return null;
        } catch (Exception | Error thrown) {
            throw thrown;
        } catch (Throwable other) {
            throw new IllegalStateException(other);
        }
    }
}

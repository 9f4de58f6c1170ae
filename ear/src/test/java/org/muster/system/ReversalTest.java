package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.muster.system.FundingStage.CONTROLLER;
import static org.muster.system.FundingStage.OFFICER;
import static org.muster.system.FundingStage.euro;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.muster.entitlement.ClaimId;
import org.muster.entitlement.ClaimNotOpen;
import org.muster.entitlement.Claims;
import org.muster.event.EventId;
import org.muster.funding.Agreements;
import org.muster.funding.Beneficiary;
import org.muster.funding.ContributionId;
import org.muster.funding.ContributionTerms;
import org.muster.funding.ContributionTerms.FxMethod;
import org.muster.funding.ContributionTerms.Recognition;
import org.muster.funding.CostDocument;
import org.muster.funding.CostDocumentDetail;
import org.muster.funding.CostDocumentId;
import org.muster.funding.CostDocuments;
import org.muster.funding.CostKind;
import org.muster.funding.CostOverview;
import org.muster.funding.InstalmentId;
import org.muster.funding.NewCostDocument;
import org.muster.funding.NewCredit;
import org.muster.funding.WrongState;
import org.muster.ledger.CostCategory;
import org.muster.ledger.JournalEntryId;
import org.muster.ledger.LedgerKeeping;
import org.muster.reporting.StatementFigures;
import org.muster.reporting.StatementOverview;
import org.muster.reporting.StatementProduction;
import org.muster.shared.DateRange;
import org.muster.shared.InvalidInput;

/** What was posted and taken back says so wherever it is shown, and nobody pays it. */
@ArquillianTest
class ReversalTest {
    private static final DateRange YEAR =
            new DateRange(LocalDate.of(2014, 1, 1), LocalDate.of(2014, 12, 31));
    private static final LocalDate MAY = LocalDate.of(2014, 5, 20);
    private static final LocalDate JUNE = LocalDate.of(2014, 6, 20);

    private final FundingStage stage = new FundingStage();

    @Deployment
    static WebArchive archive() {
        return InContainer.archive(ReversalTest.class, FundingStage.class);
    }

    @Test
    void aCostTakenBackIsNeitherPaidNorSettledNorCreditedAndMayBeEnteredAnew() throws Exception {
        var id = fund(ContributionTerms.Basis.ACCRUAL);
        var entered = document(id);
        var cost = stage.cost(entered);
        assertTrue(detail(cost).summary().isPayable());
        assertTrue(reverse("COST_DOCUMENT", cost));
        var shown = detail(cost);
        assertEquals(CostDocument.State.REVERSED, shown.summary().state());
        assertFalse(shown.summary().isPayable());
        assertFalse(shown.isCreditable());
        assertThrows(WrongState.class, () -> pay(cost));
        assertThrows(WrongState.class, () -> settle(cost));
        assertThrows(WrongState.class, () -> credit(cost));
        assertFalse(reverse("COST_DOCUMENT", cost), "pressed twice, it is reversed once");
        assertEquals("why.ledger.reversal", refused("REVERSAL", entry("COST_DOCUMENT", cost)));
        assertEquals(0, spent(id));
        stage.cost(entered);
        assertEquals(10_000, spent(id));
    }

    @Test
    void aPaymentTakenBackIsMadeAgainWithTheCreditItTookOff() throws Exception {
        var id = fund(ContributionTerms.Basis.ACCRUAL);
        var cost = stage.cost(document(id));
        var note = credit(cost);
        approve(note);
        assertEquals("why.ledger.credited", refused("COST_DOCUMENT", cost));
        pay(cost);
        assertEquals(MAY, detail(note).summary().paidOn());
        assertTrue(reverse("COST_PAYMENT", cost));
        assertNull(detail(cost).summary().paidOn());
        assertNull(detail(note).summary().paidOn());
        assertTrue(detail(cost).summary().isPayable());
        assertEquals(100_000, held(id, "BANK"));
        pay(cost);
        assertEquals(91_000, held(id, "BANK"));
        assertEquals(0, held(id, "PAYABLE"));
        assertTrue(reverse("COST_DOCUMENT", note));
        assertEquals(CostDocument.State.REVERSED, detail(note).summary().state());
        assertTrue(reverse("COST_DOCUMENT", cost));
        assertEquals(9_000, held(id, "PAYABLE"), "what was paid is owed back");
    }

    @Test
    void aCreditOfACostTakenBackIsNotApproved() throws Exception {
        var cost = stage.cost(document(fund(ContributionTerms.Basis.ACCRUAL)));
        var note = credit(cost);
        reverse("COST_DOCUMENT", cost);
        assertThrows(WrongState.class, () -> approve(note));
    }

    @Test
    void onTheCashBasisWhatWasNeverPaidAndTakenBackCountsNowhere() throws Exception {
        var id = fund(ContributionTerms.Basis.CASH);
        reverse("COST_DOCUMENT", stage.cost(document(id)));
        var unpaid = figures(id);
        assertEquals(euro("0.00"), unpaid.spent());
        assertEquals(euro("0.00"), unpaid.commitments());
        var paid = stage.cost(document(id));
        pay(paid);
        assertEquals(euro("100.00"), figures(id).spent());
        reverse("COST_DOCUMENT", paid);
        assertEquals(euro("0.00"), figures(id).spent());
    }

    @Test
    void aReceiptTakenBackIsDueAgainAndReceivedAnew() throws Exception {
        var id = stage.contribution(euro("1000.00"), YEAR, FxMethod.MONTHLY);
        var instalment = scheduled(id, "");
        receive(instalment);
        assertTrue(reverse("INSTALMENT", instalment));
        assertEquals("SCHEDULED", state("instalment", instalment));
        var figures = figures(id);
        assertEquals(euro("0.00"), figures.received());
        assertEquals(euro("1000.00"), figures.position().pledged());
        receive(instalment);
        assertEquals(euro("1000.00"), figures(id).received());
        assertEquals(euro("0.00"), figures(id).position().pledged());
        assertThrows(WrongState.class, () -> receive(instalment));
    }

    @Test
    void whatIsIncomeBecauseItsConditionIsMetIsTakenBackInTwoSteps() throws Exception {
        var id =
                stage.contribution(
                        euro("1000.00"), YEAR, FxMethod.MONTHLY, Recognition.CONDITIONAL);
        var instalment = scheduled(id, "A report");
        receive(instalment);
        meet(instalment);
        assertEquals("why.ledger.met", refused("INSTALMENT", instalment));
        assertTrue(reverse("CONDITION", instalment));
        assertEquals(euro("1000.00"), figures(id).position().deferred());
        meet(instalment);
        assertEquals(euro("1000.00"), figures(id).received());
    }

    @Test
    void aClaimWhoseAllowanceIsTakenBackIsRejectedAndOnePaidIsPaidAgain() throws Exception {
        var id = fund(ContributionTerms.Basis.ACCRUAL);
        var claim = claim(id, "APPROVED");
        assertTrue(reverse("CLAIM", claim));
        assertEquals("REJECTED", state("claim", claim));
        assertThrows(ClaimNotOpen.class, () -> paid(claim));
        var paid = claim(id, "PAID");
        assertEquals("why.ledger.paid", refused("CLAIM", paid));
        assertTrue(reverse("CLAIM_PAYMENT", paid));
        assertEquals("APPROVED", state("claim", paid));
        paid(paid);
        assertEquals("PAID", state("claim", paid));
    }

    private ContributionId fund(ContributionTerms.Basis basis) throws Exception {
        var id = stage.contribution("1000.00", YEAR, basis);
        stage.receive(id, "1000.00", YEAR.from());
        return id;
    }

    private NewCostDocument document(ContributionId id) throws Exception {
        return stage.document(
                id,
                event(),
                CostCategory.VENUE,
                Beneficiary.PARTICIPANTS,
                euro("100.00"),
                MAY,
                null);
    }

    private EventId event() throws Exception {
        return stage.event("-" + UUID.randomUUID().toString().substring(0, 4), MAY, MAY);
    }

    private static CostDocumentId credit(CostDocumentId cost) throws Exception {
        var costs = InContainer.service(CostDocuments.class);
        return As.system(
                () ->
                        costs.credit(
                                new NewCredit(
                                        CostKind.CREDIT_NOTE,
                                        cost,
                                        "CN-" + UUID.randomUUID().toString().substring(0, 8),
                                        MAY,
                                        euro("10.00"),
                                        Map.of()),
                                OFFICER));
    }

    private static void approve(CostDocumentId id) throws Exception {
        var costs = InContainer.service(CostDocuments.class);
        As.system(
                () -> {
                    costs.approve(id, CONTROLLER);
                    return null;
                });
    }

    private static void pay(CostDocumentId cost) throws Exception {
        var costs = InContainer.service(CostDocuments.class);
        As.system(
                () -> {
                    costs.pay(cost, MAY, OFFICER);
                    return null;
                });
    }

    private static void settle(CostDocumentId cost) throws Exception {
        var costs = InContainer.service(CostDocuments.class);
        As.system(
                () -> {
                    costs.settle(cost, MAY, OFFICER);
                    return null;
                });
    }

    private static CostDocumentDetail detail(CostDocumentId cost) throws Exception {
        var overview = InContainer.service(CostOverview.class);
        return As.system(() -> overview.detail(cost, OFFICER));
    }

    private static InstalmentId scheduled(ContributionId id, String condition) throws Exception {
        var agreements = InContainer.service(Agreements.class);
        return As.system(() -> agreements.schedule(id, MAY, euro("1000.00"), condition, OFFICER));
    }

    private static void receive(InstalmentId instalment) throws Exception {
        var agreements = InContainer.service(Agreements.class);
        As.system(
                () -> {
                    agreements.receive(instalment, MAY, OFFICER);
                    return null;
                });
    }

    private static void meet(InstalmentId instalment) throws Exception {
        var agreements = InContainer.service(Agreements.class);
        As.system(
                () -> {
                    agreements.meet(instalment, JUNE, "Letter", CONTROLLER);
                    return null;
                });
    }

    private static void paid(UUID claim) throws Exception {
        var claims = InContainer.service(Claims.class);
        As.system(
                () -> {
                    claims.markPaid(new ClaimId(claim), JUNE, OFFICER);
                    return null;
                });
    }

    /** A claim with what was posted of it, paid or not. */
    private UUID claim(ContributionId id, String state) throws Exception {
        var event = event();
        var person = stage.person("F");
        stage.participation(event, person, "PARTICIPANT", "SPONSORED", null);
        var scheme = UUID.randomUUID();
        FundingStage.run(
                "insert into muster.allowance_scheme values (?, ?, 'PER_DAY', 1, 'EUR', 10000)",
                scheme,
                event.value());
        var claim = UUID.randomUUID();
        FundingStage.run(
                """
                insert into muster.claim (id, version, claim_no, event_id, person_id, scheme_id, days_claimed, currency,
                    amount_minor, state, payable_minor, claimed_on, paid_on, entered_by, entered_at)
                values (?, 0, ?, ?, ?, ?, 1, 'EUR', 10000, ?, 10000, ?, ?, 'test', now())""",
                claim,
                "CL-" + claim.toString().substring(0, 8),
                event.value(),
                person,
                scheme,
                state,
                MAY,
                state.equals("PAID") ? MAY : null);
        posted("CLAIM", claim, id, event, "EXPENSE", "PAYABLE");
        if (state.equals("PAID")) {
            posted("CLAIM_PAYMENT", claim, id, event, "PAYABLE", "BANK");
        }
        return claim;
    }

    private static void posted(
            String kind, UUID claim, ContributionId id, EventId event, String debit, String credit)
            throws Exception {
        FundingStage.run(
                """
                with entry as (insert into muster.journal_entry (id, source_kind, source_id, posted_on, description,
                    recorded_by, recorded_at)
                    values (gen_random_uuid(), ?, ?, ?, 'Claim', 'test', now()) returning id)
                insert into muster.journal_line (entry_id, line_no, account, contribution_id, event_id, category,
                    currency, amount_minor, functional_minor)
                select id, l.no, l.account, ?, ?, 'DSA', 'EUR', l.sign * 10000, l.sign * 10000
                  from entry, (values (1, ?, 1), (2, ?, -1)) as l (no, account, sign)""",
                kind,
                claim.toString(),
                MAY,
                id.value(),
                event.value(),
                debit,
                credit);
    }

    private static String entry(String kind, Object document) throws Exception {
        return FundingStage.texts(
                        "select id from muster.journal_entry where source_kind = '"
                                + kind
                                + "' and source_id like '"
                                + document
                                + "%' order by recorded_at desc")
                .get(0);
    }

    private static boolean reverse(String kind, Object document) throws Exception {
        var keeping = InContainer.service(LedgerKeeping.class);
        var entry = JournalEntryId.of(entry(kind, document));
        return As.system(() -> keeping.reverse(entry, JUNE, "Entered wrongly", CONTROLLER));
    }

    private static String refused(String kind, Object document) {
        return assertThrows(InvalidInput.class, () -> reverse(kind, document)).key();
    }

    private static String state(String table, Object id) throws Exception {
        return FundingStage.texts("select state from muster." + table + " where id = '" + id + "'")
                .get(0);
    }

    private static long spent(ContributionId id) throws Exception {
        return held(id, "EXPENSE");
    }

    private static long held(ContributionId id, String account) throws Exception {
        return FundingStage.number(
                """
                select coalesce(sum(amount_minor), 0) from muster.journal_line
                 where contribution_id = ? and account = ?""",
                id.value(),
                account);
    }

    private static StatementFigures figures(ContributionId id) throws Exception {
        var production = InContainer.service(StatementProduction.class);
        var overview = InContainer.service(StatementOverview.class);
        return As.system(
                () -> overview.figures(production.produce(id, YEAR, null, OFFICER).id(), OFFICER));
    }
}

package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.muster.system.FundingStage.CONTROLLER;
import static org.muster.system.FundingStage.OFFICER;
import static org.muster.system.FundingStage.euro;
import static org.muster.system.FundingStage.number;

import jakarta.ejb.EJBAccessException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.muster.account.ScopeRefused;
import org.muster.event.EventId;
import org.muster.evidence.ReceivedDocument;
import org.muster.funding.Beneficiary;
import org.muster.funding.ContributionId;
import org.muster.funding.CostDocumentId;
import org.muster.funding.CostDocuments;
import org.muster.funding.CostKind;
import org.muster.funding.FundEvidence;
import org.muster.funding.InKindMemo;
import org.muster.funding.NewCostDocument;
import org.muster.funding.NewCostDocument.Share;
import org.muster.funding.NoEvidence;
import org.muster.ledger.CostCategory;
import org.muster.shared.Actor;
import org.muster.shared.DateRange;
import org.muster.shared.Roles;

/** What proves a cost: needed where the kind needs it, kept once, and read by whom it concerns. */
@ArquillianTest
class CostEvidenceTest {
    private static final LocalDate DAY = LocalDate.of(2011, 5, 9);
    private static final DateRange YEAR =
            new DateRange(LocalDate.of(2011, 1, 1), LocalDate.of(2011, 12, 31));

    private final FundingStage stage = new FundingStage();
    private int documents;

    @Deployment
    static WebArchive archive() {
        return InContainer.archive(CostEvidenceTest.class, FundingStage.class);
    }

    @Test
    void nobodyApprovesAnInvoiceThatNothingProves() throws Exception {
        var fund = fund();
        var event = stage.event("E", DAY, DAY);
        var invoice = enter(CostKind.INVOICE, fund, event, CostCategory.VENUE);
        var refusal = assertThrows(NoEvidence.class, () -> approve(invoice));
        assertEquals(true, refusal.getMessage().contains("DOC-"), refusal.getMessage());
        assertEquals(0, posted(invoice));
        attach(invoice, scan("one"), OFFICER);
        approve(invoice);
        assertEquals(1, posted(invoice));
        var charge = enter(CostKind.BANK_CHARGE, fund, event, CostCategory.OTHER);
        approve(charge);
        assertEquals(1, posted(charge), "the bank's statement proves it");
    }

    @Test
    void aDocumentIsKeptOnceAndNeverChanged() throws Exception {
        var fund = fund();
        var event = stage.event("K", DAY, DAY);
        var scan = scan("kept " + stage.code);
        var one = enter(CostKind.INVOICE, fund, event, CostCategory.VENUE);
        var other = enter(CostKind.INVOICE, fund, event, CostCategory.VENUE);
        attach(one, scan, OFFICER);
        attach(one, scan, OFFICER);
        attach(other, scan, OFFICER);
        assertEquals(
                1,
                number(
                        "select count(*) from muster.received_document where sha256 = ?",
                        scan.sha256()));
        var evidence = InContainer.service(FundEvidence.class);
        var listed = As.system(() -> evidence.ofCost(one, OFFICER));
        assertEquals(1, listed.size());
        assertEquals(scan.sha256(), listed.get(0).sha256());
        assertArrayEquals(
                scan.content(),
                As.system(() -> evidence.document(listed.get(0).id(), OFFICER)).content());
        for (var change :
                List.of(
                        "update muster.evidence set name = 'x' where id = ?",
                        "delete from muster.evidence where id = ?")) {
            assertThrows(
                    SQLException.class, () -> FundingStage.run(change, listed.get(0).id().value()));
        }
    }

    @Test
    void onlyWhomTheContributionConcernsReadsItAndNoDonorDoes() throws Exception {
        var fund = fund();
        var other = fund();
        var event = stage.event("S", DAY, DAY);
        var cost = enter(CostKind.INVOICE, fund, event, CostCategory.VENUE);
        attach(cost, scan("scope"), OFFICER);
        var evidence = InContainer.service(FundEvidence.class);
        var id = As.system(() -> evidence.ofCost(cost, OFFICER)).get(0).id();
        var elsewhere = stage.limited("elsewhere", other, Roles.AUDITOR, Roles.FINANCE_OFFICER);
        assertThrows(
                ScopeRefused.class,
                () -> As.role(Roles.AUDITOR, () -> evidence.document(id, elsewhere)));
        assertThrows(
                ScopeRefused.class,
                () ->
                        As.role(
                                Roles.FINANCE_OFFICER,
                                () -> {
                                    evidence.attach(cost, scan("more"), elsewhere);
                                    return null;
                                }));
        var donor = stage.limited("donor", fund, Roles.DONOR);
        assertThrows(
                EJBAccessException.class,
                () -> As.role(Roles.DONOR, () -> evidence.document(id, donor)));
        assertThrows(
                ScopeRefused.class,
                () -> As.system(() -> evidence.document(id, donor)),
                "nor through another door");
    }

    @Test
    void aGiftHasItsEvidenceToo() throws Exception {
        var fund = fund();
        var event = stage.event("G", DAY, DAY);
        var memo = InContainer.service(InKindMemo.class);
        var evidence = InContainer.service(FundEvidence.class);
        var gift =
                As.system(
                        () ->
                                memo.offer(
                                        event,
                                        fund,
                                        "Host",
                                        "Room",
                                        euro("100.00"),
                                        "Market price",
                                        "",
                                        DAY,
                                        OFFICER));
        var letter = scan("letter of the host");
        As.system(
                () -> {
                    evidence.attachToGift(gift, letter, OFFICER);
                    return null;
                });
        assertEquals(
                letter.sha256(),
                As.system(() -> evidence.ofGift(gift, CONTROLLER)).get(0).sha256());
    }

    private ContributionId fund() throws Exception {
        var id = stage.contribution("1000.00", YEAR);
        stage.receive(id, "1000.00", YEAR.from());
        return id;
    }

    private CostDocumentId enter(
            CostKind kind, ContributionId fund, EventId event, CostCategory category)
            throws Exception {
        var share =
                new Share(
                        fund,
                        event,
                        category,
                        "",
                        Beneficiary.PARTICIPANTS,
                        null,
                        null,
                        null,
                        null,
                        1L);
        var document =
                new NewCostDocument(
                        kind,
                        "Supplier " + stage.code,
                        "DOC-" + ++documents,
                        DAY,
                        euro("10.00"),
                        List.of(share));
        var costs = InContainer.service(CostDocuments.class);
        return As.system(() -> costs.enter(document, OFFICER));
    }

    private static void attach(CostDocumentId id, ReceivedDocument document, Actor by)
            throws Exception {
        var evidence = InContainer.service(FundEvidence.class);
        As.system(
                () -> {
                    evidence.attach(id, document, by);
                    return null;
                });
    }

    private static void approve(CostDocumentId id) throws Exception {
        var costs = InContainer.service(CostDocuments.class);
        As.system(
                () -> {
                    costs.approve(id, CONTROLLER);
                    return null;
                });
    }

    private static ReceivedDocument scan(String text) {
        return ReceivedDocument.of(
                "scan.pdf", ("%PDF-1.7 " + text).getBytes(StandardCharsets.US_ASCII));
    }

    private static long posted(CostDocumentId id) throws SQLException {
        return number(
                "select count(*) from muster.journal_entry where source_id = ?", id.toString());
    }
}

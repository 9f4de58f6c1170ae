package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.muster.system.FundingStage.CONTROLLER;
import static org.muster.system.FundingStage.OFFICER;
import static org.muster.system.FundingStage.euro;

import jakarta.ejb.EJBAccessException;
import java.time.LocalDate;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.muster.event.EventId;
import org.muster.funding.Beneficiary;
import org.muster.funding.CashDocument;
import org.muster.funding.CashDocuments;
import org.muster.funding.ContributionId;
import org.muster.funding.CostDocumentId;
import org.muster.funding.CostDocuments;
import org.muster.funding.NewCashDocument;
import org.muster.ledger.CostCategory;
import org.muster.reporting.CertifiedPeriods;
import org.muster.reporting.StatementProduction;
import org.muster.shared.Actor;
import org.muster.shared.DateRange;
import org.muster.shared.Roles;

/** Whoever approves a late document is told that a certified statement tells its period. */
@ArquillianTest
class CertifiedPeriodTest {
    private static final DateRange YEARS =
            new DateRange(LocalDate.of(2013, 1, 1), LocalDate.of(2014, 12, 31));
    private static final DateRange FIRST =
            new DateRange(LocalDate.of(2013, 1, 1), LocalDate.of(2013, 12, 31));
    private static final LocalDate WITHIN = LocalDate.of(2013, 12, 31);
    private static final LocalDate AFTER = LocalDate.of(2014, 1, 1);

    private final FundingStage stage = new FundingStage();

    @Deployment
    static WebArchive archive() {
        return InContainer.archive(CertifiedPeriodTest.class, FundingStage.class);
    }

    @Test
    void whatWaitsForApprovalInACertifiedPeriodIsToldUntilItIsApproved() throws Exception {
        var id = stage.contribution("1000.00", YEARS);
        stage.receive(id, "1000.00", YEARS.from());
        var event = stage.event("LATE", WITHIN, AFTER);
        var cost = UUID.fromString(entered(id, event, WITHIN));
        var later = UUID.fromString(entered(id, event, AFTER));
        var interest = interest(id, WITHIN);
        var all = Set.of(cost, later, interest);
        assertEquals(Set.of(), told(all, CONTROLLER), "nothing is certified");
        var statement = As.system(() -> production().produce(id, FIRST, null, OFFICER)).id();
        assertEquals(Set.of(), told(all, CONTROLLER), "a draft binds nobody");
        As.system(
                () -> {
                    production().certify(statement, CONTROLLER);
                    return null;
                });
        assertEquals(Set.of(cost, interest), told(all, CONTROLLER));
        var other = stage.contribution("1.00", YEARS);
        var stranger = stage.limited("stranger", other, Roles.CONTROLLER);
        assertEquals(Set.of(), told(all, stranger), "not of an agreement out of reach");
        assertThrows(
                EJBAccessException.class,
                () -> As.role(Roles.DONOR, () -> periods().touched(new Actor("donor"))));
        As.system(
                () -> {
                    InContainer.service(CostDocuments.class)
                            .approve(CostDocumentId.of(cost.toString()), CONTROLLER);
                    return null;
                });
        assertEquals(Set.of(interest), told(all, CONTROLLER), "approved, it is allowed");
    }

    private String entered(ContributionId id, EventId event, LocalDate on) throws Exception {
        return stage.entered(
                        stage.document(
                                id,
                                event,
                                CostCategory.VENUE,
                                Beneficiary.PARTICIPANTS,
                                euro("10.00"),
                                on,
                                null))
                .toString();
    }

    private static UUID interest(ContributionId id, LocalDate on) throws Exception {
        var document =
                new NewCashDocument(
                        id,
                        CashDocument.Kind.INTEREST,
                        null,
                        "Bank",
                        "INT-" + id,
                        on,
                        euro("1.00"));
        var documents = InContainer.service(CashDocuments.class);
        return As.system(() -> documents.enter(document, OFFICER)).value();
    }

    private static Set<UUID> told(Set<UUID> documents, Actor by) throws Exception {
        var touched = As.role(Roles.CONTROLLER, () -> periods().touched(by));
        return documents.stream().filter(touched::contains).collect(Collectors.toSet());
    }

    private static CertifiedPeriods periods() {
        return InContainer.service(CertifiedPeriods.class);
    }

    private static StatementProduction production() {
        return InContainer.service(StatementProduction.class);
    }
}

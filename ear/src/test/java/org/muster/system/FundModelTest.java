package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.muster.system.FundingStage.CONTROLLER;
import static org.muster.system.FundingStage.OFFICER;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.muster.event.EventId;
import org.muster.funding.Agreements;
import org.muster.funding.AllocationId;
import org.muster.funding.Beneficiary;
import org.muster.funding.CashDocument;
import org.muster.funding.CashDocuments;
import org.muster.funding.CommitmentId;
import org.muster.funding.ContributionId;
import org.muster.funding.ContributionOverview;
import org.muster.funding.ContributionTerms;
import org.muster.funding.CostDocumentId;
import org.muster.funding.CostDocuments;
import org.muster.funding.FundAllocation;
import org.muster.funding.NewCashDocument;
import org.muster.funding.NewCostDocument;
import org.muster.ledger.CostCategory;
import org.muster.ledger.JournalEntryId;
import org.muster.ledger.LedgerKeeping;
import org.muster.reporting.StatementOverview;
import org.muster.reporting.StatementProduction;
import org.muster.shared.DateRange;
import org.muster.shared.DomainException;
import org.muster.shared.Money;

/**
 * Random sequences of documents, played against the services and against a page of arithmetic: each
 * is allowed or refused by both, for the same reason, and both show the same figures after it. A
 * seed says which sequence; a failure prints it.
 */
@ArquillianTest
class FundModelTest {
    private static final DateRange YEAR =
            new DateRange(LocalDate.of(2011, 1, 1), LocalDate.of(2011, 12, 31));
    private static final LocalDate DAY = LocalDate.of(2011, 6, 15);
    private static final List<String> CATEGORIES = List.of("AIR", "VENUE", "INTERP");
    private static final int EVENTS = 3;
    private static final int STEPS = 150;
    private static final int SUPPORT = 733; // 7.33 %: hardly a cost without a fraction

    private enum Act {
        RECEIVE,
        ALLOCATE,
        PROMISE,
        RELEASE,
        SPEND,
        SPEND_PROMISED,
        PAY,
        SETTLE,
        REVERSE,
        EARN,
        REFUND,
        ADVANCE,
        REPAY
    }

    @Deployment
    static WebArchive archive() {
        return InContainer.archive(
                FundModelTest.class,
                FundModel.class,
                FundModel.Cost.class,
                FundModel.Promise.class,
                Act.class,
                Play.class,
                FundingStage.class);
    }

    @Test
    @Tag("F10")
    @Tag("F14")
    @Tag("F19")
    @Tag("F21")
    void theServicesAndTheArithmeticAgreeOnEverySequence() throws Exception {
        var tried = EnumSet.noneOf(Act.class);
        for (var seed : List.of(1L, 2L, 3L, System.nanoTime())) {
            tried.addAll(new Play(seed).toTheEnd());
        }
        assertEquals(EnumSet.allOf(Act.class), tried, "every act is among the sequences");
    }

    /** One sequence. */
    private static final class Play {
        private final long seed;
        private final Random random;
        private final FundModel model = new FundModel(1_000_000, SUPPORT);
        private final FundingStage stage = new FundingStage();
        private final ContributionId id;
        private final List<EventId> events = new ArrayList<>();
        private final Map<String, AllocationId> allocations = new HashMap<>();
        private final Map<FundModel.Promise, CommitmentId> promises = new HashMap<>();
        private final Map<FundModel.Cost, CostDocumentId> costs = new HashMap<>();
        private final Set<Act> tried = EnumSet.noneOf(Act.class);
        private int documents;

        Play(long seed) throws Exception {
            this.seed = seed;
            random = new Random(seed);
            id = stage.contribution("10000.00", YEAR, ContributionTerms.Basis.ACCRUAL, SUPPORT);
            for (var at = 0; at < EVENTS; at++) {
                events.add(stage.event("-" + at, DAY, DAY));
            }
        }

        Set<Act> toTheEnd() throws Exception {
            receive(300_000);
            for (var step = 1; step <= STEPS; step++) {
                var act = Act.values()[random.nextInt(Act.values().length)];
                var told = "seed " + seed + ", step " + step + ", " + act;
                if (happens(act, told) != null) {
                    tried.add(act);
                    agree(told);
                }
            }
            accounted();
            return tried;
        }

        /** Whether it was allowed; null where there was nothing to do it to. */
        private Boolean happens(Act act, String told) throws Exception {
            return switch (act) {
                case RECEIVE -> same(told, model.receive(small()), this::received);
                case ALLOCATE -> allocate(told);
                case PROMISE -> promise(told);
                case RELEASE -> release(told);
                case SPEND -> spend(told, null);
                case SPEND_PROMISED ->
                        model.promises.isEmpty() ? null : spend(told, pick(model.promises));
                case PAY -> pay();
                case SETTLE -> settle(told);
                case REVERSE -> reverse();
                case EARN -> {
                    var amount = small() / 100 + 1;
                    model.earn(amount);
                    cash(CashDocument.Kind.INTEREST, null, amount);
                    yield true;
                }
                case REFUND -> {
                    var amount = small();
                    yield same(
                            told,
                            model.refund(amount),
                            () -> cash(CashDocument.Kind.REFUND, null, amount));
                }
                case ADVANCE -> {
                    var event = random.nextInt(EVENTS);
                    var amount = small();
                    yield same(
                            told,
                            model.advance(event, amount),
                            () -> cash(CashDocument.Kind.ADVANCE, events.get(event), amount));
                }
                case REPAY -> {
                    var event = random.nextInt(EVENTS);
                    var amount = small();
                    yield same(
                            told,
                            model.repay(event, amount),
                            () ->
                                    cash(
                                            CashDocument.Kind.ADVANCE_REPAID,
                                            events.get(event),
                                            amount));
                }
            };
        }

        private long drawn;

        /** Up to 500.00, remembered for the act that is tried with it. */
        private long small() {
            drawn = 1 + random.nextInt(50_000);
            return drawn;
        }

        private Object received() throws Exception {
            return receiveInBooks(drawn);
        }

        private void receive(long amount) throws Exception {
            assertEquals(FundModel.ALLOWED, model.receive(amount));
            receiveInBooks(amount);
        }

        private Object receiveInBooks(long amount) throws Exception {
            var agreements = InContainer.service(Agreements.class);
            return As.system(
                    () -> {
                        var instalment = agreements.schedule(id, DAY, euro(amount), OFFICER);
                        agreements.receive(instalment, DAY, OFFICER);
                        return null;
                    });
        }

        private Boolean allocate(String told) throws Exception {
            var event = random.nextInt(EVENTS);
            var category = pick(CATEGORIES);
            var pot = FundModel.pot(event, category);
            if (model.allocated.containsKey(pot)) {
                return null;
            }
            var amount = 1 + random.nextInt(250_000);
            return same(
                    told,
                    model.allocate(pot, amount),
                    () -> {
                        var service = InContainer.service(FundAllocation.class);
                        return As.system(
                                () -> {
                                    var proposed =
                                            service.propose(
                                                    id,
                                                    events.get(event),
                                                    CostCategory.valueOf(category),
                                                    euro(amount),
                                                    DAY,
                                                    OFFICER);
                                    service.approve(proposed, CONTROLLER);
                                    return allocations.put(pot, proposed);
                                });
                    });
        }

        private Boolean promise(String told) throws Exception {
            if (allocations.isEmpty()) {
                return null;
            }
            var pot = pick(List.copyOf(model.allocated.keySet()));
            var amount = small();
            var expected = model.promise(pot, amount);
            return same(
                    told,
                    expected,
                    () -> {
                        var made =
                                As.system(
                                        () ->
                                                InContainer.service(FundAllocation.class)
                                                        .commit(
                                                                allocations.get(pot),
                                                                "Supplier",
                                                                euro(amount),
                                                                DAY,
                                                                OFFICER));
                        return promises.put(last(model.promises), made);
                    });
        }

        private Boolean release(String told) throws Exception {
            if (model.promises.isEmpty()) {
                return null;
            }
            var promise = pick(model.promises);
            var amount = small();
            return same(
                    told,
                    model.release(promise, amount),
                    () ->
                            As.system(
                                    () -> {
                                        InContainer.service(FundAllocation.class)
                                                .release(
                                                        promises.get(promise),
                                                        euro(amount),
                                                        "Decision " + ++documents,
                                                        DAY,
                                                        OFFICER);
                                        return null;
                                    }));
        }

        private Boolean spend(String told, FundModel.Promise promise) throws Exception {
            if (allocations.isEmpty()) {
                return null;
            }
            var pot = promise == null ? pick(List.copyOf(model.allocated.keySet())) : promise.pot;
            var amount = small();
            var expected = model.spend(pot, amount, promise);
            return same(
                    told,
                    expected,
                    () -> {
                        var entered =
                                new NewCostDocument(
                                        id,
                                        events.get(FundModel.event(pot)),
                                        CostCategory.valueOf(pot.substring(pot.indexOf(' ') + 1)),
                                        "",
                                        Beneficiary.PARTICIPANTS,
                                        "Supplier " + stage.code,
                                        "INV-" + ++documents,
                                        DAY,
                                        euro(amount),
                                        promise == null ? null : promises.get(promise),
                                        null);
                        var cost = stage.cost(entered);
                        return costs.put(last(model.costs), cost);
                    });
        }

        private Boolean pay() throws Exception {
            var unpaid = model.unpaid();
            if (unpaid.isEmpty()) {
                return null;
            }
            var cost = pick(unpaid);
            model.pay(cost);
            As.system(
                    () -> {
                        InContainer.service(CostDocuments.class).pay(costs.get(cost), DAY, OFFICER);
                        return null;
                    });
            return true;
        }

        private Boolean settle(String told) throws Exception {
            var unpaid = model.unpaid();
            if (unpaid.isEmpty()) {
                return null;
            }
            var cost = pick(unpaid);
            return same(
                    told,
                    model.settle(cost),
                    () ->
                            As.system(
                                    () -> {
                                        InContainer.service(CostDocuments.class)
                                                .settle(costs.get(cost), DAY, OFFICER);
                                        return null;
                                    }));
        }

        private Boolean reverse() throws Exception {
            var standing = model.costs.stream().filter(each -> !each.reversed).toList();
            if (standing.isEmpty() || random.nextInt(3) > 0) {
                return null;
            }
            var cost = pick(standing);
            model.reverse(cost);
            var entry =
                    FundingStage.texts(
                                    "select id from muster.journal_entry where source_kind = 'COST_DOCUMENT' and source_id = '"
                                            + costs.get(cost)
                                            + "'")
                            .get(0);
            As.system(
                    () ->
                            InContainer.service(LedgerKeeping.class)
                                    .reverse(
                                            JournalEntryId.of(entry),
                                            DAY,
                                            "Entered wrongly",
                                            CONTROLLER));
            return true;
        }

        private Object cash(CashDocument.Kind kind, EventId event, long amount) throws Exception {
            var service = InContainer.service(CashDocuments.class);
            return As.system(
                    () -> {
                        var entered =
                                service.enter(
                                        new NewCashDocument(
                                                id,
                                                kind,
                                                event,
                                                "Somebody",
                                                "REF-" + ++documents,
                                                DAY,
                                                euro(amount)),
                                        OFFICER);
                        service.approve(entered, CONTROLLER);
                        return null;
                    });
        }

        /** Both allow it, or both refuse it for the same reason. */
        private static boolean same(String told, String expected, Callable<?> act)
                throws Exception {
            var actual = FundModel.ALLOWED;
            try {
                act.call();
            } catch (DomainException refused) {
                actual = refused.getClass().getSimpleName();
            }
            assertEquals(expected, actual, told);
            return actual.equals(FundModel.ALLOWED);
        }

        /** What the contribution's page shows is what the arithmetic says. */
        private void agree(String told) throws Exception {
            var overview = InContainer.service(ContributionOverview.class);
            var shown = As.system(() -> overview.detail(id, OFFICER)).summary();
            assertEquals(
                    List.of(
                            model.received + model.interest,
                            model.spentWithSupport(),
                            model.committed()),
                    List.of(
                            shown.available().minor(),
                            shown.spent().minor(),
                            shown.committed().minor()),
                    told + ": received, spent, committed");
            assertTrue(model.available() >= 0, told + ": nothing is overdrawn");
        }

        /** The statement tells the same, and the books balance. */
        private void accounted() throws Exception {
            var production = InContainer.service(StatementProduction.class);
            var statement = As.system(() -> production.produce(id, YEAR, null, OFFICER)).id();
            var overview = InContainer.service(StatementOverview.class);
            var figures = As.system(() -> overview.figures(statement, OFFICER));
            var told = "seed " + seed + " at its end";
            assertEquals(
                    List.of(
                            euro(model.received),
                            euro(model.interest),
                            euro(model.spentWithSupport()),
                            euro(model.refunds),
                            euro(model.committed()),
                            euro(model.available()),
                            euro(model.cash()),
                            euro(model.advanced()),
                            euro(model.owed())),
                    List.of(
                            figures.received(),
                            figures.interest(),
                            figures.spent(),
                            figures.refunds(),
                            figures.commitments(),
                            figures.uncommitted(),
                            figures.position().cash(),
                            figures.position().advances(),
                            figures.position().owed()),
                    told);
            assertEquals(
                    List.of("0 0"),
                    FundingStage.texts(
                            "select sum(amount_minor) || ' ' || sum(functional_minor) from muster.journal_line where contribution_id = '"
                                    + id
                                    + "'"),
                    told + ": debits are credits");
            assertEquals(
                    List.of(),
                    FundingStage.texts(
                            "select c.id from muster.commitment c join muster.allocation a on a.id = c.allocation_id where a.contribution_id = '"
                                    + id
                                    + "' and c.original_minor <> c.posted_minor + c.released_minor + (select c.original_minor - coalesce(sum(m.amount_minor), 0)"
                                    + " from muster.commitment_movement m where m.commitment_id = c.id and m.kind <> 'RESERVED')"),
                    told + ": what was promised is posted, released or open");
        }

        private <T> T pick(List<T> some) {
            return some.get(random.nextInt(some.size()));
        }

        private static <T> T last(List<T> some) {
            return some.get(some.size() - 1);
        }

        private static Money euro(long minor) {
            return Money.of(minor, "EUR");
        }
    }
}

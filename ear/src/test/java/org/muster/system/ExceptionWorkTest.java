package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.naming.InitialContext;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.event.EventId;
import org.muster.reconciliation.BulkSettlement;
import org.muster.reconciliation.CaseAge;
import org.muster.reconciliation.CaseOrder;
import org.muster.reconciliation.CaseState;
import org.muster.reconciliation.CaseStep;
import org.muster.reconciliation.DonorReferenceMissing;
import org.muster.reconciliation.ExceptionId;
import org.muster.reconciliation.ExceptionSettled;
import org.muster.reconciliation.ExceptionSummary;
import org.muster.reconciliation.Exceptions;
import org.muster.reconciliation.Mismatch;
import org.muster.reconciliation.NothingProposed;
import org.muster.reconciliation.NothingToRecover;
import org.muster.reconciliation.ProposalBy;
import org.muster.reconciliation.ProposalChanged;
import org.muster.shared.Actor;
import org.muster.shared.DateRange;
import org.muster.shared.DomainException;
import org.muster.shared.FourEyes;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;
import org.muster.shared.Roles;

/** Exceptions as work: found, settled many at once by two people, and told step by step. */
@ArquillianTest
class ExceptionWorkTest {
    private static final Actor OFFICER = new Actor("finance-officer");
    private static final Actor CONTROLLER = new Actor("controller");

    private Connection connection;
    private Gathering gathering;
    private UUID run;

    @Deployment
    static WebArchive archive() {
        return InContainer.archive(ExceptionWorkTest.class, Gathering.class, FundingStage.class);
    }

    @BeforeEach
    void gather() throws Exception {
        DataSource source = InitialContext.doLookup("java:jboss/datasources/MusterDS");
        connection = source.getConnection();
        gathering = new Gathering(connection);
        run = UUID.randomUUID();
        gathering.run(
                "insert into muster.reconciliation_run (id, event_id, started_by, started_at) values (?, ?, 'anna', now())",
                run,
                gathering.event);
    }

    @AfterEach
    void leave() throws Exception {
        connection.close();
    }

    @Test
    void theListIsNarrowedSortedAndAddedUpByCurrency() throws Exception {
        var sponsored = gathering.participant(0, "SPONSORED");
        found("R03", "B", sponsored, 30_000, "EUR", 0);
        found("R15", "B", sponsored, 10_000, "EUR", 40);
        found("R05", "W", gathering.participant(1, "SPONSORED"), 70_000, "JPY", 100);
        found("R10", "W", gathering.participant(2, "SELF_FUNDED"), 0, "EUR", 8);
        assertEquals(
                Map.of("EUR", Money.of(40_000, "EUR"), "JPY", Money.of(70_000, "JPY")),
                totals(new Filter()));
        assertEquals("R05 R15 R10 R03", classes(new Filter(), CaseOrder.AGE));
        assertEquals("R03 R15 R10 R05", classes(new Filter(), CaseOrder.MONEY));
        assertEquals("R15 R03 R05 R10", classes(new Filter(), CaseOrder.SEVERITY));
        assertEquals("R05 R10", classes(new Filter().severity(Mismatch.Severity.W), null));
        assertEquals("R15", classes(new Filter().age(CaseAge.QUARTER), null));
        assertEquals("R05", classes(new Filter().age(CaseAge.OLDER), null));
        assertEquals("R03", classes(new Filter().age(CaseAge.WEEK), null));
        assertEquals("R05", classes(new Filter().currency("JPY"), null));
        assertEquals("", classes(new Filter().text("nobody's name"), null));
        var name = "testova-" + sponsored.toString().substring(0, 4);
        assertEquals("R03 R15", classes(new Filter().text(name), CaseOrder.CLASS));
        assertEquals(40, only("R15").days());
    }

    @Test
    void manyAreSettledByTwoPeopleAndTheRefusedAreTold() throws Exception {
        var sponsored = gathering.participant(0, "SPONSORED");
        var money = found("R03", "B", sponsored, 30_000, "EUR", 0);
        var same = found("R10", "W", sponsored, 30_000, "EUR", 0);
        var own = found("R33", "B", gathering.participant(1, "SELF_FUNDED"), 30_000, "EUR", 0);
        var all = List.of(money, same, own);
        assertThrows(InvalidInput.class, () -> propose(all, CaseState.ACCEPTED, " ", ""));
        assertThrows(InvalidInput.class, () -> propose(List.of(), CaseState.CLOSED, "Why", ""));
        var refused = propose(all, CaseState.ACCEPTED, "As agreed", "");
        assertEquals(List.of(money), List.copyOf(refused.keySet()), "a donor's money is at risk");
        assertInstanceOf(DonorReferenceMissing.class, refused.get(money));
        assertEquals(Map.of(), propose(List.of(money), CaseState.ACCEPTED, "Agreed", "JP/12/7"));
        assertEquals("R03 R10 R33", classes(new Filter().proposal(ProposalBy.ME), null));
        assertEquals("", classes(new Filter().proposal(ProposalBy.NOBODY), null));
        var own4eyes = confirm(all, OFFICER);
        assertEquals(3, own4eyes.size());
        assertTrue(own4eyes.values().stream().allMatch(FourEyes.class::isInstance));
        assertEquals(Map.of(), confirm(all, CONTROLLER));
        assertEquals("", classes(new Filter().state(CaseState.OPEN), null));
        assertEquals(
                Map.of(money, ExceptionSettled.class),
                confirm(List.of(money), CONTROLLER).entrySet().stream()
                        .collect(
                                Collectors.toMap(Map.Entry::getKey, e -> e.getValue().getClass())));
    }

    @Test
    void whatAnAgreementBoreIsADonorsMoneyWhoeverItWasPaidFor() throws Exception {
        var person = gathering.participant(0, "SELF_FUNDED");
        var nobodys = about("R12", "OUTSIDE", outside(person), person);
        var borne = about("R21", "OUTSIDE", borne(outside(person)), person);
        var document = about("R19", "COST", UUID.randomUUID(), person);
        var refused = propose(List.of(nobodys, borne, document), CaseState.ACCEPTED, "Agreed", "");
        assertEquals(Set.of(borne, document), refused.keySet());
        assertInstanceOf(DonorReferenceMissing.class, refused.get(borne));
        assertEquals(Map.of(), propose(List.of(borne), CaseState.ACCEPTED, "Agreed", "JP/12/7"));
    }

    /** What another system paid for somebody. */
    private UUID outside(UUID person) throws SQLException {
        var payment = UUID.randomUUID();
        gathering.run(
                """
                with file as (insert into muster.outside_file (id, sha256, file_name, content, taken_by, taken_at, lines_good,
                    lines_bad) values (?, ?, 'paid.csv', '', 'test', now(), 1, 0) returning id)
                insert into muster.outside_payment (id, file_id, line_no, event_id, category, person_id, supplier,
                    document_no, ticket_no, end_to_end_id, currency, amount_minor, paid_on)
                select ?, id, 2, ?, 'AIR', ?, '', '', ?, '', 'EUR', 30000, ? from file""",
                payment,
                payment.toString(),
                payment,
                gathering.event,
                person,
                payment.toString(),
                Gathering.LAST);
        return payment;
    }

    /** The payment, all of it from an agreement. */
    private UUID borne(UUID payment) throws Exception {
        var period = new DateRange(Gathering.FIRST.minusYears(1), Gathering.LAST.plusYears(1));
        gathering.run(
                "insert into muster.outside_share values (?, ?, 30000)",
                payment,
                new FundingStage().contribution("1000.00", period).value());
        return payment;
    }

    @Test
    void theSecondPersonConfirmsWhatTheySawAndNothingElse() throws Exception {
        var one = found("R03", "B", gathering.participant(0, "SPONSORED"), 30_000, "EUR", 0);
        var other = found("R10", "W", gathering.participant(1, "SPONSORED"), 0, "EUR", 0);
        var seen = shown(List.of(one, other));
        propose(List.of(one), CaseState.CLOSED, "Never paid", "");
        assertInstanceOf(ProposalChanged.class, confirm(seen, CONTROLLER).get(one), "saw nothing");
        var shown = shown(List.of(one));
        propose(List.of(one), CaseState.ACCEPTED, "The donor agreed", "JP/12/7");
        var refused = confirm(shown, CONTROLLER);
        assertInstanceOf(ProposalChanged.class, refused.get(one), () -> refused.toString());
        var exceptions = InContainer.service(Exceptions.class);
        assertThrows(
                ProposalChanged.class,
                () ->
                        As.role(
                                Roles.CONTROLLER,
                                () -> {
                                    exceptions.confirm(one, shown.get(one), CONTROLLER);
                                    return null;
                                }));
        assertEquals(CaseState.OPEN, only("R03").state());
        assertEquals(Map.of(), confirm(List.of(one), CONTROLLER));
        assertEquals(CaseState.ACCEPTED, only("R03").state());
    }

    @Test
    void whatIsRecoveredIsEndedByAnotherOutcome() throws Exception {
        var person = gathering.participant(0, "SPONSORED");
        var one = found("R03", "B", person, 30_000, "EUR", 0);
        var refused = propose(List.of(one), CaseState.RECOVERING, "Asked back", "");
        assertInstanceOf(NothingToRecover.class, refused.get(one), "nothing was paid");
        outside(person);
        assertEquals(Map.of(), propose(List.of(one), CaseState.RECOVERING, "Asked back", ""));
        confirm(List.of(one), CONTROLLER);
        assertEquals(CaseState.RECOVERING, only("R03").state());
        assertEquals(Map.of(), propose(List.of(one), CaseState.CLOSED, "Money came back", ""));
        assertEquals(Map.of(), confirm(List.of(one), CONTROLLER));
        assertEquals(
                "OPENED anna PROPOSED finance-officer CONFIRMED controller PROPOSED finance-officer"
                        + " CONFIRMED controller",
                told(one));
    }

    @Test
    void aProposalIsAboutWhatWasThereAndTheTimeLineIsNeverChanged() throws Exception {
        var one = found("R03", "B", gathering.participant(0, "SPONSORED"), 30_000, "EUR", 0);
        propose(List.of(one), CaseState.CLOSED, "Little money", "");
        gathering.run(
                "update muster.exception_case set at_risk_minor = 900000, last_run = ? where id = ?",
                run,
                one.value());
        assertInstanceOf(NothingProposed.class, confirm(List.of(one), CONTROLLER).get(one));
        gathering.run(
                "update muster.exception_case set version = version + 1 where id = ?", one.value());
        gathering.run(
                "update muster.exception_case set state = 'CORRECTED', last_run = ? where id = ?",
                run,
                one.value());
        gathering.run(
                "update muster.exception_case set state = 'OPEN', last_run = ? where id = ?",
                run,
                one.value());
        assertEquals(
                "OPENED anna PROPOSED finance-officer CHANGED anna CORRECTED anna REOPENED anna",
                told(one));
        assertThrows(
                SQLException.class,
                () ->
                        gathering.run(
                                "delete from muster.exception_change where exception_id = ?",
                                one.value()));
    }

    private ExceptionId found(
            String mismatch, String severity, UUID person, long risk, String currency, int daysAgo)
            throws SQLException {
        return about(mismatch, "PERSON", person, person, severity, risk, currency, daysAgo);
    }

    private ExceptionId about(String mismatch, String kind, UUID subject, UUID person)
            throws SQLException {
        return about(mismatch, kind, subject, person, "B", 30_000, "EUR", 0);
    }

    private ExceptionId about(
            String mismatch,
            String kind,
            UUID subject,
            UUID person,
            String severity,
            long risk,
            String currency,
            int daysAgo)
            throws SQLException {
        var id = ExceptionId.next();
        gathering.run(
                """
                insert into muster.exception_case (id, version, event_id, class, subject_kind, subject_id, person_id,
                    severity, currency, at_risk_minor, evidence, state, opened_run, opened_at, last_run)
                values (?, 0, ?, ?, ?, ?, ?, ?, ?, ?, 'As told', 'OPEN', ?, now() - ? * interval '1 day', ?)""",
                id.value(),
                gathering.event,
                mismatch,
                kind,
                subject,
                person,
                severity,
                currency,
                risk,
                run,
                daysAgo,
                run);
        return id;
    }

    /** The filter of this event's exceptions, narrowed step by step. */
    private final class Filter {
        private CaseState state;
        private Mismatch.Severity severity;
        private CaseAge age;
        private String currency;
        private ProposalBy proposal;
        private String text;

        private Filter state(CaseState wanted) {
            state = wanted;
            return this;
        }

        private Filter severity(Mismatch.Severity wanted) {
            severity = wanted;
            return this;
        }

        private Filter age(CaseAge wanted) {
            age = wanted;
            return this;
        }

        private Filter currency(String wanted) {
            currency = wanted;
            return this;
        }

        private Filter proposal(ProposalBy wanted) {
            proposal = wanted;
            return this;
        }

        private Filter text(String wanted) {
            text = wanted;
            return this;
        }

        private Exceptions.Filter built() {
            return new Exceptions.Filter(
                    new EventId(gathering.event),
                    null,
                    state,
                    severity,
                    age,
                    currency,
                    proposal,
                    text);
        }
    }

    private List<ExceptionSummary> rows(Filter filter, CaseOrder order) throws Exception {
        var exceptions = InContainer.service(Exceptions.class);
        return As.role(
                Roles.FINANCE_OFFICER,
                () -> exceptions.work(filter.built(), order, 0, 50, OFFICER));
    }

    private String classes(Filter filter, CaseOrder order) throws Exception {
        return rows(filter, order).stream()
                .map(row -> row.mismatch().name())
                .collect(Collectors.joining(" "));
    }

    private ExceptionSummary only(String mismatch) throws Exception {
        return rows(new Filter(), null).stream()
                .filter(row -> row.mismatch().name().equals(mismatch))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, Money> totals(Filter filter) throws Exception {
        var exceptions = InContainer.service(Exceptions.class);
        return As.role(Roles.AUDITOR, () -> exceptions.totals(filter.built(), new Actor("auditor")))
                .stream()
                .collect(
                        Collectors.toMap(
                                each -> each.atRisk().currency().getCurrencyCode(),
                                Exceptions.Total::atRisk));
    }

    private String told(ExceptionId id) throws Exception {
        var exceptions = InContainer.service(Exceptions.class);
        List<CaseStep> steps =
                As.role(Roles.CONTROLLER, () -> exceptions.history(id, 0, 50, CONTROLLER));
        return steps.stream()
                .map(step -> step.kind() + " " + step.by())
                .collect(Collectors.joining(" "));
    }

    private Map<ExceptionId, DomainException> propose(
            List<ExceptionId> ids, CaseState outcome, String reason, String reference)
            throws Exception {
        var bulk = InContainer.service(BulkSettlement.class);
        return As.role(
                Roles.FINANCE_OFFICER,
                () -> bulk.propose(ids, outcome, reason, reference, OFFICER));
    }

    private Map<ExceptionId, DomainException> confirm(List<ExceptionId> ids, Actor by)
            throws Exception {
        return confirm(shown(ids), by);
    }

    private Map<ExceptionId, DomainException> confirm(Map<ExceptionId, UUID> seen, Actor by)
            throws Exception {
        var bulk = InContainer.service(BulkSettlement.class);
        var role = by.equals(OFFICER) ? Roles.FINANCE_OFFICER : Roles.CONTROLLER;
        return As.role(role, () -> bulk.confirm(seen, by));
    }

    /** What a page shows as proposed for each of them. */
    private Map<ExceptionId, UUID> shown(List<ExceptionId> ids) throws Exception {
        var shown = new HashMap<ExceptionId, UUID>();
        for (var row : rows(new Filter(), null)) {
            if (ids.contains(row.id())) {
                shown.put(row.id(), row.proposal());
            }
        }
        return shown;
    }
}

package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.muster.system.FundingStage.CONTROLLER;
import static org.muster.system.FundingStage.OFFICER;

import jakarta.ejb.EJBAccessException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.muster.account.ScopeRefused;
import org.muster.event.EventId;
import org.muster.funding.ContributionId;
import org.muster.reporting.AuditCopy;
import org.muster.reporting.StatementFormat;
import org.muster.reporting.StatementId;
import org.muster.reporting.StatementOverview;
import org.muster.reporting.StatementProduction;
import org.muster.shared.Actor;
import org.muster.shared.DateRange;
import org.muster.shared.Roles;

/** The lines with names, for whoever compares them with the papers. */
@ArquillianTest
class AuditCopyTest {
    private static final DateRange YEAR =
            new DateRange(LocalDate.of(2011, 7, 1), LocalDate.of(2012, 6, 30));
    private static final LocalDate DAY = LocalDate.of(2012, 5, 28);

    private final FundingStage stage = new FundingStage();
    private final String name = "Copy" + stage.code;

    @Deployment
    static WebArchive archive() {
        return InContainer.archive(AuditCopyTest.class, FundingStage.class);
    }

    @Test
    void namesAreJoinedAtPrintingKeptNowhereAndGoneAfterAnErasure() throws Exception {
        var person = stage.person("F");
        FundingStage.run(
                "update muster.person set family_name = ?, given_name = '=Ana' where id = ?",
                name,
                person);
        var statement = statement(contribution(person));
        var copy = printed(statement, CONTROLLER, Roles.CONTROLLER);
        assertTrue(copy.contains(name + ", =Ana"), copy);
        assertTrue(copy.lines().findFirst().orElseThrow().endsWith("line,participant"), copy);
        assertEquals(1, printings(statement), "the audit trail has a row of the printing");
        for (var format : List.of(StatementFormat.CSV, StatementFormat.JOURNAL)) {
            assertFalse(stored(statement, format).contains(name), format + " names nobody");
        }
        FundingStage.run(
                "update muster.person set family_name = '', given_name = '', erased_at = now() where id = ?",
                person);
        assertFalse(printed(statement, CONTROLLER, Roles.CONTROLLER).contains(name));
        assertEquals(2, printings(statement));
    }

    @Test
    void donorsFinanceAndAuditorsOfOtherContributionsDoNotGetIt() throws Exception {
        var id = contribution(stage.person("M"));
        var other = contribution(stage.person("M"));
        var statement = statement(id);
        for (var role : List.of(Roles.DONOR, Roles.FINANCE_OFFICER, Roles.EVENT_OFFICER)) {
            assertThrows(EJBAccessException.class, () -> printed(statement, OFFICER, role), role);
        }
        var stranger = stage.limited("stranger", other, Roles.AUDITOR);
        assertThrows(ScopeRefused.class, () -> printed(statement, stranger, Roles.AUDITOR));
        var own = stage.limited("own", id, Roles.AUDITOR);
        assertTrue(printed(statement, own, Roles.AUDITOR).contains("Invented, Person"));
        assertEquals(1, printings(statement), "who is refused leaves no printing behind");
    }

    private static String printed(StatementId statement, Actor by, String role) throws Exception {
        var copies = InContainer.service(AuditCopy.class);
        var bytes = As.role(role, () -> copies.print(statement, by)).content();
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static String stored(StatementId statement, StatementFormat format) throws Exception {
        var overview = InContainer.service(StatementOverview.class);
        var bytes = As.system(() -> overview.rendering(statement, format, OFFICER)).content();
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private static long printings(StatementId statement) throws Exception {
        return FundingStage.number(
                "select count(*) from muster.audit_entry where act = 'audit copy printed' and subject_id = ?",
                statement.toString());
    }

    private static StatementId statement(ContributionId id) throws Exception {
        var production = InContainer.service(StatementProduction.class);
        return As.system(() -> production.produce(id, YEAR, (UUID) null, OFFICER)).id();
    }

    private ContributionId contribution(UUID person) throws Exception {
        var id = stage.contribution("1000.00", YEAR);
        stage.receive(id, "1000.00", YEAR.from());
        var event = stage.event(UUID.randomUUID().toString().substring(0, 4), DAY, DAY);
        stage.participation(event, person, "PARTICIPANT", "SPONSORED", null);
        claimed(id, event, person);
        return id;
    }

    /** An allowance of 100.00 claimed by the person and posted. */
    private static void claimed(ContributionId id, EventId event, UUID person) throws Exception {
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
                values (?, 0, ?, ?, ?, ?, 1, 'EUR', 10000, 'PAID', 10000, ?, ?, 'test', now())""",
                claim,
                "CL-" + claim.toString().substring(0, 8),
                event.value(),
                person,
                scheme,
                DAY,
                DAY);
        FundingStage.run(
                """
                with entry as (insert into muster.journal_entry (id, source_kind, source_id, posted_on, description,
                    recorded_by, recorded_at)
                    values (gen_random_uuid(), 'CLAIM', ?, ?, 'Claim', 'test', now()) returning id)
                insert into muster.journal_line (entry_id, line_no, account, contribution_id, event_id, category,
                    currency, amount_minor, functional_minor)
                select id, l.no, l.account, ?, ?, 'DSA', 'EUR', l.sign * 10000, l.sign * 10000
                  from entry, (values (1, 'EXPENSE', 1), (2, 'PAYABLE', -1)) as l (no, account, sign)""",
                claim.toString(),
                DAY,
                id.value(),
                event.value());
    }
}

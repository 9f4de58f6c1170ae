package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.muster.run.Await.await;

import java.sql.SQLException;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Contributions and statements as people and programs outside find them. */
class StatementDoorsTest {
    private static final String PERIOD = "from=2013-01-01&to=2013-12-31";

    private final String code = UUID.randomUUID().toString().substring(0, 8);
    private final UUID contribution = UUID.randomUUID();

    @BeforeEach
    void aContributionOfAThousandReceived() throws SQLException {
        var donor = UUID.randomUUID();
        run("insert into muster.donor values (?, 0, ?, null, '10', true)", donor, "Donor " + code);
        run(
                """
                insert into muster.contribution (id, version, agreement_no, donor_id, title, currency, agreed_minor, basis,
                    recognition, fx_method, earmark_category, psc_basis_points, valid_from, valid_to, liquidation_to,
                    state, entered_by, approved_by)
                values (?, 0, ?, ?, 'Fund', 'EUR', 100000, 'ACCRUAL', 'UNCONDITIONAL', 'MONTHLY', '1', 0, '2013-01-01',
                    '2013-12-31', '2014-06-30', 'ACTIVE', 'finance-officer', 'controller')""",
                contribution,
                "AG-" + code,
                donor);
        run(
                """
                with entry as (insert into muster.journal_entry (id, source_kind, source_id, posted_on, description,
                    recorded_by, recorded_at)
                    values (gen_random_uuid(), 'INSTALMENT', ?, '2013-02-01', 'Instalment', 'test', now()) returning id)
                insert into muster.journal_line (entry_id, line_no, account, contribution_id, currency, amount_minor,
                    functional_minor)
                select id, l.no, l.account, ?, 'EUR', l.amount, l.amount
                  from entry, (values (1, 'BANK', 100000), (2, 'INCOME_CONTRIBUTION', -100000)) as l (no, account, amount)""",
                UUID.randomUUID().toString(),
                contribution);
    }

    @Test
    void aProgramHasAStatementProducedReadAndCertified() throws Exception {
        var statement = produced();
        var officer = Visitor.program("finance-officer");
        var json = officer.get("/api/v1/statements/" + statement);
        assertEquals(200, json.statusCode());
        assertTrue(json.body().contains("\"closing\":\"1000.00\""), json.body());
        assertTrue(json.body().contains("\"state\":\"DRAFT\""), json.body());
        var csv = officer.get("/api/v1/statements/" + statement + "/csv");
        assertTrue(csv.headers().firstValue("Content-Type").orElse("").startsWith("text/csv"));
        assertTrue(csv.body().contains("RECEIVED"), csv.body());
        assertEquals(403, certified("finance-officer", statement), "the producer is no controller");
        assertEquals(200, certified("controller", statement));
        assertEquals(409, certified("controller", statement));
    }

    @Test
    void theSamePdfComesASecondTime() throws Exception {
        var path = "/api/v1/statements/" + produced() + "/pdf";
        var first = Visitor.program("auditor").bytes(path);
        var second = Visitor.program("auditor").bytes(path);
        assertEquals("%PDF", new String(first, 0, 4, java.nio.charset.StandardCharsets.US_ASCII));
        assertArrayEquals(first, second);
    }

    @Test
    void aDonorReadsTheirOwnCertifiedStatementAndNoOther() throws Exception {
        var statement = produced();
        var login = "donor-" + code;
        var stranger = "stranger-" + code;
        donor(login, contribution.toString());
        donor(stranger, UUID.randomUUID().toString());
        var path = "/api/v1/statements/" + statement;
        assertEquals(403, Visitor.program(login).get(path).statusCode(), "a draft is not shown");
        certified("controller", statement);
        assertEquals(200, Visitor.program(login).get(path).statusCode());
        assertEquals(403, Visitor.program(stranger).get(path).statusCode());
        assertEquals(403, Visitor.program(stranger).get(list()).statusCode());
        var page = Visitor.person(login).get("/reporting/statement.xhtml?id=" + statement);
        assertEquals(200, page.statusCode());
        assertEquals(
                403,
                Visitor.person(stranger)
                        .get("/reporting/statement.xhtml?id=" + statement)
                        .statusCode());
    }

    @Test
    void theWrongRoleIsRefusedAndWhatIsNotThereIsNotFound() throws Exception {
        assertEquals(403, Visitor.program("event-officer").get(list()).statusCode());
        assertEquals(
                403,
                Visitor.program("event-officer")
                        .send("POST", list() + "?" + PERIOD, "application/json", "")
                        .statusCode());
        var auditor = Visitor.program("auditor");
        assertEquals(404, auditor.get("/api/v1/statements/" + UUID.randomUUID()).statusCode());
        assertEquals(404, auditor.get("/api/v1/statements/unheard-of").statusCode());
        assertEquals(
                400,
                Visitor.program("finance-officer")
                        .send("POST", list() + "?from=x&to=y", "application/json", "")
                        .statusCode());
        assertEquals(401, Visitor.anonymous().get(list()).statusCode());
        for (var page :
                new String[] {"/funding/contributions.xhtml", "/reporting/statements.xhtml"}) {
            assertEquals(403, Visitor.person("event-officer").get(page).statusCode(), page);
        }
    }

    @Test
    void peopleSeeTheContributionItsCostsAndItsStatements() throws Exception {
        var statement = produced();
        var auditor = Visitor.person("auditor");
        shown(auditor, "/funding/contributions.xhtml", "m-main");
        shown(auditor, "/funding/contribution.xhtml?id=" + contribution, "AG-" + code);
        shown(auditor, "/funding/costs.xhtml", "m-main");
        shown(Visitor.person("finance-officer"), "/funding/cost.xhtml", "AG-" + code);
        shown(Visitor.person("finance-officer"), "/funding/agreement.xhtml", "agreement:enter");
        shown(
                Visitor.person("finance-officer"),
                "/funding/allocations.xhtml?id=" + contribution,
                "allocation:do");
        shown(Visitor.person("finance-officer"), "/reporting/statements.xhtml", "AG-" + code);
        shown(auditor, "/reporting/statement.xhtml?id=" + statement, "AG-" + code);
        shown(auditor, "/reporting/statement.xhtml?section=RECEIVED&id=" + statement, "INSTALMENT");
        assertEquals(404, auditor.get("/reporting/statement.xhtml?id=unheard-of").statusCode());
        assertEquals(
                404,
                auditor.get("/funding/contribution.xhtml?id=" + UUID.randomUUID()).statusCode());
    }

    private static void shown(Visitor visitor, String path, String expected) throws Exception {
        var page = visitor.get(path);
        assertEquals(200, page.statusCode(), path + " " + page.body());
        assertTrue(page.body().contains(expected), path + " " + page.body());
        assertFalse(page.body().contains("???"), path + " lacks a text: " + page.body());
    }

    private String list() {
        return "/api/v1/contributions/" + contribution + "/statements";
    }

    private static int certified(String login, String statement) throws Exception {
        return Visitor.program(login)
                .send(
                        "POST",
                        "/api/v1/statements/" + statement + "/certification",
                        "application/json",
                        "")
                .statusCode();
    }

    private String produced() throws Exception {
        var officer = Visitor.program("finance-officer");
        var started = officer.send("POST", list() + "?" + PERIOD, "application/json", "");
        assertEquals(202, started.statusCode(), started.body());
        var id = Pattern.compile("\"statements\":\\[\\{\"id\":\"([^\"]+)\"");
        await(() -> id.matcher(officer.get(list()).body()).find(), "a statement to be produced");
        var found = id.matcher(officer.get(list()).body());
        assertTrue(found.find());
        return found.group(1);
    }

    private static void donor(String login, String scope) throws SQLException {
        run(
                """
                insert into muster.account (id, version, login, full_name, language, password_hash, active,
                    created_at, created_by)
                select gen_random_uuid(), 0, ?, 'Invented', 'en', password_hash, true, now(), 'test'
                  from muster.account where login = 'nobody'""",
                login);
        run(
                """
                insert into muster.account_grant
                select id, 'donor', 'CONTRIBUTION', ?, 'test', now() from muster.account where login = ?""",
                scope,
                login);
    }

    private static void run(String sql, Object... parameters) throws SQLException {
        try (var connection = Installed.connect();
                var statement = connection.prepareStatement(sql)) {
            for (var at = 0; at < parameters.length; at++) {
                statement.setObject(at + 1, parameters[at]);
            }
            statement.executeUpdate();
        }
    }
}

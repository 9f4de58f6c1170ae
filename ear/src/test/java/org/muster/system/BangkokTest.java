package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Bangkok from the letters to the donor's statement, played in act by act on the demonstration:
 * what comes out is known to the cent.
 */
@Beside
class BangkokTest {
    private final Demonstrated demonstration = Installed.demonstration();

    @Test
    @Tag("R01")
    @Tag("R34")
    void thePlayEndsInTheKnownFigures() throws Exception {
        demonstration.told("answers");
        twentyEightSeatsAreConfirmed();
        assertTrue(demonstration.told("deadline").contains("refused"));
        twentyEightSeatsAreConfirmed();
        demonstration.told("day-after");
        assertTrue(
                demonstration
                        .told("sheet")
                        .startsWith("27 administrations, 30 persons, 89 participant-days"));
        demonstration.told("claims");
        demonstration.told("costs");
        demonstration.told("reconcile");
        whatIsPayableIsPayable();
        demonstration.act("reconcile");
        whatIsPayableIsPayable();
        demonstration.told("approve");
        demonstration.told("statement");
        theStatementAddsUp();
        assertEquals(409, certified(), "exceptions are settled first");
        demonstration.told("settle");
        assertEquals(200, certified());
        theStatementAddsUp();
        demonstration.told("july");
        demonstration.act("statement");
        theStatementAddsUp();
        assertEquals(
                List.of("CERTIFIED 1", "DRAFT 2"),
                all(
                        "select state || ' ' || statement_version from muster.donor_statement order by 1"),
                "what the donor was told stands beside the draft that knows of the payments");
        assertEquals("26", one("select count(*) from muster.claim where state = 'PAID'"));
        actsAreDoneOnce();
    }

    @Test
    void aRunEndsByTheRealTimeWhateverDayTheDemonstrationHas() throws Exception {
        var run = UUID.randomUUID();
        execute(
                """
                insert into muster.job_run (id, job, subject, parameters, state, node, started_by, started_at, heartbeat_at,
                    items_total, items_done, items_before)
                values ('%1$s', 'test', '%1$s', '', 'RUNNING', 'another', 'test', now() - interval '1 minute',
                    now() + interval '1 hour', 30, 20, 0)"""
                        .formatted(run));
        try {
            var request =
                    HttpRequest.newBuilder(URI.create(demonstration.url() + "/api/v1/jobs/" + run))
                            .header("Authorization", demonstration.basic("oscar.operator"))
                            .build();
            var told =
                    HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.ofString())
                            .body();
            var ends = Pattern.compile("\"endsAbout\":\"([^\"]*)\"").matcher(told);
            assertTrue(ends.find(), told);
            assertTrue(
                    Duration.between(Instant.now(), Instant.parse(ends.group(1))).abs().toMinutes()
                            < 5,
                    told);
        } finally {
            execute("delete from muster.job_run where id = '" + run + "'");
        }
    }

    private void execute(String sql) throws SQLException {
        try (var connection = demonstration.connect();
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private void twentyEightSeatsAreConfirmed() throws SQLException {
        assertEquals(
                List.of("SELF_FUNDED 3", "SPONSORED 28"),
                all(
                        """
                        select p.funding || ' ' || count(*) from muster.participation p
                          join muster.capacity_event e on e.id = p.event_id
                         where e.code = 'AP-2012-05-P' and p.status = 'CONFIRMED' group by p.funding order by 1"""));
        assertEquals(
                "28 840000",
                one(
                        "select count(*) || ' ' || sum(original_minor) from muster.commitment where category = 'DSA'"));
        assertEquals(
                "7",
                one(
                        """
                        select count(*) from muster.participation p join muster.capacity_event e on e.id = p.event_id
                         where e.code = 'AP-2012-05-D' and p.role = 'PARTNER' and p.status = 'CONFIRMED'"""));
        assertEquals(
                "0",
                one(
                        """
                        select count(*) from muster.participation p join muster.capacity_event e on e.id = p.event_id
                         where e.code = 'AP-2012-05-P' and p.role = 'PARTNER'"""));
    }

    private void whatIsPayableIsPayable() throws SQLException {
        assertEquals(
                "28 840000 770000 70000",
                one(
                        """
                        select count(*) || ' ' || sum(amount_minor) || ' ' || sum(payable_minor) || ' ' || sum(refused_minor)
                          from muster.claim"""));
        assertEquals(
                List.of("R01 1 30000", "R15 1 10000", "R33 1 30000", "R34 1 30000"),
                all(
                        """
                        select class || ' ' || count(*) || ' ' || sum(at_risk_minor) from muster.exception_case
                         where severity <> 'I' group by class order by 1"""));
        assertEquals(
                "770000 40000 30000",
                one(
                        """
                        select sum(posted_minor) || ' ' || sum(released_minor) || ' ' ||
                               sum(original_minor - posted_minor - released_minor) from muster.commitment
                         where category = 'DSA'"""));
        assertEquals(
                "770000",
                one(
                        """
                        select sum(l.functional_minor) from muster.journal_line l
                          join muster.journal_entry j on j.id = l.entry_id
                          join muster.capacity_event e on e.id = l.event_id
                         where e.code = 'AP-2012-05-P' and l.account = 'EXPENSE' and l.category = 'DSA'"""));
    }

    /** The controller's press on the button, as the answer of the API. */
    private int certified() throws Exception {
        var id =
                one(
                        """
                        select s.id from muster.donor_statement s join muster.contribution c on c.id = s.contribution_id
                         where c.agreement_no = 'CCF-JP-2011' and s.statement_version = (select max(o.statement_version) from muster.donor_statement o)""");
        var request =
                HttpRequest.newBuilder(
                                URI.create(
                                        demonstration.url()
                                                + "/api/v1/statements/"
                                                + id
                                                + "/certification"))
                        .header("Authorization", demonstration.basic("clara.controller"))
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.noBody())
                        .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private void theStatementAddsUp() throws SQLException {
        var figures =
                """
                select figures::jsonb ->> 'opening' || ' ' || (figures::jsonb ->> 'received') || ' ' ||
                       (figures::jsonb ->> 'spent') || ' ' || (figures::jsonb ->> 'closing') || ' ' ||
                       (figures::jsonb ->> 'commitments') || ' ' || (figures::jsonb ->> 'uncommitted')
                  from muster.donor_statement s join muster.contribution c on c.id = s.contribution_id
                 where c.agreement_no = 'CCF-JP-2011' and s.statement_version = (select max(o.statement_version) from muster.donor_statement o)""";
        assertEquals(
                List.of("50000.00 120000.00 43363.29 126636.71 300.00 126336.71"), all(figures));
        assertEquals(
                List.of("AP-2012-05-D 27 27 30 60", "AP-2012-05-P 27 27 30 89"),
                all(
                        """
                        select (e ->> 'code') || ' ' || (e -> 'reached' ->> 'administrations') || ' ' ||
                               (e -> 'reached' ->> 'funded') || ' ' || (e -> 'reached' ->> 'attended') || ' ' ||
                               (e -> 'reached' ->> 'participantDays')
                          from muster.donor_statement s join muster.contribution c on c.id = s.contribution_id,
                               jsonb_array_elements(s.figures::jsonb -> 'events') e
                         where c.agreement_no = 'CCF-JP-2011' and s.statement_version = (select max(o.statement_version) from muster.donor_statement o) order by 1"""));
        assertEquals(
                "27 30 149",
                one(
                        """
                        select (s.figures::jsonb -> 'persons' ->> 'funded') || ' ' || (s.figures::jsonb -> 'persons' ->> 'attended')
                               || ' ' || (s.figures::jsonb -> 'persons' ->> 'participantDays')
                          from muster.donor_statement s join muster.contribution c on c.id = s.contribution_id
                         where c.agreement_no = 'CCF-JP-2011' and s.statement_version = (select max(o.statement_version) from muster.donor_statement o)"""),
                "a person in both events is one person");
    }

    private void actsAreDoneOnce() throws Exception {
        var before = one("select count(*) from muster.journal_entry");
        for (var act :
                List.of("answers", "sheet", "claims", "costs", "approve", "settle", "july")) {
            demonstration.act(act);
        }
        assertEquals(before, one("select count(*) from muster.journal_entry"));
        assertEquals("28", one("select count(*) from muster.claim"));
    }

    private String one(String sql) throws SQLException {
        return all(sql).get(0);
    }

    private List<String> all(String sql) throws SQLException {
        try (var connection = demonstration.connect();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}

package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.muster.run.Await.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A donor with one agreement that paid for one event, as people and programs outside find it:
 * everything under codes of its own, participants under a name that stands nowhere else.
 */
public final class DonorStage {
    private static final String PERIOD = "from=2013-01-01&to=2013-12-31";

    public final String code = UUID.randomUUID().toString().substring(0, 8);
    public final UUID donor = UUID.randomUUID();
    public final UUID contribution = UUID.randomUUID();
    public final UUID event = UUID.randomUUID();
    private int documents;

    public DonorStage() throws SQLException {
        run("insert into muster.donor values (?, 0, ?, null, '10', true)", donor, "Donor " + code);
        run(
                """
                insert into muster.contribution (id, version, agreement_no, donor_id, title, currency, agreed_minor, basis,
                    recognition, fx_method, earmark_category, psc_basis_points, valid_from, valid_to, liquidation_to,
                    state, entered_by, approved_by)
                values (?, 0, ?, ?, 'Fund', 'EUR', 100000, 'ACCRUAL', 'UNCONDITIONAL', 'MONTHLY', '1', 0, '2013-01-01',
                    '2013-12-31', '2014-06-30', 'ACTIVE', 'finance-officer', 'controller')""",
                contribution,
                agreement(),
                donor);
        event();
        participant("F");
        participant("M");
        post("INSTALMENT", UUID.randomUUID(), "BANK", "INCOME_CONTRIBUTION", null, null, 100_000);
        spend("VENUE", 40_000, null);
        spend("AIR", 12_345, "FJ");
    }

    public String agreement() {
        return "AG-" + code;
    }

    public String eventCode() {
        return "EV-" + code;
    }

    /** The family name of everybody who took part. */
    public String familyName() {
        return "Namenlos" + code;
    }

    private void event() throws SQLException {
        run(
                """
                insert into muster.member (code, language, source) values ('FJ', 'en', 'test') on conflict do nothing""");
        run("insert into muster.member_name values ('FJ', 'en', 'Fiji') on conflict do nothing");
        run(
                """
                insert into muster.capacity_event (id, version, code, type, status, audience, starts_on, ends_on, zone, opens_at,
                    venue, city, country_iso, region, original_language, created_by, created_at)
                values (?, 0, ?, 'REGIONAL_WORKSHOP', 'HELD', 'CUSTOMS_ONLY', '2013-03-04', '2013-03-05', 'Asia/Bangkok', '09:00',
                    'Hall', 'Bangkok', 'TH', 'AP', 'en', 'test', now())""",
                event,
                eventCode());
        run(
                "insert into muster.capacity_event_title values (?, 'en', ?)",
                event,
                "Workshop " + code);
    }

    private void participant(String sex) throws SQLException {
        var person = UUID.randomUUID();
        run(
                """
                insert into muster.person (id, version, family_name, given_name, sex, language, member_code, created_at)
                values (?, 0, ?, ?, ?, 'en', 'FJ', now())""",
                person,
                familyName(),
                "Vorname" + code,
                sex);
        run(
                """
                insert into muster.participation (id, version, event_id, person_id, role, funding, status, member_code,
                    recorded_by, recorded_at)
                values (gen_random_uuid(), 0, ?, ?, 'PARTICIPANT', 'SPONSORED', 'CONFIRMED', 'FJ', 'test', now())""",
                event,
                person);
        run(
                """
                insert into muster.presence (id, event_id, person_id, on_day, half, present, source, recorded_by, recorded_at)
                values (gen_random_uuid(), ?, ?, '2013-03-04', 'AM', true, 'FACILITATOR', 'test', now())""",
                event,
                person);
    }

    /** Another cost of the event: the next statement tells other figures. */
    public void spend(String category, long minor, String member) throws SQLException {
        var document = UUID.randomUUID();
        run(
                """
                with entered as (
                    insert into muster.cost_document (id, version, kind, supplier, document_no, document_date, currency,
                        amount_minor, state, entered_by, entered_at)
                    values (?, 0, 'INVOICE', ?, ?, '2013-03-06', 'EUR', ?, 'ENTERED', 'test', now())
                    returning id, amount_minor)
                insert into muster.cost_share (document_id, share_no, contribution_id, event_id, category, beneficiary,
                    member_code, amount_minor, basis_points)
                select id, 1, ?, ?, ?, 'PARTICIPANTS', ?, amount_minor, 10000 from entered""",
                document,
                "Supplier " + code,
                "INV-" + code + "-" + ++documents,
                minor,
                contribution,
                event,
                category,
                member);
        post("COST_DOCUMENT", document, "EXPENSE", "PAYABLE", event, category, minor);
    }

    private void post(
            String kind,
            UUID source,
            String debit,
            String credit,
            UUID about,
            String category,
            long minor)
            throws SQLException {
        run(
                """
                with entry as (insert into muster.journal_entry (id, source_kind, source_id, posted_on, description,
                    recorded_by, recorded_at)
                    values (gen_random_uuid(), ?, ?, '2013-03-06', 'Test', 'test', now()) returning id)
                insert into muster.journal_line (entry_id, line_no, account, contribution_id, event_id, category, currency,
                    amount_minor, functional_minor)
                select id, l.no, l.account, ?, cast(? as uuid), ?, 'EUR', l.amount, l.amount
                  from entry, (values (1, ?, ?), (2, ?, ?)) as l (no, account, amount)""",
                kind,
                source.toString(),
                contribution,
                about,
                category,
                debit,
                minor,
                credit,
                -minor);
    }

    /** The id of a new version of the statement. */
    public String produced() throws Exception {
        var officer = Visitor.program("finance-officer");
        var list = "/api/v1/contributions/" + contribution + "/statements";
        var before = ids(officer.get(list).body());
        var started = officer.send("POST", list + "?" + PERIOD, "application/json", "");
        assertEquals(202, started.statusCode(), started.body());
        await(
                () -> ids(officer.get(list).body()).size() > before.size(),
                "a statement to be produced");
        return ids(officer.get(list).body()).get(0);
    }

    public String certified() throws Exception {
        var statement = produced();
        certify(statement);
        return statement;
    }

    public static void certify(String statement) throws IOException, InterruptedException {
        var answer =
                Visitor.program("controller")
                        .send(
                                "POST",
                                "/api/v1/statements/" + statement + "/certification",
                                "application/json",
                                "");
        assertEquals(200, answer.statusCode(), answer.body());
    }

    /** The statement's state as programs read it. */
    public static String state(String statement) throws IOException, InterruptedException {
        return one(
                "\"state\":\"([A-Z]+)\"",
                Visitor.program("auditor").get("/api/v1/statements/" + statement).body());
    }

    /** The address of a new contact, who is written to in the language. */
    public String contact(String language) throws SQLException {
        var person = UUID.randomUUID();
        var address = language + "-" + code + "@donor.example";
        run(
                """
                insert into muster.person (id, version, family_name, given_name, email, language, created_at)
                values (?, 0, 'Desk', 'Cooperation', ?, ?, now())""",
                person,
                address,
                language);
        run(
                """
                insert into muster.donor_contact (id, version, donor_id, person_id, valid_from, entered_by, entered_at)
                values (gen_random_uuid(), 0, ?, ?, '2012-01-01', 'test', now())""",
                donor,
                person);
        return address;
    }

    /** The login of somebody who holds the role for this donor's agreement alone. */
    public String account(String role) throws SQLException {
        var login = role + "-" + code;
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
                select id, ?, 'CONTRIBUTION', ?, 'test', now() from muster.account where login = ?""",
                role,
                contribution.toString(),
                login);
        return login;
    }

    /** Sends the statement and tells how many letters go. */
    public static int send(String statement) throws IOException, InterruptedException {
        var answer = sending("finance-officer", statement);
        assertEquals(200, answer.statusCode(), answer.body());
        return Integer.parseInt(one("\"queued\":(\\d+)", answer.body()));
    }

    public static HttpResponse<String> sending(String login, String statement)
            throws IOException, InterruptedException {
        return Visitor.program(login)
                .send(
                        "POST",
                        "/api/v1/statements/" + statement + "/letters",
                        "application/json",
                        "");
    }

    /** The path of the link in the latest letter to an address, once there are as many. */
    public static String link(String address, int many) throws Exception {
        await(() -> letters(address).size() >= many, many + " letters to " + address);
        var text = letters(address).get(many - 1);
        return one("https?://\\S+/muster(/d/\\S+)", text);
    }

    /** The texts of the letters to an address. */
    public static List<String> letters(String address) {
        var found = new ArrayList<String>();
        for (var letter : Installed.mail().letters()) {
            if (letter.recipients().contains(address)) {
                found.add(letter.text());
            }
        }
        return found;
    }

    private static List<String> ids(String list) {
        return Pattern.compile("\"id\":\"([^\"]+)\"")
                .matcher(list)
                .results()
                .map(found -> found.group(1))
                .toList();
    }

    public static String one(String pattern, String text) {
        var found = Pattern.compile(pattern).matcher(text);
        assertTrue(found.find(), text);
        return found.group(1);
    }

    public static void run(String sql, Object... parameters) throws SQLException {
        try (var connection = Installed.connect();
                var statement = connection.prepareStatement(sql)) {
            for (var at = 0; at < parameters.length; at++) {
                statement.setObject(at + 1, parameters[at]);
            }
            statement.executeUpdate();
        }
    }
}

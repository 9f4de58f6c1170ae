package org.muster.system;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * An event with people, laid down as rows so that tests of attendance and money need not tell the
 * story before: a code of its own, invented people, Members of the reference data.
 */
public final class Gathering implements java.io.Serializable {
    private static final long serialVersionUID = 1;
    public static final LocalDate FIRST = LocalDate.of(2012, 5, 28);
    public static final LocalDate LAST = LocalDate.of(2012, 5, 30);

    public final UUID event = UUID.randomUUID();
    public final String code = "T-" + event.toString().substring(0, 8);
    public final List<UUID> people = new ArrayList<>();
    private final transient Connection connection;
    private final List<String> members;

    public Gathering(Connection connection) throws SQLException {
        this.connection = connection;
        this.members = members();
        run(
                """
                insert into muster.capacity_event (id, version, code, type, status, audience, starts_on, ends_on, zone,
                    opens_at, venue, city, country_iso, region, original_language, created_by, created_at)
                values (?, 0, ?, 'REGIONAL_WORKSHOP', 'CONFIRMED', 'CUSTOMS_ONLY', ?, ?, 'Asia/Bangkok', '09:00',
                    'Hall', 'Bangkok', 'TH', 'AP', 'en', 'test', now())""",
                event,
                code,
                FIRST,
                LAST);
    }

    /** An account with the password of all accounts here, whose role reaches these events alone. */
    public void account(String login, String role, List<Gathering> reached) throws SQLException {
        run(
                """
                insert into muster.account (id, version, login, full_name, language, password_hash, active,
                    created_at, created_by)
                select gen_random_uuid(), 0, ?, 'Olga Officer', 'en', password_hash, true, now(), 'test'
                  from muster.account where login = ?""",
                login,
                role);
        for (var gathering : reached) {
            run(
                    """
                    insert into muster.account_grant
                    select id, ?, 'EVENT', ?, 'test', now() from muster.account where login = ?""",
                    role,
                    gathering.event.toString(),
                    login);
        }
    }

    /** A confirmed participant of the nth Member. */
    public UUID participant(int member, String funding) throws SQLException {
        var person = person(member);
        run(
                """
                insert into muster.participation (id, version, event_id, person_id, role, funding, status, member_code,
                    recorded_by, recorded_at)
                values (gen_random_uuid(), 0, ?, ?, 'PARTICIPANT', ?, 'CONFIRMED', ?, 'test', now())""",
                event,
                person,
                funding,
                members.get(member));
        people.add(person);
        return person;
    }

    /** Somebody of the nth Member who has no part in the event. */
    public UUID person(int member) throws SQLException {
        var person = UUID.randomUUID();
        run(
                """
                insert into muster.person (id, version, family_name, given_name, language, member_code, created_at)
                values (?, 0, ?, 'Invented', 'en', ?, now())""",
                person,
                "Testova-" + person.toString().substring(0, 4),
                members.get(member));
        return person;
    }

    /** A campaign whose letters to the first Members were sent. */
    public void invite(int count) throws SQLException {
        var campaign = UUID.randomUUID();
        var slice = UUID.randomUUID();
        run(
                """
                insert into muster.campaign (id, version, code, name, deadline_at, deadline_zone, state, revision,
                    created_by, created_at)
                values (?, 0, ?, 'Test', now(), 'UTC', 'CLOSED', 1, 'test', now())""",
                campaign,
                code);
        run("insert into muster.campaign_event values (?, ?)", campaign, event);
        run(
                """
                insert into muster.letter_slice (id, mailing_id, purpose, done)
                values (?, ?, 'INVITATION', true)""",
                slice,
                campaign);
        for (var at = 0; at < count; at++) {
            var recipient = UUID.randomUUID();
            run(
                    """
                    insert into muster.campaign_recipient (id, campaign_id, kind, member_code)
                    values (?, ?, 'MEMBER', ?)""",
                    recipient,
                    campaign,
                    members.get(at));
            run(
                    """
                    with asked as (
                        insert into muster.invitation (id, campaign_id, recipient_id, letter_revision, channel, language,
                            asked_at, answer)
                        values (gen_random_uuid(), ?, ?, 1, 'MAIL', 'en', now(), 'NOMINATED')
                        returning id, campaign_id, recipient_id)
                    insert into muster.letter (id, slice_id, mailing_id, purpose, about_id, thread_id, language, addressee_id,
                        addressee_kind, message_id, delivery, queued_at, sent_at)
                    select id, ?, campaign_id, 'INVITATION', id, recipient_id, 'en', ?, 'DG_OFFICE', ?, 'SENT', now(), now()
                      from asked""",
                    campaign,
                    recipient,
                    slice,
                    person(at),
                    recipient + "@test.example");
        }
    }

    public String reference(UUID person) {
        return person.toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);
    }

    public int run(String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var at = 0; at < values.length; at++) {
                statement.setObject(at + 1, values[at]);
            }
            return statement.executeUpdate();
        }
    }

    /** The first row of a query as text, columns parted by blanks. */
    public String told(String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (var at = 0; at < values.length; at++) {
                statement.setObject(at + 1, values[at]);
            }
            try (var rows = statement.executeQuery()) {
                rows.next();
                var text = new ArrayList<String>();
                for (var at = 1; at <= rows.getMetaData().getColumnCount(); at++) {
                    text.add(rows.getString(at));
                }
                return String.join(" ", text);
            }
        }
    }

    private List<String> members() throws SQLException {
        try (var statement = connection.createStatement()) {
            var codes = new ArrayList<String>();
            try (var rows =
                    statement.executeQuery(
                            "select code from muster.member where source <> 'test' order by code limit 40")) {
                while (rows.next()) {
                    codes.add(rows.getString(1));
                }
            }
            for (var at = codes.size(); at < 40; at++) {
                var code = "Z" + at;
                statement.execute(
                        "insert into muster.member (code, language, source) values ('"
                                + code
                                + "', 'en', 'test') on conflict do nothing");
                codes.add(code);
            }
            return codes;
        }
    }
}

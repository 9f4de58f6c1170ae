package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.muster.run.Await.await;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Whoever has several rows is present once: at the row with the seat, whatever came first, the seat
 * or the word that two rows are one person.
 */
class PresenceOfOnePersonTest {
    private static final String COUNTS =
            """
            select coalesce(string_agg(family_name, ' ' order by family_name), '') from muster.person
             where id in (select person_id from muster.standing_presence where event_id = ?)""";

    private static final String JOIN = "update muster.person set survivor_id = ? where id = ?";
    private static final String STATUS =
            "update muster.participation set status = ? where person_id = ?";

    private Connection connection;
    private Gathering gathering;
    private UUID first;
    private UUID second;
    private UUID third;

    @BeforeEach
    void threeRowsWhoCameAndHaveNoSeat() throws SQLException {
        connection = Installed.connect();
        gathering = new Gathering(connection);
        first = came("first");
        second = came("second");
        third = came("third");
    }

    @AfterEach
    void closed() throws SQLException {
        connection.close();
    }

    @Test
    void presenceFollowsTheSeatWhereverItIs() throws SQLException {
        join(first, second);
        assertEquals("first second third", counts(), "nobody has a seat: each row for itself");
        seat(second, "FACILITATOR");
        assertEquals("second third", counts());
        seat(first, "PARTICIPANT");
        assertEquals("first second third", counts(), "each has one");
        status(second, "WITHDRAWN");
        assertEquals("first third", counts());
        join(third, second);
        assertEquals("first", counts(), "three rows are one");
        status(first, "WITHDRAWN");
        assertEquals("first second third", counts());
        claim(third);
        assertEquals("third", counts(), "who claims where nobody has a seat");
        status(second, "CONFIRMED");
        assertEquals("second third", counts());
        gathering.run("update muster.claim set state = 'REJECTED' where person_id = ?", third);
        assertEquals("second", counts());
    }

    @Test
    void personsThatArePartedAreAsTheyWere() throws SQLException {
        seat(first, "PARTICIPANT");
        join(first, second);
        join(third, second);
        assertEquals("first", counts());
        join(third, null);
        assertEquals("first third", counts());
        join(first, null);
        assertEquals("first second third", counts());
        seat(second, "PARTICIPANT");
        join(second, third);
        assertEquals("first second", counts());
        gathering.run(
                "delete from muster.participation where person_id = ? and event_id = ?",
                second,
                gathering.event);
        assertEquals("first second third", counts());
    }

    @Test
    void aSeatAndTheWordThatTwoAreOneComeAtOnce() throws Exception {
        connection.setAutoCommit(false);
        seat(first, "PARTICIPANT");
        var joining = meanwhile(JOIN, first, second);
        connection.commit();
        joining.get(60, TimeUnit.SECONDS);
        assertEquals("first third", counts());
        join(third, first);
        var withdrawn = meanwhile(STATUS, "WITHDRAWN", first);
        connection.commit();
        withdrawn.get(60, TimeUnit.SECONDS);
        assertEquals("first second third", counts());
    }

    /** Goes on in a transaction of its own once this one lets it; comes back when it waits. */
    private static Future<Integer> meanwhile(String sql, Object... values) throws Exception {
        var theirs = new CompletableFuture<Integer>();
        var done =
                CompletableFuture.supplyAsync(
                        () -> {
                            try (var other = Installed.connect()) {
                                theirs.complete(process(other));
                                return run(other, sql, values);
                            } catch (SQLException failed) {
                                throw new IllegalStateException(failed);
                            }
                        });
        try (var watching = Installed.connect()) {
            await(() -> isWaiting(watching, theirs.get(60, TimeUnit.SECONDS)), "the other to wait");
        }
        return done;
    }

    private static int process(Connection of) throws SQLException {
        try (var asked = of.createStatement();
                var row = asked.executeQuery("select pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static boolean isWaiting(Connection watching, int process) throws SQLException {
        try (var asked =
                watching.prepareStatement(
                        "select wait_event_type = 'Lock' from pg_stat_activity where pid = ?")) {
            asked.setInt(1, process);
            try (var row = asked.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    private String counts() throws SQLException {
        return gathering.told(COUNTS, gathering.event);
    }

    private UUID came(String name) throws SQLException {
        var person = gathering.person(0);
        gathering.run("update muster.person set family_name = ? where id = ?", name, person);
        gathering.run(
                """
                insert into muster.presence (id, event_id, person_id, on_day, half, present, source, recorded_by, recorded_at)
                values (gen_random_uuid(), ?, ?, ?, 'AM', true, 'FACILITATOR', 'test', now())""",
                gathering.event,
                person,
                Gathering.FIRST);
        return person;
    }

    private void seat(UUID person, String role) throws SQLException {
        gathering.run(
                """
                insert into muster.participation (id, version, event_id, person_id, role, funding, status, recorded_by,
                    recorded_at)
                values (gen_random_uuid(), 0, ?, ?, ?, 'SPONSORED', 'CONFIRMED', 'test', now())""",
                gathering.event,
                person,
                role);
    }

    private void claim(UUID person) throws SQLException {
        gathering.run(
                """
                with scheme as (
                    insert into muster.allowance_scheme values (gen_random_uuid(), ?, 'PER_DAY', 1, 'EUR', 10000) returning id)
                insert into muster.claim (id, version, claim_no, event_id, person_id, scheme_id, days_claimed, currency,
                    amount_minor, state, claimed_on, entered_by, entered_at)
                select gen_random_uuid(), 0, ?, ?, ?, id, 3, 'EUR', 30000, 'SUBMITTED', '2012-06-04', 'test', now() from scheme""",
                gathering.event,
                gathering.code + "/1",
                gathering.event,
                person);
    }

    private void status(UUID person, String status) throws SQLException {
        run(connection, STATUS, status, person);
    }

    private void join(UUID merged, UUID survivor) throws SQLException {
        run(connection, JOIN, survivor, merged);
    }

    private static int run(Connection by, String sql, Object... values) throws SQLException {
        try (var statement = by.prepareStatement(sql)) {
            for (var at = 0; at < values.length; at++) {
                statement.setObject(at + 1, values[at]);
            }
            return statement.executeUpdate();
        }
    }
}

package org.muster.reconciliation;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * The facts of all events and every class asked of them as two statements of one session, without a
 * job: what the job could take at best on one processor.
 */
public final class OneStatement {
    private OneStatement() {}

    /** How long it takes; nothing of it is kept. */
    public static Duration of(Connection connection) throws SQLException {
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute("set local work_mem = '" + Facts.ROOM + "'");
            var runs = begun(statement);
            var began = System.nanoTime();
            statement.execute(Facts.GATHER.replace(":runs", runs));
            statement.execute(Findings.OF_EVENTS.replace(":runs", runs));
            return Duration.ofNanos(System.nanoTime() - began);
        } finally {
            connection.rollback();
        }
    }

    private static String begun(Statement statement) throws SQLException {
        try (var rows =
                statement.executeQuery(
                        """
                        with begun as (
                            insert into muster.reconciliation_run (id, event_id, started_by, started_at, on_day, overdue_day)
                            select gen_random_uuid(), id, 'test', now(), current_date, current_date - 31
                              from muster.capacity_event
                            returning id)
                        select string_agg(cast(id as text), ',') from begun""")) {
            rows.next();
            return "'" + rows.getString(1) + "'";
        }
    }
}

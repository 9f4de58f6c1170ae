package org.muster.schema.ready;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import javax.sql.DataSource;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/**
 * How many letters wait and for how long, told with <code>/health/ready</code>. A backlog is told
 * and never makes the server DOWN: pages work without mail, and sending people elsewhere would not
 * make a single letter go.
 */
@Readiness
@ApplicationScoped
public class LettersWell implements HealthCheck {
    private static final int SECONDS = 5;
    private static final String WAITING =
            """
            select count(*), coalesce(floor(extract(epoch from clock_timestamp() - min(l.queued_at))), 0),
                (select coalesce(floor(extract(epoch from clock_timestamp() - min(greatest(s.opened_at, free.due)))), 0)
                    from muster.letter_slice s join lateral (
                        select min(coalesce(q.next_attempt_at, q.queued_at)) as due from muster.letter q
                        where q.slice_id = s.id and q.delivery = 'QUEUED'
                            and (q.next_attempt_at is null or q.next_attempt_at <= clock_timestamp())) free on free.due is not null
                    where not s.done and not s.paused and (s.lease_until is null or s.lease_until < clock_timestamp()))
            from muster.letter l join muster.letter_slice held on held.id = l.slice_id
            where l.delivery = 'QUEUED' and not held.paused""";

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("muster-letters").up();
        try {
            return told(response);
        } catch (NamingException | SQLException away) {
            return response.withData("reason", String.valueOf(away.getMessage())).build();
        }
    }

    private static HealthCheckResponse told(HealthCheckResponseBuilder response)
            throws NamingException, SQLException {
        DataSource database = InitialContext.doLookup("java:jboss/datasources/MusterDS");
        try (var connection = database.getConnection();
                var query = connection.prepareStatement(WAITING)) {
            query.setQueryTimeout(SECONDS);
            try (var rows = query.executeQuery()) {
                rows.next();
                return response.withData("waiting", rows.getLong(1))
                        .withData("oldestWaitingSeconds", rows.getLong(2))
                        .withData("oldestUnclaimedSliceSeconds", rows.getLong(3))
                        .build();
            }
        }
    }
}

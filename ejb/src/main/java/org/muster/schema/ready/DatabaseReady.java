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
 * A server without its database serves no page, so <code>/health/ready</code> on the management
 * port sends people elsewhere until the database is back and holds the schema.
 */
@Readiness
@ApplicationScoped
public class DatabaseReady implements HealthCheck {
    private static final int SECONDS = 5;

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("muster-database");
        try {
            return asked(response);
        } catch (NamingException | SQLException away) {
            return response.down().withData("reason", String.valueOf(away.getMessage())).build();
        }
    }

    private static HealthCheckResponse asked(HealthCheckResponseBuilder response)
            throws NamingException, SQLException {
        DataSource database = InitialContext.doLookup("java:jboss/datasources/MusterDS");
        try (var connection = database.getConnection();
                var query =
                        connection.prepareStatement(
                                """
                                select version from muster.flyway_schema_history
                                where success order by installed_rank desc limit 1""")) {
            query.setQueryTimeout(SECONDS);
            try (var rows = query.executeQuery()) {
                return rows.next()
                        ? response.up().withData("schema", rows.getString(1)).build()
                        : response.down().withData("reason", "No migration has run").build();
            }
        }
    }
}

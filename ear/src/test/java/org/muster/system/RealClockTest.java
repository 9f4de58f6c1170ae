package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import javax.naming.InitialContext;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.operation.ClockSetting;
import org.muster.shared.Actor;
import org.muster.shared.ClockIsReal;
import org.muster.shared.Roles;

/** The deployed Muster, without the setting that makes an installation a demonstration. */
@ArquillianTest
class RealClockTest {
    private static final String DEMONSTRATION = "muster.demonstration";

    private String setting;

    @Deployment
    static WebArchive archive() {
        return InContainer.archive(RealClockTest.class);
    }

    @BeforeEach
    void goByTheRealTime() {
        setting = System.clearProperty(DEMONSTRATION);
    }

    @AfterEach
    void goOnAsBefore() {
        if (setting != null) {
            System.setProperty(DEMONSTRATION, setting);
        }
    }

    @Test
    void nobodyMovesTheClock() throws Exception {
        var clock = InContainer.service(ClockSetting.class);
        var tomorrow = Instant.now().plus(Duration.ofDays(1));
        for (var role : new String[] {Roles.OPERATOR, Roles.SYSTEM}) {
            assertThrows(
                    ClockIsReal.class,
                    () ->
                            As.role(
                                    role,
                                    () -> {
                                        clock.moveTo(tomorrow, new Actor("operator"));
                                        return null;
                                    }));
        }
        assertTrue(Duration.between(clock.now(), Instant.now()).abs().toMinutes() < 1);
        DataSource source = InitialContext.doLookup("java:jboss/datasources/MusterDS");
        try (Connection connection = source.getConnection();
                var rows =
                        connection
                                .createStatement()
                                .executeQuery(
                                        "select count(*) from muster.audit_entry where act = 'clock moved'"
                                                + " and detail = '"
                                                + tomorrow
                                                + "'")) {
            rows.next();
            assertEquals(0, rows.getInt(1));
        }
    }
}

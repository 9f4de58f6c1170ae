package org.muster.operation;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import org.muster.shared.Roles;
import org.muster.shared.Settings;

/**
 * Tells the truth about runs whose server died: at start about this server's own earlier life, then
 * every few seconds about other servers that fell silent. The job repository never would by itself:
 * an execution whose server died stays started there for ever.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@PermitAll
@RunAs(Roles.SYSTEM)
public class JobRunSweep {
    @EJB private JobRuns runs;
    @Inject private Settings settings;

    @PostConstruct
    void atStart() {
        runs.abandonOwn();
    }

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    void beat() {
        runs.heartbeat();
        runs.abandonSilent(settings.seconds("muster.jobs.lease", 120));
    }

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    void settle() {
        runs.settleExecutions();
    }
}

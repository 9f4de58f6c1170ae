package org.muster.schedule.batch;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.batch.operations.BatchRuntimeException;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.Properties;
import org.muster.batch.JobControl;
import org.muster.reporting.StatementOrder;
import org.muster.schedule.ScheduleId;
import org.muster.schedule.StatementSchedules;
import org.muster.schedule.StatementSchedules.Taken;
import org.muster.shared.DomainException;
import org.muster.shared.Roles;
import org.muster.shared.Told;

/** Looks every few seconds for statements whose time has come, and starts their run. */
@Singleton
@PermitAll
@RunAs(Roles.SYSTEM)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ScheduleWatch {
    @EJB private StatementSchedules schedules;
    @EJB private JobControl jobs;

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    void look() {
        for (var id : schedules.due()) {
            schedules.take(id).ifPresent(taken -> start(id, taken));
        }
    }

    private void start(ScheduleId id, Taken taken) {
        try {
            var subject = taken.order().subject();
            var parameters = new Properties();
            parameters.setProperty(StatementSchedules.PARAMETER, id.toString());
            var run = jobs.start(StatementOrder.JOB, subject, parameters, taken.by());
            schedules.started(id, run);
        } catch (DomainException refused) {
            schedules.refused(id, taken.order(), Told.of(refused));
        } catch (BatchRuntimeException failed) {
            var why = Told.of("outcome.failed", "start", failed.getMessage());
            schedules.refused(id, taken.order(), why);
        }
    }
}

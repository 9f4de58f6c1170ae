package org.muster.reconciliation.batch;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.Properties;
import org.muster.batch.JobControl;
import org.muster.event.EventId;
import org.muster.operation.JobRunId;
import org.muster.reconciliation.Reconciler;
import org.muster.shared.Actor;
import org.muster.shared.Roles;

/** Starts the comparison of the facts of an event. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@RolesAllowed({
    Roles.FINANCE_OFFICER,
    Roles.EVENT_OFFICER,
    Roles.CONTROLLER,
    Roles.OPERATOR,
    Roles.SYSTEM
})
public class AttendanceReconciliation {
    @EJB private JobControl jobs;

    public JobRunId start(EventId event, Actor actor) {
        return jobs.start(Reconciler.JOB, event.toString(), new Properties(), actor);
    }
}

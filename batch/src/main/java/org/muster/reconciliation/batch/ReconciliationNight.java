package org.muster.reconciliation.batch;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.Properties;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.muster.batch.JobControl;
import org.muster.operation.JobAlreadyRunning;
import org.muster.reconciliation.Reconciler;
import org.muster.shared.Actor;
import org.muster.shared.Roles;

/**
 * Has all events compared at night, where the office set an hour for it; of several servers the
 * first to look does.
 */
@Singleton
@PermitAll
@RunAs(Roles.SYSTEM)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ReconciliationNight {
    private static final Logger LOG = Logger.getLogger(ReconciliationNight.class.getName());

    @EJB private ReconciliationDoor reconciliation;
    @EJB private JobControl jobs;

    @Schedule(hour = "*", minute = "*/10", second = "45", persistent = false)
    void look() {
        if (!reconciliation.isNightDue()) {
            return;
        }
        try {
            jobs.start(Reconciler.JOB, Reconciler.ALL, new Properties(), Actor.SYSTEM);
        } catch (JobAlreadyRunning another) {
            LOG.log(Level.FINE, "Compared elsewhere: {0}", another.getMessage());
        }
    }
}

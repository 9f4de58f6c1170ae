package org.muster.reconciliation.batch;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.muster.batch.JobControl;
import org.muster.operation.JobAlreadyRunning;
import org.muster.shared.Roles;

/**
 * Has all events compared at night, where the office set an hour for it. A night that a server
 * began and did not live to start goes on as every run whose server died.
 */
@Singleton
@PermitAll
@RunAs(Roles.SYSTEM)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ReconciliationNight {
    private static final Logger LOG = Logger.getLogger(ReconciliationNight.class.getName());

    @EJB private ReconciliationDoor reconciliation;
    @EJB private JobControl jobs;

    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    void look() {
        try {
            reconciliation.beginNight().ifPresent(jobs::launch);
        } catch (JobAlreadyRunning another) {
            LOG.log(Level.FINE, "Waits for it to end: {0}", another.getMessage());
        }
    }
}

package org.muster.ledger.batch;

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
import org.muster.ledger.BalanceCheck;
import org.muster.operation.JobAlreadyRunning;
import org.muster.shared.Actor;
import org.muster.shared.Roles;

/**
 * Starts the night's count of the ledger, from three o'clock of the office on. A server that was
 * down then makes up for it; of several servers the first to look counts.
 */
@Singleton
@PermitAll
@RunAs(Roles.SYSTEM)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BalanceNight {
    private static final Logger LOG = Logger.getLogger(BalanceNight.class.getName());

    @EJB private BalanceDoor balances;
    @EJB private JobControl jobs;

    @Schedule(hour = "*", minute = "*/10", second = "30", persistent = false)
    void look() {
        if (!balances.isDue()) {
            return;
        }
        try {
            jobs.start(BalanceCheck.JOB, BalanceCheck.SUBJECT, new Properties(), Actor.SYSTEM);
        } catch (JobAlreadyRunning another) {
            LOG.log(Level.FINE, "Counted elsewhere: {0}", another.getMessage());
        }
    }
}

package org.muster.batch;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.muster.operation.JobAlreadyRunning;
import org.muster.operation.JobNotRestartable;
import org.muster.operation.JobRunSummary;
import org.muster.shared.Actor;
import org.muster.shared.DomainException;
import org.muster.shared.Roles;
import org.muster.shared.Told;

/**
 * Does to runs what nobody is there to do: stops those that a person on another server, or too
 * early, asked to stop, and has those go on whose server died. They go on in the name of whoever
 * started them, who may have lost the role; of several servers the first to look takes them up.
 */
@Singleton
@PermitAll
@RunAs(Roles.SYSTEM)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Supervisor {
    private static final Logger LOG = Logger.getLogger(Supervisor.class.getName());

    @EJB private JobDoor door;
    @EJB private JobControl jobs;

    @Schedule(hour = "*", minute = "*", second = "*/3", persistent = false)
    void stop() {
        door.stopping().forEach(JobControl::stopExecution);
    }

    @Schedule(hour = "*", minute = "*", second = "*/5", persistent = false)
    void bringBack() {
        door.lost().forEach(this::bringBack);
    }

    private void bringBack(JobRunSummary lost) {
        try {
            jobs.restart(lost.id(), new Actor(lost.startedBy()));
        } catch (JobNotRestartable | JobAlreadyRunning another) {
            LOG.log(Level.FINE, "Goes on elsewhere: {0}", another.getMessage());
        } catch (DomainException refused) {
            door.giveUp(lost.id(), Told.of(refused));
        }
    }
}

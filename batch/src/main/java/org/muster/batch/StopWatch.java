package org.muster.batch;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import org.muster.shared.Roles;

/** Stops what a person on another server, or too early, asked to stop. */
@Singleton
@PermitAll
@RunAs(Roles.SYSTEM)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class StopWatch {
    @EJB private JobDoor door;

    @Schedule(hour = "*", minute = "*", second = "*/3", persistent = false)
    void look() {
        door.stopping().forEach(JobControl::stopExecution);
    }
}

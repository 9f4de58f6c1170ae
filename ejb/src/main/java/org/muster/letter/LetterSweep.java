package org.muster.letter;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import org.muster.operation.Arming;
import org.muster.shared.Roles;
import org.muster.shared.Settings;

/**
 * Looks every few seconds for what messages alone would miss: leases of consumers that are gone,
 * letters that are due again, slices whose announcement was lost.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@PermitAll
@RunAs(Roles.SYSTEM)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class LetterSweep {
    @Resource private TimerService timers;
    @EJB private LetterSliceQueue queue;
    @EJB private Arming arming;
    @Inject private Courier courier;
    @Inject private Settings settings;

    @PostConstruct
    void atStart() {
        var every = settings.seconds("muster.dispatch.sweep.seconds", 5).toMillis();
        timers.createIntervalTimer(every, every, new TimerConfig("letters", false));
    }

    @Timeout
    void sweep() {
        courier.reclaimLapsed();
        if (!arming.state().isArmed()) {
            return;
        }
        var forgotten = courier.forgotten();
        if (!forgotten.isEmpty()) {
            queue.announce(forgotten);
        }
    }
}

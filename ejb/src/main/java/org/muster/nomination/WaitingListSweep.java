package org.muster.nomination;

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
import org.muster.shared.Roles;
import org.muster.shared.Settings;

/** Ends offers of seats whose time is over, each in a transaction of its own. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@PermitAll
@RunAs(Roles.SYSTEM)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class WaitingListSweep {
    @Resource private TimerService timers;
    @EJB private WaitingList waiting;
    @Inject private Settings settings;

    @PostConstruct
    void atStart() {
        var every = settings.seconds("muster.offer.sweep.seconds", 30).toMillis();
        timers.createIntervalTimer(every, every, new TimerConfig("offers", false));
    }

    @Timeout
    void sweep() {
        waiting.due().forEach(waiting::expire);
    }
}

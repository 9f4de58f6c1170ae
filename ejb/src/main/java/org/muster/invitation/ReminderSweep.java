package org.muster.invitation;

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
import org.muster.shared.Correlation;
import org.muster.shared.Roles;
import org.muster.shared.Settings;

/** Looks every few seconds for reminders whose moment has come. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@PermitAll
@RunAs(Roles.SYSTEM)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ReminderSweep {
    @Resource private TimerService timers;
    @EJB private ReminderRound round;
    @Inject private Settings settings;

    @PostConstruct
    void atStart() {
        var every = settings.seconds("muster.dispatch.sweep.seconds", 5).toMillis();
        timers.createIntervalTimer(every, every, new TimerConfig("reminders", false));
    }

    @Timeout
    void sweep() {
        for (var due : round.undecided()) {
            Correlation.during(
                    Correlation.of(null), () -> round.settle(due.campaign(), due.reminder()));
        }
    }
}

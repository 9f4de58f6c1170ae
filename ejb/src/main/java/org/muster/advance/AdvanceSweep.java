package org.muster.advance;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.EJBException;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.Timeout;
import jakarta.ejb.TimerConfig;
import jakarta.ejb.TimerService;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.muster.shared.Correlation;
import org.muster.shared.DomainException;
import org.muster.shared.Roles;
import org.muster.shared.Settings;

/** Looks every hour for advances whose next reminder is due, each in a transaction of its own. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@PermitAll
@RunAs(Roles.SYSTEM)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class AdvanceSweep {
    private static final Logger LOG = Logger.getLogger(AdvanceSweep.class.getName());

    @Resource private TimerService timers;
    @EJB private AdvanceReminders reminders;
    @Inject private Settings settings;

    @PostConstruct
    void atStart() {
        var every = settings.seconds("muster.advance.sweep.seconds", 3600).toMillis();
        timers.createIntervalTimer(every, every, new TimerConfig("advances", false));
    }

    @Timeout
    void sweep() {
        for (var due : reminders.due()) {
            Correlation.during(Correlation.of(null), () -> remind(due));
        }
    }

    /** One that cannot be told waits for the next sweep, and holds up no other. */
    private void remind(AdvanceId due) {
        try {
            reminders.remind(due);
        } catch (EJBException | DomainException refused) {
            LOG.log(Level.WARNING, "No reminder was written of advance " + due, refused);
        }
    }
}

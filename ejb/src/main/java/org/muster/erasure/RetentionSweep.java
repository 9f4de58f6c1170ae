package org.muster.erasure;

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

/** Looks every hour for accounts that nobody is paid to any more. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@PermitAll
@RunAs(Roles.SYSTEM)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RetentionSweep {
    @Resource private TimerService timers;
    @EJB private PayeeRetention retention;
    @Inject private Settings settings;

    @PostConstruct
    void atStart() {
        var every = settings.seconds("muster.retention.sweep.seconds", 3600).toMillis();
        timers.createIntervalTimer(every, every, new TimerConfig("retention", false));
    }

    @Timeout
    void sweep() {
        retention.forget();
    }
}

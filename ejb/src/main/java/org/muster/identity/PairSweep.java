package org.muster.identity;

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

/** Compares whoever was entered or changed since it last looked, a hundred at a time. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@PermitAll
@RunAs(Roles.SYSTEM)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PairSweep {
    private static final int AT_ONCE = 100;
    private static final int ROUNDS = 2;

    @Resource private TimerService timers;
    @EJB private PairSearch search;
    @Inject private Settings settings;

    @PostConstruct
    void atStart() {
        var every = settings.seconds("muster.persons.sweep.seconds", 60).toMillis();
        timers.createIntervalTimer(every, every, new TimerConfig("pairs", false));
    }

    @Timeout
    void sweep() {
        for (var round = 0; round < ROUNDS && search.next(AT_ONCE) == AT_ONCE; round++) {
            continue;
        }
    }
}

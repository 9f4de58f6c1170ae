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
import java.time.Duration;
import org.muster.shared.Roles;
import org.muster.shared.Settings;

/**
 * Compares whoever was entered or changed since it last looked, a hundred at a time, for some
 * seconds: of the thousands that a list may bring the rest is left to the next look.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@PermitAll
@RunAs(Roles.SYSTEM)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class PairSweep {
    private static final int AT_ONCE = 100;
    private static final Duration AT_MOST = Duration.ofSeconds(10);

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
        var began = System.nanoTime();
        while (search.next(AT_ONCE) == AT_ONCE && System.nanoTime() - began < AT_MOST.toNanos()) {
            continue;
        }
    }
}

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
import org.muster.shared.Roles;
import org.muster.shared.Settings;

/** Looks into the mailbox every minute; where none is named there is nothing to look into. */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@PermitAll
@RunAs(Roles.SYSTEM)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class MailboxSweep {
    @Resource private TimerService timers;
    @EJB private MailboxReading reading;
    @Inject private Settings settings;

    @PostConstruct
    void atStart() {
        var every = settings.seconds("muster.mailbox.seconds", 60).toMillis();
        timers.createIntervalTimer(every, every, new TimerConfig("mailbox", false));
    }

    @Timeout
    void look() {
        reading.read();
    }
}

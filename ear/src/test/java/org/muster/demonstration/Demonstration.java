package org.muster.demonstration;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.EJBContext;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.logging.Logger;
import org.muster.operation.ClockSetting;
import org.muster.shared.Actor;
import org.muster.shared.Roles;

/** Tells the demonstration when it is deployed: what was told before stays as it is. */
@Singleton
@Startup
@PermitAll
@RunAs(Roles.SYSTEM)
@TransactionManagement(TransactionManagementType.BEAN)
public class Demonstration {
    static final ZonedDateTime FIRST_DAY =
            ZonedDateTime.of(2012, 4, 2, 8, 0, 0, 0, ZoneId.of("Europe/Brussels"));
    private static final Logger LOG = Logger.getLogger(Demonstration.class.getName());
    private static final int LONGEST_CHAPTER_SECONDS = 300;

    @Resource private EJBContext context;

    @PostConstruct
    void tell() {
        for (var chapter :
                List.of(
                        new FirstDay(),
                        new Accounts(),
                        new Offices(),
                        new Europe(),
                        new Funds(),
                        new Bank(),
                        new Bangkok())) {
            tell(chapter);
        }
    }

    private void tell(Chapter chapter) {
        var transaction = context.getUserTransaction();
        try {
            transaction.setTransactionTimeout(LONGEST_CHAPTER_SECONDS);
            transaction.begin();
            if (!chapter.isTold()) {
                chapter.tell();
                LOG.info("Told: " + chapter.getClass().getSimpleName());
            }
            transaction.commit();
        } catch (Exception failed) {
            throw new IllegalStateException(
                    "The demonstration could not be told: " + chapter.getClass().getSimpleName(),
                    failed);
        }
    }

    /** The business clock begins on the first day, before anything is told that goes by it. */
    private static final class FirstDay implements Chapter {
        private final ClockSetting clock = Services.of(ClockSetting.class);

        @Override
        public boolean isTold() {
            return new Accounts().isTold();
        }

        @Override
        public void tell() {
            clock.moveTo(FIRST_DAY.toInstant(), Actor.SYSTEM);
        }
    }
}

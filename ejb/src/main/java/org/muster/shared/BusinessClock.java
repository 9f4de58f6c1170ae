package org.muster.shared;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * The time that deadlines, periods and event days go by: the real time, or, in a demonstration,
 * that time moved ahead or back by a stored offset. Leases, sessions and the audit trail use the
 * real time and never this clock.
 */
@ApplicationScoped
public class BusinessClock {
    @PersistenceContext private EntityManager entities;
    @Inject private Settings settings;

    private volatile Duration ahead;

    /** The clock everything with business meaning injects; its zone is the organisation's. */
    @Produces
    public Clock clock() {
        return new Shifted(settings.zone());
    }

    public boolean isShifted() {
        return settings.isDemonstration() && !moved().isZero();
    }

    /** Moves the demonstration's clock; an installation that is no demonstration refuses. */
    @Transactional
    public void moveTo(Instant business) {
        if (!settings.isDemonstration()) {
            throw new ClockIsReal();
        }
        var wanted = Duration.between(Instant.now(), business);
        entities.createNativeQuery(
                        """
                        insert into muster.business_clock (offset_seconds) values (:ahead)
                        on conflict (singleton) do update set offset_seconds = excluded.offset_seconds""")
                .setParameter("ahead", wanted.toSeconds())
                .executeUpdate();
        ahead = wanted;
    }

    private Duration moved() {
        if (!settings.isDemonstration()) {
            return Duration.ZERO;
        }
        var known = ahead;
        if (known == null) {
            var stored =
                    entities.createNativeQuery("select offset_seconds from muster.business_clock")
                            .getResultList();
            known =
                    stored.isEmpty()
                            ? Duration.ZERO
                            : Duration.ofSeconds(((Number) stored.get(0)).longValue());
            ahead = known;
        }
        return known;
    }

    private final class Shifted extends Clock {
        private final ZoneId zone;

        private Shifted(ZoneId zone) {
            this.zone = zone;
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return new Shifted(other);
        }

        @Override
        public Instant instant() {
            return Instant.now().plus(moved());
        }
    }
}

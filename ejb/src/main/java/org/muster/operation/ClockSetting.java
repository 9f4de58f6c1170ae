package org.muster.operation;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import org.muster.account.ScopeRefused;
import org.muster.account.Scopes;
import org.muster.shared.Actor;
import org.muster.shared.BusinessClock;
import org.muster.shared.Roles;

/**
 * Moves a demonstration's business clock, once to its first day and from then on only forward: what
 * was told on a later day is never told again. An installation on the real time refuses.
 */
@Stateless
@RolesAllowed({Roles.OPERATOR, Roles.SYSTEM})
public class ClockSetting {
    @Inject private BusinessClock business;
    @Inject private Clock clock;
    @Inject private Scopes scopes;
    @Inject private AuditTrail audit;

    /** The day and hour everything with business meaning goes by. */
    @PermitAll
    public Instant now() {
        return clock.instant();
    }

    public void moveTo(Instant to, Actor by) {
        if (!scopes.of(by, Roles.OPERATOR).everywhere()) {
            throw new ScopeRefused(by, "the whole installation");
        }
        if (business.isShifted() && to.isBefore(clock.instant())) {
            throw new ClockRunsForward(clock.instant(), to);
        }
        business.moveTo(to);
        audit.record(by, "clock moved", "business-clock", "demonstration", to.toString());
    }
}

package org.muster.advance;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.muster.attendance.EventReach;
import org.muster.shared.Actor;
import org.muster.shared.Roles;

/**
 * Reminds by itself of advances that are open, once for each step. Where nobody has an address the
 * step waits until somebody has one.
 */
@Stateless
@RolesAllowed(Roles.SYSTEM)
public class AdvanceReminders {
    @Inject private AdvanceRows advances;
    @Inject private AdvanceLetters letters;
    @Inject private EventReach events;
    @Inject private Clock clock;

    /** Of which the step that is due by now was not told by letter, the oldest first. */
    public List<AdvanceId> due() {
        return advances.toRemind(today());
    }

    /**
     * Reminds where it is still due: another server may have done so meanwhile.
     *
     * @return whether a letter goes, or went before
     */
    public boolean remind(AdvanceId id) {
        var advance = advances.lock(advances.get(id));
        var step = Reminder.due(events.find(advance.event()).days().to(), today());
        return advance.state() == AdvanceState.PAID
                && step != null
                && letters.remind(advance, step, today(), Actor.SYSTEM);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}

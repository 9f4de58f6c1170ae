package org.muster.attendance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.muster.operation.JobAsked;
import org.muster.shared.Roles;

/** Lets a sheet's import be started and stopped by those whose role reaches the sheet's event. */
@ApplicationScoped
class ImportReach {
    @Inject private Presences presences;
    @Inject private EventReach reach;

    void onJobAsked(@Observes JobAsked asked) {
        if (!asked.isFor(AttendanceRegister.IMPORT)) {
            return;
        }
        reach.require(
                presences.sheet(SheetId.of(asked.subject())).event(),
                asked.actor(),
                Roles.EVENT_OFFICER,
                Roles.FACILITATOR,
                Roles.OPERATOR);
        asked.vouch();
    }
}

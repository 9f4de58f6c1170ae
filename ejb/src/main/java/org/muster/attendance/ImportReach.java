package org.muster.attendance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.muster.account.Scopes;
import org.muster.operation.JobAsked;
import org.muster.operation.JobSubjectsAsked;
import org.muster.shared.Roles;
import org.muster.shared.Rows;
import org.muster.shared.Told;

/** Lets a sheet's import be started and stopped by those whose role reaches the sheet's event. */
@ApplicationScoped
class ImportReach {
    private static final String[] READERS = {
        Roles.OPERATOR,
        Roles.ADMINISTRATOR,
        Roles.AUDITOR,
        Roles.EVENT_OFFICER,
        Roles.FACILITATOR,
        Roles.FINANCE_OFFICER,
        Roles.CONTROLLER
    };

    @PersistenceContext private EntityManager entities;
    @Inject private Presences presences;
    @Inject private EventReach reach;
    @Inject private Scopes scopes;

    void onJobAsked(@Observes JobAsked asked) {
        if (!asked.isFor(AttendanceRegister.IMPORT)) {
            return;
        }
        var event =
                reach.require(
                        presences.sheet(SheetId.of(asked.subject())).event(),
                        asked.actor(),
                        Roles.EVENT_OFFICER,
                        Roles.FACILITATOR,
                        Roles.OPERATOR);
        asked.vouchForEvent(event.id().value(), event.region());
    }

    void onSubjectsAsked(@Observes JobSubjectsAsked asked) {
        if (!asked.isFor(AttendanceRegister.IMPORT)) {
            return;
        }
        var scope = scopes.of(asked.actor(), READERS);
        var query =
                entities.createNativeQuery(
                                """
                                select cast(s.id as text), e.code || ' · ' || s.file_name
                                  from muster.attendance_sheet s join muster.capacity_event e on e.id = s.event_id
                                 where cast(s.id as text) = any (string_to_array(:subjects, ','))
                                   and (:everywhere or cast(e.id as text) = any (string_to_array(:events, ','))
                                        or e.region = any (string_to_array(:regions, ',')))""")
                        .setParameter("subjects", String.join(",", asked.subjects()))
                        .setParameter("everywhere", scope.everywhere())
                        .setParameter("events", String.join(",", scope.events()))
                        .setParameter("regions", String.join(",", scope.regions()));
        Rows.of(query, row -> new String[] {row.text(), row.text()})
                .forEach(sheet -> asked.add(sheet[0], Told.asWritten(sheet[1])));
    }
}

package org.muster.demonstration;

import static org.muster.demonstration.Cast.ANNA;

import java.util.List;
import org.muster.attendance.AttendanceRegister;
import org.muster.attendance.Half;
import org.muster.event.EventId;
import org.muster.event.EventOverview;
import org.muster.member.PersonId;
import org.muster.shared.Actor;

/** Marks people as present at events that are told without a sheet. */
final class Register {
    private Register() {}

    static void everyDay(EventId event, List<PersonId> there) {
        var register = Services.of(AttendanceRegister.class);
        var days = Services.of(EventOverview.class).event(event, Actor.SYSTEM).days();
        days.each()
                .forEach(
                        day -> {
                            for (var half : Half.values()) {
                                there.forEach(
                                        person ->
                                                register.mark(
                                                        event, person, day, half, true, ANNA));
                            }
                        });
    }
}

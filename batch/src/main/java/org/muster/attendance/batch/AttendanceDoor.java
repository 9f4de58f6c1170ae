package org.muster.attendance.batch;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import java.util.List;
import org.muster.attendance.AttendanceRegister;
import org.muster.attendance.SheetId;
import org.muster.attendance.SheetSummary;
import org.muster.shared.Actor;
import org.muster.shared.Roles;
import org.muster.shared.SheetRow;

/** Where the import's threads, which nobody signed in on, reach the register. */
@Stateless
@PermitAll
@RunAs(Roles.SYSTEM)
public class AttendanceDoor {
    @EJB private AttendanceRegister register;

    public AttendanceRegister.Stored stored(SheetId sheet) {
        return register.stored(sheet);
    }

    public void record(SheetId sheet, List<SheetRow> rows, Actor actor) {
        register.record(sheet, rows, actor);
    }

    public SheetSummary imported(SheetId sheet, Actor actor) {
        return register.imported(sheet, actor);
    }
}

package org.muster.attendance.batch;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.Properties;
import org.muster.attendance.AttendanceRegister;
import org.muster.attendance.SheetId;
import org.muster.batch.JobControl;
import org.muster.event.EventId;
import org.muster.operation.JobRunId;
import org.muster.shared.Actor;
import org.muster.shared.Roles;

/** Takes a sheet in: stored and committed first, then its lines by the job. */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@RolesAllowed({Roles.EVENT_OFFICER, Roles.FACILITATOR, Roles.SYSTEM})
public class AttendanceImport {
    @EJB private AttendanceRegister register;
    @EJB private JobControl jobs;

    /** The stored sheet and the run that takes its lines over. */
    public record Started(SheetId sheet, JobRunId run) {}

    public Started upload(EventId event, String fileName, byte[] content, Actor actor) {
        var sheet = register.store(event, fileName, content, actor);
        return new Started(sheet, start(sheet, actor));
    }

    /** Starts the job for a sheet stored before. */
    public JobRunId start(SheetId sheet, Actor actor) {
        return jobs.start(AttendanceRegister.IMPORT, sheet.toString(), new Properties(), actor);
    }
}

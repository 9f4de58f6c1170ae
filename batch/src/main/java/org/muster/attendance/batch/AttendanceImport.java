package org.muster.attendance.batch;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.muster.attendance.AttendanceRegister;
import org.muster.attendance.AttendanceSheet;
import org.muster.attendance.ColumnMeaning;
import org.muster.attendance.SheetId;
import org.muster.attendance.SheetImport;
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
    @EJB private SheetImport imports;
    @EJB private JobControl jobs;

    /** The stored sheet and the run that takes its lines over. */
    public record Started(SheetId sheet, JobRunId run) {}

    /**
     * Stores a sheet and takes its lines over in one go.
     *
     * @param source what the file is, so that its lines count as that
     * @param columns what each column holds; none where the heads say so themselves
     */
    public Started upload(
            EventId event,
            String fileName,
            byte[] content,
            List<ColumnMeaning> columns,
            AttendanceSheet.Source source,
            Actor actor) {
        var sheet = register.store(event, fileName, content, columns, source, actor);
        return new Started(sheet, start(sheet, actor));
    }

    /** Takes over the lines of a sheet that was looked at; nothing runs where they are already. */
    public Optional<JobRunId> confirm(SheetId sheet, Actor actor) {
        return imports.confirm(sheet, actor) ? Optional.of(start(sheet, actor)) : Optional.empty();
    }

    /** Starts the job for a sheet stored before. */
    public JobRunId start(SheetId sheet, Actor actor) {
        return jobs.start(AttendanceRegister.IMPORT, sheet.toString(), new Properties(), actor);
    }
}

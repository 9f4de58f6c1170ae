package org.muster.attendance.batch;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.batch.runtime.context.JobContext;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.muster.attendance.SheetId;
import org.muster.shared.Actor;
import org.muster.shared.Told;

/** The last step: the sheet is told to be taken over, and the run what came of it. */
@Named
@Dependent
public class SheetTakenOver extends AbstractBatchlet {
    @Inject
    @BatchProperty(name = "sheet")
    private String sheet;

    @Inject
    @BatchProperty(name = "startedBy")
    private String startedBy;

    @Inject private JobContext job;
    @EJB private AttendanceDoor attendance;

    @Override
    public String process() {
        var done = attendance.imported(SheetId.of(sheet), new Actor(startedBy));
        job.setExitStatus(
                Told.of("outcome.imported", done.linesGood(), done.linesBad(), done.readAs())
                        .written());
        return "COMPLETED";
    }
}

package org.muster.attendance.batch;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.muster.attendance.SheetId;
import org.muster.batch.JobDoor;
import org.muster.shared.Actor;
import org.muster.shared.SheetRow;

/** Hands a chunk of lines to the register and counts it, in the chunk's own transaction. */
@Named
@Dependent
public class SheetLineWriter extends AbstractItemWriter {
    @Inject
    @BatchProperty(name = "sheet")
    private String sheet;

    @Inject
    @BatchProperty(name = "run")
    private String run;

    @Inject
    @BatchProperty(name = "startedBy")
    private String startedBy;

    @EJB private AttendanceDoor attendance;
    @EJB private JobDoor job;

    @Override
    public void writeItems(List<Object> items) {
        var rows = items.stream().map(SheetRow.class::cast).toList();
        attendance.record(SheetId.of(sheet), rows, new Actor(startedBy));
        job.advance(run, rows.size());
    }
}

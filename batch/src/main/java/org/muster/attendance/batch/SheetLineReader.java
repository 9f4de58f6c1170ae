package org.muster.attendance.batch;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.muster.attendance.SheetId;
import org.muster.batch.JobDoor;
import org.muster.shared.SheetFile;
import org.muster.shared.SheetRow;

/**
 * Reads the stored sheet's lines behind those already taken over. How far that is, the sheet knows
 * better than the checkpoint: it was written in one transaction with what the lines say.
 */
@Named
@Dependent
public class SheetLineReader extends AbstractItemReader {
    @Inject
    @BatchProperty(name = "sheet")
    private String sheet;

    @Inject
    @BatchProperty(name = "run")
    private String run;

    @EJB private AttendanceDoor attendance;
    @EJB private JobDoor job;

    private List<SheetRow> rows;
    private int next;

    @Override
    public void open(Serializable checkpoint) {
        var stored = attendance.stored(SheetId.of(sheet));
        rows = SheetFile.of(stored.content()).rows();

        while (next < rows.size() && rows.get(next).line() <= stored.linesDone()) {
            next++;
        }
        job.expect(run, rows.size());
        job.progress(run, next);
    }

    @Override
    public SheetRow readItem() {
        return next < rows.size() ? rows.get(next++) : null;
    }

    @Override
    public Serializable checkpointInfo() {
        return next == 0 ? 0 : rows.get(next - 1).line();
    }
}

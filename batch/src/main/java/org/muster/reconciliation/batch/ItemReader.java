package org.muster.reconciliation.batch;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.muster.batch.JobDoor;
import org.muster.event.EventId;

/**
 * Reads the numbers of the items not yet settled. Which these are, the facts know better than the
 * checkpoint: an item is marked in the transaction that settles it.
 */
@Named
@Dependent
public class ItemReader extends AbstractItemReader {
    @Inject
    @BatchProperty(name = "event")
    private String event;

    @Inject
    @BatchProperty(name = "run")
    private String run;

    @EJB private ReconciliationDoor reconciliation;
    @EJB private JobDoor job;

    private List<Integer> pending = List.of();
    private int next;

    @Override
    public void open(Serializable checkpoint) {
        reconciliation
                .work(EventId.of(event), run)
                .ifPresent(
                        work -> {
                            pending = work.pending();
                            job.expect(run, work.items());
                            job.progress(run, work.items() - pending.size());
                        });
    }

    @Override
    public Integer readItem() {
        return next < pending.size() ? pending.get(next++) : null;
    }

    @Override
    public Serializable checkpointInfo() {
        return next == 0 ? 0 : pending.get(next - 1);
    }
}

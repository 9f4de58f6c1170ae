package org.muster.reconciliation.batch;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.muster.batch.JobDoor;
import org.muster.event.EventId;
import org.muster.shared.Actor;

/** Settles a chunk of items and counts it, in the chunk's own transaction. */
@Named
@Dependent
public class ItemWriter extends AbstractItemWriter {
    @Inject
    @BatchProperty(name = "event")
    private String event;

    @Inject
    @BatchProperty(name = "run")
    private String run;

    @Inject
    @BatchProperty(name = "startedBy")
    private String startedBy;

    @EJB private ReconciliationDoor reconciliation;
    @EJB private JobDoor job;

    @Override
    public void writeItems(List<Object> items) {
        var id = EventId.of(event);
        var numbers = items.stream().map(Integer.class::cast).toList();
        var work = reconciliation.work(id).orElseThrow();
        reconciliation.settle(id, work.run(), numbers, new Actor(startedBy));
        job.advance(run, numbers.size());
    }
}

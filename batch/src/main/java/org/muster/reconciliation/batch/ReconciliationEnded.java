package org.muster.reconciliation.batch;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.batch.runtime.context.JobContext;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.muster.event.EventId;
import org.muster.shared.Actor;
import org.muster.shared.Told;

/** The last step: the run is closed, and told what it was about. */
@Named
@Dependent
public class ReconciliationEnded extends AbstractBatchlet {
    @Inject
    @BatchProperty(name = "event")
    private String event;

    @Inject
    @BatchProperty(name = "run")
    private String run;

    @Inject
    @BatchProperty(name = "startedBy")
    private String startedBy;

    @Inject private JobContext job;
    @EJB private ReconciliationDoor reconciliation;

    @Override
    public String process() {
        var items = reconciliation.finish(EventId.of(event), run, new Actor(startedBy));
        job.setExitStatus(
                items.map(count -> Told.of("outcome.compared", count))
                        .orElse(Told.of("outcome.unchanged"))
                        .written());
        return "COMPLETED";
    }
}

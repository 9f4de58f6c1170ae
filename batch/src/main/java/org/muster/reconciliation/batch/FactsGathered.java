package org.muster.reconciliation.batch;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.muster.event.EventId;
import org.muster.shared.Actor;

/** The first step: all facts by one statement. Facts compared before leave nothing to settle. */
@Named
@Dependent
public class FactsGathered extends AbstractBatchlet {
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

    @Override
    public String process() {
        var changed = reconciliation.gather(EventId.of(event), run, new Actor(startedBy));
        return changed ? "CHANGED" : "UNCHANGED";
    }
}

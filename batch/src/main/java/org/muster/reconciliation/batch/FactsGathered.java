package org.muster.reconciliation.batch;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.muster.shared.Actor;

/**
 * Gathers the facts of one part's events, many events by one statement, and opens the cases they
 * show. Asked to stop, it ends after the events it is at.
 */
@Named
@Dependent
public class FactsGathered extends AbstractBatchlet {
    private static final int AT_ONCE = 500;

    @Inject @BatchProperty private String run;
    @Inject @BatchProperty private String part;
    @Inject @BatchProperty private String parts;
    @Inject @BatchProperty private String startedBy;
    @EJB private ReconciliationDoor reconciliation;

    private volatile boolean isStopping;

    @Override
    public String process() {
        var begun = reconciliation.begun(run, Integer.parseInt(part), Integer.parseInt(parts));
        for (var from = 0; from < begun.size() && !isStopping; from += AT_ONCE) {
            var some = begun.subList(from, Math.min(begun.size(), from + AT_ONCE));
            reconciliation.gather(run, some, new Actor(startedBy));
        }
        return "COMPLETED";
    }

    @Override
    public void stop() {
        isStopping = true;
    }
}

package org.muster.ledger.batch;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.batch.runtime.context.JobContext;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.muster.ledger.BalancesDiffer;
import org.muster.shared.Actor;
import org.muster.shared.Told;

/** The only step: one count of everything. Balances that differ end the run as failed. */
@Named
@Dependent
public class BalancesCounted extends AbstractBatchlet {
    @Inject
    @BatchProperty(name = "run")
    private String run;

    @Inject
    @BatchProperty(name = "startedBy")
    private String startedBy;

    @Inject private JobContext job;
    @EJB private BalanceDoor balances;

    @Override
    public String process() {
        var found = balances.count(run, new Actor(startedBy));
        if (!found.isEqual()) {
            throw new BalancesDiffer(found.differences(), found.balances());
        }
        job.setExitStatus(Told.of("outcome.balances", found.balances(), found.lines()).written());
        return "COMPLETED";
    }
}

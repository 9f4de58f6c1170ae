package org.muster.reporting.batch;

import jakarta.batch.api.AbstractBatchlet;
import jakarta.batch.api.BatchProperty;
import jakarta.batch.runtime.context.JobContext;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.muster.shared.Told;

/** The last step: what came of the run; failed as a whole where a single statement was refused. */
@Named
@Dependent
public class StatementsTold extends AbstractBatchlet {
    @Inject @BatchProperty private String run;
    @Inject private JobContext job;
    @EJB private StatementDoor statements;

    @Override
    public String process() {
        var tally = statements.tally(run);
        if (tally.refused() > 0) {
            throw new StatementsRefused(tally);
        }
        job.setExitStatus(Told.of("outcome.statements", tally.made(), tally.unchanged()).written());
        return "COMPLETED";
    }
}

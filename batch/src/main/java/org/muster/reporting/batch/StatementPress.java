package org.muster.reporting.batch;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.batch.runtime.context.StepContext;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.muster.funding.ContributionId;
import org.muster.reporting.StatementOrder;
import org.muster.shared.Actor;
import org.muster.shared.DomainException;

/**
 * Produces the statement of each contribution. One that is refused, e.g. for want of a rate, keeps
 * no other donor waiting: the run goes on and ends as failed, naming the reason.
 */
@Named
@Dependent
public class StatementPress extends AbstractItemWriter {
    @Inject @BatchProperty private String run;
    @Inject @BatchProperty private String subject;
    @Inject @BatchProperty private String startedBy;
    @Inject private StepContext step;
    @EJB private StatementDoor statements;

    @Override
    public void writeItems(List<Object> contributions) {
        var tally = (StatementTally) step.getTransientUserData();
        var order = StatementOrder.parse(subject);
        for (var item : contributions) {
            try {
                var id = (ContributionId) item;
                var done = tally.done() + 1;
                tally.made(statements.produce(id, order, run, done, new Actor(startedBy)));
            } catch (DomainException refused) {
                tally.refused(refused.getMessage());
            }
        }
    }
}

package org.muster.reporting.batch;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import org.muster.funding.ContributionId;
import org.muster.operation.RunLost;
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
    @EJB private StatementDoor statements;

    @Override
    public void writeItems(List<Object> contributions) {
        contributions.forEach(item -> produce((ContributionId) item));
    }

    private void produce(ContributionId id) {
        try {
            statements.produce(run, id, StatementOrder.parse(subject), new Actor(startedBy));
        } catch (RunLost givenUp) {
            throw givenUp;
        } catch (DomainException refused) {
            statements.refused(run, id, refused);
        }
    }
}

package org.muster.reporting.batch;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.List;
import java.util.UUID;
import org.muster.batch.JobDoor;
import org.muster.funding.ContributionId;
import org.muster.reporting.StatementOrder;
import org.muster.reporting.StatementProduction;
import org.muster.shared.Actor;
import org.muster.shared.Roles;

/**
 * Where the job's threads, which nobody signed in on, reach the statements. Each call is a
 * transaction of its own: what one contribution is refused takes no other along, and the job
 * operator's own bookkeeping stays apart.
 */
@Stateless
@PermitAll
@RunAs(Roles.SYSTEM)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class StatementDoor {
    @EJB private StatementProduction production;
    @EJB private JobDoor runs;

    /** The contributions to account for; the run learns how many there are. */
    public List<ContributionId> due(StatementOrder order, String run, Actor by) {
        var due = order.one().map(List::of).orElseGet(() -> production.due(order.period(), by));
        runs.expect(run, due.size());
        return due;
    }

    /** Whether a new version had to be made; counted as progress in the same transaction. */
    public boolean produce(
            ContributionId id, StatementOrder order, String run, long done, Actor by) {
        runs.progress(run, done);
        return production.produce(id, order.period(), UUID.fromString(run), by).isNew();
    }
}

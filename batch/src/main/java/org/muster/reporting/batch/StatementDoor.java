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
import org.muster.reporting.StatementRuns;
import org.muster.shared.Actor;
import org.muster.shared.DomainException;
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
    @EJB private StatementRuns statements;
    @EJB private JobDoor runs;

    /** Lists what is to be accounted for; the run learns how much that is. */
    public int gather(String run, StatementOrder order, Actor by) {
        var due = statements.gather(UUID.fromString(run), order, by);
        runs.expect(run, due);
        return due;
    }

    public List<ContributionId> pending(String run, int part, int parts) {
        return statements.pending(UUID.fromString(run), part, parts);
    }

    /** Accounts for one contribution and counts it, in one transaction. */
    public void produce(String run, ContributionId id, StatementOrder order, Actor by) {
        statements.produce(UUID.fromString(run), id, order, by);
        runs.advance(run, 1);
    }

    public void refused(String run, ContributionId id, DomainException why) {
        statements.refused(UUID.fromString(run), id, why);
        runs.advance(run, 1);
    }

    public StatementRuns.Tally tally(String run) {
        return statements.tally(UUID.fromString(run));
    }
}

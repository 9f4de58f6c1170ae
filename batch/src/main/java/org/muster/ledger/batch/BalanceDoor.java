package org.muster.ledger.batch;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import org.muster.batch.JobDoor;
import org.muster.ledger.BalanceCheck;
import org.muster.ledger.BalanceCheckSummary;
import org.muster.operation.JobRunId;
import org.muster.shared.Actor;
import org.muster.shared.Roles;

/** Where the job's thread, which nobody signed in on, has the balances counted. */
@Stateless
@PermitAll
@RunAs(Roles.SYSTEM)
@TransactionAttribute(TransactionAttributeType.REQUIRES_NEW)
public class BalanceDoor {
    @EJB private BalanceCheck check;
    @EJB private JobDoor runs;

    /** What was found is kept whatever becomes of the run. */
    public BalanceCheckSummary count(String run, Actor by) {
        var found = check.count(JobRunId.of(run), by);
        runs.expect(run, found.balances());
        runs.progress(run, found.balances());
        return found;
    }

    public boolean isDue() {
        return check.isDue();
    }
}

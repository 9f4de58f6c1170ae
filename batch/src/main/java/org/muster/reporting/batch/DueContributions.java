package org.muster.reporting.batch;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Iterator;
import org.muster.funding.ContributionId;

/** What one part of a run has still to account for, by agreement number. */
@Named
@Dependent
public class DueContributions extends AbstractItemReader {
    @Inject @BatchProperty private String run;
    @Inject @BatchProperty private String part;
    @Inject @BatchProperty private String parts;
    @EJB private StatementDoor statements;

    private Iterator<ContributionId> due;

    @Override
    public void open(Serializable checkpoint) {
        due = statements.pending(run, Integer.parseInt(part), Integer.parseInt(parts)).iterator();
    }

    @Override
    public ContributionId readItem() {
        return due.hasNext() ? due.next() : null;
    }
}

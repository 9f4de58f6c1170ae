package org.muster.reconciliation.batch;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemReader;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Collections;
import java.util.Iterator;
import java.util.UUID;

/**
 * Reads the items of one part's events that are not yet settled. Which these are, the facts know
 * better than the checkpoint: an item is marked in the transaction that settles it.
 */
@Named
@Dependent
public class ItemReader extends AbstractItemReader {
    @Inject @BatchProperty private String run;
    @Inject @BatchProperty private String part;
    @Inject @BatchProperty private String parts;
    @EJB private ReconciliationDoor reconciliation;

    private Iterator<UUID> events;
    private UUID event;
    private Iterator<Integer> pending = Collections.emptyIterator();

    @Override
    public void open(Serializable checkpoint) {
        events =
                reconciliation
                        .compared(run, Integer.parseInt(part), Integer.parseInt(parts))
                        .iterator();
    }

    @Override
    public Item readItem() {
        while (!pending.hasNext()) {
            if (!events.hasNext()) {
                return null;
            }
            event = events.next();
            pending = reconciliation.pending(event).iterator();
        }
        return new Item(event, pending.next());
    }
}

package org.muster.reconciliation.batch;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.UUID;
import org.muster.event.EventId;
import org.muster.operation.RunLost;
import org.muster.shared.Actor;
import org.muster.shared.DomainException;

/**
 * Settles a chunk of items and counts it, in one transaction. Where a rule refuses, the items are
 * settled one by one, and the refused one becomes an exception: never a skipped item, and never the
 * reason why others wait.
 */
@Named
@Dependent
public class ItemWriter extends AbstractItemWriter {
    @Inject
    @BatchProperty(name = "event")
    private String event;

    @Inject
    @BatchProperty(name = "run")
    private String run;

    @Inject
    @BatchProperty(name = "startedBy")
    private String startedBy;

    @EJB private ReconciliationDoor reconciliation;

    @Override
    public void writeItems(List<Object> items) {
        var id = EventId.of(event);
        var numbers = items.stream().map(Integer.class::cast).toList();
        var work = reconciliation.work(id, run).orElseThrow();
        try {
            reconciliation.settle(id, work.run(), numbers, run, new Actor(startedBy));
        } catch (RunLost givenUp) {
            throw givenUp;
        } catch (DomainException oneIsRefused) {
            numbers.forEach(number -> settleAlone(id, work.run(), number));
        }
    }

    private void settleAlone(EventId event, UUID facts, int item) {
        try {
            reconciliation.settle(event, facts, List.of(item), run, new Actor(startedBy));
        } catch (RunLost givenUp) {
            throw givenUp;
        } catch (DomainException refused) {
            reconciliation.setAside(facts, item, refused, run);
        }
    }
}

package org.muster.reconciliation.batch;

import jakarta.batch.api.BatchProperty;
import jakarta.batch.api.chunk.AbstractItemWriter;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.muster.operation.RunLost;
import org.muster.shared.Actor;
import org.muster.shared.DomainException;

/**
 * Settles a chunk of items and counts it, those of one event in one transaction. Where a rule
 * refuses, the items are settled one by one, and the refused one becomes an exception: never a
 * skipped item, and never the reason why others wait.
 */
@Named
@Dependent
public class ItemWriter extends AbstractItemWriter {
    @Inject @BatchProperty private String run;
    @Inject @BatchProperty private String startedBy;
    @EJB private ReconciliationDoor reconciliation;

    @Override
    public void writeItems(List<Object> items) {
        var events = new LinkedHashMap<UUID, List<Integer>>();
        for (var each : items) {
            var item = (Item) each;
            events.computeIfAbsent(item.run(), event -> new ArrayList<>()).add(item.number());
        }
        events.forEach(this::settle);
    }

    private void settle(UUID event, List<Integer> items) {
        try {
            reconciliation.settle(event, items, run, new Actor(startedBy));
        } catch (RunLost givenUp) {
            throw givenUp;
        } catch (DomainException oneIsRefused) {
            items.forEach(item -> settleAlone(event, item));
        }
    }

    private void settleAlone(UUID event, int item) {
        try {
            reconciliation.settle(event, List.of(item), run, new Actor(startedBy));
        } catch (RunLost givenUp) {
            throw givenUp;
        } catch (DomainException refused) {
            reconciliation.setAside(event, item, refused, run);
        }
    }
}

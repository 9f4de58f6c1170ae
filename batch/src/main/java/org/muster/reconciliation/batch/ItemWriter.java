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
 * Settles a chunk of items and counts them, those of one event in one transaction; whom money may
 * have to be found for is left to a later step, where it is their turn. Where a rule refuses, half
 * of them are settled and then the other half, down to the one refused, which becomes an exception:
 * never a skipped item, and never the reason why others wait.
 */
@Named
@Dependent
public class ItemWriter extends AbstractItemWriter {
    @Inject @BatchProperty private String run;
    @Inject @BatchProperty private String inTurn;
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
            reconciliation.settle(
                    event, items, Boolean.parseBoolean(inTurn), run, new Actor(startedBy));
        } catch (RunLost givenUp) {
            throw givenUp;
        } catch (DomainException refused) {
            if (items.size() == 1) {
                reconciliation.setAside(event, items.get(0), refused, run);
                return;
            }
            var middle = items.size() / 2;
            settle(event, items.subList(0, middle));
            settle(event, items.subList(middle, items.size()));
        }
    }
}

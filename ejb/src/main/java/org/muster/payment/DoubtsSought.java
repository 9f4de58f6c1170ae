package org.muster.payment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * Claims, advances and costs stand before their payment, or are shown so; whoever knows why one of
 * them is in doubt observes this in the same transaction and says it.
 */
public final class DoubtsSought {
    private final Set<UUID> documents;
    private final Map<UUID, List<Enum<?>>> found = new HashMap<>();

    DoubtsSought(Collection<UUID> documents) {
        this.documents = Set.copyOf(documents);
    }

    public Set<UUID> documents() {
        return documents;
    }

    /** Two people settle this before the document is paid. */
    public void doubt(UUID document, Enum<?> why) {
        found.computeIfAbsent(document, any -> new ArrayList<>()).add(why);
    }

    List<Enum<?>> of(UUID document) {
        return found.getOrDefault(document, List.of());
    }
}

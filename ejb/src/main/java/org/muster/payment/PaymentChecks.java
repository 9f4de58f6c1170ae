package org.muster.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What holds at every step of a list: nothing in it is in doubt, and from its approval on it goes
 * to the accounts that were approved.
 */
@ApplicationScoped
class PaymentChecks {
    @Inject private PaymentRows rows;
    @Inject private Event<DoubtsSought> asked;

    DoubtsSought doubts(Collection<UUID> documents) {
        var sought = new DoubtsSought(documents);
        asked.fire(sought);
        return sought;
    }

    void requireUndoubted(List<Payment> payments) {
        requireUndoubted(
                payments.stream().collect(Collectors.toMap(Payment::document, Payment::reference)));
    }

    /** Of documents by their references. */
    void requireUndoubted(Map<UUID, String> documents) {
        var found = doubts(documents.keySet());
        var doubted =
                documents.keySet().stream().filter(each -> !found.of(each).isEmpty()).toList();
        if (!doubted.isEmpty()) {
            throw new PaymentInDoubt(
                    doubted.stream().map(documents::get).sorted().toList(),
                    doubted.stream()
                            .flatMap(each -> found.of(each).stream())
                            .distinct()
                            .sorted(Comparator.comparing(Enum::ordinal))
                            .toList());
        }
    }

    /** Nobody told another account since the approval. */
    void requireSameAccounts(PaymentListId list, List<Payment> payments) {
        var told = rows.accounts(list);
        var changed =
                payments.stream()
                        .filter(each -> told.containsKey(each.id()))
                        .filter(each -> !each.mayGoTo(told.get(each.id())))
                        .map(Payment::reference)
                        .toList();
        if (!changed.isEmpty()) {
            throw new PaymentAccountChanged(changed);
        }
    }
}

package org.muster.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.stream.Stream;
import org.muster.ledger.DocumentPaid;
import org.muster.ledger.EntryReversed;

/**
 * What is paid is booked in the list it stands in, however its payment became known; what stands in
 * a list that was not sent is paid by the list. A payment that is taken back was returned: what it
 * paid is to be paid again.
 */
@ApplicationScoped
class PaymentBooking {
    @Inject private PaymentRows rows;

    void onPaid(@Observes DocumentPaid paid) {
        for (var kind : PaymentKind.values()) {
            if (kind.source().equals(paid.sourceKind())) {
                rows.of(kind, paid.document(), PaymentState.LISTED)
                        .ifPresent(payment -> book(payment, paid));
            }
        }
    }

    private void book(Payment payment, DocumentPaid paid) {
        var list = rows.lock(payment.list());
        if (list.state() != PaymentListState.SENT) {
            throw new PaymentListed(payment.reference(), list.listNo());
        }
        payment.book(paid.on());
        if (rows.of(list.id()).stream().noneMatch(Payment::isListed)) {
            list.finish();
        }
    }

    void onReversal(@Observes EntryReversed reversed) {
        Stream.of(PaymentKind.values())
                .filter(kind -> kind.source().equals(reversed.sourceKind()))
                .forEach(
                        kind ->
                                rows.of(kind, reversed.document(), PaymentState.BOOKED)
                                        .ifPresent(Payment::giveBack));
    }
}

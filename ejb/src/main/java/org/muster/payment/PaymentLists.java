package org.muster.payment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.muster.advance.AdvanceId;
import org.muster.advance.Advances;
import org.muster.attendance.EventReach;
import org.muster.bank.BankAccountId;
import org.muster.bank.BankReach;
import org.muster.entitlement.ClaimId;
import org.muster.entitlement.Claims;
import org.muster.event.EventId;
import org.muster.funding.CostDocumentId;
import org.muster.funding.CostDocuments;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.FourEyes;
import org.muster.shared.InvalidInput;
import org.muster.shared.Roles;
import org.muster.shared.Told;

/**
 * Prepares lists of what is approved and due, has a second person approve them, sends them, and
 * books each payment by its document's own act. The money of a bank account is everybody's: only
 * who holds the role without a limit pays out of it.
 */
@Stateless
@RolesAllowed({Roles.FINANCE_OFFICER, Roles.SYSTEM})
public class PaymentLists {
    private static final int MOST = 500;

    @Inject private PaymentRows rows;
    @Inject private DueItems due;
    @Inject private PaymentChecks checks;
    @Inject private BankReach reach;
    @Inject private EventReach events;
    @Inject private Claims claims;
    @Inject private Advances advances;
    @Inject private CostDocuments costs;
    @Inject private AuditTrail audit;

    /** What is to be paid: of which kind, and which. */
    public record Item(PaymentKind kind, UUID document) {}

    /**
     * Prepares a list out of an account of the house.
     *
     * @param cashAt the event at which it is paid out in cash; null for one to the bank
     */
    public PaymentListId prepare(
            BankAccountId from, EventId cashAt, Collection<Item> items, Actor by) {
        reach.toEnter(by);
        var account = rows.account(from);
        if (!account.isActive()) {
            throw new InvalidInput("account", Told.of("why.payment.account", account.name()));
        }
        if (items == null || items.isEmpty() || items.size() > MOST) {
            throw new InvalidInput("items", Told.of("why.payment.items", MOST));
        }
        var code = cashAt == null ? null : events.find(cashAt).code();
        var list = PaymentList.prepare(rows.nextNumber(), account, cashAt, by, Instant.now());
        var payments = new ArrayList<Payment>();
        for (var item : new LinkedHashSet<>(items)) {
            var found = due(item, list);
            if (code != null && !code.equals(found.eventCode())) {
                throw new InvalidInput("items", Told.of("why.payment.event", found.reference()));
            }
            payments.add(Payment.of(found, list, payments.size() + 1));
        }
        checks.requireUndoubted(payments);
        rows.add(list, payments);
        audit.record(by, "payments prepared", "payment-list", list.id(), list.listNo());
        return list.id();
    }

    private DueItem due(Item item, PaymentList list) {
        rows.of(item.kind(), item.document(), PaymentState.LISTED)
                .ifPresent(
                        listed -> {
                            throw new PaymentListed(
                                    listed.reference(), rows.lock(listed.list()).listNo());
                        });
        return due.of(item.kind(), item.document(), list.currency().getCurrencyCode()).stream()
                .findFirst()
                .orElseThrow(() -> new PaymentNotDue(item.kind() + " " + item.document()));
    }

    /**
     * A second person approves: one who neither prepared the list nor entered or approved anything
     * in it. What changed since or is in doubt is refused; to which account each payment goes stays
     * as it is approved.
     */
    @RolesAllowed({Roles.CONTROLLER, Roles.SYSTEM})
    public void approve(PaymentListId id, Actor by) {
        reach.toApprove(by);
        var list = rows.lock(id);
        var payments = listed(id);
        for (var payment : payments) {
            requireDue(payment).hands().forEach(hand -> FourEyes.require(hand, by));
        }
        checks.requireUndoubted(payments);
        list.approve(by, Instant.now());
        if (list.kind() == PaymentList.Kind.BANK) {
            var accounts = rows.accounts(id);
            payments.forEach(each -> each.approve(accounts.getOrDefault(each.id(), "")));
        }
        audit.record(by, "payments approved", "payment-list", id, list.listNo());
    }

    private DueItem requireDue(Payment payment) {
        var currency = payment.amount().currency().getCurrencyCode();
        return due.of(payment.kind(), payment.document(), currency).stream()
                .filter(each -> each.amount().equals(payment.amount()))
                .findFirst()
                .orElseThrow(() -> new PaymentNotDue(payment.reference()));
    }

    /** What was not sent yet is given up: its lines are to be paid otherwise. */
    @RolesAllowed({Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.SYSTEM})
    public void cancel(PaymentListId id, Actor by) {
        reach.toEnterOrApprove(by);
        var list = rows.lock(id);
        list.cancel();
        listed(id).forEach(Payment::takeOut);
        audit.record(by, "payments cancelled", "payment-list", id, list.listNo());
    }

    /**
     * Makes the files that go to the bank or to the event; from now on the list is as it is. What
     * is in doubt, or would go to another account than was approved, is taken out first.
     */
    public void send(PaymentListId id, Actor by) {
        reach.toEnter(by);
        var list = rows.lock(id);
        var payments = listed(id);
        payments.forEach(this::requireDue);
        checks.requireUndoubted(payments);
        checks.requireSameAccounts(id, payments);
        list.send(by, Instant.now());
        var files = new PaymentFiles(list, payments);
        rows.keep(id, "CSV", files.csv());
        rows.keep(id, "XLSX", files.xlsx());
        audit.record(by, "payments sent", "payment-list", id, list.listNo());
    }

    /** The bank booked it, or somebody signed for it: posted by the act of what it pays. */
    public void book(PaymentId id, LocalDate on, Actor by) {
        reach.toEnter(by);
        if (on == null) {
            throw new InvalidInput("on", Told.of("why.payment.day"));
        }
        var payment = held(id);
        rows.lock(payment.list()).require(PaymentListState.SENT);
        payment.requireListed();
        switch (payment.kind()) {
            case CLAIM -> claims.markPaid(new ClaimId(payment.document()), on, by);
            case ADVANCE -> advances.markPaid(new AdvanceId(payment.document()), on, by);
            case COST -> costs.pay(new CostDocumentId(payment.document()), on, by);
        }
        audit.record(by, "payment booked", "payment", id, on + " " + payment.endToEndId());
    }

    /** All that is left of a list was booked on one day. */
    public void bookAll(PaymentListId id, LocalDate on, Actor by) {
        reach.toEnter(by);
        rows.lock(id).require(PaymentListState.SENT);
        listed(id).forEach(each -> book(each.id(), on, by));
    }

    /**
     * A list of cash came back from its event: these were paid on that day, the others are to be
     * paid otherwise.
     */
    public void handedOut(PaymentListId id, Set<PaymentId> paid, LocalDate on, Actor by) {
        reach.toEnter(by);
        var list = rows.lock(id);
        list.require(PaymentListState.SENT);
        list.requireCash();
        for (var payment : listed(id)) {
            if (paid.contains(payment.id())) {
                book(payment.id(), on, by);
            } else {
                payment.takeOut();
            }
        }
        finish(list);
        audit.record(by, "cash handed out", "payment-list", id, paid.size() + " " + on);
    }

    /** It is left out, or the bank did not pay it: it is to be paid otherwise. */
    public void takeOut(PaymentId id, Actor by) {
        reach.toEnter(by);
        var payment = held(id);
        var list = rows.lock(payment.list());
        list.requireLive();
        payment.takeOut();
        finish(list);
        audit.record(by, "payment taken out", "payment", id, payment.endToEndId());
    }

    private void finish(PaymentList list) {
        if (list.state() != PaymentListState.BOOKED && listed(list.id()).isEmpty()) {
            list.finish();
        }
    }

    private Payment held(PaymentId id) {
        var payment = rows.payment(id);
        rows.lock(payment.list());
        return rows.fresh(payment);
    }

    private List<Payment> listed(PaymentListId id) {
        return rows.of(id).stream().filter(Payment::isListed).toList();
    }
}

package org.muster.payment;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.muster.bank.BankReach;
import org.muster.operation.AuditTrail;
import org.muster.payee.PayeeAccount;
import org.muster.payee.PayeeBook;
import org.muster.shared.Actor;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;

/**
 * A list with the accounts that its payments go to, for a bank to pay from: opened for a finance
 * officer at that moment, told by the trail, and kept nowhere. It names what still waits, so that
 * nothing is paid again by it, and goes to no account that nobody approved.
 */
@Stateless
@RolesAllowed({Roles.FINANCE_OFFICER, Roles.SYSTEM})
public class PaymentAccounts {
    @Inject private PaymentRows rows;
    @Inject private PaymentChecks checks;
    @Inject private PayeeBook book;
    @Inject private BankReach reach;
    @Inject private AuditTrail audit;

    /**
     * @param format csv or xlsx
     */
    public byte[] opened(PaymentListId id, String format, Actor by) {
        reach.toEnter(by);
        var list = rows.lock(id);
        list.require(PaymentListState.SENT);
        if (list.kind() == PaymentList.Kind.CASH) {
            throw new NotFound("rendering", format);
        }
        var waiting = rows.of(id).stream().filter(Payment::isListed).toList();
        checks.requireUndoubted(waiting);
        checks.requireSameAccounts(id, waiting);
        var files = new PaymentFiles(list, waiting, accounts(waiting));
        audit.record(by, "payment accounts opened", "payment-list", id, list.listNo());
        return switch (format.toUpperCase(Locale.ROOT)) {
            case "CSV" -> files.csv();
            case "XLSX" -> files.xlsx();
            default -> throw new NotFound("rendering", format);
        };
    }

    private Map<PaymentId, PayeeAccount> accounts(List<Payment> payments) {
        var accounts = new HashMap<PaymentId, PayeeAccount>();
        for (var payment : payments) {
            rows.person(payment)
                    .flatMap(book::of)
                    .filter(told -> payment.mayGoTo(told.mark()))
                    .ifPresent(told -> accounts.put(payment.id(), told.account()));
        }
        return accounts;
    }
}

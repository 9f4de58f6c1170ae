package org.muster.payment.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.muster.bank.BankAccount;
import org.muster.bank.BankAccounts;
import org.muster.event.EventId;
import org.muster.payment.DueItem;
import org.muster.payment.PaymentLists;
import org.muster.payment.PaymentOverview;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;

/** What is due in the currency of an account: some of it is chosen for a list. */
@Named
@ViewScoped
public class PreparePaymentsPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int MOST = 200;

    @Inject private PaymentOverview payments;
    @Inject private PaymentLists lists;
    @Inject private BankAccounts accounts;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private String from;
    private String event;
    private transient List<BankAccount> known;
    private transient List<DueItem> rows;
    private long due;
    private final Map<String, Boolean> chosen = new HashMap<>();

    public void load() {
        known =
                accounts.page(0, MOST, user.actor()).stream()
                        .filter(BankAccount::isActive)
                        .toList();
        if (account() == null) {
            rows = List.of();
            due = 0;
            return;
        }
        var currency = account().currency().getCurrencyCode();
        rows = payments.due(currency, cashAt(), 0, MOST, user.actor());
        due = payments.dueCount(currency, cashAt(), user.actor());
    }

    public String prepare() {
        var items =
                getRows().stream()
                        .filter(row -> Boolean.TRUE.equals(chosen.get(row.key())))
                        .map(row -> new PaymentLists.Item(row.kind(), row.document()))
                        .toList();
        var id = lists.prepare(account().id(), cashAt(), items, user.actor());
        notices.done("payments.prepared");
        return "/payments/list.xhtml?faces-redirect=true&list=" + id;
    }

    /** The account named, or the first there is. */
    private BankAccount account() {
        return getAccounts().stream()
                .filter(each -> each.id().toString().equals(from))
                .findFirst()
                .orElse(getAccounts().isEmpty() ? null : getAccounts().get(0));
    }

    private EventId cashAt() {
        return event == null || event.isBlank() ? null : EventId.of(event);
    }

    public List<BankAccount> getAccounts() {
        if (known == null) {
            load();
        }
        return known;
    }

    /** How many are due; those above what one page holds come once others are on a list. */
    public long getDue() {
        return due;
    }

    public List<DueItem> getRows() {
        if (rows == null) {
            load();
        }
        return rows;
    }

    public Map<String, Boolean> getChosen() {
        return chosen;
    }

    public String getFrom() {
        return from;
    }

    public void setFrom(String from) {
        this.from = from;
    }

    public String getEvent() {
        return event;
    }

    public void setEvent(String event) {
        this.event = event;
    }
}

package org.muster.account.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.muster.account.Account;
import org.muster.account.AccountAdministration;
import org.muster.web.Paged;

/** Everybody who signs in, and with which roles. */
@Named
@ViewScoped
public class AccountsPage implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject private AccountAdministration accounts;

    private long total;
    private Paged<Account> rows;

    public void load() {
        total = accounts.count();
        rows = new Paged<>(() -> accounts.count(), (first, size) -> accounts.page(first, size));
    }

    public long getTotal() {
        return total;
    }

    public Paged<Account> getRows() {
        return rows;
    }
}

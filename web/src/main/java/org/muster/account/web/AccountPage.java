package org.muster.account.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.muster.account.Account;
import org.muster.account.AccountAdministration;
import org.muster.account.AccountId;
import org.muster.account.Grant;
import org.muster.shared.Ids;
import org.muster.shared.Language;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;

/** One account: who it is, what it may do, whether it may sign in. */
@Named
@ViewScoped
public class AccountPage implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject private AccountAdministration accounts;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private String id;
    private Account account;
    private final AccountForm form = new AccountForm();

    public void load() {
        account = accounts.account(new AccountId(Ids.uuid("account", id)));
        form.show(account);
    }

    public void describe() {
        accounts.describe(
                account.id(),
                form.getFullName(),
                form.getEmail(),
                form.getLanguage(),
                user.actor());
        told("accounts.described");
    }

    public void grant() {
        var scope = ScopeNames.read(form.getScope());
        accounts.grant(account.id(), form.getRole(), scope.kind(), scope.ref(), user.actor());
        form.setScope(null);
        told("accounts.granted");
    }

    public void revoke(Grant grant) {
        accounts.revoke(
                account.id(), grant.role(), grant.scopeKind(), grant.scopeRef(), user.actor());
        told("accounts.revoked");
    }

    public void resetPassword() {
        accounts.resetPassword(account.id(), form.getPassword(), user.actor());
        form.setPassword(null);
        told("accounts.passwordReset");
    }

    public void lock() {
        accounts.lock(account.id(), user.actor());
        told("accounts.lockedNow");
    }

    public void unlock() {
        accounts.unlock(account.id(), user.actor());
        told("accounts.unlockedNow");
    }

    private void told(String key) {
        load();
        notices.done(key, account.fullName());
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public Account getAccount() {
        return account;
    }

    public AccountForm getForm() {
        return form;
    }

    public Language[] getLanguages() {
        return Language.values();
    }
}

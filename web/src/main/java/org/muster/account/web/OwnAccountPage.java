package org.muster.account.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.muster.account.Account;
import org.muster.account.OwnAccount;
import org.muster.shared.Language;
import org.muster.shared.NotFound;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;

/**
 * The signed-in person's own account: name, language, password; roles are shown and never changed
 * here.
 */
@Named
@ViewScoped
public class OwnAccountPage implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject private OwnAccount own;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private Account account;
    private final AccountForm form = new AccountForm();
    private String present;

    public void load() {
        account = own.of(user.actor()).orElseThrow(() -> new NotFound("account", user.actor()));
        form.show(account);
    }

    public void describe() {
        own.describe(form.getFullName(), form.getEmail(), form.getLanguage(), user.actor());
        load();
        notices.done("own.described");
    }

    public void changePassword() {
        own.changePassword(present, form.getPassword(), user.actor());
        present = null;
        form.setPassword(null);
        notices.done("own.passwordChanged");
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

    public String getPresent() {
        return present;
    }

    public void setPresent(String present) {
        this.present = present;
    }
}

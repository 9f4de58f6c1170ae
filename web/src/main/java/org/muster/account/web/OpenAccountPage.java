package org.muster.account.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.muster.account.AccountAdministration;
import org.muster.shared.Language;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;

/** The form that opens an account; its roles are granted afterwards, one by one. */
@Named
@ViewScoped
public class OpenAccountPage implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject private AccountAdministration accounts;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private int shortestPassword;
    private String login;
    private String fullName;
    private String email;
    private Language language = Language.EN;
    private String password;

    public void load() {
        shortestPassword = accounts.shortestPassword();
    }

    public String open() {
        var id = accounts.open(login, fullName, email, language, password, user.actor());
        notices.done("accounts.opened", fullName);
        return "/accounts/account.xhtml?faces-redirect=true&account=" + id.value();
    }

    public int getShortestPassword() {
        return shortestPassword;
    }

    public String getLogin() {
        return login;
    }

    public void setLogin(String login) {
        this.login = login;
    }

    public String getFullName() {
        return fullName;
    }

    public void setFullName(String fullName) {
        this.fullName = fullName;
    }

    public String getEmail() {
        return email;
    }

    public void setEmail(String email) {
        this.email = email;
    }

    public Language getLanguage() {
        return language;
    }

    public void setLanguage(Language language) {
        this.language = language;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}

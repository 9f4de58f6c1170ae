package org.muster.account.web;

import java.io.Serializable;
import java.util.List;
import org.muster.account.Account;
import org.muster.shared.Language;
import org.muster.shared.Roles;

/** What is typed on the page of one account, kept as typed when it is refused. */
public class AccountForm implements Serializable {
    private static final long serialVersionUID = 1;

    private String fullName;
    private String email;
    private Language language;
    private String role = Roles.AUDITOR;
    private String scope;
    private String password;

    void show(Account account) {
        fullName = account.fullName();
        email = account.email();
        language = account.language();
    }

    public List<String> getRoles() {
        return Roles.GRANTABLE;
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

    public String getRole() {
        return role;
    }

    public void setRole(String role) {
        this.role = role;
    }

    public String getScope() {
        return scope;
    }

    public void setScope(String scope) {
        this.scope = scope;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}

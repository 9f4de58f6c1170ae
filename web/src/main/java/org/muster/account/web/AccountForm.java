package org.muster.account.web;

import java.io.Serializable;
import java.util.List;
import org.muster.account.Account;
import org.muster.account.ScopeKind;
import org.muster.shared.Language;
import org.muster.shared.Roles;

/** What is typed on the page of one account, kept as typed when it is refused. */
public class AccountForm implements Serializable {
    private static final long serialVersionUID = 1;

    private String fullName;
    private String email;
    private Language language;
    private String role = Roles.AUDITOR;
    private ScopeKind scopeKind = ScopeKind.ALL;
    private String scopeRef;
    private String password;

    void show(Account account) {
        fullName = account.fullName();
        email = account.email();
        language = account.language();
    }

    public List<String> getRoles() {
        return Roles.GRANTABLE;
    }

    public ScopeKind[] getScopeKinds() {
        return ScopeKind.values();
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

    public ScopeKind getScopeKind() {
        return scopeKind;
    }

    public void setScopeKind(ScopeKind scopeKind) {
        this.scopeKind = scopeKind;
    }

    public String getScopeRef() {
        return scopeRef;
    }

    public void setScopeRef(String scopeRef) {
        this.scopeRef = scopeRef;
    }

    public String getPassword() {
        return password;
    }

    public void setPassword(String password) {
        this.password = password;
    }
}

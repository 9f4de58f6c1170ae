package org.muster.account;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.muster.shared.Actor;
import org.muster.shared.InvalidInput;
import org.muster.shared.Language;
import org.muster.shared.Roles;

/**
 * Opens, changes and locks accounts. Each change leaves an audit row through {@link
 * AccountChanged}.
 */
@Stateless
@RolesAllowed({Roles.ADMINISTRATOR, Roles.SYSTEM})
public class AccountAdministration {
    @Inject private Accounts accounts;
    @EJB private ScopeCatalogue scopes;
    @Inject private jakarta.enterprise.event.Event<AccountChanged> changed;

    public AccountId open(
            String login,
            String fullName,
            String email,
            Language language,
            String password,
            Actor by) {
        if (accounts.byLogin(login).isPresent()) {
            throw new LoginTaken(login);
        }
        var account =
                Account.open(
                        login,
                        fullName,
                        email,
                        language,
                        Passwords.hash(password),
                        by,
                        Instant.now());
        accounts.add(account);
        tell(account, by, "account opened", "");
        return account.id();
    }

    public void describe(AccountId id, String fullName, String email, Language language, Actor by) {
        var account = accounts.get(id);
        account.describe(fullName, email, language);
        tell(account, by, "account described", "");
    }

    public void grant(AccountId id, String role, ScopeKind kind, String ref, Actor by) {
        var account = accounts.get(id);
        if (kind != ScopeKind.ALL && scopes.find(kind, ref, Language.EN).isEmpty()) {
            throw new InvalidInput("scope", "There is no such " + kind + ": " + ref);
        }
        account.grant(role, kind, ref, by, Instant.now());
        tell(account, by, "role granted", role + " " + kind + " " + ref);
    }

    public void revoke(AccountId id, String role, ScopeKind kind, String ref, Actor by) {
        var account = accounts.get(id);
        if (role.equals(Roles.ADMINISTRATOR)) {
            keepOneAdministrator(account);
        }
        account.revoke(role, kind, ref, by);
        tell(account, by, "role revoked", role + " " + kind + " " + ref);
    }

    public void resetPassword(AccountId id, String password, Actor by) {
        var account = accounts.get(id);
        account.changePassword(Passwords.hash(password));
        tell(account, by, "password reset", "");
    }

    /** How many characters a password has at least, for those who choose one for somebody. */
    public int shortestPassword() {
        return Passwords.MINIMUM_LENGTH;
    }

    public void lock(AccountId id, Actor by) {
        var account = accounts.get(id);
        keepOneAdministrator(account);
        account.lock();
        tell(account, by, "account locked", "");
    }

    public void unlock(AccountId id, Actor by) {
        var account = accounts.get(id);
        account.unlock();
        tell(account, by, "account unlocked", "");
    }

    @RolesAllowed({Roles.ADMINISTRATOR, Roles.AUDITOR, Roles.SYSTEM})
    public List<Account> page(int first, int size) {
        return accounts.page(first, Math.min(size, 200));
    }

    @RolesAllowed({Roles.ADMINISTRATOR, Roles.AUDITOR, Roles.SYSTEM})
    public long count() {
        return accounts.count();
    }

    @RolesAllowed({Roles.ADMINISTRATOR, Roles.AUDITOR, Roles.SYSTEM})
    public Account account(AccountId id) {
        return accounts.get(id);
    }

    private void keepOneAdministrator(Account account) {
        if (account.isActive()
                && account.holds(Roles.ADMINISTRATOR)
                && accounts.activeAdministrators() <= 1) {
            throw new LastAdministrator(account.login());
        }
    }

    private void tell(Account account, Actor by, String act, String detail) {
        changed.fire(new AccountChanged(account.id(), act, detail, by));
    }
}

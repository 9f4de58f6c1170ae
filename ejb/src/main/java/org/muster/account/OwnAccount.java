package org.muster.account;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.Set;
import org.muster.shared.Actor;
import org.muster.shared.InvalidInput;
import org.muster.shared.Language;
import org.muster.shared.NotFound;

/** What the signed-in person may see and change of the own account, whatever the role. */
@Stateless
@PermitAll
public class OwnAccount {
    @Inject private Accounts accounts;
    @Inject private jakarta.enterprise.event.Event<AccountChanged> changed;

    public Optional<Account> of(Actor actor) {
        return accounts.byLogin(actor.login());
    }

    /**
     * The roles the actor holds now, nothing where the account is locked or gone: asked on each
     * request, because a session remembers the roles of its beginning.
     */
    public Optional<Set<String>> rolesNow(Actor actor) {
        return accounts.rolesNow(actor.login());
    }

    public void describe(String fullName, String email, Language language, Actor actor) {
        var account = get(actor);
        account.describe(fullName, email, language);
        changed.fire(new AccountChanged(account.id(), "account described", "", actor));
    }

    /** Who changes the password shows first that they know the present one. */
    public void changePassword(String present, String wanted, Actor actor) {
        var account = get(actor);
        if (!Passwords.matches(present, account.passwordHash())) {
            throw new InvalidInput("present", "The present password is another one");
        }
        account.changePassword(Passwords.hash(wanted));
        changed.fire(new AccountChanged(account.id(), "password changed", "", actor));
    }

    private Account get(Actor actor) {
        return of(actor)
                .filter(Account::isActive)
                .orElseThrow(() -> new NotFound("account", actor));
    }
}

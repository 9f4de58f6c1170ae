package org.muster.account;

import jakarta.annotation.security.PermitAll;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.Optional;
import org.muster.shared.Actor;

/** What the signed-in person may see and change of the own account, whatever the role. */
@Stateless
@PermitAll
public class OwnAccount {
    @Inject private Accounts accounts;

    public Optional<Account> of(Actor actor) {
        return accounts.byLogin(actor.login());
    }
}

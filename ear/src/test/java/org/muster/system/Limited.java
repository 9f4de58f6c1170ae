package org.muster.system;

import java.util.UUID;
import org.muster.account.AccountAdministration;
import org.muster.account.ScopeKind;
import org.muster.shared.Actor;
import org.muster.shared.Language;

/** Accounts of tests whose role is limited. */
final class Limited {

    private Limited() {}

    /** Somebody new who holds the role within the limit given. */
    static Actor to(String role, ScopeKind kind, Object ref) throws Exception {
        var login = "t" + UUID.randomUUID();
        var accounts = InContainer.service(AccountAdministration.class);
        As.system(
                () -> {
                    var id =
                            accounts.open(
                                    login,
                                    login,
                                    null,
                                    Language.EN,
                                    "long enough password",
                                    Actor.SYSTEM);
                    accounts.grant(id, role, kind, ref.toString(), Actor.SYSTEM);
                    return null;
                });
        return new Actor(login);
    }
}

package org.muster.demonstration;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.muster.account.Account;
import org.muster.account.AccountAdministration;
import org.muster.account.ScopeKind;
import org.muster.shared.Actor;
import org.muster.shared.Language;
import org.muster.shared.Roles;

/**
 * One account per role; the facilitator and the donor get their one event or fund when it is told.
 */
final class Accounts implements Chapter {
    private final AccountAdministration accounts = Services.of(AccountAdministration.class);

    @Override
    public boolean isTold() {
        return named("anna.officer").isPresent();
    }

    @Override
    public void tell() throws IOException {
        for (var one : DemonstrationAccounts.read(file())) {
            var id =
                    accounts.open(
                            one.login(),
                            one.fullName(),
                            one.login() + "@muster.example",
                            Language.EN,
                            one.password(),
                            Actor.SYSTEM);
            if (!one.role().equals(Roles.FACILITATOR) && !one.role().equals(Roles.DONOR)) {
                accounts.grant(id, one.role(), ScopeKind.ALL, "", Actor.SYSTEM);
            }
        }
    }

    /** Limits a role to the one thing named. */
    static void grant(String login, String role, ScopeKind kind, Object ref) {
        var chapter = new Accounts();
        var account = chapter.named(login).orElseThrow();
        chapter.accounts.grant(account.id(), role, kind, ref.toString(), Actor.SYSTEM);
    }

    private Optional<Account> named(String login) {
        return accounts.page(0, 200).stream()
                .filter(account -> account.login().equals(login))
                .findFirst();
    }

    private static Path file() {
        return Path.of(System.getProperty(DemonstrationAccounts.PROPERTY));
    }
}

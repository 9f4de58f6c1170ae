package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import jakarta.ejb.EJBAccessException;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.muster.account.AccountAdministration;
import org.muster.account.LastAdministrator;
import org.muster.account.LoginTaken;
import org.muster.account.ScopeKind;
import org.muster.account.SelfGrantRefused;
import org.muster.shared.Actor;
import org.muster.shared.InvalidInput;
import org.muster.shared.Language;
import org.muster.shared.Roles;

/** Accounts: who may open one, and what nobody may do to their own. */
@ArquillianTest
class AccountTest {
    private static final Actor CHIEF = new Actor("administrator");

    @Deployment
    static WebArchive archive() {
        return InContainer.archive(AccountTest.class);
    }

    @Test
    void anAdministratorOpensAnAccountAndASecondOneWithTheSameLoginIsRefused() throws Exception {
        var accounts = InContainer.service(AccountAdministration.class);
        As.role(
                Roles.ADMINISTRATOR,
                () ->
                        accounts.open(
                                "twice",
                                "Twice",
                                null,
                                Language.FR,
                                "long enough password",
                                CHIEF));
        assertThrows(
                LoginTaken.class,
                () ->
                        As.role(
                                Roles.ADMINISTRATOR,
                                () ->
                                        accounts.open(
                                                "Twice",
                                                "Again",
                                                null,
                                                Language.FR,
                                                "long enough password",
                                                CHIEF)));
    }

    @Test
    void anEventOfficerIsRefused() {
        var accounts = InContainer.service(AccountAdministration.class);
        assertThrows(
                EJBAccessException.class,
                () ->
                        As.role(
                                Roles.EVENT_OFFICER,
                                () ->
                                        accounts.open(
                                                "x1",
                                                "X",
                                                null,
                                                Language.EN,
                                                "long enough password",
                                                CHIEF)));
    }

    @Test
    void nobodyGrantsThemselvesARole() throws Exception {
        var accounts = InContainer.service(AccountAdministration.class);
        var id =
                As.system(
                        () ->
                                accounts.open(
                                        "climber",
                                        "Climber",
                                        null,
                                        Language.EN,
                                        "long enough password",
                                        CHIEF));
        assertThrows(
                SelfGrantRefused.class,
                () ->
                        As.role(
                                Roles.ADMINISTRATOR,
                                () -> {
                                    accounts.grant(
                                            id,
                                            Roles.CONTROLLER,
                                            ScopeKind.ALL,
                                            "",
                                            new Actor("climber"));
                                    return null;
                                }));
        assertEquals(0, As.system(() -> accounts.account(id).grants().size()));
    }

    @Test
    void theLastAdministratorCannotBeLocked() throws Exception {
        var accounts = InContainer.service(AccountAdministration.class);
        var chief =
                As.system(() -> accounts.page(0, 200)).stream()
                        .filter(account -> account.login().equals("administrator"))
                        .findFirst()
                        .orElseThrow();
        assertThrows(
                LastAdministrator.class,
                () ->
                        As.system(
                                () -> {
                                    accounts.lock(chief.id(), Actor.SYSTEM);
                                    return null;
                                }));
    }

    @Test
    void aRoleIsLimitedToWhatThereIs() throws Exception {
        var accounts = InContainer.service(AccountAdministration.class);
        var id =
                As.system(
                        () ->
                                accounts.open(
                                        "t" + UUID.randomUUID(),
                                        "Limited",
                                        null,
                                        Language.EN,
                                        "long enough password",
                                        CHIEF));
        for (var wrong :
                List.of(
                        "REGION ap",
                        "REGION Asia",
                        "CONTRIBUTION CCF-JP-2011",
                        "EVENT " + UUID.randomUUID(),
                        "EVENT ",
                        "CONTRIBUTION " + UUID.randomUUID())) {
            var kind = ScopeKind.valueOf(wrong.split(" ")[0]);
            var ref = wrong.substring(wrong.indexOf(' ') + 1);
            assertThrows(
                    InvalidInput.class,
                    () ->
                            As.role(
                                    Roles.ADMINISTRATOR,
                                    () -> {
                                        accounts.grant(id, Roles.DONOR, kind, ref, CHIEF);
                                        return null;
                                    }),
                    wrong);
        }
        As.role(
                Roles.ADMINISTRATOR,
                () -> {
                    accounts.grant(id, Roles.EVENT_OFFICER, ScopeKind.REGION, "AP", CHIEF);
                    return null;
                });
        assertEquals(1, As.system(() -> accounts.account(id).grants().size()));
    }
}

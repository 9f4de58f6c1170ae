package org.muster.operation;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.DependsOn;
import jakarta.ejb.EJB;
import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.muster.account.AccountAdministration;
import org.muster.account.ScopeKind;
import org.muster.shared.Actor;
import org.muster.shared.DomainException;
import org.muster.shared.Language;
import org.muster.shared.Roles;
import org.muster.shared.Settings;

/**
 * Opens the first administrator's account from a file that the operator puts into the data
 * directory: the login in the first line, the password in the second. The file is read only while
 * there is no account at all, and removed.
 */
@Singleton
@Startup
@DependsOn("SchemaMigration")
@PermitAll
@RunAs(Roles.SYSTEM)
public class FirstAdministrator {
    static final String FILE = "first-administrator";
    private static final Logger LOG = Logger.getLogger(FirstAdministrator.class.getName());

    @EJB private AccountAdministration accounts;
    @Inject private Settings settings;

    @PostConstruct
    void atStart() {
        look();
    }

    /** Looks again every few seconds, so that the server need not be restarted for it. */
    @Schedule(hour = "*", minute = "*", second = "*/10", persistent = false)
    void look() {
        var file = settings.dataDirectory().resolve(FILE);
        if (!Files.exists(file)) {
            return;
        }
        if (accounts.count() > 0) {
            LOG.warning(
                    "There are accounts already: " + file + " is not used and should be removed");
            return;
        }
        try {
            open(file);
        } catch (DomainException refused) {
            LOG.log(Level.WARNING, "{0}: {1}", new Object[] {file, refused.getMessage()});
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void open(Path file) throws IOException {
        var lines = Files.readAllLines(file);
        if (lines.size() < 2) {
            LOG.warning(file + " needs two lines: a login and a password");
            return;
        }
        var login = lines.get(0).strip();
        var id = accounts.open(login, login, null, Language.EN, lines.get(1), Actor.SYSTEM);
        accounts.grant(id, Roles.ADMINISTRATOR, ScopeKind.ALL, "", Actor.SYSTEM);
        Files.delete(file);
        LOG.info("The first administrator is " + login);
    }
}

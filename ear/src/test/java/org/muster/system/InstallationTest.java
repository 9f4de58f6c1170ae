package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

/**
 * Muster on an operator's own WildFly, PostgreSQL and Artemis, installed by the very commands of
 * docs/operations.md.
 */
@Beside
class InstallationTest {
    private static OwnInstallation own;

    @BeforeAll
    static void install() throws Exception {
        own = OwnInstallation.byTheHandbook(Installed.target().resolve("installation"));
    }

    @AfterAll
    static void end() {
        if (own != null) {
            own.close();
        }
    }

    @Test
    void theFirstAdministratorSignsInAndTheFileIsGone() throws Exception {
        own.openFirstAdministrator();
        assertTrue(own.signsIn("chief", "a long enough password"));
        assertFalse(own.signsIn("chief", "another long password"));
    }

    @Test
    void runningTheScriptsAgainChangesNothing() throws Exception {
        var reader = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        var once = reader.parse(new InputSource(new StringReader(own.configuredOnce())));
        var twice = reader.parse(new InputSource(new StringReader(own.configuredTwice())));
        // As trees: WildFly writes attributes in no fixed order.
        assertTrue(once.isEqualNode(twice), own.configuredTwice());
    }

    @Test
    void noSecretIsLeftInAFile() throws IOException {
        assertEquals(java.util.List.of(), own.filesWithASecret());
    }

    @Test
    void theDatabaseHoldsReferenceDataAndNoInventedPeople() throws SQLException {
        assertEquals(0, own.invented());
        assertEquals(186, own.count("select count(*) from muster.member where left_on is null"));
        assertTrue(own.count("select count(*) from jobs.job_instance") >= 0);
        assertEquals(
                0,
                own.count(
                        "select count(*) from pg_roles where rolname = 'muster' and (rolsuper or rolcreaterole)"));
    }

    @Test
    void readinessFollowsTheDatabase() throws Exception {
        assertEquals(200, own.health("live").statusCode());
        HttpResponse<String> ready = own.health("ready");
        assertEquals(200, ready.statusCode());
        assertTrue(ready.body().contains("muster-database"), ready.body());
        own.database().close();
        own.awaitReadiness(503);
        assertEquals(200, own.health("live").statusCode());
        own.startDatabase();
        own.awaitReadiness(200);
    }

    @Test
    void aLetterGoesOutByARelayThatAsksWhoSendsAfterARestartOfEachPart() throws Exception {
        own.prepareLetters();
        own.letterGoesOut("first");
        own.lastLetterComesBack();
        own.mailboxRefusesThePassword();
        own.restartServer();
        own.letterGoesOut("after the server's restart");
        own.restartDatabase();
        own.letterGoesOut("after the database's restart");
        own.restartBroker();
        own.letterGoesOut("after the broker's restart");
        own.awaitBrokerIsDone();
        own.restartServerWhileTheBrokerIsAway();
        own.letterGoesOut("though the broker was away when the server started");
    }
}

package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A session lasts no longer than the account stands as it did when the session began. */
class SessionEndTest {
    private final String login = "t" + UUID.randomUUID();

    @Test
    void aLockedAdministratorIsAskedToSignInAtTheNextPageAndCall() throws Exception {
        open("administrator");
        var page = Visitor.person(login);
        var call = Visitor.person(login);
        assertEquals(200, page.get("/accounts/accounts.xhtml").statusCode());
        assertEquals(200, call.get("/api/v1/jobs").statusCode());
        change("update muster.account set active = false where login = ?");
        var refused = page.get("/accounts/accounts.xhtml");
        assertTrue(
                refused.uri().toString().endsWith("/login.xhtml?ended=1"),
                refused.uri().toString());
        assertTrue(refused.body().contains("j_password"), refused.body());
        var answer = call.get("/api/v1/jobs");
        assertEquals(401, answer.statusCode());
        assertEquals(
                "application/problem+json", answer.headers().firstValue("Content-Type").orElse(""));
        // The session is gone and does not come back with the account.
        change("update muster.account set active = true where login = ?");
        assertTrue(page.get("/accounts/accounts.xhtml").body().contains("j_password"));
        assertEquals(401, call.get("/api/v1/jobs").statusCode());
    }

    @Test
    void aRoleTakenAwayIsGoneAtTheNextPageAndOneGivenIsThereAfterSigningIn() throws Exception {
        open("administrator");
        var page = Visitor.person(login);
        assertEquals(200, page.get("/accounts/accounts.xhtml").statusCode());
        change(
                "delete from muster.account_grant where account_id = (select id from muster.account where login = ?)");
        assertTrue(page.get("/accounts/accounts.xhtml").body().contains("j_password"));
        var again = Visitor.person(login);
        assertEquals(403, again.get("/accounts/accounts.xhtml").statusCode());
        grant("auditor");
        assertTrue(again.get("/accounts/accounts.xhtml").body().contains("j_password"));
        assertEquals(200, Visitor.person(login).get("/accounts/accounts.xhtml").statusCode());
    }

    @Test
    void aPageThatAsksInTheBackgroundIsSentToTheLoginPage() throws Exception {
        open("operator");
        var page = Visitor.person(login);
        assertFalse(page.get("/jobs/jobs.xhtml").body().contains("j_password"));
        change("update muster.account set active = false where login = ?");
        var answer = page.ajax("/jobs/jobs.xhtml");
        assertEquals(200, answer.statusCode());
        assertTrue(
                answer.body().contains("<redirect url=\"/muster/login.xhtml?ended=1\"/>"),
                answer.body());
    }

    @Test
    void aProgramWhoseAccountIsLockedIsRefused() throws Exception {
        open("operator");
        assertEquals(200, Visitor.program(login).get("/api/v1/jobs").statusCode());
        change("update muster.account set active = false where login = ?");
        assertEquals(401, Visitor.program(login).get("/api/v1/jobs").statusCode());
    }

    @AfterEach
    void leaveNobody() throws SQLException {
        change(
                "delete from muster.account_grant where account_id = (select id from muster.account where login = ?)");
        change("delete from muster.account where login = ?");
    }

    private void open(String role) throws SQLException {
        change(
                """
                insert into muster.account (id, version, login, full_name, language, password_hash, active, created_at, created_by)
                select gen_random_uuid(), 0, ?, 'Somebody', 'en', password_hash, true, now(), 'test'
                  from muster.account where login = 'nobody'""");
        grant(role);
    }

    private void grant(String role) throws SQLException {
        change(
                "insert into muster.account_grant select id, '"
                        + role
                        + "', 'ALL', '', 'test', now() from muster.account where login = ?");
    }

    private void change(String sql) throws SQLException {
        try (var connection = Installed.connect();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, login);
            statement.executeUpdate();
        }
    }
}

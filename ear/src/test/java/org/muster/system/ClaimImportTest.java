package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.naming.InitialContext;
import javax.sql.DataSource;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.muster.account.ScopeRefused;
import org.muster.attendance.SheetAlreadyStored;
import org.muster.entitlement.Allowances;
import org.muster.entitlement.ClaimImport;
import org.muster.entitlement.Claims;
import org.muster.event.EventId;
import org.muster.member.PersonId;
import org.muster.shared.Actor;
import org.muster.shared.Money;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;
import org.muster.shared.Told;

/** Files of claims: taken once, line by line; and claims that are entered at the same moment. */
@ArquillianTest
class ClaimImportTest {
    private static final Actor FINANCE = new Actor("finance-officer");

    private Connection connection;
    private Gathering gathering;

    @Deployment
    static WebArchive archive() {
        return InContainer.archive(ClaimImportTest.class, Gathering.class);
    }

    @BeforeEach
    void gather() throws Exception {
        DataSource source = InitialContext.doLookup("java:jboss/datasources/MusterDS");
        connection = source.getConnection();
        gathering = new Gathering(connection);
        for (var member = 0; member < 4; member++) {
            gathering.participant(member, "SPONSORED");
        }
        var allowances = InContainer.service(Allowances.class);
        var finance = Roles.FINANCE_OFFICER;
        As.role(
                finance,
                () -> {
                    allowances.payPerDay(event(), Money.of(10_000, "EUR"), FINANCE);
                    return null;
                });
    }

    @AfterEach
    void leave() throws Exception {
        connection.close();
    }

    @Test
    void eachLineIsAClaimOrIsToldWhyNotAndCanBeAskedForAgain() throws Exception {
        var file =
                "reference;days;amount;date\nP-"
                        + reference(0)
                        + ";3;300;2012-06-04\n"
                        + reference(1)
                        + ";3;1e20000000;\n"
                        + reference(2)
                        + ";\"3;300;\n"
                        + reference(3)
                        + ";3;300;+999999999-01-01\n";
        var started = System.nanoTime();
        var imported = take(file);
        assertTrue(System.nanoTime() - started < Duration.ofSeconds(10).toNanos());
        assertEquals(1, imported.good());
        assertEquals(3, imported.errors().size());
        assertEquals(
                Told.of("refusal.UnreadableAmount", "1e20000000", "EUR", 2),
                imported.errors().get(0).reason());
        assertEquals(Told.of("why.row.quote"), imported.errors().get(1).reason());
        assertEquals(Told.of("why.claim.noDay"), imported.errors().get(2).reason());
        var claims = InContainer.service(ClaimImport.class);
        assertEquals(
                imported,
                As.role(
                        Roles.FINANCE_OFFICER,
                        () -> claims.imported(event(), imported.file(), FINANCE)));
        assertThrows(
                NotFound.class,
                () ->
                        As.role(
                                Roles.FINANCE_OFFICER,
                                () ->
                                        claims.imported(
                                                new EventId(new Gathering(connection).event),
                                                imported.file(),
                                                FINANCE)));
    }

    @Test
    void theSameFileTwiceIsRefusedAndTellsWhoseCameFirst() throws Exception {
        var file = "reference,days,amount\n" + reference(0) + ",3,300\n";
        take(file);
        var told = assertThrows(SheetAlreadyStored.class, () -> take(file));
        assertEquals("finance-officer", told.arguments()[0]);
    }

    @Test
    void outOfReachNothingIsTakenIn() {
        var claims = InContainer.service(ClaimImport.class);
        var file = "reference,days,amount\n".getBytes(StandardCharsets.UTF_8);
        assertThrows(
                ScopeRefused.class,
                () ->
                        As.role(
                                Roles.FINANCE_OFFICER,
                                () ->
                                        claims.importFile(
                                                event(), "a.csv", file, new Actor("nobody"))));
    }

    @Test
    void claimsEnteredAtTheSameMomentGetNumbersOfTheirOwn() throws Exception {
        enter(0, gathering.code + "/7");
        ExecutorService threads =
                InitialContext.doLookup("java:comp/DefaultManagedExecutorService");
        var entering = new ArrayList<Future<Void>>();
        for (var at = 1; at < 4; at++) {
            var person = at;
            Callable<Void> entry =
                    () -> {
                        enter(person, null);
                        return null;
                    };
            entering.add(threads.submit(entry));
        }
        for (var each : entering) {
            each.get(60, TimeUnit.SECONDS);
        }
        var numbers =
                "select string_agg(right(claim_no, 2), '' order by length(claim_no), claim_no)";
        assertEquals(
                "/7/8/910",
                gathering.told(numbers + " from muster.claim where event_id = ?", gathering.event));
    }

    private void enter(int person, String number) throws Exception {
        var claims = InContainer.service(Claims.class);
        var made =
                new Claims.NewClaim(
                        new PersonId(gathering.people.get(person)), number, 3, "300", null, null);
        As.role(Roles.FINANCE_OFFICER, () -> claims.enter(event(), made, FINANCE));
    }

    private ClaimImport.Imported take(String file) throws Exception {
        var claims = InContainer.service(ClaimImport.class);
        var content = file.getBytes(StandardCharsets.UTF_8);
        return As.role(
                Roles.FINANCE_OFFICER,
                () -> claims.importFile(event(), "claims.csv", content, FINANCE));
    }

    private String reference(int person) {
        return gathering.reference(gathering.people.get(person));
    }

    private EventId event() {
        return new EventId(gathering.event);
    }
}

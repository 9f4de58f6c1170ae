package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.muster.run.Await.await;

import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.subethamail.smtp.RejectException;

/** A certified statement goes to the donor's contacts, and was sent when a mail server took it. */
@ArquillianTest
class StatementSendingTest extends Correspondence {
    private DonorStage stage;

    @Deployment(testable = false)
    static WebArchive archive() {
        return InContainer.archive(
                StatementSendingTest.class, Correspondence.class, CampaignDriver.class);
    }

    @BeforeEach
    void lettersGo() throws Exception {
        assertEquals("armed", driver("arm"));
        stage = new DonorStage();
    }

    @AfterEach
    void theMailServerTakesEverything() {
        Installed.mail().behave(letter -> {});
    }

    @Test
    void itIsSentOnceTheServerTookItAndGoesToEachContactOnce() throws Exception {
        var statement = stage.certified();
        assertEquals(409, DonorStage.sending("finance-officer", statement).statusCode());
        var english = stage.contact("en");
        var french = stage.contact("fr");
        answer(451, "4.3.0 Try again later");
        assertEquals(2, DonorStage.send(statement));
        assertEquals(0, DonorStage.send(statement), "pressed again, nobody is written to twice");
        await(() -> deliveries(statement).equals("QUEUED QUEUED"), "the letters to wait");
        assertEquals("CERTIFIED", DonorStage.state(statement), "queued is not sent");

        Installed.mail().behave(letter -> {});
        await(() -> deliveries(statement).equals("SENT SENT"), "the letters to be taken");
        assertEquals("SENT", DonorStage.state(statement));
        assertEquals(0, DonorStage.send(statement));
        var text = DonorStage.letters(english).get(0);
        assertTrue(text.contains(stage.agreement()) && text.contains("version 1"), text);
        assertTrue(DonorStage.letters(french).get(0).contains("Nous avons l’honneur"));
        assertEquals(1, DonorStage.letters(english).size());
    }

    @Test
    void oneThatIsRefusedOrComesBackIsNotSentAndGoesAgain() throws Exception {
        var statement = stage.certified();
        var address = stage.contact("en");
        answer(550, "5.1.1 No such user");
        assertEquals(1, DonorStage.send(statement));
        await(() -> deliveries(statement).equals("FAILED"), "the letter to be refused");
        assertEquals("CERTIFIED", DonorStage.state(statement));
        assertTrue(told(statement).contains("No such user"), told(statement));

        Installed.mail().behave(letter -> {});
        assertEquals(1, DonorStage.send(statement));
        await(() -> DonorStage.state(statement).equals("SENT"), "the statement to be sent");
        comesBack(address);
        assertEquals("CERTIFIED", DonorStage.state(statement), "one that came back is not sent");
        assertEquals(1, DonorStage.send(statement));
        DonorStage.link(address, 2);
        await(() -> DonorStage.state(statement).equals("SENT"), "the second letter to be sent");
    }

    @Test
    void onlyTheCertifiedLatestVersionGoes() throws Exception {
        var address = stage.contact("en");
        var first = stage.produced();
        assertEquals(409, DonorStage.sending("finance-officer", first).statusCode(), "a draft");
        DonorStage.certify(first);
        answer(451, "4.3.0 Try again later");
        assertEquals(1, DonorStage.send(first));
        stage.spend("VENUE", 1_000, null);
        var second = stage.certified();
        assertEquals(409, DonorStage.sending("finance-officer", first).statusCode());
        Installed.mail().behave(letter -> {});
        await(() -> deliveries(first).equals("CANCELLED"), "the overtaken letter to be kept back");
        assertEquals(1, DonorStage.send(second));
        await(() -> DonorStage.state(second).equals("SENT"), "the new version to be sent");
        assertEquals("SUPERSEDED", DonorStage.state(first));
        assertEquals(1, DonorStage.letters(address).size());
        assertTrue(DonorStage.letters(address).get(0).contains("takes the place of an earlier"));
    }

    @Test
    void onlyAFinanceOfficerOfTheAgreementSends() throws Exception {
        var statement = stage.certified();
        stage.contact("en");
        var others = new DonorStage();
        var strangers =
                List.of(
                        "controller",
                        "auditor",
                        "donor",
                        "event-officer",
                        others.account("finance-officer"));
        for (var login : strangers) {
            assertEquals(403, DonorStage.sending(login, statement).statusCode(), login);
        }
        assertEquals("", deliveries(statement));
        var own = DonorStage.sending(stage.account("finance-officer"), statement);
        assertEquals(200, own.statusCode(), own.body());
    }

    private void answer(int reply, String words) {
        var mine = stage.code + "@donor.example";
        Installed.mail()
                .behave(
                        letter -> {
                            if (letter.recipients().stream().anyMatch(to -> to.endsWith(mine))) {
                                throw new RejectException(reply, words);
                            }
                        });
    }

    private static String told(String statement) throws Exception {
        return Visitor.program("auditor")
                .get("/api/v1/statements/" + statement + "/letters")
                .body();
    }

    private static String deliveries(String statement) throws Exception {
        var found =
                java.util.regex.Pattern.compile("\"delivery\":\"([A-Z_]+)\"")
                        .matcher(told(statement));
        return String.join(" ", found.results().map(each -> each.group(1)).toList());
    }

    /** What the mail server reports days later, as the reading of such reports leaves it. */
    private static void comesBack(String address) throws Exception {
        execute(
                """
                update muster.letter l set delivery = 'BOUNCED' from muster.person p
                 where p.id = l.addressee_id and p.email = '%s'"""
                        .formatted(address));
    }
}

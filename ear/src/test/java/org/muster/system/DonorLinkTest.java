package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The link in a statement's letter: read as often as wanted, until it lapses or is taken back. */
@ArquillianTest
class DonorLinkTest extends Correspondence {
    private final Visitor nobody = Visitor.anonymous();
    private DonorStage stage;
    private String statement;
    private String address;
    private String link;

    @Deployment(testable = false)
    static WebArchive archive() {
        return InContainer.archive(DonorLinkTest.class, Correspondence.class, CampaignDriver.class);
    }

    @BeforeEach
    void aStatementWasSent() throws Exception {
        assertEquals("armed", driver("arm"));
        stage = new DonorStage();
        statement = stage.certified();
        address = stage.contact("fr");
        assertEquals(1, DonorStage.send(statement));
        link = DonorStage.link(address, 1);
    }

    @Test
    void readingChangesNothingAndTheLinkHoldsNoId() throws Exception {
        assertFalse(link.contains(statement), link);
        for (var look = 0; look < 3; look++) {
            var page = nobody.get(link);
            assertEquals(200, page.statusCode());
            assertTrue(page.body().contains("<html lang=\"fr\""), page.body());
            assertTrue(page.body().contains(stage.agreement()), page.body());
        }
        assertEquals(404, nobody.get(link.substring(0, link.length() - 1) + "_").statusCode());
        assertEquals(404, nobody.get(link.replace("/d/", "/i/")).statusCode());
        assertEquals(404, nobody.get(link.replace("/d/", "/n/")).statusCode());
        assertEquals(404, nobody.get(link + "/docx?s=" + statement).statusCode());
    }

    @Test
    void aDraftIsNotShownAndWhatAnotherVersionFollowedSaysSo() throws Exception {
        stage.spend("VENUE", 1_000, null);
        var draft = stage.produced();
        assertEquals(404, nobody.get(link + "?s=" + draft).statusCode());
        assertFalse(nobody.get(link).body().contains("role=\"status\""));
        DonorStage.certify(draft);
        var first = nobody.get(link + "?lang=en").body();
        assertTrue(first.contains("A later version has taken the place of this one"), first);
        assertTrue(first.contains("?s=" + draft), "it leads to the one that counts");
        assertEquals(200, nobody.get(link + "?s=" + draft).statusCode());
    }

    @Test
    void revokedItOpensNothingAndAnotherLetterBringsAnother() throws Exception {
        var officer = Visitor.program("finance-officer");
        var letters = "/api/v1/statements/" + statement + "/letters";
        var copy = DonorStage.one("\"id\":\"([^\"]+)\"", officer.get(letters).body());
        assertEquals(
                204,
                officer.send("DELETE", letters + "/" + copy + "/link", null, null).statusCode());
        assertEquals(404, nobody.get(link).statusCode());
        assertEquals(1, DonorStage.send(statement));
        var fresh = DonorStage.link(address, 2);
        assertEquals(404, nobody.get(link).statusCode(), "the old one stays shut");
        assertEquals(200, nobody.get(fresh).statusCode());
    }

    @Test
    void lapsedItOpensNothingUntilALetterGoesAgain() throws Exception {
        DonorStage.run(
                "update muster.statement_copy set open_until = now() - interval '1 second' where statement_id = cast(? as uuid)",
                statement);
        assertEquals(404, nobody.get(link).statusCode());
        assertEquals(1, DonorStage.send(statement));
        DonorStage.link(address, 2);
        assertEquals(200, nobody.get(link).statusCode());
    }

    @Test
    void whoLeftReadsNothingAnyMore() throws Exception {
        DonorStage.run(
                "update muster.donor_contact set valid_to = valid_from where donor_id = ?",
                stage.donor);
        assertEquals(404, nobody.get(link).statusCode());
        assertEquals(409, DonorStage.sending("finance-officer", statement).statusCode());
    }
}

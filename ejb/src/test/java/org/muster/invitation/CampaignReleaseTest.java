package org.muster.invitation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.muster.event.EventId;
import org.muster.funding.ContributionId;
import org.muster.shared.Actor;
import org.muster.shared.FourEyes;
import org.muster.shared.Language;

/** What a second person releases is exactly what somebody else asked for. */
class CampaignReleaseTest {
    private static final Actor ANNA = new Actor("anna");
    private static final Actor BEN = new Actor("ben");
    private static final Instant NOW = Instant.parse("2012-04-02T08:00:00Z");
    private static final Deadline DEADLINE =
            new Deadline(Instant.parse("2012-04-30T15:00:00Z"), ZoneId.of("Asia/Bangkok"));
    private static final Set<EventId> EVENTS = Set.of(new EventId(UUID.randomUUID()));

    @Test
    void anotherPersonReleasesWhatWasAskedFor() {
        var campaign = asked();
        assertEquals(CampaignStage.READY, stage(campaign));
        campaign.release("seal", "seal", BEN, NOW);
        assertEquals(CampaignState.SENDING, campaign.state());
        assertTrue(campaign.release(true).isReleased());
        assertEquals("ben", campaign.release(true).releasedBy());
    }

    @Test
    void whoeverAskedDoesNotRelease() {
        var campaign = asked();
        assertThrows(FourEyes.class, () -> campaign.release("seal", "seal", ANNA, NOW));
        assertEquals(CampaignState.DRAFT, campaign.state());
    }

    @Test
    void whatWasNotAskedForOrNotLookedAtIsNotReleased() {
        assertThrows(NotAsReleased.class, () -> written().release("seal", "seal", BEN, NOW));
        assertThrows(NotAsReleased.class, () -> asked().release("old", "seal", BEN, NOW));
        assertThrows(NotAsReleased.class, () -> asked().release("seal", "new", BEN, NOW));
        assertThrows(NotAsReleased.class, () -> asked().release(null, "seal", BEN, NOW));
        assertThrows(
                DeadlinePassed.class,
                () -> asked().release("seal", "seal", BEN, DEADLINE.at().plusSeconds(1)));
    }

    @Test
    void anyChangeTakesTheRequestBack() {
        List<Consumer<Campaign>> changes =
                List.of(
                        campaign -> campaign.describe("Other", DEADLINE, EVENTS),
                        campaign -> campaign.write(text("Anew")),
                        campaign -> campaign.erase(Language.EN),
                        Campaign::revise,
                        Campaign::changeRecipients,
                        Campaign::takeBackRequest,
                        Campaign::close,
                        campaign -> campaign.bind(ContributionId.next()));
        for (var change : changes) {
            var campaign = asked();
            change.accept(campaign);
            assertFalse(campaign.isAsked());
            assertEquals(null, campaign.release(true).askedBy());
        }
    }

    @Test
    void whatWasReleasedStaysToldUntilAnotherRevision() {
        var campaign = asked();
        campaign.release("seal", "seal", BEN, NOW);
        campaign.changeRecipients();
        assertEquals("ben", campaign.release(true).releasedBy());
        campaign.askRelease("more", BEN, NOW);
        assertTrue(campaign.isAsked());
        campaign.release("more", "more", ANNA, NOW);
        campaign.revise();
        assertFalse(campaign.release(true).isReleased());
    }

    @Test
    void aCampaignThatIsSettledDoesNotSend() {
        assertEquals(CampaignStage.SENDING, CampaignStage.of(CampaignState.SENDING, false, 1, 5));
        assertEquals(CampaignStage.SENT, CampaignStage.of(CampaignState.SENDING, false, 0, 5));
        assertEquals(
                CampaignStage.NOTHING_SENT, CampaignStage.of(CampaignState.SENDING, false, 0, 0));
        assertEquals(CampaignStage.READY, CampaignStage.of(CampaignState.SENDING, true, 0, 5));
        assertEquals(CampaignStage.PAUSED, CampaignStage.of(CampaignState.PAUSED, false, 3, 5));
        assertEquals(CampaignStage.CLOSED, CampaignStage.of(CampaignState.CLOSED, false, 0, 5));
    }

    private static CampaignStage stage(Campaign campaign) {
        return CampaignStage.of(campaign.state(), campaign.isAsked(), 0, 0);
    }

    private static Campaign asked() {
        var campaign = written();
        campaign.askRelease("seal", ANNA, NOW);
        return campaign;
    }

    private static Campaign written() {
        var campaign = Campaign.draft("R-1", "Released", DEADLINE, EVENTS, ANNA, NOW);
        campaign.write(text("Invitation"));
        return campaign;
    }

    private static LetterText text(String subject) {
        return new LetterText(1, Language.EN, subject, "{{link}}");
    }
}

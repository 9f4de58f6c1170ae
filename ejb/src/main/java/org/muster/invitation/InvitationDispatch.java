package org.muster.invitation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.Language;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;
import org.muster.shared.Settings;

/**
 * Sends campaigns. Sending means queueing the rows in one transaction; consumers do the rest, and
 * pressing the button twice is harmless.
 */
@Stateless
@RolesAllowed({Roles.EVENT_OFFICER, Roles.SYSTEM})
public class InvitationDispatch {
    @PersistenceContext private EntityManager entities;
    @Inject private Campaigns campaigns;
    @Inject private Invitations invitations;
    @Inject private Addressing addressing;
    @Inject private AuditTrail audit;
    @Inject private Settings settings;
    @Inject private Clock clock;
    @Inject private Event<LettersQueued> queued;

    /** Queues every letter of the current revision not yet queued; returns how many those are. */
    public int dispatch(CampaignId id, Actor actor) {
        var campaign = campaigns.toChange(id, actor);
        campaign.send(clock.instant());
        entities.flush();
        var has = new HashSet<>(invitations.recipientsOf(campaign));
        var letters =
                addressing.refresh(id, LocalDate.now(clock)).stream()
                        .filter(Addressing.Addressed::isWrittenTo)
                        .filter(to -> !has.contains(to.recipient()))
                        .toList();
        var slices = queue(campaign, letters);
        audit.record(actor, "campaign sent", "campaign", id, Integer.toString(letters.size()));
        queued.fire(new LettersQueued(slices));
        return letters.size();
    }

    /** Nothing more goes after the letters in flight. */
    public void pause(CampaignId id, Actor actor) {
        campaigns.toChange(id, actor).pause();
        audit.record(actor, "campaign paused", "campaign", id, "");
    }

    public void resume(CampaignId id, Actor actor) {
        campaigns.toChange(id, actor).resume();
        audit.record(actor, "campaign resumed", "campaign", id, "");
        queued.fire(new LettersQueued(campaigns.openSlices(id)));
    }

    /** Makes the link of an invitation worthless; the next letter to the recipient has another. */
    public void revokeLink(InvitationId id, Actor actor) {
        var invitation = invitations.get(id);
        campaigns.toChange(invitation.campaign(), actor);
        invitation.revokeLink();
        audit.record(actor, "link revoked", "invitation", id, "");
    }

    /**
     * Decides about a letter nobody can tell about, or one that was refused: it goes again under
     * the same Message-ID.
     */
    public void sendAgain(InvitationId id, Actor actor) {
        settle(id, "QUEUED", "('UNCERTAIN', 'FAILED')", actor, "letter sent again");
    }

    /** Decides that an uncertain letter has arrived, for instance because it was answered. */
    public void takeAsSent(InvitationId id, Actor actor) {
        settle(id, "SENT", "('UNCERTAIN')", actor, "letter taken as sent");
    }

    private void settle(InvitationId id, String to, String from, Actor actor, String act) {
        campaigns.toChange(invitations.get(id).campaign(), actor);
        var slice =
                Rows.ids(
                        entities.createNativeQuery(
                                        """
                                update muster.invitation set delivery = :to, attempts = 0, next_attempt_at = null
                                where id = :id and delivery in %s returning slice_id"""
                                                .formatted(from))
                                .setParameter("to", to)
                                .setParameter("id", id.value()));
        if (slice.isEmpty()) {
            throw new NotFound("letter to decide about", id);
        }
        entities.createNativeQuery("update muster.invitation_slice set done = false where id = :id")
                .setParameter("id", slice.get(0))
                .executeUpdate();
        audit.record(actor, act, "invitation", id, "");
        queued.fire(new LettersQueued(List.of(slice.get(0))));
    }

    private List<UUID> queue(Campaign campaign, List<Addressing.Addressed> letters) {
        var size = settings.number("muster.dispatch.slice.size", 200);
        var earlier = invitations.earlierThan(campaign);
        var languages = campaign.texts().stream().map(LetterText::language).toList();
        var slices = new ArrayList<UUID>();
        for (var from = 0; from < letters.size(); from += size) {
            var part = letters.subList(from, Math.min(from + size, letters.size()));
            var slice = UUID.randomUUID();
            invitations.openSlice(slice, campaign, from + 1L, from + part.size());
            for (var to : part) {
                var invitation =
                        Invitation.queue(
                                campaign,
                                to,
                                slice,
                                language(to, languages),
                                mailDomain(),
                                Instant.now());
                var before = earlier.get(to.recipient());
                if (before != null && before.answer() != AnswerState.EXPIRED) {
                    invitation.carryOver(
                            before.answer(),
                            before.answeredAt(),
                            before.answerChannel(),
                            before.answerNote());
                }
                invitations.add(invitation);
            }
            slices.add(slice);
        }
        return slices;
    }

    /** The addressee's language, else the administration's, else English. */
    static Language language(Addressing.Addressed to, List<Language> written) {
        if (written.contains(to.addresseeLanguage())) {
            return to.addresseeLanguage();
        }
        return written.contains(to.ownLanguage()) ? to.ownLanguage() : Language.EN;
    }

    private String mailDomain() {
        var from = settings.mailFrom();
        return from.substring(from.lastIndexOf('@') + 1);
    }
}

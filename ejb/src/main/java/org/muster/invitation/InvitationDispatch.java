package org.muster.invitation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.Language;
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
    @Inject private DispatchRule rule;
    @Inject private AuditTrail audit;
    @Inject private Settings settings;
    @Inject private Clock clock;
    @Inject private Event<LettersQueued> queued;

    /**
     * Queues every letter of the current revision that is not queued yet, or was withheld for a
     * reason that holds no longer; returns how many those are.
     */
    public int dispatch(CampaignId id, Actor actor) {
        var campaign = campaigns.toChange(id, actor);
        campaign.send(clock.instant());
        entities.flush();
        var has = invitations.ofRevision(campaign);
        var letters =
                addressing.refresh(id, LocalDate.now(clock)).stream()
                        .filter(Addressing.Addressed::isWrittenTo)
                        .filter(
                                to ->
                                        !has.containsKey(to.recipient())
                                                || has.get(to.recipient()).isWithheld())
                        .toList();
        var slices = queue(campaign, letters, has);
        audit.record(actor, "campaign sent", "campaign", id, Integer.toString(letters.size()));
        queued.fire(new LettersQueued(slices));
        return letters.size();
    }

    /** Nothing more goes after the letters in flight. */
    public void pause(CampaignId id, Actor actor) {
        campaigns.toChange(id, actor).pause();
        audit.record(actor, "campaign paused", "campaign", id, "");
    }

    /** Goes on with what may still go. */
    public void resume(CampaignId id, Actor actor) {
        campaigns.toChange(id, actor).resume();
        rule.withhold(id);
        audit.record(actor, "campaign resumed", "campaign", id, "");
        queued.fire(new LettersQueued(campaigns.openSlices(id)));
    }

    /**
     * Makes every link that the recipient of this invitation was ever sent worthless, of whichever
     * revision; the next letter to them has another.
     */
    public void revokeLink(InvitationId id, Actor actor) {
        var invitation = invitations.get(id);
        campaigns.toChange(invitation.campaign(), actor);
        invitations.lockAllLike(invitation).forEach(Invitation::revokeLink);
        audit.record(actor, "link revoked", "invitation", id, "");
    }

    /**
     * Sends the recipient a letter of the same revision anew, with a link and a Message-ID of its
     * own; every link sent before is worthless.
     */
    public void sendAnew(InvitationId id, Actor actor) {
        var invitation = invitations.get(id);
        campaigns.toChange(invitation.campaign(), actor);
        requireSendable(id);
        invitations.lockAllLike(invitation).forEach(Invitation::revokeLink);
        entities.flush();
        var slice =
                settled(
                        entities.createNativeQuery(
                                        """
                                        update muster.invitation set delivery = 'QUEUED', message_id = :message, attempts = 0,
                                            times_uncertain = 0, possibly_twice = false, withheld = null, delivery_detail = '',
                                            sent_at = null, next_attempt_at = null
                                        where id = :id and delivery not in ('IN_FLIGHT', 'CANCELLED') returning slice_id""")
                                .setParameter("message", invitation.messageIdAnew(mailDomain())),
                        id);
        reopen(slice);
        audit.record(actor, "letter sent anew", "invitation", id, "");
    }

    /**
     * Decides about a letter nobody can tell about, or one that was refused: it goes again under
     * the same Message-ID.
     */
    public void sendAgain(InvitationId id, Actor actor) {
        campaigns.toChange(invitations.get(id).campaign(), actor);
        requireSendable(id);
        var slice =
                settled(
                        entities.createNativeQuery(
                                """
                                update muster.invitation set delivery = 'QUEUED', withheld = null, attempts = 0, next_attempt_at = null
                                where id = :id and delivery in ('UNCERTAIN', 'FAILED') returning slice_id"""),
                        id);
        reopen(slice);
        audit.record(actor, "letter sent again", "invitation", id, "");
    }

    /** Decides that an uncertain letter has arrived, for instance because it was answered. */
    public void takeAsSent(InvitationId id, Actor actor) {
        campaigns.toChange(invitations.get(id).campaign(), actor);
        settled(
                entities.createNativeQuery(
                        """
                        update muster.invitation set delivery = 'SENT', withheld = null, next_attempt_at = null
                        where id = :id and delivery = 'UNCERTAIN' returning slice_id"""),
                id);
        audit.record(actor, "letter taken as sent", "invitation", id, "");
    }

    private void requireSendable(InvitationId id) {
        rule.withheld(id)
                .ifPresent(
                        why -> {
                            throw new LetterWithheld(why);
                        });
    }

    /** The slice of the letter that a decision was about; refuses when it moved on meanwhile. */
    private UUID settled(Query decision, InvitationId id) {
        var slice = Rows.ids(decision.setParameter("id", id.value()));
        if (slice.isEmpty()) {
            throw new LetterMovedOn(invitations.delivery(id));
        }
        return slice.get(0);
    }

    private void reopen(UUID slice) {
        entities.createNativeQuery("update muster.invitation_slice set done = false where id = :id")
                .setParameter("id", slice)
                .executeUpdate();
        queued.fire(new LettersQueued(List.of(slice)));
    }

    private List<UUID> queue(
            Campaign campaign, List<Addressing.Addressed> letters, Map<UUID, Invitation> has) {
        var size = settings.number("muster.dispatch.slice.size", 200);
        var earlier = invitations.earlierThan(campaign);
        var languages = campaign.texts().stream().map(LetterText::language).toList();
        var slices = new ArrayList<UUID>();
        for (var from = 0; from < letters.size(); from += size) {
            var part = letters.subList(from, Math.min(from + size, letters.size()));
            var slice = UUID.randomUUID();
            invitations.openSlice(slice, campaign, from + 1L, from + part.size());
            for (var to : part) {
                var withheld = has.get(to.recipient());
                if (withheld == null) {
                    add(campaign, to, slice, language(to, languages), earlier.get(to.recipient()));
                } else {
                    invitations.requeue(withheld, to, slice, language(to, languages));
                }
            }
            slices.add(slice);
        }
        return slices;
    }

    private void add(
            Campaign campaign,
            Addressing.Addressed to,
            UUID slice,
            Language language,
            Invitation before) {
        var invitation =
                Invitation.queue(campaign, to, slice, language, mailDomain(), Instant.now());
        if (before != null && before.answer() != AnswerState.EXPIRED) {
            invitation.carryOver(
                    before.answer(),
                    before.answeredAt(),
                    before.answerChannel(),
                    before.answerNote());
        }
        invitations.add(invitation);
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

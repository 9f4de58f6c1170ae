package org.muster.invitation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.muster.letter.LetterId;
import org.muster.letter.LetterPurpose;
import org.muster.letter.LetterWithheld;
import org.muster.letter.Letters;
import org.muster.letter.NewLetter;
import org.muster.letter.Remedy;
import org.muster.letter.ReturnedLetters;
import org.muster.member.PersonId;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.Language;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;

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
    @Inject private Outgoing outgoing;
    @Inject private DispatchRule rule;
    @Inject private AuditTrail audit;
    @Inject private Clock clock;
    @Inject private Letters letters;
    @Inject private ReturnedLetters returned;

    /**
     * Queues every letter of the current revision that is not queued yet, or was withheld for a
     * reason that holds no longer; returns how many those are.
     */
    public int dispatch(CampaignId id, Actor actor) {
        var campaign = campaigns.toChange(id, actor);
        if (outgoing.needsSecondPerson(campaign)) {
            throw new ReleaseMissing(campaign.code());
        }
        campaign.send(clock.instant());
        return queue(campaign, due(campaign), "campaign sent", actor);
    }

    /**
     * Asks a second person to release the letters that would go now. Asking again asks for the
     * letters as they are by then.
     */
    public void askRelease(CampaignId id, Actor actor) {
        var campaign = campaigns.toChange(id, actor);
        var going = due(campaign);
        if (going.isEmpty()) {
            throw new NothingToRelease(campaign.code());
        }
        campaign.askRelease(outgoing.seal(campaign, going), actor, clock.instant());
        audit.record(actor, "release asked", "campaign", id, Integer.toString(going.size()));
    }

    public void takeBackRequest(CampaignId id, Actor actor) {
        campaigns.toChange(id, actor).takeBackRequest();
        audit.record(actor, "release request taken back", "campaign", id, "");
    }

    /**
     * Releases, as a second person, exactly the letters that were asked for, and queues them;
     * refuses when anything about them changed since.
     *
     * @param seal of the request that this person looked at
     */
    public int release(CampaignId id, String seal, Actor actor) {
        var campaign = campaigns.toChange(id, actor);
        var going = due(campaign);
        campaign.release(seal, outgoing.seal(campaign, going), actor, clock.instant());
        return queue(campaign, going, "campaign released", actor);
    }

    /** Nothing more goes after the letters in flight. */
    public void pause(CampaignId id, Actor actor) {
        campaigns.toChange(id, actor).pause();
        letters.pause(id.value());
        audit.record(actor, "campaign paused", "campaign", id, "");
    }

    /** Goes on with what may still go. */
    public void resume(CampaignId id, Actor actor) {
        campaigns.toChange(id, actor).resume();
        rule.withhold(id);
        letters.resume(id.value());
        audit.record(actor, "campaign resumed", "campaign", id, "");
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
        var letter = letterOf(id);
        letters.sendAnew(letter, letters.messageId(letter + "." + invitation.linkVersion()));
        returned.done(id.value(), Remedy.SENT_ANEW, actor);
        audit.record(actor, "letter sent anew", "invitation", id, "");
    }

    /**
     * Decides about a letter nobody can tell about, or one that was refused: it goes again under
     * the same Message-ID.
     */
    public void sendAgain(InvitationId id, Actor actor) {
        campaigns.toChange(invitations.get(id).campaign(), actor);
        requireSendable(id);
        letters.sendAgain(letterOf(id));
        audit.record(actor, "letter sent again", "invitation", id, "");
    }

    /** Decides that an uncertain letter has arrived, for instance because it was answered. */
    public void takeAsSent(InvitationId id, Actor actor) {
        campaigns.toChange(invitations.get(id).campaign(), actor);
        letters.takeAsSent(letterOf(id));
        audit.record(actor, "letter taken as sent", "invitation", id, "");
    }

    private void requireSendable(InvitationId id) {
        rule.withheld(id)
                .ifPresent(
                        why -> {
                            throw new LetterWithheld(why);
                        });
    }

    private LetterId letterOf(InvitationId id) {
        return letters.latest(id.value(), LetterPurpose.INVITATION)
                .orElseThrow(() -> new NotFound("letter", id));
    }

    private List<Addressing.Addressed> due(Campaign campaign) {
        entities.flush();
        return outgoing.letters(campaign, addressing.refresh(campaign.id(), LocalDate.now(clock)));
    }

    private int queue(
            Campaign campaign, List<Addressing.Addressed> going, String act, Actor actor) {
        entities.flush();
        var queued = queue(campaign, going);
        letters.resume(campaign.id().value());
        audit.record(actor, act, "campaign", campaign.id(), Integer.toString(queued));
        return queued;
    }

    /** Queues a letter to each of those to be written to. */
    private int queue(Campaign campaign, List<Addressing.Addressed> going) {
        var has = invitations.ofRevision(campaign);
        var earlier = invitations.earlierThan(campaign);
        var languages = campaign.texts().stream().map(LetterText::language).toList();
        var fresh = new ArrayList<NewLetter>();
        for (var to : going) {
            var known = has.get(to.recipient());
            var language = language(to, languages);
            var invitation =
                    known == null
                            ? ask(campaign, to, language, earlier.get(to.recipient()))
                            : known;
            invitation.writeIn(language);
            fresh.add(letter(invitation, to));
        }
        return letters.queue(campaign.id().value(), LetterPurpose.INVITATION, fresh);
    }

    private NewLetter letter(Invitation invitation, Addressing.Addressed to) {
        var id = LetterId.next();
        return new NewLetter(
                id,
                invitation.id().value(),
                1,
                to.recipient(),
                invitation.language(),
                new PersonId(to.addressee()),
                to.addresseeKind(),
                letters.messageId(id));
    }

    private Invitation ask(
            Campaign campaign, Addressing.Addressed to, Language language, Invitation before) {
        var invitation = Invitation.ask(campaign, to.recipient(), language, clock.instant());
        if (before != null && before.answer() != AnswerState.EXPIRED) {
            invitation.carryOver(
                    before.answer(),
                    before.answeredAt(),
                    before.answerChannel(),
                    before.answerNote());
        }
        invitations.add(invitation);
        return invitation;
    }

    /** The addressee's language, else the administration's, else English. */
    static Language language(Addressing.Addressed to, List<Language> written) {
        if (written.contains(to.addresseeLanguage())) {
            return to.addresseeLanguage();
        }
        return written.contains(to.ownLanguage()) ? to.ownLanguage() : Language.EN;
    }
}

package org.muster.invitation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import org.muster.event.EventId;
import org.muster.letter.LetterPurpose;
import org.muster.letter.LetterTemplates;
import org.muster.member.MemberDirectory;
import org.muster.member.OrganisationId;
import org.muster.member.People;
import org.muster.member.PersonId;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.InvalidInput;
import org.muster.shared.Language;
import org.muster.shared.Roles;
import org.muster.shared.Told;

/**
 * Prepares a campaign: its events and deadline, whom it is for, and what its letters say. Nothing
 * is sent from here.
 */
@Stateless
@RolesAllowed({Roles.EVENT_OFFICER, Roles.SYSTEM})
public class CampaignPlanning {
    @PersistenceContext private EntityManager entities;
    @Inject private Campaigns campaigns;
    @Inject private Addressing addressing;
    @Inject private Recipients recipients;
    @Inject private DispatchRule rule;
    @Inject private LetterTemplates templates;
    @Inject private Reminders reminders;
    @Inject private Event<AnswersChanged> answers;
    @EJB private MemberDirectory members;
    @EJB private People people;
    @Inject private AuditTrail audit;
    @Inject private Clock clock;

    /** Drafts a campaign that says what the templates say, until an officer changes it. */
    public CampaignId draft(
            String code, String name, Set<EventId> events, Deadline deadline, Actor actor) {
        campaigns.require(events, actor, Roles.EVENT_OFFICER);
        var campaign = Campaign.draft(code, name, deadline, events, actor, Instant.now());
        campaigns.requireTogether(events);
        campaigns.add(campaign);
        var type = campaigns.commonType(events);
        for (var language : Language.values()) {
            var text = templates.newest(LetterPurpose.INVITATION, type, language);
            campaign.write(
                    new LetterText(campaign.revision(), language, text.subject(), text.body()));
        }
        audit.record(actor, "campaign drafted", "campaign", campaign.id(), code);
        return campaign.id();
    }

    /**
     * Changes name, events and deadline; events and deadline only while no letter of the revision
     * is queued, so that no two copies of a letter say different things. A later deadline makes
     * what was not answered in time open again.
     */
    public void describe(
            CampaignId id, String name, Set<EventId> events, Deadline deadline, Actor actor) {
        var campaign = campaigns.toChange(id, actor);
        if (!Set.copyOf(campaign.events()).equals(events)
                || !campaign.deadline().equals(deadline)) {
            requireNoneQueued(campaign);
        }
        var moved = !campaign.deadline().equals(deadline);
        campaign.describe(name, deadline, events);
        campaigns.require(campaign.events(), actor, Roles.EVENT_OFFICER);
        campaigns.requireTogether(events);
        entities.flush();
        addressing.refresh(id, today());
        if (!campaign.deadline().isOver(clock.instant())) {
            reopenExpired(id, actor);
        }
        if (moved) {
            reminders.follow(campaign);
        }
        audit.record(actor, "campaign described", "campaign", id, "");
    }

    /** Adds Members by code; those there already stay as they are, unknown codes are told. */
    public MembersAdded addMembers(CampaignId id, Collection<String> codes, Actor actor) {
        var campaign = campaigns.toChange(id, actor);
        var unknown = codes.stream().filter(code -> members.find(code).isEmpty()).toList();
        var added = recipients.addMembers(campaign, codes);
        return new MembersAdded(
                told(campaign, added, "members added", actor),
                codes.size() - unknown.size() - added,
                unknown);
    }

    public int addOrganisations(
            CampaignId id, Collection<OrganisationId> organisations, Actor actor) {
        var campaign = campaigns.toChange(id, actor);
        var added = 0;
        for (var each : organisations) {
            added += recipients.add(campaign, RecipientKind.ORGANISATION, each.value(), null);
        }
        return told(campaign, added, "organisations added", actor);
    }

    /** Adds one person by name, invited through the administration they belong to. */
    public int addPerson(CampaignId id, PersonId person, Actor actor) {
        var campaign = campaigns.toChange(id, actor);
        var known = people.person(person, actor);
        if (known.erased() || known.memberCode() == null && known.organisation() == null) {
            throw new InvalidInput(
                    "which", "A person is invited through the administration they belong to");
        }
        var added = recipients.add(campaign, RecipientKind.PERSON, null, person.value());
        return told(campaign, added, "person added", actor);
    }

    /** Leaves a recipient out, with a reason that people read. */
    public void leaveOut(CampaignId id, UUID recipient, String reason, Actor actor) {
        var campaign = campaigns.toChange(id, actor);
        recipients.leaveOut(campaign, recipient, reason(reason));
        recipients.settle(campaign);
        audit.record(actor, "recipient left out", "campaign", id, recipient.toString());
    }

    /**
     * Takes a recipient back in; a letter withheld meanwhile goes when the campaign is sent. One
     * that another donor supported already is kept in for a reason that people read.
     */
    public void takeBackIn(CampaignId id, UUID recipient, String reason, Actor actor) {
        var campaign = campaigns.toChange(id, actor);
        var rule = recipients.byRule(campaign, recipient);
        if (rule == LeftOut.ALREADY_SUPPORTED) {
            recipients.keepIn(campaign, recipient, reason(reason), actor.login());
        } else if (rule != null) {
            throw new StaysLeftOut(rule);
        } else {
            recipients.takeBackIn(campaign, recipient);
        }
        recipients.settle(campaign);
        audit.record(actor, "recipient taken back in", "campaign", id, recipient.toString());
    }

    /** From now on this campaign's letters are released by a second person; nobody undoes it. */
    public void requireSecondPerson(CampaignId id, Actor actor) {
        campaigns.toChange(id, actor).requireSecondPerson();
        audit.record(actor, "second person required", "campaign", id, "");
    }

    /** Writes the letter in one language; a placeholder that no letter can fill is refused. */
    public void write(CampaignId id, Language language, String subject, String body, Actor actor) {
        var campaign = campaigns.toChange(id, actor);
        requireNoneQueued(campaign);
        campaign.write(new LetterText(campaign.revision(), language, subject, body));
        audit.record(actor, "letter written", "campaign", id, language.code());
    }

    /** Whether the letters carry themselves on letterhead, decided before any is queued. */
    public void carryPaper(CampaignId id, boolean formal, Actor actor) {
        var campaign = campaigns.toChange(id, actor);
        requireNoneQueued(campaign);
        campaign.carryPaper(formal);
        audit.record(actor, "letterhead chosen", "campaign", id, Boolean.toString(formal));
    }

    public void erase(CampaignId id, Language language, Actor actor) {
        var campaign = campaigns.toChange(id, actor);
        requireNoneQueued(campaign);
        campaign.erase(language);
        audit.record(actor, "letter erased", "campaign", id, language.code());
    }

    /** Starts the next revision: what was not sent yet is cancelled, what is sent supersedes. */
    public int revise(CampaignId id, Actor actor) {
        var campaign = campaigns.toChange(id, actor);
        if (!campaigns.anyQueued(id, campaign.revision())) {
            return campaign.revision();
        }
        campaign.revise();
        rule.withhold(id);
        audit.record(actor, "campaign revised", "campaign", id, "" + campaign.revision());
        return campaign.revision();
    }

    /** Says whether the Member has to endorse an officer before they can be selected. */
    public void askEndorsement(CampaignId id, boolean asked, Actor actor) {
        campaigns.toChange(id, actor).askEndorsement(asked);
        audit.record(actor, "endorsement asked", "campaign", id, Boolean.toString(asked));
    }

    /** Ends the campaign: nothing goes any more, answers are only shown. */
    public void close(CampaignId id, Actor actor) {
        campaigns.toChange(id, actor).close();
        rule.withhold(id);
        audit.record(actor, "campaign closed", "campaign", id, "");
    }

    private void reopenExpired(CampaignId id, Actor actor) {
        var expired =
                Rows.ids(
                                entities.createNativeQuery(
                                                """
                                                update muster.invitation set answer = 'PENDING', version = version + 1
                                                where campaign_id = :id and answer = 'EXPIRED' returning id""")
                                        .setParameter("id", id.value()))
                        .stream()
                        .map(InvitationId::new)
                        .toList();
        if (!expired.isEmpty()) {
            answers.fire(
                    new AnswersChanged(expired, AnswerState.EXPIRED, AnswerState.PENDING, actor));
        }
    }

    private void requireNoneQueued(Campaign campaign) {
        if (campaigns.anyQueued(campaign.id(), campaign.revision())) {
            throw new RevisionAlreadyQueued(campaign.code(), campaign.revision());
        }
    }

    /** A reason somebody gives; the words that rules are called by are no person's. */
    static String reason(String given) {
        if (given == null || given.isBlank() || given.strip().length() > 250) {
            throw new InvalidInput("reason", Told.of("why.recipient.reason"));
        }
        if (LeftOut.read(given.strip()).isPresent()) {
            throw new InvalidInput("reason", Told.of("why.recipient.ruleName"));
        }
        return given.strip();
    }

    private int told(Campaign campaign, int added, String act, Actor actor) {
        if (added > 0) {
            recipients.settle(campaign);
        }
        audit.record(actor, act, "campaign", campaign.id(), Integer.toString(added));
        return added;
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}

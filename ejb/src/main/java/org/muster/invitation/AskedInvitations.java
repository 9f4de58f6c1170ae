package org.muster.invitation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.muster.event.EventId;
import org.muster.member.PersonId;
import org.muster.shared.Actor;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;

/**
 * Invitations as whoever writes their answers needs them: found through the letter's link or by the
 * desk, always the one that counts for the recipient, with what it asks.
 */
@ApplicationScoped
public class AskedInvitations {
    @PersistenceContext private EntityManager entities;
    @Inject private InvitationLinks links;
    @Inject private Invitations invitations;
    @Inject private Campaigns campaigns;
    @Inject private InvitationContents contents;
    @Inject private Addressing addressing;
    @Inject private Clock clock;

    /** The invitation a link leads to; one forged, revoked or of an unknown key finds nothing. */
    public Invitation behind(String token) {
        var named =
                links.read(token).orElseThrow(() -> new NotFound("invitation", "under this link"));
        var invitation = invitations.get(named.invitation());
        if (invitation.linkVersion() != named.version()) {
            throw new NotFound("invitation", "under this link");
        }
        return invitations.latestLike(invitation);
    }

    /** The invitation that counts today for the recipient of this one. */
    public Invitation of(InvitationId id) {
        return invitations.latestLike(invitations.get(id));
    }

    /** Locks the invitation until the transaction ends, and reads it as it is then. */
    public Invitation lock(Invitation invitation) {
        return invitations.lock(invitation);
    }

    /** The invitation that counts for this one's recipient, locked for an actor who may answer. */
    public Invitation toAnswer(InvitationId id, Actor actor) {
        var invitation = invitations.latestLike(invitations.get(id));
        campaigns.require(
                campaigns.get(invitation.campaign()).events(), actor, Roles.EVENT_OFFICER);
        return invitations.lock(invitation);
    }

    /** The invitation for an actor whose reading roles reach what it asks for. */
    public Invitation toRead(InvitationId id, Actor actor) {
        var invitation = invitations.get(id);
        campaigns.toRead(invitation.campaign(), actor);
        return invitation;
    }

    /** When the recipient was first asked, by whichever revision of the letter. */
    public Instant firstAsked(Invitation invitation) {
        return Rows.instant(
                entities.createNativeQuery(
                                "select min(asked_at) from muster.invitation where recipient_id = :recipient")
                        .setParameter("recipient", invitation.recipient())
                        .getSingleResult());
    }

    public Asked asked(Invitation invitation) {
        var content = contents.of(List.of(invitation.id().value())).get(0);
        var campaign = campaigns.get(invitation.campaign());
        var events = contents.events(invitation.campaign());
        var from =
                Rows.of(
                                entities.createNativeQuery(
                                                """
                                                select coalesce(r.member_code, p.member_code), coalesce(r.organisation_id, p.organisation_id)
                                                from muster.campaign_recipient r left join muster.person p on p.id = r.person_id
                                                where r.id = :id""")
                                        .setParameter("id", invitation.recipient()))
                        .get(0);
        return new Asked(
                content.recipientName(),
                (String) from[0],
                (UUID) from[1],
                content.visibleEvents().stream().map(events::get).toList(),
                List.copyOf(events.values()),
                campaign.deadline(),
                campaign.state() == CampaignState.CLOSED);
    }

    /** Who speaks for the recipient of this invitation today. */
    public Optional<Addressee> addressee(Invitation invitation) {
        return addressing.of(invitation.campaign(), LocalDate.now(clock)).stream()
                .filter(each -> each.recipient().equals(invitation.recipient()))
                .filter(each -> each.addressee() != null)
                .findFirst()
                .map(
                        to ->
                                new Addressee(
                                        new PersonId(to.addressee()),
                                        to.addresseeKind(),
                                        Optional.ofNullable(to.addresseeLanguage())
                                                .orElse(invitation.language())));
    }

    /** Where the recipient answers. */
    public String link(Invitation invitation) {
        return links.to(invitation.id(), invitation.linkVersion());
    }

    /** What an event is called, when and where it is, as letters tell it. */
    public InvitedEvent event(EventId event) {
        return contents.event(event);
    }

    /** Whether the invitation's campaign asks for an endorsement of its officers. */
    public boolean needsEndorsement(InvitationId id) {
        return campaigns.get(invitations.get(id).campaign()).needsEndorsement();
    }

    /** Refuses an actor whose reading roles do not reach the event. */
    public void requireRead(EventId event, Actor actor) {
        campaigns.require(List.of(event), actor, Campaigns.READERS);
    }

    /** Refuses an actor who does not decide about the event. */
    public void requireOfficer(EventId event, Actor actor) {
        campaigns.require(List.of(event), actor, Roles.EVENT_OFFICER);
    }
}

package org.muster.nomination;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.muster.event.ParticipationId;
import org.muster.invitation.AskedInvitations;
import org.muster.invitation.LinkSeal;
import org.muster.shared.NotFound;
import org.muster.shared.Settings;

/**
 * The link to an officer's own page. Like an administration's link it is derived and not stored,
 * and raising its version revokes it; an officer put forward for two events has one for each.
 */
@ApplicationScoped
public class OfficerLinks {
    private static final String PURPOSE = "officer";

    @Inject private LinkSeal seal;
    @Inject private Nominations nominations;
    @Inject private NominationReader reader;
    @Inject private AskedInvitations invitations;
    @Inject private Settings settings;

    public String linkFor(NominationId id) {
        return link(nominations.find(id).orElseThrow(() -> new NotFound("nomination", id)));
    }

    /** The link of the officer who takes part so; nobody's where nobody nominated them. */
    public Optional<String> linkFor(ParticipationId participation) {
        return nominations.of(participation).map(this::link);
    }

    /** From now on another link leads to the officer's page, and this one nowhere. */
    public void revoke(ParticipationId participation) {
        nominations
                .of(participation)
                .map(Nomination::id)
                .map(nominations::toChange)
                .ifPresent(Nomination::revokeLink);
    }

    /** Whose page the token opens; one forged, revoked or made for something else, nobody's. */
    public Nominee behind(String token) {
        return seal.read(PURPOSE, token)
                .flatMap(
                        named ->
                                nominations
                                        .find(new NominationId(named.id()))
                                        .filter(each -> each.linkVersion() == named.version()))
                .map(this::nominee)
                .filter(Nominee::isKnown)
                .orElseThrow(() -> new NotFound("nomination", "under this link"));
    }

    private Nominee nominee(Nomination nomination) {
        var invitation = invitations.of(nomination.invitation());
        var asked = invitations.asked(invitation).campaign();
        var parts =
                reader.ofRecipient(invitation.recipient(), invitation.language()).stream()
                        .filter(each -> each.person().equals(nomination.person()))
                        .map(each -> Nominee.Part.of(each, asked, linkFor(each.id())))
                        .flatMap(Optional::stream)
                        .toList();
        return new Nominee(
                nomination.id(), nomination.participation(), invitation.language(), parts);
    }

    private String link(Nomination nomination) {
        return settings.publicBaseUrl()
                + "/n/"
                + seal.token(PURPOSE, nomination.id().value(), nomination.linkVersion());
    }
}

package org.muster.invitation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;
import org.muster.letter.DeliveryState;
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
import org.muster.shared.Roles;

/**
 * What the desk does about a letter that came back: another letter, with the same link, goes to the
 * Director General's office; or something was done by hand.
 */
@Stateless
@RolesAllowed({Roles.EVENT_OFFICER, Roles.SYSTEM})
public class FallBack {
    @PersistenceContext private EntityManager entities;
    @Inject private Campaigns campaigns;
    @Inject private Invitations invitations;
    @Inject private DispatchRule rule;
    @Inject private Letters letters;
    @Inject private ReturnedLetters returned;
    @Inject private AuditTrail audit;

    /** The letter that counts, and whether the office, if there is one, has had it. */
    private record Failed(int occasion, DeliveryState delivery, boolean toOffice) {}

    private record Office(PersonId person, String email, String language) {}

    /** Queues a letter to the office; pressing the button twice is harmless. */
    public void toOffice(InvitationId id, Actor actor) {
        var campaign = campaigns.toChange(invitations.get(id).campaign(), actor);
        var invitation = invitations.lock(invitations.get(id));
        if (invitation.answer() != AnswerState.PENDING) {
            throw new AnsweredAlready();
        }
        rule.withheld(id)
                .ifPresent(
                        why -> {
                            throw new LetterWithheld(why);
                        });
        var office = office(invitation);
        var failed = failed(id, office);
        invitation.writeIn(language(campaign, office, invitation.language()));
        entities.flush();
        letters.queue(
                campaign.id().value(),
                LetterPurpose.INVITATION,
                List.of(letter(invitation, failed, office)));
        if (campaign.state() == CampaignState.PAUSED) {
            letters.pause(campaign.id().value());
        }
        returned.done(id.value(), Remedy.OFFICE, actor);
        audit.record(actor, "letter sent to the office", "invitation", id, "");
    }

    /** Something else was done about what came back, such as a telephone call. */
    public void settle(InvitationId id, Actor actor) {
        campaigns.toChange(invitations.get(id).campaign(), actor);
        if (returned.done(id.value(), Remedy.BY_HAND, actor)) {
            audit.record(actor, "returned letter settled", "invitation", id, "");
        }
    }

    private NewLetter letter(Invitation invitation, Failed failed, Office office) {
        var letter = LetterId.next();
        return new NewLetter(
                letter,
                invitation.id().value(),
                failed.toOffice() ? failed.occasion() : failed.occasion() + 1,
                invitation.recipient(),
                invitation.language(),
                office.person(),
                InvitationLetters.OFFICE,
                letters.messageId(letter));
    }

    /** The letter that failed; refused while it may have arrived, or once the office had it. */
    private Failed failed(InvitationId id, Office office) {
        var row =
                Rows.of(
                                entities.createNativeQuery(
                                                "select l.occasion, l.delivery, l.addressee_kind, lower(a.email) = lower(:email)"
                                                        + " from muster.invitation i join muster.letter l on "
                                                        + CampaignOverview.LETTER
                                                        + " join muster.person a on a.id = l.addressee_id where i.id = :id")
                                        .setParameter("email", office.email())
                                        .setParameter("id", id.value()))
                        .get(0);
        var failed =
                new Failed(
                        (int) Rows.number(row[0]),
                        DeliveryState.valueOf((String) row[1]),
                        InvitationLetters.OFFICE.equals(row[2]));
        var kept = failed.toOffice() && failed.delivery() == DeliveryState.CANCELLED;
        if (!kept && (failed.toOffice() || Boolean.TRUE.equals(row[3]))) {
            throw new OfficeWrittenTo();
        }
        if (!kept
                && failed.delivery() != DeliveryState.BOUNCED
                && failed.delivery() != DeliveryState.FAILED) {
            throw new NothingCameBack(failed.delivery());
        }
        return failed;
    }

    private Office office(Invitation invitation) {
        return Rows.of(
                        entities.createNativeQuery(
                                        """
                                        select p.id, p.email, p.language from muster.campaign_recipient r
                                        left join muster.person n on n.id = r.person_id
                                        join muster.member_office o on o.member_code = coalesce(r.member_code, n.member_code)
                                        join muster.person p on p.id = o.person_id
                                        where r.id = :recipient and p.email is not null and p.erased_at is null""")
                                .setParameter("recipient", invitation.recipient()))
                .stream()
                .map(
                        row ->
                                new Office(
                                        new PersonId((UUID) row[0]),
                                        (String) row[1],
                                        (String) row[2]))
                .findFirst()
                .orElseThrow(OfficeWithoutAddress::new);
    }

    /** The office's own language where the letter is written in it. */
    private static Language language(Campaign campaign, Office office, Language before) {
        return campaign.texts().stream()
                .map(LetterText::language)
                .filter(written -> written.code().equals(office.language()))
                .findFirst()
                .orElse(before);
    }
}

package org.muster.invitation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;
import org.muster.letter.Correspondence;
import org.muster.letter.LetterPurpose;
import org.muster.letter.MailCause;
import org.muster.letter.MailSummary;
import org.muster.letter.MailText;
import org.muster.letter.Remedy;
import org.muster.shared.Actor;
import org.muster.shared.Language;
import org.muster.shared.Roles;
import org.muster.shared.Rows;

/**
 * Reads what came back about invitations: the letters that are tasks because of it, and beside each
 * invitation every bounce, notice and answer.
 */
@Stateless
@RolesAllowed({Roles.EVENT_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.OPERATOR, Roles.SYSTEM})
public class Returns {
    private static final String RETURNED =
            """
            from muster.returned_letter t join muster.letter l on l.id = t.letter_id
            join muster.incoming_mail b on b.id = t.mail_id
            join muster.invitation i on i.id = l.about_id
            join muster.campaign c on c.id = i.campaign_id
            join muster.campaign_recipient r on r.id = i.recipient_id
            left join muster.person np on np.id = r.person_id
            left join muster.member m on m.code = coalesce(r.member_code, np.member_code)
            left join muster.organisation g on g.id = r.organisation_id
            left join muster.member_name own on own.member_code = m.code and own.language = :reader
            left join muster.member_name english on english.member_code = m.code and english.language = 'en'
            where t.state = :state and """
                    + Campaigns.IN_REACH;

    @PersistenceContext private EntityManager entities;
    @Inject private Campaigns campaigns;
    @Inject private Invitations invitations;
    @Inject private Correspondence mails;

    /** Letters that came back, to be seen to or seen to already, the latest first. */
    public List<ReturnedSummary> page(
            boolean open, Language reader, int first, int size, Actor actor) {
        var query =
                entities.createNativeQuery(
                        """
                        select i.id, c.id, c.name,
                            coalesce(own.name, english.name, g.name, m.code, np.given_name || ' ' || np.family_name), l.purpose,
                            l.addressee_kind, b.status, b.reason, t.returned_at, i.answer, t.remedy, t.done_by, t.done_at
                        """
                                + RETURNED
                                + " order by t.returned_at desc, l.id");
        return Rows.of(
                campaigns
                        .within(query, actor)
                        .setParameter("state", open ? "OPEN" : "DONE")
                        .setParameter("reader", reader.code())
                        .setFirstResult(first)
                        .setMaxResults(Math.min(size, 200)),
                Returns::summary);
    }

    public long count(boolean open, Actor actor) {
        return Rows.of(
                        campaigns
                                .within(
                                        entities.createNativeQuery("select count(*) " + RETURNED),
                                        actor)
                                .setParameter("state", open ? "OPEN" : "DONE")
                                .setParameter("reader", Language.EN.code()),
                        Rows::number)
                .get(0);
    }

    /** What arrived about the letters of an invitation, the latest first. */
    public List<MailSummary> about(InvitationId id, Actor actor) {
        campaigns.toRead(invitations.get(id).campaign(), actor);
        return mails.about(id.value());
    }

    /** What somebody wrote about an invitation. */
    public MailText text(InvitationId id, UUID mail, Actor actor) {
        campaigns.toRead(invitations.get(id).campaign(), actor);
        return mails.text(mail, id.value());
    }

    /** One thing that was attached to it. */
    public MailText.Attachment attachment(InvitationId id, UUID mail, int number, Actor actor) {
        campaigns.toRead(invitations.get(id).campaign(), actor);
        return mails.attachment(mail, id.value(), number);
    }

    private static ReturnedSummary summary(Rows row) {
        return new ReturnedSummary(
                new InvitationId(row.uuid()),
                new CampaignId(row.uuid()),
                row.text(),
                row.text(),
                LetterPurpose.valueOf(row.text()),
                row.text(),
                MailCause.of(row.text()),
                row.text(),
                row.instant(),
                AnswerState.valueOf(row.text()),
                remedy(row.text()),
                row.text(),
                row.instant());
    }

    private static Remedy remedy(String name) {
        return name == null ? null : Remedy.valueOf(name);
    }
}

package org.muster.nomination;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.List;
import org.muster.evidence.ReceivedDocument;
import org.muster.invitation.AskedInvitations;
import org.muster.invitation.InvitationId;
import org.muster.shared.Actor;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;
import org.muster.shared.Rows;

/** Reads what became of an answer and of the officers it named, step by step. */
@Stateless
@RolesAllowed({Roles.EVENT_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.OPERATOR, Roles.SYSTEM})
public class NominationHistory {
    private static final int MOST = 500;
    private static final String STEPS =
            """
            select h.id, h.kind, coalesce(p.given_name || ' ' || p.family_name, ''), h.was, h.becomes, h.reason, h.channel,
                h.received_on, h.document_name, h.made_by, coalesce(a.full_name, h.made_by), h.made_at
            from muster.nomination_change h
            left join muster.nomination n on n.id = h.nomination_id
            left join muster.person p on p.id = n.person_id
            left join muster.account a on a.login = h.made_by
            """;

    @PersistenceContext private EntityManager entities;
    @Inject private AskedInvitations invitations;

    /**
     * The latest steps of the invitation's recipient, newest first: an answer belongs to the
     * recipient, under whichever revision of the letter it was given.
     */
    public List<ChangeSummary> of(InvitationId id, Actor actor) {
        var recipient = invitations.toRead(id, actor).recipient();
        return steps(
                entities.createNativeQuery(
                                STEPS
                                        + """
                                        join muster.invitation i on i.id = h.invitation_id
                                        where i.recipient_id = :recipient order by h.no desc""")
                        .setParameter("recipient", recipient));
    }

    /** A document that was attached to a change, for whoever may read the invitation. */
    public ReceivedDocument document(ChangeId change, Actor actor) {
        var query =
                entities.createNativeQuery(
                                """
                                select h.invitation_id, h.document_name, d.media_type, d.content
                                from muster.nomination_change h join muster.received_document d on d.sha256 = h.document_sha256
                                where h.id = :change and octet_length(d.content) > 0""")
                        .setParameter("change", change.value());
        return Rows.of(query, row -> document(row, actor)).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("document", change));
    }

    private ReceivedDocument document(Rows row, Actor actor) {
        invitations.toRead(new InvitationId(row.uuid()), actor);
        return new ReceivedDocument(row.text(), row.text(), row.bytes());
    }

    private static List<ChangeSummary> steps(Query query) {
        return Rows.of(query.setMaxResults(MOST), NominationHistory::step);
    }

    private static ChangeSummary step(Rows row) {
        return new ChangeSummary(
                row.uuid(),
                ChangeKind.valueOf(row.text()),
                row.text(),
                row.text(),
                row.text(),
                row.text(),
                channel(row.text()),
                row.day(),
                row.text(),
                row.text(),
                row.text(),
                row.instant());
    }

    private static AnswerChannel channel(String name) {
        return name == null ? null : AnswerChannel.valueOf(name);
    }
}

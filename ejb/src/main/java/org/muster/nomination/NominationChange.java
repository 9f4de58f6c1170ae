package org.muster.nomination;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.muster.invitation.InvitationId;
import org.muster.shared.Actor;

/**
 * That an answer, a selection, an endorsement or an offer changed: from what to what, by whom, when
 * and why. It is written with the change, and never changed itself.
 */
@Entity
@Table(name = "nomination_change")
public class NominationChange {
    @Id private UUID id;

    @Column(name = "invitation_id")
    private UUID invitationId;

    @Column(name = "nomination_id")
    private UUID nominationId;

    @Enumerated(EnumType.STRING)
    private ChangeKind kind;

    private String was;
    private String becomes;
    private String reason;

    @Enumerated(EnumType.STRING)
    private AnswerChannel channel;

    @Column(name = "received_on")
    private LocalDate receivedOn;

    @Column(name = "document_sha256")
    private String documentSha256;

    @Column(name = "document_name")
    private String documentName;

    @Column(name = "made_by")
    private String madeBy;

    @Column(name = "made_at")
    private Instant madeAt;

    protected NominationChange() {}

    static NominationChange of(
            InvitationId invitation,
            NominationId nomination,
            ChangeKind kind,
            Enum<?> was,
            Enum<?> becomes,
            String reason,
            Actor by) {
        var change = new NominationChange();
        change.id = UUID.randomUUID();
        change.invitationId = invitation.value();
        change.nominationId = nomination == null ? null : nomination.value();
        change.kind = kind;
        change.was = was == null ? "" : was.name();
        change.becomes = becomes.name();
        change.reason = reason;
        change.madeBy = by.login();
        change.madeAt = Instant.now();
        return change;
    }

    /** How the word came that changed it. */
    NominationChange through(AnswerChannel by) {
        channel = by;
        return this;
    }

    /** Who entered it at the desk says how and when it came, and in which document. */
    NominationChange told(Receipt receipt) {
        channel = receipt.channel();
        receivedOn = receipt.receivedOn();
        if (receipt.document() != null) {
            documentSha256 = receipt.document().sha256();
            documentName = receipt.document().name();
        }
        return this;
    }
}

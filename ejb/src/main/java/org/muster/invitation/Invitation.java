package org.muster.invitation;

import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.UUID;
import org.muster.shared.InvalidInput;
import org.muster.shared.Language;

/**
 * One letter to one recipient in one revision, and what the recipient answered. How far the letter
 * is on its way is written by {@link InvitationClaims} alone and only read here: delivery and
 * answer never touch each other's columns.
 */
@Entity
@Table(name = "invitation")
public class Invitation {
    @EmbeddedId private InvitationId id;
    @Version private long version;

    @Column(name = "slice_id", updatable = false)
    private UUID sliceId;

    @Column(name = "campaign_id", updatable = false)
    private UUID campaignId;

    @Column(name = "recipient_id", updatable = false)
    private UUID recipientId;

    @Column(name = "letter_revision", updatable = false)
    private int letterRevision;

    @Column(updatable = false)
    private String channel;

    @Column(updatable = false)
    private Language language;

    @Column(name = "addressee_id", updatable = false)
    private UUID addresseeId;

    @Column(name = "addressee_kind", updatable = false)
    private String addresseeKind;

    @Column(name = "message_id", updatable = false)
    private String messageId;

    @Column(name = "link_version")
    private int linkVersion;

    @Enumerated(EnumType.STRING)
    @Column(updatable = false)
    private DeliveryState delivery;

    @Column(name = "queued_at", updatable = false)
    private Instant queuedAt;

    @Enumerated(EnumType.STRING)
    private AnswerState answer;

    @Column(name = "answered_at")
    private Instant answeredAt;

    @Column(name = "answer_channel")
    private String answerChannel;

    @Column(name = "answer_note")
    private String answerNote = "";

    protected Invitation() {}

    static Invitation queue(
            Campaign campaign,
            Addressing.Addressed to,
            UUID slice,
            Language language,
            String mailDomain,
            Instant at) {
        var invitation = new Invitation();
        invitation.id = InvitationId.next();
        invitation.sliceId = slice;
        invitation.campaignId = campaign.id().value();
        invitation.recipientId = to.recipient();
        invitation.letterRevision = campaign.revision();
        invitation.channel = "EMAIL";
        invitation.language = language;
        invitation.addresseeId = to.addressee();
        invitation.addresseeKind = to.addresseeKind();
        invitation.messageId = "<" + invitation.id + "@" + mailDomain + ">";
        invitation.linkVersion = 1;
        invitation.delivery = DeliveryState.QUEUED;
        invitation.queuedAt = at;
        invitation.answer = AnswerState.PENDING;
        return invitation;
    }

    /** A new revision asks again, but what was answered to the earlier one stays answered. */
    void carryOver(AnswerState given, Instant at, String through, String note) {
        answer = given;
        answeredAt = at;
        answerChannel = through;
        answerNote = note;
    }

    public void nominated(Instant at, String through) {
        answer = AnswerState.NOMINATED;
        answeredAt = at;
        answerChannel = through;
        answerNote = "";
    }

    public void declined(String note, Instant at, String through) {
        if (note != null && note.length() > 1000) {
            throw new InvalidInput("note", "A note has at most 1000 characters");
        }
        answer = AnswerState.DECLINED;
        answeredAt = at;
        answerChannel = through;
        answerNote = note == null ? "" : note.strip();
    }

    /** Makes every copy of the link sent so far worthless. */
    void revokeLink() {
        linkVersion++;
    }

    public InvitationId id() {
        return id;
    }

    public CampaignId campaign() {
        return new CampaignId(campaignId);
    }

    boolean isWithheld() {
        return delivery == DeliveryState.CANCELLED;
    }

    public UUID recipient() {
        return recipientId;
    }

    public int revision() {
        return letterRevision;
    }

    public Language language() {
        return language;
    }

    /** The Message-ID of this letter with its link as it is now. */
    String messageIdAnew(String mailDomain) {
        return "<" + id + "." + linkVersion + "@" + mailDomain + ">";
    }

    int linkVersion() {
        return linkVersion;
    }

    public long version() {
        return version;
    }

    public AnswerState answer() {
        return answer;
    }

    public Instant answeredAt() {
        return answeredAt;
    }

    String answerChannel() {
        return answerChannel;
    }

    public String answerNote() {
        return answerNote;
    }
}

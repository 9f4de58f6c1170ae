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
 * What one recipient is asked in one revision of a campaign, and what they answered. How the
 * letters about it fare is kept with the letters: delivery and answer never touch each other.
 */
@Entity
@Table(name = "invitation")
public class Invitation {
    @EmbeddedId private InvitationId id;
    @Version private long version;

    @Column(name = "campaign_id", updatable = false)
    private UUID campaignId;

    @Column(name = "recipient_id", updatable = false)
    private UUID recipientId;

    @Column(name = "letter_revision", updatable = false)
    private int letterRevision;

    @Column(updatable = false)
    private String channel;

    private Language language;

    @Column(name = "link_version")
    private int linkVersion;

    @Column(name = "asked_at", updatable = false)
    private Instant askedAt;

    @Enumerated(EnumType.STRING)
    private AnswerState answer;

    @Column(name = "answered_at")
    private Instant answeredAt;

    @Column(name = "answer_channel")
    private String answerChannel;

    @Column(name = "answer_note")
    private String answerNote = "";

    protected Invitation() {}

    static Invitation ask(Campaign campaign, UUID recipient, Language language, Instant at) {
        var invitation = new Invitation();
        invitation.id = InvitationId.next();
        invitation.campaignId = campaign.id().value();
        invitation.recipientId = recipient;
        invitation.letterRevision = campaign.revision();
        invitation.channel = "EMAIL";
        invitation.language = language;
        invitation.linkVersion = 1;
        invitation.askedAt = at;
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

    /** From now on the recipient is written to in this language. */
    void writeIn(Language now) {
        language = now;
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

    public UUID recipient() {
        return recipientId;
    }

    public int revision() {
        return letterRevision;
    }

    public Language language() {
        return language;
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

package org.muster.nomination.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.muster.invitation.InvitationId;
import org.muster.nomination.AnswerChannel;
import org.muster.nomination.ChangeSummary;
import org.muster.nomination.DeskAnswers;
import org.muster.nomination.NominationHistory;
import org.muster.nomination.NominationId;
import org.muster.nomination.NominationSummary;
import org.muster.nomination.Selection;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;

/** Writes at the desk what an administration answered another way, and shows what became of it. */
@Named
@ViewScoped
public class AnswerDesk implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject private DeskAnswers answers;
    @Inject private NominationHistory history;
    @Inject private Selection selection;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private final OfficerForm form = new OfficerForm();
    private final ReceiptForm nominating = new ReceiptForm();
    private final ReceiptForm declining = new ReceiptForm();
    private final ReceiptForm endorsing = new ReceiptForm();
    private String note;
    private String endorsed;
    private transient List<NominationSummary> candidates;
    private transient List<ChangeSummary> steps;

    /** Adds an officer that was named by letter or telephone. */
    public String nominate(String invitation) {
        answers.nominate(
                InvitationId.of(invitation),
                List.of(form.officer()),
                nominating.receipt(),
                user.actor());
        return done(invitation, "letter.nominated");
    }

    public String decline(String invitation) {
        answers.decline(InvitationId.of(invitation), note, declining.receipt(), user.actor());
        return done(invitation, "letter.declined");
    }

    public String endorse(String invitation) {
        selection.endorse(NominationId.of(endorsed), endorsing.receipt(), user.actor());
        return done(invitation, "letter.endorsed");
    }

    public String withhold(String invitation) {
        selection.withholdEndorsement(NominationId.of(endorsed), endorsing.receipt(), user.actor());
        return done(invitation, "letter.withheldEndorsement");
    }

    /** Officers of whom the campaign asks an endorsement and who are still in the running. */
    public List<NominationSummary> toEndorse(String invitation) {
        if (candidates == null) {
            candidates =
                    selection
                            .putForward(InvitationId.of(invitation), user.language(), user.actor())
                            .stream()
                            .filter(NominationSummary::canBeEndorsed)
                            .toList();
        }
        return candidates;
    }

    /** What became of the answer and of its officers, newest first. */
    public List<ChangeSummary> steps(String invitation) {
        if (steps == null) {
            steps = history.of(InvitationId.of(invitation), user.actor());
        }
        return steps;
    }

    private String done(String invitation, String key) {
        notices.done(key);
        return "/invitations/letter?faces-redirect=true&id=" + invitation;
    }

    public List<AnswerChannel> getChannels() {
        return List.of(
                AnswerChannel.NOTE_VERBALE,
                AnswerChannel.MAIL,
                AnswerChannel.TELEPHONE,
                AnswerChannel.DESK);
    }

    public OfficerForm getForm() {
        return form;
    }

    public ReceiptForm getNominating() {
        return nominating;
    }

    public ReceiptForm getDeclining() {
        return declining;
    }

    public ReceiptForm getEndorsing() {
        return endorsing;
    }

    public String getEndorsed() {
        return endorsed;
    }

    public void setEndorsed(String endorsed) {
        this.endorsed = endorsed;
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note;
    }
}

package org.muster.nomination.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.muster.invitation.web.Ids;
import org.muster.nomination.Selection;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;

/** Writes at the desk what an administration answered by letter or telephone. */
@Named
@ViewScoped
public class AnswerDesk implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject private Selection selection;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private final OfficerForm form = new OfficerForm();
    private String note;

    /** Adds an officer that was named by letter or telephone. */
    public String nominate(String invitation) {
        selection.nominateFor(
                Ids.invitation(invitation),
                List.of(form.officer()),
                form.getReason(),
                user.actor());
        return done(invitation, "letter.nominated");
    }

    public String decline(String invitation) {
        selection.declineFor(Ids.invitation(invitation), note, user.actor());
        return done(invitation, "letter.declined");
    }

    private String done(String invitation, String key) {
        notices.done(key);
        return "/invitations/letter?faces-redirect=true&id=" + invitation;
    }

    public OfficerForm getForm() {
        return form;
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note;
    }
}

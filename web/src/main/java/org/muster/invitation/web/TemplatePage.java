package org.muster.invitation.web;

import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.muster.event.EventType;
import org.muster.letter.LetterPurpose;
import org.muster.letter.TemplateRevision;
import org.muster.letter.TemplateWriting;
import org.muster.shared.Language;
import org.muster.shared.NotFound;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;

/** What letters of one purpose say in one language, and what they said before. */
@Named
@ViewScoped
public class TemplatePage implements Serializable {
    private static final long serialVersionUID = 1;

    @EJB private TemplateWriting writing;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private LetterPurpose purpose;
    private EventType type;
    private String in;
    private int read;
    private String subject;
    private String body;
    private transient List<TemplateRevision> revisions;

    public void load() {
        user.require("event-officer controller auditor");
        var text = writing.text(getLetterPurpose(), getEventType(), getLanguage());
        read = text.revision();
        subject = text.subject();
        body = text.body();
    }

    public String save() {
        var saved =
                writing.save(
                        getLetterPurpose(),
                        getEventType(),
                        getLanguage(),
                        read,
                        subject,
                        body,
                        user.actor());
        notices.done("template.saved", saved);
        return "/invitations/template?faces-redirect=true&purpose="
                + getLetterPurpose()
                + "&in="
                + getLanguage().code()
                + (getEventType() == null ? "" : "&type=" + getEventType());
    }

    public List<TemplateRevision> getRevisions() {
        if (revisions == null) {
            revisions = writing.revisions(getLetterPurpose(), getEventType(), getLanguage());
        }
        return revisions;
    }

    public boolean isWriter() {
        return writing.mayWrite(user.actor());
    }

    public String getPlaceholders() {
        return getLetterPurpose().shownMarks();
    }

    public LetterPurpose getLetterPurpose() {
        if (purpose == null) {
            throw new NotFound("template", "");
        }
        return purpose;
    }

    public EventType getEventType() {
        return type;
    }

    public Language getLanguage() {
        return Language.find(in == null ? "" : in).orElse(Language.EN);
    }

    public int getRead() {
        return read;
    }

    public LetterPurpose getPurpose() {
        return purpose;
    }

    public void setPurpose(LetterPurpose purpose) {
        this.purpose = purpose;
    }

    public EventType getType() {
        return type;
    }

    public void setType(EventType type) {
        this.type = type;
    }

    public String getIn() {
        return in;
    }

    public void setIn(String in) {
        this.in = in;
    }

    public String getSubject() {
        return subject;
    }

    public void setSubject(String subject) {
        this.subject = subject;
    }

    public String getBody() {
        return body;
    }

    public void setBody(String body) {
        this.body = body;
    }
}

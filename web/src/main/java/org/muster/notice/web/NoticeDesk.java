package org.muster.notice.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.muster.event.EventId;
import org.muster.notice.EventLetters;
import org.muster.notice.NoticeCount;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;

/** Letters to an event's participants: what there is to tell, and the buttons that tell it. */
@Named
@ViewScoped
public class NoticeDesk implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject private EventLetters letters;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private String event;
    private String note;
    private transient NoticeCount count;

    public void load(String ofEvent) {
        event = ofEvent;
        count = letters.count(EventId.of(event), user.actor());
    }

    public NoticeCount getCount() {
        if (count == null) {
            load(event);
        }
        return count;
    }

    public String tell() {
        var next = queued(letters.tellDecisions(EventId.of(event), user.actor()));
        load(event);
        if (count.regrets() > 0) {
            notices.warn("notice.noAddressee", count.regrets());
        }
        return next;
    }

    public String sendNote() {
        return queued(letters.sendNote(EventId.of(event), note, user.actor()));
    }

    public String thank() {
        return queued(letters.thank(EventId.of(event), user.actor()));
    }

    private String queued(int many) {
        notices.done("notice.queued", many);
        return "/invitations/selection?faces-redirect=true&includeViewParams=true";
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note;
    }
}

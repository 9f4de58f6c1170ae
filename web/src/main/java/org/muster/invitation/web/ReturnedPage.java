package org.muster.invitation.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.muster.invitation.FallBack;
import org.muster.invitation.InvitationId;
import org.muster.invitation.ReturnedSummary;
import org.muster.invitation.Returns;
import org.muster.shared.Roles;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;
import org.muster.web.PagePosition;

/** Letters that came back, and what the desk does about each. */
@Named
@ViewScoped
public class ReturnedPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int SIZE = 25;
    private static final String DONE = "DONE";

    @Inject private Returns returns;
    @Inject private FallBack fallBack;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private String state;
    private int first;
    private transient List<ReturnedSummary> rows;

    public List<ReturnedSummary> getRows() {
        if (rows == null) {
            rows = returns.page(isOpen(), user.language(), first, SIZE, user.actor());
        }
        return rows;
    }

    public String toOffice(String invitation) {
        fallBack.toOffice(InvitationId.of(invitation), user.actor());
        return done("returned.toOffice.done");
    }

    public String settle(String invitation) {
        fallBack.settle(InvitationId.of(invitation), user.actor());
        return done("returned.settle.done");
    }

    private String done(String key) {
        notices.done(key);
        return "/invitations/returned?faces-redirect=true";
    }

    public boolean isWriter() {
        return user.is(Roles.EVENT_OFFICER);
    }

    public boolean isOpen() {
        return !DONE.equals(state);
    }

    public long getCount() {
        return returns.count(isOpen(), user.actor());
    }

    public PagePosition getPosition() {
        return new PagePosition(first, SIZE, getCount());
    }

    public String getState() {
        return state;
    }

    public void setState(String state) {
        this.state = state;
    }

    public int getFirst() {
        return first;
    }

    public void setFirst(int first) {
        this.first = Math.max(0, first);
    }
}

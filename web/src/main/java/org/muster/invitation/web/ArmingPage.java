package org.muster.invitation.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.muster.invitation.CampaignOverview;
import org.muster.invitation.WaitingLetters;
import org.muster.letter.MailSummary;
import org.muster.letter.MailboxLook;
import org.muster.letter.MailboxOverview;
import org.muster.operation.Arming;
import org.muster.operation.ArmingState;
import org.muster.shared.Roles;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;

/** Whether letters go from here, what would go if they did, and the operator's decision. */
@Named
@ViewScoped
public class ArmingPage implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject private Arming arming;
    @Inject private CampaignOverview overview;
    @Inject private MailboxOverview mailbox;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private transient ArmingState state;
    private transient List<WaitingLetters> waiting;
    private transient MailboxLook look;
    private transient List<MailSummary> strays;

    public void load() {
        state = arming.state();
        waiting = overview.waiting(user.actor());
    }

    public ArmingState getState() {
        if (state == null) {
            load();
        }
        return state;
    }

    public List<WaitingLetters> getWaiting() {
        return waiting;
    }

    public MailboxLook getMailbox() {
        if (look == null) {
            look = mailbox.last().orElse(null);
        }
        return look;
    }

    public List<MailSummary> getStrays() {
        if (strays == null) {
            strays = mailbox.aboutNothing();
        }
        return strays;
    }

    public boolean isOperator() {
        return user.is(Roles.OPERATOR);
    }

    public String arm() {
        arming.arm(user.actor());
        notices.done("arming.done");
        return "/invitations/arming?faces-redirect=true";
    }
}

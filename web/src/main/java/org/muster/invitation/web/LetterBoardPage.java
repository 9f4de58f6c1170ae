package org.muster.invitation.web;

import jakarta.faces.context.FacesContext;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.muster.invitation.BoardLetter;
import org.muster.invitation.CampaignDetail;
import org.muster.invitation.CampaignId;
import org.muster.invitation.CampaignOverview;
import org.muster.invitation.LetterBoard;
import org.muster.invitation.LetterDesk;
import org.muster.invitation.LetterTally;
import org.muster.letter.LetterId;
import org.muster.shared.Roles;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;
import org.muster.web.PagePosition;

/** All letters of a campaign: how they stand, and what is decided about those chosen. */
@Named
@ViewScoped
public class LetterBoardPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int SIZE = 50;

    @Inject private CampaignOverview overview;
    @Inject private LetterBoard board;
    @Inject private LetterDesk desk;
    @Inject private LetterChoice choice;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private String id;
    private int first;
    private transient CampaignDetail campaign;
    private transient LetterTally tally;
    private transient List<BoardLetter> rows;
    private long count;

    public void load() {
        campaign = overview.campaign(CampaignId.of(id), user.actor());
        rows =
                board.letters(
                        campaign.id(), choice.filter(), user.language(), first, SIZE, user.actor());
        count = board.count(campaign.id(), choice.filter(), user.actor());
        count();
    }

    /** Counts anew; the page does so every other second while letters wait. */
    public void count() {
        tally = board.tally(CampaignId.of(id), user.actor());
    }

    public CampaignDetail getCampaign() {
        if (campaign == null) {
            load();
        }
        return campaign;
    }

    public LetterTally getTally() {
        if (tally == null) {
            count();
        }
        return tally;
    }

    public String retry() {
        return done("board.again", desk.retry(CampaignId.of(id), chosen(), user.actor()));
    }

    public String retryAll() {
        return done("board.again", desk.retryAll(CampaignId.of(id), choice.filter(), user.actor()));
    }

    public String cancel() {
        return done("board.cancelled", desk.cancel(CampaignId.of(id), chosen(), user.actor()));
    }

    public String cancelAll() {
        return done(
                "board.cancelled",
                desk.cancelAll(CampaignId.of(id), choice.filter(), user.actor()));
    }

    private String done(String key, int many) {
        notices.done(key, many);
        return "/invitations/letters?faces-redirect=true&id=" + id + "&" + choice.getQuery();
    }

    private static List<LetterId> chosen() {
        var named =
                FacesContext.getCurrentInstance()
                        .getExternalContext()
                        .getRequestParameterValuesMap()
                        .getOrDefault("letter", new String[0]);
        return List.of(named).stream().map(LetterId::of).toList();
    }

    public boolean isWriter() {
        return user.is(Roles.EVENT_OFFICER);
    }

    public List<BoardLetter> getRows() {
        return rows;
    }

    public PagePosition getPosition() {
        return new PagePosition(first, SIZE, count);
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public int getFirst() {
        return first;
    }

    public void setFirst(int first) {
        this.first = Math.max(0, first);
    }
}

package org.muster.invitation.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.muster.invitation.CampaignDetail;
import org.muster.invitation.CampaignId;
import org.muster.invitation.CampaignOverview;
import org.muster.invitation.CampaignPlanning;
import org.muster.invitation.LetterPreview;
import org.muster.invitation.LetterText;
import org.muster.invitation.RecipientFilter;
import org.muster.invitation.RecipientOverview;
import org.muster.invitation.RecipientSummary;
import org.muster.letter.LetterPurpose;
import org.muster.shared.Ids;
import org.muster.shared.Language;
import org.muster.shared.Roles;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;

/** What the letters say, language by language, and how one of them reads to a real recipient. */
@Named
@ViewScoped
public class CampaignTextPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int RECIPIENTS = 200;

    @Inject private CampaignOverview overview;
    @Inject private RecipientOverview toRead;
    @Inject private CampaignPlanning planning;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private String id;
    private String in;
    private String to;
    private String subject;
    private String body;
    private boolean onPaper;
    private transient CampaignDetail campaign;
    private transient LetterPreview preview;
    private transient List<RecipientSummary> recipients;

    public void load() {
        var written =
                getCampaign().texts().stream()
                        .filter(text -> text.language() == getLanguage())
                        .findFirst();
        recipients = addressed();
        onPaper = getCampaign().isOnPaper();
        subject = written.map(LetterText::subject).orElse("");
        body = written.map(LetterText::body).orElse("");
    }

    public CampaignDetail getCampaign() {
        if (campaign == null) {
            campaign = overview.campaign(CampaignId.of(id), user.actor());
        }
        return campaign;
    }

    public String save() {
        planning.write(CampaignId.of(id), getLanguage(), subject, body, user.actor());
        notices.done("text.saved", user.nameOf(getLanguage()));
        return "/invitations/text?faces-redirect=true&id=" + id + "&in=" + in;
    }

    public String savePaper() {
        planning.carryPaper(CampaignId.of(id), onPaper, user.actor());
        notices.done("text.paperSaved");
        return "/invitations/text?faces-redirect=true&id=" + id + "&in=" + getLanguage().code();
    }

    public List<RecipientSummary> getRecipients() {
        if (recipients == null) {
            recipients = addressed();
        }
        return recipients;
    }

    private List<RecipientSummary> addressed() {
        return toRead.page(
                CampaignId.of(id),
                new RecipientFilter(null, null, RecipientFilter.Standing.WRITTEN_TO, null),
                user.language(),
                0,
                RECIPIENTS,
                user.actor());
    }

    /**
     * The letter of the recipient asked for, else of the first; none while nothing can be printed.
     */
    public LetterPreview getPreview() {
        if (preview == null) {
            preview = previewed();
        }
        return preview;
    }

    private LetterPreview previewed() {
        var english =
                getCampaign().texts().stream().anyMatch(text -> text.language() == Language.EN);
        if (getRecipients().isEmpty() || !english) {
            return null;
        }
        var wanted =
                to == null || to.isBlank()
                        ? getRecipients().get(0).id()
                        : Ids.uuid("recipient", to);
        return overview.preview(CampaignId.of(id), wanted, user.actor());
    }

    public String getPlaceholders() {
        return LetterPurpose.INVITATION.shownMarks();
    }

    public boolean isWriter() {
        return user.is(Roles.EVENT_OFFICER) && !getCampaign().isQueued();
    }

    public Language getLanguage() {
        return Language.find(in == null ? "" : in).orElse(Language.EN);
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getIn() {
        return in;
    }

    public void setIn(String in) {
        this.in = in;
    }

    public String getTo() {
        return to;
    }

    public void setTo(String to) {
        this.to = to;
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

    public boolean isOnPaper() {
        return onPaper;
    }

    public void setOnPaper(boolean onPaper) {
        this.onPaper = onPaper;
    }
}

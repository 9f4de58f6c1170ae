package org.muster.narrative.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.muster.funding.ContributionId;
import org.muster.narrative.EventNarrative;
import org.muster.narrative.Narrative;
import org.muster.narrative.NarrativeWriting;
import org.muster.shared.Language;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;

/** What the donor of one contribution is told of each event, and in which language. */
@Named
@ViewScoped
public class NarrativesPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int SIZE = 200;

    @Inject private NarrativeWriting writing;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private String id;
    private String language;
    private transient List<EventNarrative> rows;

    public void load() {
        rows = writing.ofContribution(ContributionId.of(id), 0, SIZE, user.actor());
        language = writing.language(ContributionId.of(id), user.actor()).code();
    }

    public void choose() {
        writing.printIn(ContributionId.of(id), Language.of(language), user.actor());
        notices.done("narrative.languageChosen");
        load();
    }

    public List<EventNarrative> getRows() {
        return rows;
    }

    public List<Language> getLanguages() {
        return Narrative.LANGUAGES;
    }

    public String getLanguage() {
        return language;
    }

    public void setLanguage(String language) {
        this.language = language;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }
}

package org.muster.narrative.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.muster.event.EventId;
import org.muster.funding.ContributionId;
import org.muster.narrative.EventNarrative;
import org.muster.narrative.Narrative;
import org.muster.narrative.NarrativeWriting;
import org.muster.shared.Ids;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;
import org.muster.web.Typed;

/** What the donors of one event are told of it; one contribution's words are written at a time. */
@Named
@ViewScoped
public class ResultsPage implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject private NarrativeWriting writing;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private String event;
    private String contribution;
    private final Typed typed = new Typed();
    private int read;
    private transient List<EventNarrative> all;

    /** The words of the contribution asked for, else of the first. */
    public void load() {
        all = writing.ofEvent(event(), user.actor());
        var shown = getShown();
        if (shown != null) {
            read = shown.revision();
            typed.with("resultsEn", shown.words().resultsEn())
                    .with("deviationsEn", shown.words().deviationsEn())
                    .with("resultsFr", shown.words().resultsFr())
                    .with("deviationsFr", shown.words().deviationsFr());
        }
    }

    public void write() {
        var words =
                new Narrative(
                        typed.text("resultsEn"),
                        typed.text("deviationsEn"),
                        typed.text("resultsFr"),
                        typed.text("deviationsFr"));
        writing.write(getShown().contribution(), event(), read, words, user.actor());
        notices.done("narrative.written");
        load();
    }

    public EventNarrative getShown() {
        var wanted = contribution == null ? null : ContributionId.of(contribution);
        if (wanted == null) {
            return getAll().isEmpty() ? null : getAll().get(0);
        }
        return getAll().stream()
                .filter(each -> each.contribution().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new NotFound("contribution", wanted));
    }

    public List<EventNarrative> getAll() {
        if (all == null) {
            all = writing.ofEvent(event(), user.actor());
        }
        return all;
    }

    public boolean isWriter() {
        return user.is(Roles.EVENT_OFFICER) || user.is(Roles.FINANCE_OFFICER);
    }

    public int getMost() {
        return Narrative.MOST_LETTERS;
    }

    private EventId event() {
        return new EventId(Ids.uuid("event", event));
    }

    public Map<String, String> getFields() {
        return typed.getFields();
    }

    public String getEvent() {
        return event;
    }

    public void setEvent(String event) {
        this.event = event;
    }

    public String getContribution() {
        return contribution;
    }

    public void setContribution(String contribution) {
        this.contribution = contribution;
    }
}

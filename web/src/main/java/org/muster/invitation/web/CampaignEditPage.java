package org.muster.invitation.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.muster.event.EventFilter;
import org.muster.event.EventId;
import org.muster.event.EventOverview;
import org.muster.event.EventSummary;
import org.muster.invitation.CampaignId;
import org.muster.invitation.CampaignOverview;
import org.muster.invitation.CampaignPlanning;
import org.muster.invitation.Deadline;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;

/** What a campaign is about and until when it may be answered: entered first, or changed later. */
@Named
@ViewScoped
public class CampaignEditPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int EVENTS = 100;

    @Inject private CampaignPlanning planning;
    @Inject private CampaignOverview overview;
    @Inject private EventOverview events;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private String id;
    private String event;
    private String code;
    private String name;
    private LocalDateTime deadline;
    private String zone;
    private List<String> chosen = new ArrayList<>();

    public void load() {
        if (id != null) {
            var campaign = overview.campaign(campaign(), user.actor());
            code = campaign.code();
            name = campaign.name();
            deadline = campaign.deadline().local();
            zone = campaign.deadline().zone().getId();
            campaign.events().forEach(each -> chosen.add(each.id().toString()));
        } else if (event != null) {
            chosen.add(event);
            zone = events.event(EventId.of(event), user.actor()).zone().getId();
        }
    }

    public String save() {
        var wanted = chosen.stream().map(EventId::of).collect(Collectors.toSet());
        var until = Deadline.of(deadline, zone);
        var saved = id;
        if (id == null) {
            saved = planning.draft(code, name, wanted, until, user.actor()).toString();
        } else {
            planning.describe(campaign(), name, wanted, until, user.actor());
        }
        notices.done("campaign.saved");
        return "/invitations/campaign?faces-redirect=true&id=" + saved;
    }

    /** Events to choose from: the latest, and always those chosen already. */
    public Map<String, EventSummary> getEvents() {
        var offered = new LinkedHashMap<String, EventSummary>();
        for (var each : chosen) {
            offered.put(each, events.event(EventId.of(each), user.actor()));
        }
        events.page(EventFilter.ALL, 0, EVENTS, user.actor())
                .forEach(each -> offered.putIfAbsent(each.id().toString(), each));
        return offered;
    }

    private CampaignId campaign() {
        return CampaignId.of(id);
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getEvent() {
        return event;
    }

    public void setEvent(String event) {
        this.event = event;
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public LocalDateTime getDeadline() {
        return deadline;
    }

    public void setDeadline(LocalDateTime deadline) {
        this.deadline = deadline;
    }

    public String getZone() {
        return zone;
    }

    public void setZone(String zone) {
        this.zone = zone;
    }

    public List<String> getChosen() {
        return chosen;
    }

    public void setChosen(List<String> chosen) {
        this.chosen = chosen;
    }
}

package org.muster.event.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.muster.event.EventId;
import org.muster.event.EventOverview;
import org.muster.event.ParticipantFilter;
import org.muster.event.ParticipantSummary;
import org.muster.event.ParticipationRole;
import org.muster.event.ParticipationStatus;
import org.muster.event.Participations;
import org.muster.shared.Ids;
import org.muster.web.Choices;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;
import org.muster.web.Paged;

/** Who takes part in one event, by name; an officer withdraws a part here. */
@Named
@ViewScoped
public class ParticipantsPage implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject private EventOverview events;
    @Inject private Participations participations;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private String id;
    private String text;
    private String role;
    private String status;
    private long total;
    private Paged<ParticipantSummary> rows;
    private ParticipantSummary chosen;
    private String reason;

    public void load() {
        var event = new EventId(Ids.uuid("event", id));
        var filter =
                new ParticipantFilter(
                        text,
                        Choices.read(ParticipationRole.class, "role", role).orElse(null),
                        Choices.read(ParticipationStatus.class, "status", status).orElse(null));
        total = events.countParticipants(event, filter, user.actor());
        rows =
                new Paged<>(
                        () -> events.countParticipants(event, filter, user.actor()),
                        (first, size) ->
                                events.participants(event, filter, first, size, user.actor()));
    }

    public void withdraw() {
        participations.withdraw(chosen.id(), reason, user.actor());
        choose(null);
        notices.done("participants.withdrawn");
    }

    /** The person whose part is to be withdrawn; nobody while null. */
    public void choose(ParticipantSummary participant) {
        chosen = participant;
        reason = null;
    }

    public ParticipantSummary getChosen() {
        return chosen;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public ParticipationRole[] getRoles() {
        return ParticipationRole.values();
    }

    public ParticipationStatus[] getStatuses() {
        return ParticipationStatus.values();
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }

    public String getRole() {
        return role;
    }

    public void setRole(String role) {
        this.role = role;
    }

    public String getStatus() {
        return status;
    }

    public void setStatus(String status) {
        this.status = status;
    }

    public long getTotal() {
        return total;
    }

    public Paged<ParticipantSummary> getRows() {
        return rows;
    }
}

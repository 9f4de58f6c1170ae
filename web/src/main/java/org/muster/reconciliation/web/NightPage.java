package org.muster.reconciliation.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.stream.IntStream;
import org.muster.reconciliation.NightSummary;
import org.muster.reconciliation.NightlyReconciliation;
import org.muster.shared.Settings;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;

/** From which hour on all events are reconciled every night, when next, and how the last went. */
@Named
@ViewScoped
public class NightPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int HOURS = 24;

    @Inject private NightlyReconciliation night;
    @Inject private Settings settings;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private transient NightSummary summary;
    private Integer hour;

    public void load() {
        summary = night.shown(user.actor());
        hour = summary.hour();
    }

    public void set() {
        night.set(hour, user.actor());
        notices.done("night.isSet");
        load();
    }

    /** Reads how the last night goes on, and leaves the hour as it was typed. */
    public void watch() {
        summary = night.shown(user.actor());
    }

    public boolean isRunning() {
        return summary.last() != null && !summary.last().isOver();
    }

    public NightSummary getSummary() {
        return summary;
    }

    public Integer getHour() {
        return hour;
    }

    public void setHour(Integer hour) {
        this.hour = hour;
    }

    public List<Integer> getHours() {
        return IntStream.range(0, HOURS).boxed().toList();
    }

    /** The zone that hours are told in. */
    public String getZone() {
        return settings.zone().getId();
    }
}

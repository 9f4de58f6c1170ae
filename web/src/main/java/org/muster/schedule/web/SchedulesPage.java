package org.muster.schedule.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.muster.funding.ContributionOverview;
import org.muster.schedule.Rhythm;
import org.muster.schedule.ScheduleId;
import org.muster.schedule.ScheduleSummary;
import org.muster.schedule.StatementSchedules;
import org.muster.shared.InvalidInput;
import org.muster.shared.Settings;
import org.muster.shared.Told;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;
import org.muster.web.Typed;

/** When statements come by themselves. */
@Named
@ViewScoped
public class SchedulesPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int SIZE = 200;

    @Inject private StatementSchedules schedules;
    @Inject private ContributionOverview contributions;
    @Inject private Settings settings;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private final Typed typed = new Typed().with("day", "5").with("hour", "6");
    private transient List<ScheduleSummary> rows;

    public void load() {
        rows = schedules.page(0, SIZE, user.actor());
    }

    public void set() {
        var agreement = typed.text("agreement");
        schedules.set(
                agreement.isEmpty() ? null : contributions.byAgreement(agreement, user.actor()),
                typed.choice(Rhythm.class, "rhythm"),
                whole("day"),
                whole("hour"),
                user.actor());
        notices.done("schedule.isSet");
        load();
    }

    public void end(String id) {
        schedules.end(ScheduleId.of(id), user.actor());
        notices.done("schedule.ended");
        load();
    }

    private int whole(String field) {
        try {
            return new BigDecimal(typed.text(field)).intValueExact();
        } catch (ArithmeticException | NumberFormatException odd) {
            throw new InvalidInput(field, Told.of("why.schedule.whole"));
        }
    }

    public List<ScheduleSummary> getRows() {
        return rows;
    }

    public List<ContributionOverview.Named> getAgreements() {
        return contributions.named(user.actor());
    }

    public Rhythm[] getRhythms() {
        return Rhythm.values();
    }

    /** The zone that days and hours are told in. */
    public String getZone() {
        return settings.zone().getId();
    }

    public Map<String, String> getFields() {
        return typed.getFields();
    }
}

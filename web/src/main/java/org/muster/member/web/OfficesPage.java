package org.muster.member.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import org.muster.member.Milestone;
import org.muster.member.RegionalEntities;
import org.muster.member.RegionalEntityStanding;
import org.muster.member.RegionalEntityType;
import org.muster.web.Choices;
import org.muster.web.Days;

/** The regional entities as they stood on a day: where they sat, whether they worked. */
@Named
@ViewScoped
public class OfficesPage implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject private RegionalEntities entities;
    @Inject private Days days;

    private String type;
    private String on;
    private LocalDate day;
    private List<RegionalEntityStanding> rows;
    private List<Milestone> milestones;

    public void load() {
        day = days.readOrToday(on);
        rows =
                entities.asOf(
                        day, Choices.read(RegionalEntityType.class, "type", type).orElse(null));
        milestones =
                rows.stream().flatMap(row -> entities.milestones(row.code()).stream()).toList();
    }

    public RegionalEntityType[] getTypes() {
        return RegionalEntityType.values();
    }

    public String getType() {
        return type;
    }

    public void setType(String type) {
        this.type = type;
    }

    public String getOn() {
        return on;
    }

    public void setOn(String on) {
        this.on = on;
    }

    public LocalDate getDay() {
        return day;
    }

    public List<RegionalEntityStanding> getRows() {
        return rows;
    }

    public List<Milestone> getMilestones() {
        return milestones;
    }
}

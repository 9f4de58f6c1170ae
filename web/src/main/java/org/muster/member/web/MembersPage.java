package org.muster.member.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import org.muster.member.MemberDirectory;
import org.muster.member.MemberSummary;
import org.muster.member.Region;
import org.muster.web.Choices;
import org.muster.web.Days;
import org.muster.web.Paged;

/** The Members there were on a day, of one region or of all. */
@Named
@ViewScoped
public class MembersPage implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject private MemberDirectory members;
    @Inject private Days days;

    private String region;
    private String on;
    private LocalDate day;
    private long total;
    private Paged<MemberSummary> rows;

    public void load() {
        day = days.readOrToday(on);
        var only = Choices.read(Region.class, "region", region).orElse(null);
        var asOf = day;
        total = members.count(only, asOf);
        rows =
                new Paged<>(
                        () -> members.count(only, asOf),
                        (first, size) -> members.page(only, asOf, first, size));
    }

    public Region[] getRegions() {
        return Region.values();
    }

    public String getRegion() {
        return region;
    }

    public void setRegion(String region) {
        this.region = region;
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

    public long getTotal() {
        return total;
    }

    public Paged<MemberSummary> getRows() {
        return rows;
    }
}

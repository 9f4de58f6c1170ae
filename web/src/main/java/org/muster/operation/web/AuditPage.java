package org.muster.operation.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import org.muster.operation.AuditEntry;
import org.muster.operation.AuditFilter;
import org.muster.operation.AuditOverview;
import org.muster.web.CurrentUser;
import org.muster.web.Days;
import org.muster.web.Paged;

/** The audit trail: who did what to what, narrowed by person, subject and day. */
@Named
@ViewScoped
public class AuditPage implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject private AuditOverview audit;
    @Inject private CurrentUser user;
    @Inject private Days days;

    private String actor;
    private String kind;
    private String subject;
    private String on;
    private LocalDate day;
    private List<String> kinds;
    private long total;
    private Paged<AuditEntry> rows;

    public void load() {
        day = on == null || on.isBlank() ? null : days.readOrToday(on);
        var filter = new AuditFilter(actor, kind, subject, day);
        kinds = audit.kinds();
        total = audit.count(filter, user.actor());
        rows =
                new Paged<>(
                        () -> audit.count(filter, user.actor()),
                        (first, size) -> audit.page(filter, first, size, user.actor()));
    }

    public String getActor() {
        return actor;
    }

    public void setActor(String actor) {
        this.actor = actor;
    }

    public String getKind() {
        return kind;
    }

    public void setKind(String kind) {
        this.kind = kind;
    }

    public String getSubject() {
        return subject;
    }

    public void setSubject(String subject) {
        this.subject = subject;
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

    public List<String> getKinds() {
        return kinds;
    }

    public long getTotal() {
        return total;
    }

    public Paged<AuditEntry> getRows() {
        return rows;
    }
}

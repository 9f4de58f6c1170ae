package org.muster.entitlement.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.muster.allowance.SchemeSummary;
import org.muster.attendance.AttendanceOverview;
import org.muster.attendance.AttendanceRow;
import org.muster.entitlement.Allowances;
import org.muster.entitlement.ClaimId;
import org.muster.entitlement.ClaimSummary;
import org.muster.entitlement.Claims;
import org.muster.entitlement.ClaimsOverview;
import org.muster.entitlement.EventAllowance;
import org.muster.event.EventId;
import org.muster.shared.Roles;
import org.muster.web.CurrentUser;
import org.muster.web.Days;
import org.muster.web.Notices;

/** The claims of one event, each with what may be done with it next. */
@Named
@ViewScoped
public class ClaimsPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int SIZE = 100;

    @Inject private ClaimsOverview claims;
    @Inject private Claims desk;
    @Inject private Allowances allowances;
    @Inject private AttendanceOverview attendance;
    @Inject private CurrentUser user;
    @Inject private Notices notices;
    @Inject private Days days;

    private String event;
    private int first;
    private transient List<ClaimSummary> rows;
    private transient List<AttendanceRow> people;
    private transient EventAllowance allowance;
    private transient List<SchemeSummary> schemes;
    private long total;

    public void load() {
        if (event == null || event.isBlank()) {
            return;
        }
        first = Math.max(0, first);
        var id = EventId.of(event);
        rows = claims.page(id, first, SIZE, user.actor());
        total = claims.count(id, user.actor());
        people = attendance.grid(id, 0, SIZE * 5, user.actor());
        allowance = allowances.inForce(id, user.actor()).orElse(null);
        schemes = user.is(Roles.FINANCE_OFFICER) ? allowances.choices(id, user.actor()) : List.of();
    }

    public void approve(String claim) {
        desk.approve(id(claim), user.actor());
        done("claims.approved");
    }

    /** Paid today, by the business clock. */
    public void pay(String claim) {
        var today = days.today();
        desk.markPaid(id(claim), today, user.actor());
        done("claims.paid");
    }

    private void done(String key) {
        notices.done(key);
        load();
    }

    private static ClaimId id(String claim) {
        return ClaimId.of(claim);
    }

    public String getEvent() {
        return event;
    }

    public void setEvent(String event) {
        this.event = event;
    }

    public int getFirst() {
        return first;
    }

    public void setFirst(int first) {
        this.first = first;
    }

    public List<ClaimSummary> getRows() {
        return rows;
    }

    public List<AttendanceRow> getPeople() {
        return people;
    }

    public EventAllowance getAllowance() {
        return allowance;
    }

    public List<SchemeSummary> getSchemes() {
        return schemes;
    }

    public int getNext() {
        return first + SIZE < total ? first + SIZE : -1;
    }
}

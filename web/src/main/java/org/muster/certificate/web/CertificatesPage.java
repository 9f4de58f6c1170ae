package org.muster.certificate.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.muster.certificate.CertificateDesk;
import org.muster.certificate.CertificateOverview;
import org.muster.certificate.Standing;
import org.muster.event.EventId;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;
import org.muster.web.PagePosition;

/** Who of an event has a certificate, and how they are issued and revoked. */
@Named
@ViewScoped
public class CertificatesPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int SIZE = 100;

    @Inject private CertificateOverview certificates;
    @Inject private CertificateDesk desk;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private String event;
    private int first;
    private int perCent;
    private String reason;
    private long total;
    private transient List<Standing> rows;

    public void load() {
        first = Math.max(0, first);
        rows = certificates.page(id(), first, SIZE, user.actor());
        total = certificates.count(id(), user.actor());
        perCent = certificates.perCent(id(), user.actor());
    }

    public String decide() {
        desk.decide(id(), perCent, user.actor());
        notices.done("certificate.ruleSet");
        return here();
    }

    public String issue() {
        notices.done("certificate.issuedCount", desk.issue(id(), user.actor()));
        return here();
    }

    public String send() {
        var sent = desk.send(id(), user.actor());
        notices.done("certificate.sentCount", sent.letters());
        if (sent.heldBack() > 0) {
            notices.warn("certificate.heldBack", sent.heldBack());
        }
        return here();
    }

    public String issueTo(Standing row) {
        desk.issueTo(id(), row.holder().person(), user.actor());
        notices.done("certificate.issuedTo", row.holder().name());
        return here();
    }

    public String revoke(Standing row) {
        desk.revoke(row.latest().id(), reason, user.actor());
        notices.done("certificate.revokedOne", row.latest().number());
        return here();
    }

    private String here() {
        return "/attendance/certificates.xhtml?faces-redirect=true&event=" + event;
    }

    private EventId id() {
        return EventId.of(event);
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

    public int getPerCent() {
        return perCent;
    }

    public void setPerCent(int perCent) {
        this.perCent = perCent;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public List<Standing> getRows() {
        return rows;
    }

    public PagePosition getPosition() {
        return new PagePosition(first, SIZE, total);
    }
}

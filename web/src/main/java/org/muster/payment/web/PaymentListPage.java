package org.muster.payment.web;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.muster.payment.PaymentFile;
import org.muster.payment.PaymentId;
import org.muster.payment.PaymentLine;
import org.muster.payment.PaymentListId;
import org.muster.payment.PaymentListSummary;
import org.muster.payment.PaymentLists;
import org.muster.payment.PaymentOverview;
import org.muster.web.CurrentUser;
import org.muster.web.Days;
import org.muster.web.Notices;
import org.muster.web.Typed;

/** One list of payments, and what may be done with it next. */
@Named
@ViewScoped
public class PaymentListPage implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject private PaymentOverview payments;
    @Inject private PaymentLists lists;
    @Inject private CurrentUser user;
    @Inject private Notices notices;
    @Inject private Days days;

    private String id;
    private transient PaymentListSummary list;
    private transient List<PaymentLine> lines;
    private transient List<PaymentFile> files;
    private final Map<String, Boolean> paid = new HashMap<>();
    private final Typed typed = new Typed();

    @PostConstruct
    void proposeToday() {
        typed.with("on", days.today());
    }

    public void load() {
        list = payments.list(of(), user.actor());
        lines = payments.lines(of(), user.actor());
        files = payments.files(of(), user.actor());
    }

    public String approve() {
        lists.approve(of(), user.actor());
        return done("payments.approved");
    }

    public String cancel() {
        lists.cancel(of(), user.actor());
        return done("payments.cancelled");
    }

    public String send() {
        lists.send(of(), user.actor());
        return done("payments.sent");
    }

    public String bookAll() {
        lists.bookAll(of(), typed.day("on"), user.actor());
        return done("payments.booked");
    }

    public String handedOut() {
        var signed =
                getLines().stream()
                        .map(PaymentLine::id)
                        .filter(each -> Boolean.TRUE.equals(paid.get(each.toString())))
                        .collect(Collectors.toSet());
        lists.handedOut(of(), signed, typed.day("on"), user.actor());
        return done("payments.handedOut");
    }

    public String takeOut(PaymentId payment) {
        lists.takeOut(payment, user.actor());
        return done("payments.takenOut");
    }

    private String done(String key) {
        notices.done(key);
        return "/payments/list.xhtml?faces-redirect=true&list=" + id;
    }

    private PaymentListId of() {
        return PaymentListId.of(id);
    }

    public PaymentListSummary getList() {
        if (list == null) {
            load();
        }
        return list;
    }

    public List<PaymentLine> getLines() {
        if (lines == null) {
            load();
        }
        return lines;
    }

    /** How many payments a bank cannot make: their people told no account. */
    public long getMissing() {
        return getLines().stream()
                .filter(line -> line.isWaiting() && line.accountMissing())
                .count();
    }

    /** How many would go to an account that nobody approved. */
    public long getChanged() {
        return getLines().stream()
                .filter(line -> line.isWaiting() && line.accountChanged())
                .count();
    }

    /** How many wait until two people settle what is open on them. */
    public long getDoubted() {
        return getLines().stream().filter(line -> !line.doubts().isEmpty()).count();
    }

    public List<PaymentFile> getFiles() {
        return files;
    }

    public Map<String, Boolean> getPaid() {
        return paid;
    }

    public Map<String, String> getFields() {
        return typed.getFields();
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }
}

package org.muster.funding.web;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.muster.funding.Agreements;
import org.muster.funding.ContributionDetail.InstalmentLine;
import org.muster.funding.InstalmentId;
import org.muster.web.CurrentUser;
import org.muster.web.Days;
import org.muster.web.Notices;
import org.muster.web.Typed;

/** The money a contribution brings: its opening balance, and instalments due and received. */
@Named
@ViewScoped
public class ReceiptsPage implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject private ContributionHeader header;
    @Inject private Agreements agreements;
    @Inject private CurrentUser user;
    @Inject private Notices notices;
    @Inject private Days days;

    private String id;
    private final Typed instalment = new Typed();
    private final Typed waived = new Typed();
    private final Typed receipt = new Typed();
    private final Typed opening = new Typed();
    private final Typed met = new Typed();

    @PostConstruct
    void proposeToday() {
        receipt.with("on", days.today()).with("bankedCurrency", "EUR");
        met.with("metOn", days.today());
    }

    public void load() {
        header.of(id);
    }

    public String schedule() {
        agreements.schedule(
                ContributionHeader.id(id),
                instalment.day("dueOn"),
                instalment.money(currency()),
                instalment.text("condition"),
                user.actor());
        return done("receipts.scheduled");
    }

    public String receive() {
        agreements.receive(
                InstalmentId.of(receipt.text("instalment")),
                receipt.day("on"),
                receipt.banked(),
                user.actor());
        return done("contribution.instalmentReceived");
    }

    public String waive() {
        agreements.waive(
                InstalmentId.of(waived.text("instalment")), waived.text("reason"), user.actor());
        return done("receipts.waived");
    }

    public String meet() {
        agreements.meet(
                InstalmentId.of(met.text("instalment")),
                met.day("metOn"),
                met.text("evidence"),
                user.actor());
        return done("receipts.met");
    }

    public String enterOpening() {
        agreements.enterOpening(
                ContributionHeader.id(id),
                opening.day("on"),
                opening.money(currency()),
                opening.text("reference"),
                user.actor());
        return done("receipts.openingEntered");
    }

    public String signOffOpening() {
        agreements.signOffOpening(ContributionHeader.id(id), user.actor());
        return done("contribution.openingSigned");
    }

    /** What is still to come. */
    public List<InstalmentLine> getDue() {
        return header.of(id).instalments().stream()
                .filter(line -> line.receivedOn() == null && !line.state().equals("WAIVED"))
                .toList();
    }

    /** What has come upon a condition that is not met yet. */
    public List<InstalmentLine> getDeferred() {
        return header.of(id).instalments().stream().filter(InstalmentLine::isDeferred).toList();
    }

    private String currency() {
        return header.of(id).contribution().currency().getCurrencyCode();
    }

    private String done(String key) {
        notices.done(key);
        return ContributionHeader.to("receipts", id);
    }

    public Map<String, String> getWaived() {
        return waived.getFields();
    }

    public Map<String, String> getInstalment() {
        return instalment.getFields();
    }

    public Map<String, String> getReceipt() {
        return receipt.getFields();
    }

    public Map<String, String> getMet() {
        return met.getFields();
    }

    public Map<String, String> getOpening() {
        return opening.getFields();
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }
}

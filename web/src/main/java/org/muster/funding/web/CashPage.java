package org.muster.funding.web;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.muster.event.EventId;
import org.muster.funding.CashDocument.Kind;
import org.muster.funding.CashDocumentId;
import org.muster.funding.CashDocumentSummary;
import org.muster.funding.CashDocuments;
import org.muster.funding.ContributionDetail.InstalmentLine;
import org.muster.funding.InstalmentId;
import org.muster.funding.NewCashDocument;
import org.muster.web.CurrentUser;
import org.muster.web.Days;
import org.muster.web.Notices;
import org.muster.web.PagePosition;
import org.muster.web.Typed;

/** Interest, advances and refunds of a contribution, each with what may be done with it next. */
@Named
@ViewScoped
public class CashPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int SIZE = 50;

    @Inject private ContributionHeader header;
    @Inject private CashDocuments documents;
    @Inject private EventChoices events;
    @Inject private CurrentUser user;
    @Inject private Notices notices;
    @Inject private Days days;

    private String id;
    private int first;
    private transient List<CashDocumentSummary> rows;
    private PagePosition position;
    private final Typed typed = new Typed();

    @PostConstruct
    void proposeToday() {
        typed.with("on", days.today()).with("bankedCurrency", "EUR");
    }

    public void load() {
        typed.getFields().putIfAbsent("currency", getCurrency());
        var contribution = ContributionHeader.id(id);
        position = new PagePosition(first, SIZE, documents.count(contribution, user.actor()));
        rows = documents.page(contribution, position.first(), SIZE, user.actor());
    }

    public String enter() {
        documents.enter(
                new NewCashDocument(
                        ContributionHeader.id(id),
                        typed.choice(Kind.class, "kind"),
                        event(typed.text("event")),
                        instalment(typed.text("instalment")),
                        typed.text("counterparty"),
                        typed.text("reference"),
                        typed.day("on"),
                        typed.money(),
                        typed.banked()),
                user.actor());
        return done("cash.entered");
    }

    public String approve(CashDocumentId document) {
        documents.approve(document, user.actor());
        return done("cash.approved");
    }

    public String refuse(CashDocumentId document) {
        documents.refuse(document, user.actor());
        return done("cash.refused");
    }

    private static InstalmentId instalment(String chosen) {
        return chosen.isEmpty() ? null : InstalmentId.of(chosen);
    }

    private EventId event(String code) {
        return code.isEmpty() ? null : events.read("event", code);
    }

    private String done(String key) {
        notices.done(key);
        return ContributionHeader.to("cash", id);
    }

    public Kind[] getKinds() {
        return Kind.values();
    }

    /** What may go back: received upon a condition that is not met. */
    public List<InstalmentLine> getDeferred() {
        return header.of(id).instalments().stream().filter(InstalmentLine::isDeferred).toList();
    }

    public String getCurrency() {
        return header.of(id).contribution().currency().getCurrencyCode();
    }

    public List<CashDocumentSummary> getRows() {
        if (rows == null) {
            load();
        }
        return rows;
    }

    public PagePosition getPosition() {
        return position;
    }

    public Map<String, String> getFields() {
        return typed.getFields();
    }

    public int getFirst() {
        return first;
    }

    public void setFirst(int first) {
        this.first = first;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }
}

package org.muster.funding.web;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.muster.evidence.EvidenceLine;
import org.muster.evidence.web.Upload;
import org.muster.funding.ContributionDetail.InKindLine;
import org.muster.funding.FundEvidence;
import org.muster.funding.GiftId;
import org.muster.funding.InKindMemo;
import org.muster.web.CurrentUser;
import org.muster.web.Days;
import org.muster.web.Notices;
import org.muster.web.Typed;

/** Gifts in kind told beside a contribution: noted by one person, valued by another. */
@Named
@ViewScoped
public class GiftsPage implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject private ContributionHeader header;
    @Inject private InKindMemo memo;
    @Inject private FundEvidence evidence;
    @Inject private EventChoices events;
    @Inject private CurrentUser user;
    @Inject private Notices notices;
    @Inject private Days days;

    private String id;
    private final Typed offer = new Typed();
    private final Typed valuation = new Typed();
    private final Typed attachment = new Typed();
    private transient Part file;

    @PostConstruct
    void proposeTodayInEuro() {
        offer.with("on", days.today()).with("currency", "EUR");
        valuation.with("currency", "EUR");
    }

    public void load() {
        header.of(id);
    }

    public String note() {
        memo.offer(
                events.read("event", offer.text("event")),
                ContributionHeader.id(id),
                offer.text("provider"),
                offer.text("description"),
                offer.money(),
                offer.text("valuationBasis"),
                offer.text("evidence"),
                offer.day("on"),
                user.actor());
        return done("gifts.noted");
    }

    public String value() {
        memo.value(
                GiftId.of(valuation.text("gift")),
                valuation.money(),
                valuation.text("evidence"),
                user.actor());
        return done("gifts.valued");
    }

    /** Attaches the document chosen to the gift chosen. */
    public String attach() {
        evidence.attachToGift(
                GiftId.of(attachment.text("gift")), Upload.required(file), user.actor());
        return done("evidence.attached");
    }

    /** What proves a gift; donors see none of it. */
    public List<EvidenceLine> evidence(GiftId gift) {
        return header.isKeeper() ? evidence.ofGift(gift, user.actor()) : List.of();
    }

    public Map<String, String> getAttachment() {
        return attachment.getFields();
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }

    /** Gifts that nobody has valued yet. */
    public List<InKindLine> getUnvalued() {
        return header.of(id).inKind().stream().filter(InKindLine::isUnvalued).toList();
    }

    private String done(String key) {
        notices.done(key);
        return ContributionHeader.to("gifts", id);
    }

    public Map<String, String> getOffer() {
        return offer.getFields();
    }

    public Map<String, String> getValuation() {
        return valuation.getFields();
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }
}

package org.muster.funding.web;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.muster.evidence.EvidenceLine;
import org.muster.evidence.web.Upload;
import org.muster.funding.CostDocumentDetail;
import org.muster.funding.CostDocumentId;
import org.muster.funding.CostDocuments;
import org.muster.funding.CostKind;
import org.muster.funding.CostOverview;
import org.muster.funding.FundEvidence;
import org.muster.funding.NewCredit;
import org.muster.web.CurrentUser;
import org.muster.web.Days;
import org.muster.web.Notices;
import org.muster.web.Typed;

/** One cost document: who bears it, what lowers it, and what its supplier gives back. */
@Named
@ViewScoped
public class CostPage implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject private CostOverview overview;
    @Inject private CostDocuments documents;
    @Inject private FundEvidence evidence;
    @Inject private CurrentUser user;
    @Inject private Notices notices;
    @Inject private Days days;

    private String id;
    private transient CostDocumentDetail detail;
    private transient Part file;
    private final Typed typed = new Typed();

    @PostConstruct
    void proposeToday() {
        typed.with("documentDate", days.today());
    }

    public void load() {
        detail = overview.detail(CostDocumentId.of(id), user.actor());
    }

    /** Enters what the supplier gives back, of one share or of all by what is left of them. */
    public String credit() {
        var amount = typed.money(getDetail().whole().currency().getCurrencyCode());
        var share = typed.text("share");
        documents.credit(
                new NewCredit(
                        typed.choice(CostKind.class, "kind"),
                        CostDocumentId.of(id),
                        typed.text("documentNo"),
                        typed.day("documentDate"),
                        amount,
                        share.isEmpty() ? Map.of() : Map.of(Integer.valueOf(share), amount)),
                user.actor());
        notices.done("costs.entered");
        return "/funding/document.xhtml?faces-redirect=true&id=" + id;
    }

    /** Attaches the document chosen. */
    public String attach() {
        evidence.attach(CostDocumentId.of(id), Upload.required(file), user.actor());
        notices.done("evidence.attached");
        return "/funding/document.xhtml?faces-redirect=true&id=" + id;
    }

    public List<EvidenceLine> getEvidence() {
        return evidence.ofCost(CostDocumentId.of(id), user.actor());
    }

    public Part getFile() {
        return file;
    }

    public void setFile(Part file) {
        this.file = file;
    }

    public CostDocumentDetail getDetail() {
        if (detail == null) {
            load();
        }
        return detail;
    }

    /** Kinds that lower another document. */
    public List<CostKind> getKinds() {
        return Stream.of(CostKind.values()).filter(CostKind::isCredit).toList();
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

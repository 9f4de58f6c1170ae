package org.muster.reconciliation.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.muster.reconciliation.BulkSettlement;
import org.muster.reconciliation.CaseState;
import org.muster.reconciliation.ExceptionId;
import org.muster.reconciliation.ExceptionSummary;
import org.muster.shared.DomainException;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;
import org.muster.web.Texts;

/** Settles the marked rows of the work list at once; those refused stay marked. */
@Named
@ViewScoped
public class ExceptionDesk implements Serializable {
    private static final long serialVersionUID = 1;
    private static final String AGAIN =
            "/reconciliation/exceptions?faces-redirect=true&includeViewParams=true";

    @Inject private BulkSettlement bulk;
    @Inject private ExceptionsPage page;
    @Inject private CurrentUser user;
    @Inject private Notices notices;
    @Inject private Texts texts;

    private final Map<String, Boolean> marked = new HashMap<>();
    private CaseState outcome;
    private String reason;
    private String donorReference;

    public void markAll() {
        page.getRows().stream()
                .filter(ExceptionSummary::isUnsettled)
                .forEach(row -> marked.put(row.id().toString(), true));
    }

    public String propose() {
        var refused = bulk.propose(wanted(), outcome, reason, donorReference, user.actor());
        return told("exception.proposedMarked", refused);
    }

    public String confirm() {
        var seen = new LinkedHashMap<ExceptionId, UUID>();
        marked().forEach(row -> seen.put(row.id(), row.proposal()));
        return told("exception.confirmedMarked", bulk.confirm(seen, user.actor()));
    }

    private List<ExceptionId> wanted() {
        return marked().map(ExceptionSummary::id).toList();
    }

    private Stream<ExceptionSummary> marked() {
        return page.getRows().stream()
                .filter(row -> Boolean.TRUE.equals(marked.get(row.id().toString())));
    }

    /** What was typed and marked stays where something was refused. */
    private String told(String key, Map<ExceptionId, DomainException> refused) {
        notices.done(key, wanted().size() - refused.size());
        for (var row : page.getRows()) {
            if (refused.containsKey(row.id())) {
                notices.warn("exception.refusedMarked", name(row), texts.of(refused.get(row.id())));
            }
        }
        if (refused.isEmpty()) {
            return AGAIN;
        }
        marked.keySet().removeIf(id -> !refused.containsKey(ExceptionId.of(id)));
        page.load();
        return null;
    }

    /** What a row is called where it is spoken of alone. */
    public String name(ExceptionSummary row) {
        return texts.of("mismatch." + row.mismatch())
                + ", "
                + row.where()
                + (row.personName().isEmpty() ? "" : ", " + row.personName());
    }

    public Map<String, Boolean> getMarked() {
        return marked;
    }

    public CaseState[] getOutcomes() {
        return CaseState.outcomes();
    }

    public CaseState getOutcome() {
        return outcome;
    }

    public void setOutcome(CaseState outcome) {
        this.outcome = outcome;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }

    public String getDonorReference() {
        return donorReference;
    }

    public void setDonorReference(String donorReference) {
        this.donorReference = donorReference;
    }
}

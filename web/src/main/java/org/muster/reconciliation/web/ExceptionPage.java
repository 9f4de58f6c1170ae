package org.muster.reconciliation.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.muster.reconciliation.CaseState;
import org.muster.reconciliation.CaseStep;
import org.muster.reconciliation.ExceptionId;
import org.muster.reconciliation.ExceptionSummary;
import org.muster.reconciliation.Exceptions;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;

/** One exception: its evidence, and how it is settled by two people. */
@Named
@ViewScoped
public class ExceptionPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int STEPS = 200;
    private static final Map<String, String> SUBJECTS =
            Map.of(
                    "CLAIM", "/claims/claim.xhtml?claim=",
                    "COST", "/funding/document.xhtml?id=",
                    "CONTRIBUTION", "/funding/contribution.xhtml?id=",
                    "BANK_ENTRY", "/bank/entry.xhtml?id=");

    @Inject private Exceptions exceptions;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private String id;
    private CaseState outcome;
    private String reason;
    private String donorReference;
    private transient ExceptionSummary row;
    private transient List<CaseStep> history;

    public void load() {
        row = exceptions.exception(key(), user.actor());
        history = exceptions.history(key(), 0, STEPS, user.actor());
    }

    public String propose() {
        exceptions.propose(key(), outcome, reason, donorReference, user.actor());
        notices.done("exception.proposed");
        return here();
    }

    public String confirm() {
        exceptions.confirm(key(), user.actor());
        notices.done("exception.confirmed");
        return here();
    }

    private ExceptionId key() {
        return ExceptionId.of(id);
    }

    private String here() {
        return "/reconciliation/exception.xhtml?faces-redirect=true&exception=" + id;
    }

    /** Somebody else proposed what is still to be confirmed. */
    public boolean isConfirmable() {
        return row.proposed() != null && !row.proposedBy().equals(user.actor().login());
    }

    /** The page of what it is about; empty where none shows it alone. */
    public String getSubject() {
        var page = SUBJECTS.get(row.subjectKind());
        return page == null ? "" : page + row.subject();
    }

    /** The page that tells when its person was there; their own where there is no event. */
    public String getPresence() {
        return row.event() == null
                ? "/members/person.xhtml?person=" + row.person()
                : "/attendance/presence.xhtml?event=" + row.event() + "&person=" + row.person();
    }

    public CaseState[] getOutcomes() {
        return CaseState.outcomes();
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
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

    public ExceptionSummary getRow() {
        return row;
    }

    public List<CaseStep> getHistory() {
        return history;
    }
}

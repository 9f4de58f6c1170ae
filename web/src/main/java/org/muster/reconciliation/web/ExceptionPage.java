package org.muster.reconciliation.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import org.muster.reconciliation.CaseState;
import org.muster.reconciliation.ExceptionId;
import org.muster.reconciliation.ExceptionResolution;
import org.muster.reconciliation.ExceptionSummary;
import org.muster.reconciliation.Exceptions;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;

/** One exception: its evidence, and how it is settled by two people. */
@Named
@ViewScoped
public class ExceptionPage implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject private Exceptions exceptions;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private String id;
    private CaseState outcome;
    private String reason;
    private String donorReference;
    private transient ExceptionSummary row;
    private transient List<ExceptionResolution> resolutions;

    public void load() {
        row = exceptions.exception(key(), user.actor());
        resolutions = exceptions.resolutions(key(), user.actor());
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
        return row.isOpen()
                && resolutions.stream()
                        .filter(proposal -> !proposal.isConfirmed())
                        .limit(1)
                        .anyMatch(proposal -> !proposal.proposedBy().equals(user.actor().login()));
    }

    public CaseState[] getOutcomes() {
        return new CaseState[] {
            CaseState.ACCEPTED, CaseState.RECOVERING, CaseState.CORRECTED, CaseState.CLOSED
        };
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

    public List<ExceptionResolution> getResolutions() {
        return resolutions;
    }
}

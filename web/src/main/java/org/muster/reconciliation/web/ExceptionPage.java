package org.muster.reconciliation.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.UUID;
import org.muster.reconciliation.CaseState;
import org.muster.reconciliation.CaseStep;
import org.muster.reconciliation.EvidenceRow;
import org.muster.reconciliation.ExceptionId;
import org.muster.reconciliation.ExceptionSummary;
import org.muster.reconciliation.Exceptions;
import org.muster.reconciliation.ProposalChanged;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;

/** One exception: its evidence, and how it is settled by two people. */
@Named
@ViewScoped
public class ExceptionPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int STEPS = 200;
    @Inject private Exceptions exceptions;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private String id;
    private UUID proposal;
    private CaseState outcome;
    private String reason;
    private String donorReference;
    private transient ExceptionSummary row;
    private transient List<EvidenceRow> evidence;
    private transient List<CaseStep> history;

    public void load() {
        row = exceptions.exception(key(), user.actor());
        proposal = row.proposal();
        evidence = exceptions.evidence(key(), user.actor());
        history = exceptions.history(key(), 0, STEPS, user.actor());
    }

    public String propose() {
        exceptions.propose(key(), outcome, reason, donorReference, user.actor());
        notices.done("exception.proposed");
        return here();
    }

    /** Where something else is proposed meanwhile, that is shown to be looked at. */
    public String confirm() {
        try {
            exceptions.confirm(key(), proposal, user.actor());
        } catch (ProposalChanged changed) {
            notices.refused(changed);
            load();
            return null;
        }
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

    /** The rows it rests on. */
    public List<EvidenceRow> getEvidence() {
        return evidence;
    }

    /** The page that shows such a row. */
    public String page(EvidenceRow found) {
        return switch (found.kind()) {
            case OTHER_PERSON -> presence(found.within(), found.id());
            case CLAIM -> "/claims/claim.xhtml?claim=" + found.id();
            case ADVANCE -> "/advances/advance.xhtml?advance=" + found.id();
            case COMMITMENT ->
                    "/funding/commitments.xhtml?id=" + found.within() + "&only=" + found.id();
            case COST -> "/funding/document.xhtml?id=" + found.id();
            case OUTSIDE -> "/funding/outside.xhtml?only=" + found.id();
            case GIFT -> "/funding/gifts.xhtml?id=" + found.within() + "#gift-" + found.id();
            case BANK_ENTRY -> "/bank/entry.xhtml?id=" + found.id();
            case POSTING -> "/ledger/entry.xhtml?id=" + found.id();
            case CERTIFICATE -> "/attendance/certificates.xhtml?event=" + found.within();
            case STATEMENT -> "/reporting/statement.xhtml?id=" + found.id();
            case CONTRIBUTION -> "/funding/contribution.xhtml?id=" + found.id();
        };
    }

    /** The page that tells when its person was there; their own where there is no event. */
    public String getPresence() {
        return row.event() == null
                ? "/members/person.xhtml?person=" + row.person()
                : presence(row.event(), row.person());
    }

    private static String presence(Object event, Object person) {
        return "/attendance/presence.xhtml?event=" + event + "&person=" + person;
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

package org.muster.reconciliation.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Named;
import java.io.Serializable;
import org.muster.event.EventId;
import org.muster.reconciliation.CaseAge;
import org.muster.reconciliation.CaseOrder;
import org.muster.reconciliation.CaseState;
import org.muster.reconciliation.Exceptions;
import org.muster.reconciliation.Mismatch;
import org.muster.reconciliation.ProposalBy;

/** Which exceptions the work list shows, as its address says. */
@Named
@ViewScoped
public class ExceptionSearch implements Serializable {
    private static final long serialVersionUID = 1;

    private String event;
    private Mismatch mismatch;
    private CaseState state;
    private Mismatch.Severity severity;
    private CaseAge age;
    private String currency;
    private ProposalBy proposal;
    private String text;
    private CaseOrder sort;

    Exceptions.Filter filter() {
        var id = isOneEvent() ? EventId.of(event) : null;
        return new Exceptions.Filter(id, mismatch, state, severity, age, currency, proposal, text);
    }

    public boolean isOneEvent() {
        return event != null && !event.isBlank();
    }

    /** Whether more is asked for than the usual. */
    public boolean isDetailed() {
        return severity != null
                || age != null
                || sort != null
                || currency != null && !currency.isBlank();
    }

    public Mismatch[] getMismatches() {
        return Mismatch.values();
    }

    public CaseState[] getStates() {
        return CaseState.values();
    }

    public Mismatch.Severity[] getSeverities() {
        return Mismatch.Severity.values();
    }

    public CaseAge[] getAges() {
        return CaseAge.values();
    }

    public ProposalBy[] getProposals() {
        return ProposalBy.values();
    }

    public CaseOrder[] getSorts() {
        return CaseOrder.values();
    }

    public String getEvent() {
        return event;
    }

    public void setEvent(String event) {
        this.event = event;
    }

    public Mismatch getMismatch() {
        return mismatch;
    }

    public void setMismatch(Mismatch mismatch) {
        this.mismatch = mismatch;
    }

    public CaseState getState() {
        return state;
    }

    public void setState(CaseState state) {
        this.state = state;
    }

    public Mismatch.Severity getSeverity() {
        return severity;
    }

    public void setSeverity(Mismatch.Severity severity) {
        this.severity = severity;
    }

    public CaseAge getAge() {
        return age;
    }

    public void setAge(CaseAge age) {
        this.age = age;
    }

    public String getCurrency() {
        return currency;
    }

    public void setCurrency(String currency) {
        this.currency = currency;
    }

    public ProposalBy getProposal() {
        return proposal;
    }

    public void setProposal(ProposalBy proposal) {
        this.proposal = proposal;
    }

    public String getText() {
        return text;
    }

    public void setText(String text) {
        this.text = text;
    }

    public CaseOrder getSort() {
        return sort;
    }

    public void setSort(CaseOrder sort) {
        this.sort = sort;
    }
}

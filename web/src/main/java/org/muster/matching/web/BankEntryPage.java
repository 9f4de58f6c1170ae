package org.muster.matching.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.muster.bank.BankEntryId;
import org.muster.bank.BankEntrySummary;
import org.muster.bank.BankOverview;
import org.muster.funding.InstalmentId;
import org.muster.matching.BankMatching;
import org.muster.matching.Candidate;
import org.muster.matching.EntryLine;
import org.muster.matching.MatchingOverview;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;
import org.muster.web.Typed;

/** One entry of a bank beside what it could be the money of. */
@Named
@ViewScoped
public class BankEntryPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int MOST = 20;

    @Inject private BankOverview bank;
    @Inject private MatchingOverview overview;
    @Inject private BankMatching matching;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private String id;
    private BankEntrySummary entry;
    private EntryLine line;
    private transient List<Candidate> candidates;
    private final Typed typed = new Typed();

    public void load() {
        user.require("finance-officer controller auditor");
        entry = bank.entry(of(), user.actor());
        line = overview.entry(of(), user.actor());
        candidates = overview.candidates(of(), MOST, user.actor());
    }

    public String match(Candidate candidate) {
        matching.match(of(), candidate.kind(), candidate.id(), user.actor());
        return done("bank.matched");
    }

    public String matchPart(Candidate candidate) {
        matching.matchPart(of(), new InstalmentId(candidate.id()), user.actor());
        return done("bank.matchedPart");
    }

    public String unmatch() {
        matching.unmatch(of(), user.actor());
        return done("bank.unmatched");
    }

    public String declareOther() {
        matching.declareOther(of(), typed.text("reason"), user.actor());
        return done("bank.declared");
    }

    public String accept() {
        matching.accept(of(), user.actor());
        return done("bank.accepted");
    }

    public String refuse() {
        matching.refuse(of(), user.actor());
        return done("bank.declined");
    }

    private String done(String key) {
        notices.done(key);
        return "/bank/entry.xhtml?faces-redirect=true&id=" + id;
    }

    private BankEntryId of() {
        return BankEntryId.of(id);
    }

    public BankEntrySummary getEntry() {
        return entry;
    }

    public EntryLine getLine() {
        return line;
    }

    public List<Candidate> getCandidates() {
        if (candidates == null) {
            load();
        }
        return candidates;
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

package org.muster.ledger.web;

import jakarta.annotation.PostConstruct;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import org.muster.ledger.JournalEntryId;
import org.muster.ledger.JournalEntrySummary;
import org.muster.ledger.JournalOverview;
import org.muster.ledger.LedgerKeeping;
import org.muster.web.CurrentUser;
import org.muster.web.Days;
import org.muster.web.Notices;
import org.muster.web.Typed;

/** One posted entry with its lines, and its reversal by a controller. */
@Named
@ViewScoped
public class EntryPage implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject private JournalOverview journal;
    @Inject private LedgerKeeping ledger;
    @Inject private CurrentUser user;
    @Inject private Notices notices;
    @Inject private Days days;

    private String id;
    private transient JournalEntrySummary entry;
    private transient List<JournalEntrySummary.Line> lines;
    private final Typed typed = new Typed();

    @PostConstruct
    void proposeToday() {
        typed.with("on", days.today());
    }

    public void load() {
        entry = journal.entry(entryId(), user.actor());
        lines = journal.lines(entryId(), user.actor());
    }

    /** Posts the entry's mirror image on the day chosen; the entry itself stays. */
    public String reverse() {
        var now = ledger.reverse(entryId(), typed.day("on"), typed.text("reason"), user.actor());
        notices.done(now ? "journal.reversalPosted" : "journal.reversedBefore");
        return "/ledger/entry.xhtml?faces-redirect=true&id=" + id;
    }

    private JournalEntryId entryId() {
        return JournalEntryId.of(id);
    }

    public JournalEntrySummary getEntry() {
        if (entry == null) {
            load();
        }
        return entry;
    }

    public YearMonth getMonth() {
        return YearMonth.from(getEntry().postedOn());
    }

    public List<JournalEntrySummary.Line> getLines() {
        if (lines == null) {
            load();
        }
        return lines;
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

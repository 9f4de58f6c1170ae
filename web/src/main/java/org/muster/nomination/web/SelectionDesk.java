package org.muster.nomination.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.muster.nomination.BulkSelection;
import org.muster.nomination.NominationId;
import org.muster.nomination.NominationSummary;
import org.muster.nomination.OfferId;
import org.muster.nomination.Selection;
import org.muster.nomination.WaitingList;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;
import org.muster.web.Texts;

/** Decides who of the nominated officers gets a seat, one by one or those marked. */
@Named
@ViewScoped
public class SelectionDesk implements Serializable {
    private static final long serialVersionUID = 1;
    private static final String AGAIN =
            "/invitations/selection?faces-redirect=true&includeViewParams=true";

    @Inject private Selection selection;
    @Inject private BulkSelection bulk;
    @Inject private WaitingList waiting;
    @Inject private CurrentUser user;
    @Inject private Notices notices;
    @Inject private Texts texts;

    private final Map<String, Boolean> marked = new HashMap<>();
    private String reason;

    public String select(NominationId id) {
        selection.select(id, user.actor());
        return done("selection.selected");
    }

    /** Selects the marked ones in the order shown, as far as the seats go. */
    public String selectMarked(List<NominationSummary> rows) {
        var wanted = rows.stream().filter(row -> isMarked(row.id())).toList();
        var refused =
                bulk.select(wanted.stream().map(NominationSummary::id).toList(), user.actor());
        notices.done("selection.marked.selected", wanted.size() - refused.size());
        for (var row : wanted) {
            if (refused.containsKey(row.id())) {
                notices.warn(
                        "selection.marked.refused", row.name(), texts.of(refused.get(row.id())));
            }
        }
        return AGAIN;
    }

    private boolean isMarked(NominationId id) {
        return Boolean.TRUE.equals(marked.get(id.toString()));
    }

    public String confirm(NominationId id) {
        selection.confirm(id, user.actor());
        return done("selection.confirmed");
    }

    public String putOnWaiting(NominationId id) {
        selection.putOnWaiting(id, user.actor());
        return done("selection.waiting");
    }

    public String reconsider(NominationId id) {
        selection.reconsider(id, user.actor());
        return done("selection.reconsidered");
    }

    public String refuse(NominationId id) {
        selection.refuse(id, reason, user.actor());
        return done("selection.refused");
    }

    public String withdraw(NominationId id) {
        selection.withdraw(id, reason, user.actor());
        return done("selection.withdrawn");
    }

    public String accept(OfferId id) {
        waiting.accept(id, user.actor());
        return done("offer.accepted");
    }

    public String decline(OfferId id) {
        waiting.decline(id, reason, user.actor());
        return done("offer.declined");
    }

    private String done(String key) {
        notices.done(key);
        return AGAIN;
    }

    public Map<String, Boolean> getMarked() {
        return marked;
    }

    public String getReason() {
        return reason;
    }

    public void setReason(String reason) {
        this.reason = reason;
    }
}

package org.muster.invitation.web;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muster.event.EventType;
import org.muster.letter.LetterPurpose;
import org.muster.letter.TemplateRevision;
import org.muster.letter.TemplateWriting;
import org.muster.web.CurrentUser;

/** The texts of all letters: a purpose a row, and its languages in it. */
@Named
@RequestScoped
public class TemplatesPage {
    @EJB private TemplateWriting writing;
    @Inject private CurrentUser user;

    private EventType type;
    private Map<LetterPurpose, List<TemplateRevision>> rows;

    public void load() {
        user.require("event-officer controller auditor");
        rows = new LinkedHashMap<>();
        for (var text : writing.all(type)) {
            rows.computeIfAbsent(text.purpose(), purpose -> new ArrayList<>()).add(text);
        }
    }

    public Map<LetterPurpose, List<TemplateRevision>> getRows() {
        return rows;
    }

    public EventType[] getTypes() {
        return EventType.values();
    }

    public EventType getType() {
        return type;
    }

    public void setType(EventType type) {
        this.type = type;
    }
}

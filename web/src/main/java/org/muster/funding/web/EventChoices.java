package org.muster.funding.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.faces.model.SelectItem;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import org.muster.event.EventFilter;
import org.muster.event.EventId;
import org.muster.event.EventOverview;
import org.muster.event.EventSummary;
import org.muster.shared.InvalidInput;
import org.muster.web.CurrentUser;

/** The events within the reader's reach to choose from, the latest first, and the one chosen. */
@Named
@RequestScoped
public class EventChoices {
    private static final int PART = 200;

    @Inject private EventOverview events;
    @Inject private CurrentUser user;

    private List<SelectItem> all;

    /** Every event, read part by part. */
    public List<SelectItem> getAll() {
        if (all == null) {
            all = new ArrayList<>();
            List<EventSummary> part;
            do {
                part = events.page(EventFilter.ALL, all.size(), PART, user.actor());
                part.forEach(event -> all.add(choice(event)));
            } while (part.size() == PART);
        }
        return all;
    }

    /** The event whose code was chosen. */
    EventId read(String field, String code) {
        return events.byCode(code, user.actor())
                .orElseThrow(() -> new InvalidInput(field, "There is no event " + code))
                .id();
    }

    private SelectItem choice(EventSummary event) {
        return new SelectItem(event.code(), event.code() + " · " + event.title(user.language()));
    }
}

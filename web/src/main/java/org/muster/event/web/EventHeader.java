package org.muster.event.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.muster.event.EventId;
import org.muster.event.EventOverview;
import org.muster.event.EventSummary;
import org.muster.shared.Ids;
import org.muster.shared.Roles;
import org.muster.web.CurrentUser;

/**
 * What stands above every page about one event: its title, days and place, and the tabs to the
 * other pages about it, whichever feature they belong to.
 */
@Named
@RequestScoped
public class EventHeader {

    /** One tab: its page, the key of its label, and who may follow it. */
    public record Tab(String page, String label, List<String> roles) {}

    private static final List<Tab> TABS =
            List.of(
                    tab("/events/event.xhtml", "event.overview"),
                    tab("/events/participants.xhtml", "event.participants"),
                    tab(
                            "/invitations/selection.xhtml",
                            "event.nominations",
                            Roles.EVENT_OFFICER,
                            Roles.CONTROLLER,
                            Roles.AUDITOR),
                    tab(
                            "/travel/arrivals.xhtml",
                            "event.travel",
                            Roles.EVENT_OFFICER,
                            Roles.AUDITOR),
                    tab(
                            "/attendance/grid.xhtml",
                            "event.attendance",
                            Roles.EVENT_OFFICER,
                            Roles.FACILITATOR,
                            Roles.FINANCE_OFFICER,
                            Roles.CONTROLLER,
                            Roles.OPERATOR,
                            Roles.AUDITOR),
                    tab(
                            "/attendance/certificates.xhtml",
                            "event.certificates",
                            Roles.EVENT_OFFICER,
                            Roles.CONTROLLER,
                            Roles.AUDITOR),
                    tab(
                            "/events/budget.xhtml",
                            "event.budget",
                            Roles.FINANCE_OFFICER,
                            Roles.CONTROLLER,
                            Roles.AUDITOR),
                    tab(
                            "/claims/claims.xhtml",
                            "event.claims",
                            Roles.EVENT_OFFICER,
                            Roles.FINANCE_OFFICER,
                            Roles.CONTROLLER,
                            Roles.AUDITOR),
                    tab(
                            "/reconciliation/exceptions.xhtml",
                            "event.exceptions",
                            Roles.EVENT_OFFICER,
                            Roles.FINANCE_OFFICER,
                            Roles.CONTROLLER,
                            Roles.OPERATOR,
                            Roles.AUDITOR));

    @Inject private EventOverview events;
    @Inject private CurrentUser user;

    private EventSummary event;

    /** The event of that id, read once for the page. */
    public EventSummary of(String id) {
        if (event == null || !Objects.equals(event.id().toString(), id)) {
            event = events.event(new EventId(Ids.uuid("event", id)), user.actor());
        }
        return event;
    }

    public List<Tab> getTabs() {
        return TABS.stream().filter(this::isOpen).toList();
    }

    private boolean isOpen(Tab tab) {
        return tab.roles().isEmpty() || tab.roles().stream().anyMatch(user::is);
    }

    private static Tab tab(String page, String label, String... roles) {
        return new Tab(page, label, Stream.of(roles).toList());
    }
}

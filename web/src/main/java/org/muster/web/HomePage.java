package org.muster.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.muster.shared.Roles;

/**
 * What waits for the signed-in person: of each kind of work the next few, as far as roles reach.
 */
@Named
@RequestScoped
public class HomePage {
    private static final String[] OFFICE_AND_ROOM = {
        Roles.EVENT_OFFICER,
        Roles.FINANCE_OFFICER,
        Roles.CONTROLLER,
        Roles.AUDITOR,
        Roles.FACILITATOR
    };
    private static final String[] WRITERS = {
        Roles.EVENT_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.OPERATOR
    };
    private static final String[] SETTLERS = {
        Roles.FINANCE_OFFICER, Roles.EVENT_OFFICER, Roles.CONTROLLER, Roles.AUDITOR
    };
    private static final String[] ACCOUNTS = {
        Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.DONOR
    };
    private static final String[] RUNNERS = {Roles.OPERATOR, Roles.FINANCE_OFFICER};

    @Inject private CurrentUser user;
    @Inject private WaitingWork waiting;

    private List<Section> sections;

    /** One kind of work; {@code list} is the page with all of it. */
    public record Section(String label, String list, List<WaitingWork.Task> tasks) {}

    public List<Section> getSections() {
        if (sections == null) {
            sections = new ArrayList<>();
            add("home.events", "/events/events.xhtml", waiting::events, OFFICE_AND_ROOM);
            add("home.campaigns", "/invitations/campaigns.xhtml", waiting::campaigns, WRITERS);
            add(
                    "nav.returned",
                    "/invitations/returned.xhtml",
                    waiting::returned,
                    Roles.EVENT_OFFICER);
            add(
                    "home.exceptions",
                    "/reconciliation/exceptions.xhtml",
                    waiting::exceptions,
                    SETTLERS);
            add(
                    "home.toConfirm",
                    "/reconciliation/exceptions.xhtml?proposal=OTHERS",
                    waiting::toConfirm,
                    Roles.CONTROLLER,
                    Roles.FINANCE_OFFICER);
            add(
                    "home.advances",
                    "/advances/open.xhtml?state=TO_APPROVE",
                    waiting::advances,
                    Roles.CONTROLLER);
            add(
                    "home.overdue",
                    "/advances/open.xhtml?state=OVERDUE",
                    waiting::overdue,
                    Roles.FINANCE_OFFICER);
            add("home.statements", "/reporting/statements.xhtml", waiting::statements, ACCOUNTS);
            add("home.jobs", "/jobs/jobs.xhtml", waiting::jobs, RUNNERS);
        }
        return sections;
    }

    private void add(
            String label, String list, Supplier<Stream<WaitingWork.Task>> work, String... roles) {
        if (Stream.of(roles).anyMatch(user::is)) {
            sections.add(new Section(label, list, work.get().limit(WaitingWork.SHOWN).toList()));
        }
    }
}

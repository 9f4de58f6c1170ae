package org.muster.web;

import static org.muster.shared.Roles.ADMINISTRATOR;
import static org.muster.shared.Roles.AUDITOR;
import static org.muster.shared.Roles.CONTROLLER;
import static org.muster.shared.Roles.DONOR;
import static org.muster.shared.Roles.EVENT_OFFICER;
import static org.muster.shared.Roles.FACILITATOR;
import static org.muster.shared.Roles.FINANCE_OFFICER;
import static org.muster.shared.Roles.OPERATOR;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.stream.Stream;

/** The pages a person can go to: those their roles can use, in the order of the work. */
@Named
@RequestScoped
public class Navigation {

    /** One entry; its page, the key of its label, and who sees it. */
    public record Item(String page, String label, List<String> roles) {}

    private static final List<Item> ALL =
            List.of(
                    new Item("/index.xhtml", "nav.home", List.of()),
                    item(
                            "/events/events.xhtml",
                            "nav.events",
                            EVENT_OFFICER,
                            FINANCE_OFFICER,
                            CONTROLLER,
                            AUDITOR,
                            FACILITATOR),
                    item(
                            "/invitations/campaigns.xhtml",
                            "nav.campaigns",
                            EVENT_OFFICER,
                            CONTROLLER,
                            AUDITOR,
                            OPERATOR),
                    item(
                            "/invitations/templates.xhtml",
                            "nav.templates",
                            EVENT_OFFICER,
                            CONTROLLER,
                            AUDITOR),
                    item(
                            "/invitations/returned.xhtml",
                            "nav.returned",
                            EVENT_OFFICER,
                            CONTROLLER,
                            AUDITOR,
                            OPERATOR),
                    item(
                            "/claims/claims.xhtml",
                            "nav.claims",
                            FINANCE_OFFICER,
                            CONTROLLER,
                            AUDITOR),
                    item(
                            "/advances/open.xhtml",
                            "nav.advances",
                            FINANCE_OFFICER,
                            CONTROLLER,
                            AUDITOR),
                    item(
                            "/reconciliation/exceptions.xhtml",
                            "nav.exceptions",
                            EVENT_OFFICER,
                            FINANCE_OFFICER,
                            CONTROLLER,
                            AUDITOR),
                    item(
                            "/funding/contributions.xhtml",
                            "nav.contributions",
                            FINANCE_OFFICER,
                            CONTROLLER,
                            AUDITOR),
                    item("/funding/costs.xhtml", "nav.costs", FINANCE_OFFICER, CONTROLLER, AUDITOR),
                    item(
                            "/payments/lists.xhtml",
                            "nav.payments",
                            FINANCE_OFFICER,
                            CONTROLLER,
                            AUDITOR),
                    item(
                            "/bank/statements.xhtml",
                            "nav.bank",
                            FINANCE_OFFICER,
                            CONTROLLER,
                            AUDITOR),
                    item(
                            "/funding/donors.xhtml",
                            "nav.donors",
                            FINANCE_OFFICER,
                            CONTROLLER,
                            AUDITOR),
                    item(
                            "/ledger/months.xhtml",
                            "nav.months",
                            FINANCE_OFFICER,
                            CONTROLLER,
                            AUDITOR),
                    item("/ledger/rates.xhtml", "nav.rates", FINANCE_OFFICER, CONTROLLER, AUDITOR),
                    item(
                            "/allowances/schemes.xhtml",
                            "nav.schemes",
                            FINANCE_OFFICER,
                            CONTROLLER,
                            AUDITOR),
                    item(
                            "/allowances/rates.xhtml",
                            "nav.dailyRates",
                            FINANCE_OFFICER,
                            CONTROLLER,
                            AUDITOR),
                    item(
                            "/reporting/statements.xhtml",
                            "nav.statements",
                            FINANCE_OFFICER,
                            CONTROLLER,
                            AUDITOR,
                            DONOR),
                    item(
                            "/jobs/jobs.xhtml",
                            "nav.jobs",
                            FINANCE_OFFICER,
                            CONTROLLER,
                            OPERATOR,
                            AUDITOR),
                    item(
                            "/members/members.xhtml",
                            "nav.members",
                            EVENT_OFFICER,
                            FINANCE_OFFICER,
                            CONTROLLER,
                            AUDITOR),
                    item(
                            "/members/offices.xhtml",
                            "nav.offices",
                            EVENT_OFFICER,
                            FINANCE_OFFICER,
                            CONTROLLER,
                            AUDITOR),
                    item(
                            "/organisations/organisations.xhtml",
                            "nav.organisations",
                            EVENT_OFFICER,
                            FINANCE_OFFICER,
                            CONTROLLER,
                            AUDITOR),
                    item("/invitations/arming.xhtml", "nav.arming", OPERATOR),
                    item("/accounts/accounts.xhtml", "nav.accounts", ADMINISTRATOR, AUDITOR),
                    item(
                            "/operation/erasure.xhtml",
                            "nav.erasure",
                            ADMINISTRATOR,
                            CONTROLLER,
                            AUDITOR),
                    item("/operation/audit.xhtml", "nav.audit", ADMINISTRATOR, AUDITOR));

    @Inject private HttpServletRequest request;

    public List<Item> items() {
        return ALL.stream().filter(this::isOpen).toList();
    }

    /** How an entry stands to the page shown: it is the page, or a page of its part is. */
    public String current(Item item) {
        var here = request.getServletPath();
        if (here.equals(item.page())) {
            return "page";
        }
        var part = part(here);
        var isFirstOfPart =
                ALL.stream()
                        .filter(one -> part(one.page()).equals(part))
                        .findFirst()
                        .filter(item::equals)
                        .isPresent();
        var isListed = ALL.stream().anyMatch(one -> one.page().equals(here));
        return isFirstOfPart && !isListed && part.length() > 1 ? "true" : null;
    }

    private static String part(String page) {
        return page.substring(0, page.lastIndexOf('/') + 1);
    }

    private boolean isOpen(Item item) {
        return item.roles().isEmpty() || item.roles().stream().anyMatch(request::isUserInRole);
    }

    private static Item item(String page, String label, String... roles) {
        return new Item(page, label, Stream.of(roles).toList());
    }
}

package org.muster.funding.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.List;
import java.util.stream.Stream;
import org.muster.funding.ContributionDetail;
import org.muster.funding.ContributionId;
import org.muster.funding.ContributionOverview;
import org.muster.shared.Roles;
import org.muster.web.CurrentUser;

/** What stands above every page about one contribution; the contribution is read once a request. */
@Named
@RequestScoped
public class ContributionHeader {

    /** One tab: its page, the key of its label, and who may follow it; nobody named means all. */
    public record Tab(String page, String label, List<String> roles) {}

    private static final String[] KEEPERS = {
        Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR
    };
    private static final List<Tab> TABS =
            List.of(
                    tab("/funding/contribution.xhtml", "contribution.overview"),
                    tab("/funding/earmarks.xhtml", "contribution.earmark"),
                    tab("/funding/receipts.xhtml", "contribution.receipts"),
                    tab("/funding/cash.xhtml", "contribution.cashTab", KEEPERS),
                    tab("/funding/allocations.xhtml", "contribution.allocations"),
                    tab("/funding/commitments.xhtml", "contribution.commitments", KEEPERS),
                    tab("/funding/gifts.xhtml", "contribution.inKind"),
                    tab("/funding/results.xhtml", "narrative.tab", KEEPERS),
                    tab("/funding/exemptions.xhtml", "contribution.exemptions", KEEPERS),
                    tab("/funding/journal.xhtml", "statements.journal", KEEPERS));

    @Inject private ContributionOverview contributions;
    @Inject private CurrentUser user;

    private ContributionDetail detail;

    /** The contribution of that id, where it is in the reader's reach. */
    public ContributionDetail of(String id) {
        if (detail == null || !detail.summary().id().toString().equals(id)) {
            detail = contributions.detail(id(id), user.actor());
        }
        return detail;
    }

    /** Refuses the page where the contribution is unknown or out of the reader's reach. */
    public void require(String id) {
        of(id);
    }

    public List<Tab> getTabs() {
        return TABS.stream().filter(tab -> tab.roles().isEmpty() || isKeeper()).toList();
    }

    /** Whether the reader keeps contributions; a donor only reads the own ones. */
    public boolean isKeeper() {
        return Stream.of(KEEPERS).anyMatch(user::is);
    }

    static ContributionId id(String text) {
        return ContributionId.of(text);
    }

    /** The address of a page about the contribution, to go to after an act. */
    static String to(String page, String id) {
        return "/funding/" + page + ".xhtml?faces-redirect=true&id=" + id;
    }

    private static Tab tab(String page, String label, String... roles) {
        return new Tab(page, label, Stream.of(roles).toList());
    }
}

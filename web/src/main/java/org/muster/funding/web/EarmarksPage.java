package org.muster.funding.web;

import jakarta.ejb.EJB;
import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.muster.funding.Agreements;
import org.muster.funding.Beneficiary;
import org.muster.ledger.CostCategory;
import org.muster.member.MemberDirectory;
import org.muster.member.MemberSummary;
import org.muster.member.Region;
import org.muster.shared.InvalidInput;
import org.muster.web.Choices;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;
import org.muster.web.Typed;

/** What a contribution pays for, version by version, and the next version as it is chosen. */
@Named
@ViewScoped
public class EarmarksPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int ALL_OF_A_REGION = 300;

    @Inject private ContributionHeader header;
    @Inject private Agreements agreements;
    @EJB private MemberDirectory directory;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private String id;
    private final Typed typed = new Typed().with("which", "every");
    private final EarmarkChoice choice = new EarmarkChoice();

    public void load() {
        header.of(id);
    }

    /** From that day on the contribution pays for what was chosen. */
    public String enter() {
        var from = typed.day("from");
        agreements.earmark(
                ContributionHeader.id(id),
                from,
                typed.text("reference"),
                members(from),
                read(CostCategory.class, choice.getCategories()),
                read(Beneficiary.class, choice.getBeneficiaries()),
                user.actor());
        notices.done("earmark.entered");
        return ContributionHeader.to("earmarks", id);
    }

    /** None named means every Member, so choosing some and naming none is refused. */
    private Set<String> members(LocalDate from) {
        if (typed.text("which").equals("every")) {
            return Set.of();
        }
        var members = new TreeSet<>(choice.getMembers());
        for (var region : read(Region.class, choice.getRegions())) {
            directory.page(region, from, 0, ALL_OF_A_REGION).stream()
                    .map(MemberSummary::code)
                    .forEach(members::add);
        }
        if (members.isEmpty()) {
            throw new InvalidInput("members", "Choose a region or a Member, or every Member");
        }
        return members;
    }

    private static <E extends Enum<E>> Set<E> read(Class<E> type, List<String> ticked) {
        return ticked.stream()
                .flatMap(name -> Choices.read(type, "earmark", name).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    public EarmarkChoice getChoice() {
        return choice;
    }

    public Map<String, String> getFields() {
        return typed.getFields();
    }

    public List<CostCategory> getCategories() {
        return List.of(CostCategory.values());
    }

    public List<Beneficiary> getBeneficiaries() {
        return List.of(Beneficiary.values());
    }

    public List<Region> getRegions() {
        return List.of(Region.values());
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }
}

package org.muster.funding;

import static org.muster.funding.Exemption.From.R17;
import static org.muster.funding.Exemption.From.R18;

import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.muster.ledger.CostCategory;
import org.muster.shared.InvalidInput;

/**
 * What a contribution may pay for, as a version that holds from a day until the next one: for which
 * Members (none named means all), which categories, and whose costs.
 */
@Entity
@Table(name = "earmark")
public class Earmark {
    /** Why it does not pay, and from which rule a donor would have to exempt the cost. */
    record Objection(Exemption.From rule, String reason) {}

    @Id private UUID id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "contribution_id"))
    private ContributionId contribution;

    @Column(name = "valid_from")
    private LocalDate validFrom;

    private String reference;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "earmark_member", joinColumns = @JoinColumn(name = "earmark_id"))
    @Column(name = "member_code")
    private Set<String> members = new LinkedHashSet<>();

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "earmark_category", joinColumns = @JoinColumn(name = "earmark_id"))
    @Column(name = "category")
    @Enumerated(EnumType.STRING)
    private Set<CostCategory> categories = new LinkedHashSet<>();

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "earmark_beneficiary", joinColumns = @JoinColumn(name = "earmark_id"))
    @Column(name = "beneficiary")
    @Enumerated(EnumType.STRING)
    private Set<Beneficiary> beneficiaries = new LinkedHashSet<>();

    protected Earmark() {}

    static Earmark from(
            ContributionId contribution,
            LocalDate validFrom,
            String reference,
            Set<String> members,
            Set<CostCategory> categories,
            Set<Beneficiary> beneficiaries) {
        if (categories.isEmpty() || beneficiaries.isEmpty()) {
            throw new InvalidInput(
                    "earmark", "An earmark names what it pays for and whose costs these are");
        }
        var earmark = new Earmark();
        earmark.id = UUID.randomUUID();
        earmark.contribution = contribution;
        earmark.validFrom = validFrom;
        earmark.reference = ContributionTerms.required("reference", reference, 120);
        earmark.members.addAll(members);
        earmark.categories.addAll(categories);
        earmark.beneficiaries.addAll(beneficiaries);
        return earmark;
    }

    /** Why this earmark does not pay for it, rule by rule; nothing where it does. */
    List<Objection> objections(CostCategory category, Beneficiary whose, String memberCode) {
        var objections = new ArrayList<Objection>();
        if (!categories.contains(category)) {
            objections.add(new Objection(R18, "it does not pay for " + category));
        }
        if (!beneficiaries.contains(whose)) {
            objections.add(new Objection(R18, "it does not pay costs of " + whose));
        }
        if (memberCode != null && !members.isEmpty() && !members.contains(memberCode)) {
            objections.add(new Objection(R17, memberCode + " is not among its Members"));
        }
        return objections;
    }

    /** The Members whose participants this earmark pays for. */
    EligibleMembers eligible() {
        if (!beneficiaries.contains(Beneficiary.PARTICIPANTS)) {
            return EligibleMembers.NONE;
        }
        return members.isEmpty() ? EligibleMembers.EVERY : new EligibleMembers(false, members);
    }

    public LocalDate validFrom() {
        return validFrom;
    }

    public String reference() {
        return reference;
    }

    public Set<String> members() {
        return Set.copyOf(members);
    }

    public Set<CostCategory> categories() {
        return Set.copyOf(categories);
    }

    public Set<Beneficiary> beneficiaries() {
        return Set.copyOf(beneficiaries);
    }
}

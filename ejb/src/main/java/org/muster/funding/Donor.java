package org.muster.funding;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.muster.shared.InvalidInput;

/**
 * Who gives. A donor is met under many names ("CCF/Japan", "Japanese Customs Corporation Fund"):
 * each one ever seen is kept, and seen again it leads to the same donor.
 */
@Entity
@Table(name = "donor")
public class Donor {
    /** IATI's organisation types of those who give: governments first, academics last. */
    public static final List<String> TYPES =
            List.of("10", "15", "21", "22", "40", "60", "70", "80");

    /** A name as it was written, and its letters and digits by which it is found. */
    @Embeddable
    record Alias(
            @Column(name = "alias") String alias, @Column(name = "normalised") String normalised)
            implements Serializable {}

    @EmbeddedId private DonorId id;

    @Version private long version;

    private String name;

    @Column(name = "iati_ref")
    private String iatiRef;

    @Column(name = "org_type")
    private String orgType;

    private boolean active;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "donor_alias", joinColumns = @JoinColumn(name = "donor_id"))
    private Set<Alias> aliases = new LinkedHashSet<>();

    protected Donor() {}

    static Donor register(String name, String orgType, String iatiRef) {
        if (!TYPES.contains(orgType)) {
            throw new InvalidInput("orgType", "There is no IATI organisation type " + orgType);
        }
        var donor = new Donor();
        donor.id = DonorId.next();
        donor.name = ContributionTerms.required("name", name, 120);
        donor.orgType = orgType;
        donor.iatiRef = iatiRef == null || iatiRef.isBlank() ? null : iatiRef.strip();
        donor.active = true;
        donor.call(name);
        return donor;
    }

    /** Keeps one more name this donor was seen under. */
    void call(String alias) {
        var text = ContributionTerms.required("alias", alias, 120);
        var normalised = normalised(text);
        if (normalised.isEmpty()) {
            throw new InvalidInput("alias", "A name has letters or digits");
        }
        if (aliases.stream().noneMatch(known -> known.normalised().equals(normalised))) {
            aliases.add(new Alias(text, normalised));
        }
    }

    /** Lower case, letters and digits only: "CCF/Japan" and "ccf japan" are one name. */
    static String normalised(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }

    public DonorId id() {
        return id;
    }

    public String name() {
        return name;
    }

    public String orgType() {
        return orgType;
    }

    public String iatiRef() {
        return iatiRef;
    }

    public List<String> aliases() {
        return aliases.stream().map(Alias::alias).sorted().toList();
    }
}

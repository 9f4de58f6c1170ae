package org.muster.member;

import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.muster.shared.InvalidInput;
import org.muster.shared.Language;

/**
 * A body that is no Member: a development partner, a co-organiser, a regional office, the
 * Secretariat. The acronym is what people call it by and is unique.
 */
@Entity
@Table(name = "organisation")
public class Organisation {
    @EmbeddedId private OrganisationId id;

    @Version private long version;
    private String acronym;
    private String name;

    @Enumerated(EnumType.STRING)
    private OrganisationKind kind;

    private Language language;

    protected Organisation() {}

    static Organisation register(
            String acronym, String name, OrganisationKind kind, Language language) {
        var organisation = new Organisation();
        organisation.id = OrganisationId.next();
        organisation.change(acronym, name, kind, language);
        return organisation;
    }

    void change(String newAcronym, String newName, OrganisationKind newKind, Language newLanguage) {
        acronym = text("acronym", newAcronym, 20);
        name = text("name", newName, 160);
        kind = newKind;
        language = newLanguage;
    }

    public OrganisationId id() {
        return id;
    }

    OrganisationSummary summary() {
        return new OrganisationSummary(id, acronym, name, kind, language);
    }

    private static String text(String field, String given, int limit) {
        if (given == null || given.isBlank() || given.strip().length() > limit) {
            throw new InvalidInput(field, "1 to " + limit + " characters are needed");
        }
        return given.strip();
    }
}

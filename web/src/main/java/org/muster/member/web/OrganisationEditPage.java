package org.muster.member.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import org.muster.member.OrganisationId;
import org.muster.member.OrganisationKind;
import org.muster.member.Organisations;
import org.muster.shared.Ids;
import org.muster.shared.Language;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;

/** The form that registers an organisation or changes what one is called. */
@Named
@ViewScoped
public class OrganisationEditPage implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject private Organisations organisations;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private String id;
    private String acronym;
    private String name;
    private OrganisationKind kind = OrganisationKind.PARTNER;
    private Language language = Language.EN;

    public void load() {
        if (id != null) {
            var known = organisations.toChange(body(), user.actor());
            acronym = known.acronym();
            name = known.name();
            kind = known.kind();
            language = known.language();
        }
    }

    public String save() {
        var saved = body();
        if (saved == null) {
            saved = organisations.register(acronym, name, kind, language, user.actor());
        } else {
            organisations.change(saved, acronym, name, kind, language, user.actor());
        }
        notices.done("organisations.saved", name);
        return "/organisations/organisation.xhtml?faces-redirect=true&organisation="
                + saved.value();
    }

    private OrganisationId body() {
        return id == null ? null : new OrganisationId(Ids.uuid("organisation", id));
    }

    public OrganisationKind[] getKinds() {
        return OrganisationKind.values();
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }

    public String getAcronym() {
        return acronym;
    }

    public void setAcronym(String acronym) {
        this.acronym = acronym;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public OrganisationKind getKind() {
        return kind;
    }

    public void setKind(OrganisationKind kind) {
        this.kind = kind;
    }

    public Language getLanguage() {
        return language;
    }

    public void setLanguage(Language language) {
        this.language = language;
    }
}

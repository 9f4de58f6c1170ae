package org.muster.funding.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.muster.funding.Donor;
import org.muster.funding.DonorRegister;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;
import org.muster.web.PagePosition;
import org.muster.web.Typed;

/** Donors within the reader's reach, by name, and a new one as it is typed in. */
@Named
@ViewScoped
public class DonorsPage implements Serializable {
    private static final long serialVersionUID = 1;
    private static final int SIZE = 50;

    @Inject private DonorRegister donors;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private int first;
    private transient List<Donor> rows;
    private PagePosition position;
    private final Typed typed = new Typed();

    public void load() {
        position = new PagePosition(first, SIZE, donors.count(user.actor()));
        rows = donors.page(position.first(), SIZE, user.actor());
    }

    /** Registers the donor, or goes to the one that is known under this name already. */
    public String register() {
        var name = typed.text("name");
        var known = donors.find(name, user.actor()).isPresent();
        var donor =
                donors.register(
                        name,
                        typed.text("orgType"),
                        typed.text("iatiRef"),
                        List.of(),
                        user.actor());
        notices.done(known ? "donors.known" : "donors.registered", name);
        return "/funding/donor.xhtml?faces-redirect=true&id=" + donor;
    }

    public List<Donor> getRows() {
        return rows;
    }

    public List<String> getTypes() {
        return Donor.TYPES;
    }

    public PagePosition getPosition() {
        return position;
    }

    public Map<String, String> getFields() {
        return typed.getFields();
    }

    public int getFirst() {
        return first;
    }

    public void setFirst(int first) {
        this.first = first;
    }
}

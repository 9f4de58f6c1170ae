package org.muster.donor.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.muster.donor.DonorContactId;
import org.muster.donor.DonorContactRegister;
import org.muster.donor.DonorContactSummary;
import org.muster.donor.NewDonorContact;
import org.muster.funding.DonorId;
import org.muster.shared.Language;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;
import org.muster.web.Typed;

/** Whom one donor's statements go to, on the page about the donor. */
@Named
@ViewScoped
public class DonorContactsDesk implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject private DonorContactRegister register;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private final Typed typed = new Typed();
    private transient List<DonorContactSummary> contacts;

    public List<DonorContactSummary> of(String donor) {
        if (contacts == null) {
            contacts = register.of(DonorId.of(donor), user.actor());
        }
        return contacts;
    }

    public String add(String donor) {
        register.name(
                DonorId.of(donor),
                new NewDonorContact(
                        typed.text("givenName"),
                        typed.text("familyName"),
                        typed.text("email"),
                        Language.find(typed.text("language")).orElse(null),
                        typed.day("from"),
                        lastDay("to")),
                user.actor());
        notices.done("donorContact.added", typed.text("email"));
        return page(donor);
    }

    public String end(String donor) {
        register.end(DonorContactId.of(typed.text("contact")), typed.day("lastDay"), user.actor());
        notices.done("donorContact.ended");
        return page(donor);
    }

    private LocalDate lastDay(String field) {
        return typed.text(field).isEmpty() ? null : typed.day(field);
    }

    private static String page(String donor) {
        return "/funding/donor.xhtml?faces-redirect=true&id=" + donor;
    }

    public Map<String, String> getFields() {
        return typed.getFields();
    }
}

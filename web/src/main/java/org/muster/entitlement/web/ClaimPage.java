package org.muster.entitlement.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.muster.account.ScopeRefused;
import org.muster.entitlement.ClaimEntitlement;
import org.muster.entitlement.ClaimId;
import org.muster.entitlement.ClaimPayee;
import org.muster.entitlement.ClaimSummary;
import org.muster.entitlement.ClaimsOverview;
import org.muster.entitlement.FlatAllowance;
import org.muster.payee.PayeeBook;
import org.muster.web.CurrentUser;
import org.muster.web.Formats;
import org.muster.web.Texts;

/** One claim with the lines and facts behind what its person is due. */
@Named
@ViewScoped
public class ClaimPage implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject private ClaimsOverview claims;
    @Inject private ClaimPayee payees;
    @Inject private CurrentUser user;
    @Inject private Formats formats;
    @Inject private Texts texts;

    private String id;
    private transient ClaimSummary claim;
    private transient ClaimEntitlement entitlement;
    private transient FlatAllowance flat;
    private transient PayeeBook.Told payee;

    public void load() {
        var named = ClaimId.of(id);
        claim = claims.claim(named, user.actor());
        entitlement = claims.entitlement(named, user.actor()).orElse(null);
        flat = claims.flat(named, user.actor()).orElse(null);
        payee = user.is("finance-officer") ? payee(named) : null;
    }

    /** Nothing for whoever sees the claim in another role than finance. */
    private PayeeBook.Told payee(ClaimId named) {
        try {
            return payees.of(named, user.actor()).orElse(null);
        } catch (ScopeRefused inAnotherRole) {
            return null;
        }
    }

    public PayeeBook.Told getPayee() {
        return payee;
    }

    /** A place as it was written down; days as days are written elsewhere. */
    public String shown(ClaimEntitlement.Fact fact) {
        return switch (fact.kind()) {
            case "programme", "authorised" -> range(days(fact));
            case "present", "taken" -> written(days(fact));
            case "away" -> away(fact.value().split(" "));
            default -> fact.value();
        };
    }

    private String written(List<LocalDate> days) {
        return days.stream().map(formats::date).collect(Collectors.joining("; "));
    }

    private String away(String... dayAndHours) {
        return texts.of("fact.hours", LocalDate.parse(dayAndHours[0]), dayAndHours[1]);
    }

    private String range(List<LocalDate> days) {
        return formats.days(days.get(0), days.get(1));
    }

    private static List<LocalDate> days(ClaimEntitlement.Fact fact) {
        return Stream.of(fact.value().split(" "))
                .filter(day -> !day.isEmpty())
                .map(LocalDate::parse)
                .toList();
    }

    public ClaimSummary getClaim() {
        return claim;
    }

    public FlatAllowance getFlat() {
        return flat;
    }

    /** The days a claim at a flat amount rests on. */
    public String getFlatDays() {
        return written(flat.days());
    }

    public ClaimEntitlement getEntitlement() {
        return entitlement;
    }

    public String getId() {
        return id;
    }

    public void setId(String id) {
        this.id = id;
    }
}

package org.muster.allowance.web;

import jakarta.faces.view.ViewScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.io.Serializable;
import java.util.Map;
import org.muster.allowance.AllowanceKind;
import org.muster.allowance.NewScheme;
import org.muster.allowance.Schemes;
import org.muster.web.CurrentUser;
import org.muster.web.Notices;
import org.muster.web.Typed;

/** Enters a scheme's next version, beginning with the latest one of the code that was named. */
@Named
@ViewScoped
public class SchemeEntryPage implements Serializable {
    private static final long serialVersionUID = 1;

    @Inject private Schemes schemes;
    @Inject private CurrentUser user;
    @Inject private Notices notices;

    private String code;
    private final Typed typed = new Typed();

    public void load() {
        typed.with("currency", "EUR").with("kind", AllowanceKind.PER_NIGHT);
        if (code != null && !code.isBlank()) {
            schemes.versions(code, 0, 1).forEach(latest -> TypedTerms.fill(typed, latest));
        }
    }

    public String enter() {
        var entered =
                new NewScheme(
                        typed.text("code"),
                        typed.text("title"),
                        TypedTerms.read(typed),
                        typed.day("from"),
                        typed.text("to").isEmpty() ? null : typed.day("to"));
        schemes.draft(entered, user.actor());
        notices.done("schemes.entered");
        return "/allowances/schemes.xhtml?faces-redirect=true";
    }

    public AllowanceKind[] getKinds() {
        return AllowanceKind.values();
    }

    public Map<String, String> getTyped() {
        return typed.getFields();
    }

    public String getCode() {
        return code;
    }

    public void setCode(String code) {
        this.code = code;
    }
}

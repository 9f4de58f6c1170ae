package org.muster.allowance;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.muster.account.ScopeRefused;
import org.muster.account.Scopes;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.InvalidInput;
import org.muster.shared.Roles;
import org.muster.shared.Told;

/**
 * Enters and approves versions of allowance schemes. Schemes are everybody's: only whose role
 * reaches everywhere keeps them.
 */
@Stateless
@RolesAllowed({Roles.FINANCE_OFFICER, Roles.SYSTEM})
public class Schemes {
    private static final String KIND = "allowance-scheme";
    private static final int MOST = 200;

    @Inject private SchemeVersions schemes;
    @Inject private Scopes scopes;
    @Inject private AuditTrail audit;

    /**
     * Enters a scheme's next version; a draft that was there before gives way to it, under an id of
     * its own, so that nobody approves what they did not see.
     */
    public SchemeVersionId draft(NewScheme entered, Actor by) {
        requireEverywhere(by, Roles.FINANCE_OFFICER);
        schemes.hold();
        schemes.draft(entered.code()).ifPresent(schemes::remove);
        var number = schemes.lastNumber(entered.code()) + 1;
        var scheme = SchemeVersion.draft(entered, number, by, Instant.now());
        schemes.add(scheme);
        audit.record(by, "scheme entered", KIND, scheme.id(), entered.code() + " v" + number);
        return scheme.id();
    }

    /** A second person approves: from now on events may be paid by this version. */
    @RolesAllowed({Roles.CONTROLLER, Roles.SYSTEM})
    public void approve(SchemeVersionId id, Actor by) {
        requireEverywhere(by, Roles.CONTROLLER);
        schemes.hold();
        var scheme = schemes.get(id);
        var told = scheme.summary();
        if (!told.isApproved() && schemes.isApprovedFrom(told.code(), told.from())) {
            throw new InvalidInput("from", Told.of("why.scheme.sameDay", told.from()));
        }
        scheme.approve(by, Instant.now());
        audit.record(by, "scheme approved", KIND, id, told.code() + " v" + told.number());
    }

    /** Versions of one scheme, or of all where the code is empty; by code, the latest first. */
    @RolesAllowed({Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
    public List<SchemeSummary> versions(String code, int first, int size) {
        return schemes.page(plain(code), first, Math.min(size, MOST)).stream()
                .map(SchemeVersion::summary)
                .toList();
    }

    @RolesAllowed({Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
    public long count(String code) {
        return schemes.count(plain(code));
    }

    private static String plain(String code) {
        return code == null ? "" : code.strip();
    }

    private void requireEverywhere(Actor by, String role) {
        if (!scopes.of(by, role).everywhere()) {
            throw new ScopeRefused(by, "all allowance schemes");
        }
    }
}

package org.muster.operation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import org.muster.account.ScopeRefused;
import org.muster.account.Scopes;
import org.muster.shared.Actor;
import org.muster.shared.Roles;

/**
 * The audit trail as auditors read it: every change to anything, the latest first. What is done to
 * all things is read by those whose role reaches all of them.
 */
@Stateless
@RolesAllowed({Roles.AUDITOR, Roles.ADMINISTRATOR, Roles.SYSTEM})
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class AuditOverview {
    @Inject private AuditTrail trail;
    @Inject private Scopes scopes;

    public List<AuditEntry> page(AuditFilter filter, int first, int size, Actor by) {
        requireEverywhere(by);
        return trail.page(filter, first, size);
    }

    public long count(AuditFilter filter, Actor by) {
        requireEverywhere(by);
        return trail.count(filter);
    }

    /** What kinds of subjects the trail tells of. */
    public List<String> kinds() {
        return trail.kinds();
    }

    private void requireEverywhere(Actor by) {
        if (!scopes.of(by, Roles.AUDITOR, Roles.ADMINISTRATOR).everywhere()) {
            throw new ScopeRefused(by, "the whole audit trail");
        }
    }
}

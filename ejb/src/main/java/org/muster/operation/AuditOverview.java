package org.muster.operation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import org.muster.shared.Roles;

/** The audit trail as auditors read it: every change to anything, the latest first. */
@Stateless
@RolesAllowed({Roles.AUDITOR, Roles.ADMINISTRATOR, Roles.SYSTEM})
@TransactionAttribute(TransactionAttributeType.SUPPORTS)
public class AuditOverview {
    @Inject private AuditTrail trail;

    public List<AuditEntry> page(AuditFilter filter, int first, int size) {
        return trail.page(filter, first, size);
    }

    public long count(AuditFilter filter) {
        return trail.count(filter);
    }

    /** What kinds of subjects the trail tells of. */
    public List<String> kinds() {
        return trail.kinds();
    }
}

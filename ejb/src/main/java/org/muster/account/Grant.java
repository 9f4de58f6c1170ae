package org.muster.account;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.io.Serializable;
import java.time.Instant;

/** One role held by one account, whole or limited to what {@link #scopeRef()} names. */
@Embeddable
public record Grant(
        @Column(name = "role") String role,
        @Enumerated(EnumType.STRING) @Column(name = "scope_kind") ScopeKind scopeKind,
        @Column(name = "scope_ref") String scopeRef,
        @Column(name = "granted_by") String grantedBy,
        @Column(name = "granted_at") Instant grantedAt)
        implements Serializable {

    boolean sameReach(Grant other) {
        return role.equals(other.role)
                && scopeKind == other.scopeKind
                && scopeRef.equals(other.scopeRef);
    }
}

package org.muster.invitation;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import org.muster.shared.Roles;

/** Reached only from within an arming's transaction, whoever the operator is. */
@Stateless
@PermitAll
@RunAs(Roles.SYSTEM)
@TransactionAttribute(TransactionAttributeType.MANDATORY)
public class LettersInDoubt {
    @EJB private InvitationClaims claims;

    public void afterArming(boolean mayHaveGone) {
        claims.doubtEverything(mayHaveGone);
    }
}

package org.muster.system;

import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.concurrent.Callable;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.muster.shared.Roles;

/** Runs a test's call in a role: one bean per role, each without a transaction of its own. */
public abstract class As {

    @jakarta.annotation.security.PermitAll
    @TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
    public <T> T call(Callable<T> act) throws Exception {
        return act.call();
    }

    /** The result of the act, done in the role given; what the act throws comes out as it is. */
    public static <T> T role(String role, Callable<T> act) throws Exception {
        var bean =
                switch (role) {
                    case Roles.ADMINISTRATOR -> "RoleAdministrator";
                    case Roles.EVENT_OFFICER -> "RoleEventOfficer";
                    case Roles.FINANCE_OFFICER -> "RoleFinanceOfficer";
                    case Roles.CONTROLLER -> "RoleController";
                    case Roles.OPERATOR -> "RoleOperator";
                    case Roles.AUDITOR -> "RoleAuditor";
                    case Roles.FACILITATOR -> "RoleFacilitator";
                    case Roles.DONOR -> "RoleDonor";
                    case Roles.SYSTEM -> "RoleSystem";
                    default -> throw new IllegalArgumentException(role);
                };
        try {
            As as = InitialContext.doLookup("java:module/" + bean);
            return as.call(act);
        } catch (NamingException missing) {
            throw new IllegalStateException(missing);
        } catch (jakarta.ejb.EJBException wrapped) {
            if (wrapped.getCausedByException() != null
                    && wrapped.getClass() == jakarta.ejb.EJBException.class) {
                throw wrapped.getCausedByException();
            }
            throw wrapped;
        }
    }

    public static <T> T system(Callable<T> act) throws Exception {
        return role(Roles.SYSTEM, act);
    }
}

package org.muster.reconciliation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.muster.account.ScopeRefused;
import org.muster.shared.Actor;
import org.muster.shared.DomainException;
import org.muster.shared.InvalidInput;
import org.muster.shared.Roles;
import org.muster.shared.Told;

/**
 * Settles many exceptions at once, each in a transaction and with a row of its own: the one that is
 * refused keeps none of the others back, and is told with its reason.
 */
@Stateless
@RolesAllowed({Roles.FINANCE_OFFICER, Roles.EVENT_OFFICER, Roles.CONTROLLER, Roles.SYSTEM})
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BulkSettlement {
    private static final int MOST = 200;

    @EJB private Exceptions exceptions;

    /** Proposes the same outcome, for the same reason, for each of them. */
    @RolesAllowed({Roles.FINANCE_OFFICER, Roles.EVENT_OFFICER, Roles.SYSTEM})
    public Map<ExceptionId, DomainException> propose(
            List<ExceptionId> wanted,
            CaseState outcome,
            String reason,
            String donorReference,
            Actor actor) {
        return each(wanted, id -> exceptions.propose(id, outcome, reason, donorReference, actor));
    }

    /** Confirms for each of them the proposal that was seen; null where none was. */
    @RolesAllowed({Roles.CONTROLLER, Roles.FINANCE_OFFICER, Roles.SYSTEM})
    public Map<ExceptionId, DomainException> confirm(Map<ExceptionId, UUID> seen, Actor actor) {
        return each(seen.keySet(), id -> exceptions.confirm(id, seen.get(id), actor));
    }

    private static Map<ExceptionId, DomainException> each(
            Collection<ExceptionId> wanted, Consumer<ExceptionId> act) {
        if (wanted.isEmpty() || wanted.size() > MOST) {
            throw new InvalidInput("marked", Told.of("why.exception.marked", MOST));
        }
        var refused = new LinkedHashMap<ExceptionId, DomainException>();
        for (var id : wanted) {
            try {
                act.accept(id);
            } catch (ScopeRefused outside) {
                throw outside;
            } catch (DonorReferenceMissing rule) {
                refused.put(id, rule);
            } catch (InvalidInput typed) {
                throw typed;
            } catch (DomainException rule) {
                refused.put(id, rule);
            }
        }
        return refused;
    }
}

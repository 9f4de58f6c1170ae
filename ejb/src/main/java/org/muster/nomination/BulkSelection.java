package org.muster.nomination;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muster.account.ScopeRefused;
import org.muster.shared.Actor;
import org.muster.shared.DomainException;
import org.muster.shared.InvalidInput;
import org.muster.shared.Roles;
import org.muster.shared.Told;

/**
 * Selects several officers at once, as far as the seats go: each in a transaction of its own, so
 * that the one who finds no seat takes nobody else's away.
 */
@Stateless
@RolesAllowed({Roles.EVENT_OFFICER, Roles.SYSTEM})
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class BulkSelection {
    private static final int MOST = 200;

    @EJB private Selection selection;

    /** Selects them in the order given, and tells whom not and why. */
    public Map<NominationId, DomainException> select(List<NominationId> wanted, Actor actor) {
        if (wanted.isEmpty() || wanted.size() > MOST) {
            throw new InvalidInput("marked", Told.of("selection.marked.range", MOST));
        }
        var refused = new LinkedHashMap<NominationId, DomainException>();
        for (var id : wanted) {
            try {
                selection.select(id, actor);
            } catch (ScopeRefused outside) {
                throw outside;
            } catch (DomainException rule) {
                refused.put(id, rule);
            }
        }
        return refused;
    }
}

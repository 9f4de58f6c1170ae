package org.muster.matching;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.muster.bank.BankStatementId;
import org.muster.shared.Actor;
import org.muster.shared.DomainException;
import org.muster.shared.Roles;

/**
 * Matches a statement's open entries by rule, each in a transaction of its own: what cannot be
 * posted, because its month is closed or its agreement is over, stays open for a person.
 */
@Stateless
@RolesAllowed({Roles.FINANCE_OFFICER, Roles.SYSTEM})
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class RuleMatching {
    private static final Logger LOG = Logger.getLogger(RuleMatching.class.getName());

    @Inject private MatchingOverview overview;
    @Inject private BankMatching matching;

    /**
     * @return how many were matched now
     */
    public int match(BankStatementId statement, Actor by) {
        var matched = 0;
        for (var entry : overview.unexplained(statement, by)) {
            try {
                matched += matching.matchByRule(entry, by) ? 1 : 0;
            } catch (DomainException refused) {
                LOG.log(
                        Level.INFO,
                        "Bank entry {0} stays open: {1}",
                        new Object[] {entry, refused});
            }
        }
        return matched;
    }
}

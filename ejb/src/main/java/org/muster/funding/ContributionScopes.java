package org.muster.funding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.muster.account.ScopeKind;
import org.muster.account.ScopesSought;
import org.muster.shared.Rows;

/** Names the contributions that a role can be limited to, the latest agreement first. */
@ApplicationScoped
class ContributionScopes {
    @PersistenceContext private EntityManager entities;

    void on(@Observes ScopesSought sought) {
        if (!sought.isFor(ScopeKind.CONTRIBUTION)) {
            return;
        }
        var wanted = sought.wanted();
        var query =
                entities.createNativeQuery(
                                """
                                select c.id, c.agreement_no, d.name
                                  from muster.contribution c join muster.donor d on d.id = c.donor_id
                                 where (:every or c.id = cast(:id as uuid))
                                 order by c.valid_from desc, c.agreement_no""")
                        .setParameter("every", wanted == null)
                        .setParameter("id", wanted == null ? null : wanted.toString())
                        .setMaxResults(ScopesSought.MOST);
        Rows.of(
                query,
                row -> {
                    sought.name(row.uuid().toString(), row.text(), row.text());
                    return row;
                });
    }
}

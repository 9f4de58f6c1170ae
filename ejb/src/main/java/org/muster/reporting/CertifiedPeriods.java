package org.muster.reporting;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.Set;
import java.util.UUID;
import org.muster.account.Scopes;
import org.muster.shared.Actor;
import org.muster.shared.Roles;
import org.muster.shared.Rows;

/**
 * Documents dated into a period whose statement is certified. Approving one is allowed, as invoices
 * come late; the certified statement then tells too little, and the next one is certified only once
 * that period has a new version. Whoever approves is to know it before.
 */
@Stateless
@RolesAllowed({Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
public class CertifiedPeriods {
    private static final int MOST = 5_000;

    @PersistenceContext private EntityManager entities;
    @Inject private Scopes scopes;

    /**
     * Costs and movements of cash that wait for approval and touch one, within the reader's reach.
     */
    public Set<UUID> touched(Actor by) {
        var reach = scopes.of(by, Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR);
        var query =
                entities.createNativeQuery(
                                """
                                select distinct w.id
                                  from (select d.id, s.contribution_id, d.document_date as on_day
                                          from muster.cost_document d
                                          join muster.cost_share s on s.document_id = d.id where d.state = 'ENTERED'
                                        union all
                                        select id, contribution_id, on_day
                                          from muster.cash_document where state = 'ENTERED') w
                                  join muster.donor_statement t on t.contribution_id = w.contribution_id
                                   and t.state = 'CERTIFIED' and w.on_day between t.period_from and t.period_to
                                 where :all or w.contribution_id in (:reach)""",
                                UUID.class)
                        .setParameter("all", reach.everywhere())
                        .setParameter("reach", reach.contributionIds())
                        .setMaxResults(MOST);
        return Set.copyOf(Rows.of(query, Rows::uuid));
    }
}

package org.muster.funding;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.muster.shared.Rows;

/** What two people and the donor have allowed, where a rule is about to refuse. */
@ApplicationScoped
class Exempted {
    private static final String ALLOWED =
            """
            select coalesce(sum(amount_minor), 0) from muster.exemption
             where contribution_id = :id and class = :class and supplier = :supplier and document_no = :no
               and state = 'ACCEPTED'""";

    @PersistenceContext private EntityManager entities;

    /** How much of the document the contribution bears against that rule; nothing as a rule. */
    long ofCost(ContributionId id, Exemption.From from, String supplier, String documentNo) {
        return allowed(id, from, supplier, documentNo);
    }

    /** How much more than was agreed may be received. */
    long toReceive(ContributionId id) {
        return allowed(id, Exemption.From.R28, "", "");
    }

    private long allowed(ContributionId id, Exemption.From from, String supplier, String no) {
        return Rows.of(
                        entities.createNativeQuery(ALLOWED)
                                .setParameter("id", id.value())
                                .setParameter("class", from.name())
                                .setParameter("supplier", supplier)
                                .setParameter("no", no),
                        Rows::number)
                .get(0);
    }
}

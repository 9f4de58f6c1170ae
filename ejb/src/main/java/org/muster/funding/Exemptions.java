package org.muster.funding;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;
import org.muster.shared.Rows;
import org.muster.shared.Told;

/**
 * The exception file of agreements: what a donor allows all the same, asked for by one person on
 * the donor's word and accepted by another. Without it the cost or receipt does not come in.
 */
@Stateless
@RolesAllowed({Roles.FINANCE_OFFICER, Roles.SYSTEM})
public class Exemptions {
    private static final int MOST = 200;

    @PersistenceContext private EntityManager entities;
    @Inject private Contributions contributions;
    @Inject private Reach reach;
    @Inject private AuditTrail audit;

    public ExemptionId ask(NewExemption asked, Actor by) {
        reach.toEnter(asked.contribution(), by);
        var contribution = contributions.get(asked.contribution());
        contribution.requireMoney();
        if (!asked.amount().currency().equals(contribution.currency())) {
            throw new InvalidInput("amount", Told.of("why.cash.currency", contribution.currency()));
        }
        var exemption = Exemption.ask(asked, by, Instant.now());
        entities.persist(exemption);
        audit.record(by, "exemption asked", "exemption", exemption.id(), asked.from().name());
        return exemption.id();
    }

    /** From now on the one cost, or so much more money, comes in. */
    @RolesAllowed({Roles.CONTROLLER, Roles.SYSTEM})
    public void accept(ExemptionId id, Actor by) {
        decide(id, Exemption.State.ACCEPTED, "exemption accepted", by);
    }

    @RolesAllowed({Roles.CONTROLLER, Roles.SYSTEM})
    public void refuse(ExemptionId id, Actor by) {
        decide(id, Exemption.State.REFUSED, "exemption refused", by);
    }

    /** The contribution's exemptions, the latest first. */
    @RolesAllowed({Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
    public List<ExemptionLine> page(ContributionId id, int first, int size, Actor by) {
        reach.toRead(id, by);
        var currency = contributions.get(id).currency();
        var query =
                entities.createNativeQuery(
                                """
                                select id, class, supplier, document_no, amount_minor, reason, donor_reference, state,
                                       asked_by, decided_by
                                  from muster.exemption where contribution_id = :id order by asked_at desc, id""")
                        .setParameter("id", id.value())
                        .setFirstResult(first)
                        .setMaxResults(Math.min(size, MOST));
        return Rows.of(
                query,
                row ->
                        new ExemptionLine(
                                new ExemptionId(row.uuid()),
                                Exemption.From.valueOf(row.text()),
                                row.text(),
                                row.text(),
                                new Money(row.number(), currency),
                                row.text(),
                                row.text(),
                                Exemption.State.valueOf(row.text()),
                                row.text(),
                                row.text()));
    }

    @RolesAllowed({Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
    public long count(ContributionId id, Actor by) {
        reach.toRead(id, by);
        return Rows.of(
                        entities.createNativeQuery(
                                        "select count(*) from muster.exemption where contribution_id = :id")
                                .setParameter("id", id.value()),
                        Rows::number)
                .get(0);
    }

    private void decide(ExemptionId id, Exemption.State to, String act, Actor by) {
        var exemption = entities.find(Exemption.class, id);
        if (exemption == null) {
            throw new NotFound("exemption", id);
        }
        reach.toApprove(exemption.contribution(), by);
        contributions.lock(exemption.contribution());
        entities.refresh(exemption);
        exemption.decide(to, by, Instant.now());
        audit.record(by, act, "exemption", id, "");
    }
}

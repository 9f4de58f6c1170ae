package org.muster.reporting;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import org.muster.account.ScopeRefused;
import org.muster.account.Scopes;
import org.muster.funding.ContributionId;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.Roles;
import org.muster.shared.Rows;

/** The template that was agreed with the donor of each contribution; the house's where none was. */
@Stateless
@RolesAllowed({Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
public class StatementTemplates {
    @PersistenceContext private EntityManager entities;
    @Inject private Scopes scopes;
    @Inject private AuditTrail audit;

    public StatementTemplate of(ContributionId contribution, Actor by) {
        require(contribution, by, Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR);
        var query =
                entities.createNativeQuery(
                                "select template from muster.statement_template where contribution_id = :id")
                        .setParameter("id", contribution.value());
        return Rows.of(query, row -> StatementTemplate.valueOf(row.text())).stream()
                .findFirst()
                .orElse(StatementTemplate.HOUSE);
    }

    /** Statements frozen from now on follow the template; those frozen before stay as they are. */
    @RolesAllowed({Roles.FINANCE_OFFICER, Roles.SYSTEM})
    public void agree(ContributionId contribution, StatementTemplate template, Actor by) {
        require(contribution, by, Roles.FINANCE_OFFICER);
        entities.createNativeQuery(
                        """
                        insert into muster.statement_template values (:id, :template, :by, :at)
                        on conflict (contribution_id) do update
                           set template = :template, chosen_by = :by, chosen_at = :at""")
                .setParameter("id", contribution.value())
                .setParameter("template", template.name())
                .setParameter("by", by.login())
                .setParameter("at", Instant.now())
                .executeUpdate();
        audit.record(
                by, "statement template agreed", "contribution", contribution, template.name());
    }

    private void require(ContributionId contribution, Actor by, String... roles) {
        if (!scopes.of(by, roles).coversContribution(contribution)) {
            throw new ScopeRefused(by, "contribution " + contribution);
        }
    }
}

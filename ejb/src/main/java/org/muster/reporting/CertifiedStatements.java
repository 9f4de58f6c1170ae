package org.muster.reporting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import org.muster.account.ScopeRefused;
import org.muster.account.Scopes;
import org.muster.funding.DonorId;
import org.muster.shared.Actor;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;
import org.muster.shared.Rows;

/**
 * What was certified, by donor. Who stands behind the donor is for the caller to know; a statement
 * of another donor, or one never certified, is not found.
 */
@ApplicationScoped
public class CertifiedStatements {
    private static final int MOST = 200;

    @PersistenceContext private EntityManager entities;
    @Inject private Statements statements;
    @Inject private Scopes scopes;

    /** Holds the statement, so that no later version is certified meanwhile, and tells whose. */
    public DonorId toSend(StatementId id, Actor by) {
        var statement = statements.get(id);
        if (!scopes.of(by, Roles.FINANCE_OFFICER).coversContribution(statement.contribution())) {
            throw new ScopeRefused(by, "statement " + id);
        }
        statements.lock(statement);
        if (statement.state() != DonorStatement.State.CERTIFIED) {
            throw new StatementNotCertified(statement.state());
        }
        return donorOf(statement);
    }

    /** The latest period and version first. */
    public List<StatementSummary> of(DonorId donor) {
        var query =
                entities.createNativeQuery(
                                StatementOverview.SELECT
                                        + """
                                          from muster.donor_statement s
                                          join muster.contribution c on c.id = s.contribution_id
                                          join muster.donor d on d.id = c.donor_id
                                         where d.id = :donor and s.certified_at is not null
                                         order by s.period_to desc, c.agreement_no, s.statement_version desc""")
                        .setParameter("donor", donor.value())
                        .setMaxResults(MOST);
        return Rows.of(query, StatementOverview::summary);
    }

    public StatementFigures figures(StatementId id, DonorId donor) {
        return FrozenFigures.read(certified(id, donor).figures());
    }

    public Rendering rendering(StatementId id, StatementFormat format, DonorId donor) {
        return statements.rendering(certified(id, donor), format);
    }

    private DonorStatement certified(StatementId id, DonorId donor) {
        var statement = statements.get(id);
        if (!statement.wasCertified() || !donorOf(statement).equals(donor)) {
            throw new NotFound("statement", id);
        }
        return statement;
    }

    private DonorId donorOf(DonorStatement statement) {
        var query =
                entities.createNativeQuery(
                                "select donor_id from muster.contribution where id = :id")
                        .setParameter("id", statement.contribution().value());
        return Rows.of(query, row -> new DonorId(row.uuid())).get(0);
    }
}

package org.muster.reporting;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.muster.account.ScopeRefused;
import org.muster.account.Scopes;
import org.muster.operation.AuditTrail;
import org.muster.reporting.StatementFigures.Line;
import org.muster.shared.Actor;
import org.muster.shared.Roles;
import org.muster.shared.Rows;
import org.muster.shared.Sha256;

/**
 * The lines of a statement with the names of those they were paid for, as an auditor compares them
 * with the papers. Names are looked up while it is printed and kept nowhere, so that whoever was
 * erased is named no more; each printing leaves its row in the audit trail.
 */
@Stateless
@RolesAllowed({Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
public class AuditCopy {
    private static final int AT_ONCE = 10_000;

    @PersistenceContext private EntityManager entities;
    @Inject private Statements statements;
    @Inject private Scopes scopes;
    @Inject private AuditTrail audit;

    /** The copy as CSV; donors never get it. */
    public Rendering print(StatementId id, Actor by) {
        var statement = statements.get(id);
        var reach = scopes.of(by, Roles.CONTROLLER, Roles.AUDITOR);
        if (!reach.coversContribution(statement.contribution())) {
            throw new ScopeRefused(by, "statement " + id);
        }
        var figures = FrozenFigures.read(statement.figures());
        var names = names(figures.lines());
        var bytes = StatementCsv.auditCopy(id, statement.statementVersion(), figures, names);
        var detail = "v" + statement.statementVersion();
        audit.record(by, "audit copy printed", "donor-statement", id, detail);
        var format = StatementFormat.CSV;
        return new Rendering(
                format.mediaType(),
                "audit-copy-" + Statements.fileName(statement, format),
                Sha256.of(bytes),
                bytes);
    }

    private Map<String, String> names(List<Line> lines) {
        var ids =
                lines.stream()
                        .map(Line::participation)
                        .filter(id -> !id.isEmpty())
                        .distinct()
                        .map(UUID::fromString)
                        .toList();
        var names = new HashMap<String, String>();
        for (var from = 0; from < ids.size(); from += AT_ONCE) {
            var query =
                    entities.createNativeQuery(
                                    """
                                    select p.id, trim(n.family_name || ', ' || n.given_name, ', ')
                                      from muster.participation p join muster.person n on n.id = p.person_id
                                     where p.id in (:ids)""")
                            .setParameter(
                                    "ids", ids.subList(from, Math.min(from + AT_ONCE, ids.size())));
            Rows.of(query, row -> names.put(row.text(), row.text()));
        }
        return names;
    }
}

package org.muster.reporting;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.List;
import org.muster.account.Scope;
import org.muster.account.ScopeRefused;
import org.muster.account.Scopes;
import org.muster.funding.ContributionId;
import org.muster.reporting.StatementFigures.Line;
import org.muster.shared.Actor;
import org.muster.shared.DateRange;
import org.muster.shared.InvalidInput;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;
import org.muster.shared.Rows;
import org.muster.shared.Sha256;
import org.muster.shared.Told;

/**
 * Reads statements. A donor sees those of the contributions the grant names, once they were
 * certified; drafts are the office's own.
 */
@Stateless
@RolesAllowed({Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.DONOR, Roles.SYSTEM})
public class StatementOverview {
    private static final int MOST = 200;

    /** One is SENT once a mail server accepted a letter about it, for as long as none came back. */
    static final String SELECT =
            """
            select s.id, s.contribution_id, c.agreement_no, d.name, s.period_from, s.period_to, s.statement_version,
                   case when s.state = 'CERTIFIED' and exists (select 1 from muster.letter l
                            where l.mailing_id = s.id and l.purpose = 'STATEMENT' and l.delivery = 'SENT')
                        then 'SENT' else s.state end,
                   s.sha256, s.produced_by, s.produced_at, s.certified_by, s.certified_at
            """;

    private static final String FROM =
            """
              from muster.donor_statement s
              join muster.contribution c on c.id = s.contribution_id
              join muster.donor d on d.id = c.donor_id
             where (:all or s.contribution_id in (:office)
                         or (:everyDonor or s.contribution_id in (:donor)) and s.certified_at is not null)
               and (:one = '' or cast(s.contribution_id as text) = :one)
            """;

    @PersistenceContext private EntityManager entities;
    @Inject private Statements statements;
    @Inject private Scopes scopes;

    /**
     * The statements within reach, latest period and version first.
     *
     * @param contribution only those of this contribution, or null for all
     */
    public List<StatementSummary> page(ContributionId contribution, int first, int size, Actor by) {
        var order = " order by s.period_to desc, c.agreement_no, s.statement_version desc";
        var query = scoped(SELECT + FROM + order, contribution, by);
        return Rows.of(
                query.setFirstResult(first).setMaxResults(Math.min(size, MOST)),
                StatementOverview::summary);
    }

    public long count(ContributionId contribution, Actor by) {
        return Rows.of(scoped("select count(*) " + FROM, contribution, by), Rows::number).get(0);
    }

    public StatementSummary summary(StatementId id, Actor by) {
        readable(id, by);
        var query = scoped(SELECT + FROM + " and s.id = :id", null, by);
        return Rows.of(query.setParameter("id", id.value()), StatementOverview::summary).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("statement", id));
    }

    /** The frozen figures. */
    public StatementFigures figures(StatementId id, Actor by) {
        return FrozenFigures.read(readable(id, by).figures());
    }

    /** The frozen figures as the text the hash was taken of. */
    public String text(StatementId id, Actor by) {
        return readable(id, by).figures();
    }

    /** The bytes stored when the version was frozen. */
    public Rendering rendering(StatementId id, StatementFormat format, Actor by) {
        return statements.rendering(readable(id, by), format);
    }

    /**
     * The version printed once more from its frozen figures, for whoever doubts the stored bytes:
     * CSV, activities and journals are the same bytes, paper and workbook tell the same.
     */
    @RolesAllowed({Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
    public Rendering reprint(StatementId id, StatementFormat format, Actor by) {
        var statement = readable(id, by);
        var bytes = statements.printing(statement).render(format);
        return new Rendering(
                format.mediaType(),
                Statements.fileName(statement, format),
                Sha256.of(bytes),
                bytes);
    }

    /**
     * The ledger lines behind one figure.
     *
     * @param category of expenditure, or empty for the whole section
     * @param subLine empty for what has none, null for all of the category
     */
    public List<Line> lines(
            StatementId id, String section, String category, String subLine, Actor by) {
        return figures(id, by).lines().stream()
                .filter(line -> line.section().equals(section))
                .filter(line -> category.isEmpty() || line.category().equals(category))
                .filter(
                        line ->
                                category.isEmpty()
                                        || subLine == null
                                        || line.subLine().equals(subLine))
                .toList();
    }

    /** What this version tells otherwise than the one before it; nothing for the first. */
    public List<StatementChange> changes(StatementId id, Actor by) {
        var statement = readable(id, by);
        return statements
                .before(statement)
                .map(earlier -> difference(earlier, statement).figures())
                .orElse(List.of());
    }

    /** The versions of the same account that the reader may see, the latest first. */
    public List<StatementSummary> versions(StatementId id, Actor by) {
        var statement = readable(id, by);
        var days = " and s.period_from = :from and s.period_to = :to";
        var order = " order by s.statement_version desc";
        var query =
                scoped(SELECT + FROM + days + order, statement.contribution(), by)
                        .setParameter("from", statement.period().from())
                        .setParameter("to", statement.period().to());
        return Rows.of(query.setMaxResults(MOST), StatementOverview::summary);
    }

    /** What one version tells otherwise than another one of the same account. */
    public StatementDifference compare(StatementId earlier, StatementId later, Actor by) {
        var before = readable(earlier, by);
        var after = readable(later, by);
        var isSame =
                before.contribution().equals(after.contribution())
                        && before.period().equals(after.period());
        if (!isSame) {
            throw new InvalidInput("with", Told.of("why.statement.other"));
        }
        return difference(before, after);
    }

    private static StatementDifference difference(DonorStatement before, DonorStatement after) {
        return StatementDifference.between(
                FrozenFigures.read(before.figures()), FrozenFigures.read(after.figures()));
    }

    private DonorStatement readable(StatementId id, Actor by) {
        var statement = statements.get(id);
        var isOffice = office(by).coversContribution(statement.contribution());
        var isDonor = scopes.of(by, Roles.DONOR).coversContribution(statement.contribution());
        if (!isOffice && !(isDonor && statement.wasCertified())) {
            throw new ScopeRefused(by, "statement " + id);
        }
        return statement;
    }

    private Scope office(Actor by) {
        return scopes.of(by, Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR);
    }

    private Query scoped(String sql, ContributionId one, Actor by) {
        var office = office(by);
        var donor = scopes.of(by, Roles.DONOR);
        if (one != null && !office.coversContribution(one) && !donor.coversContribution(one)) {
            throw new ScopeRefused(by, "contribution " + one);
        }
        return entities.createNativeQuery(sql)
                .setParameter("all", office.everywhere())
                .setParameter("office", office.contributionIds())
                .setParameter("everyDonor", donor.everywhere())
                .setParameter("donor", donor.contributionIds())
                .setParameter("one", one == null ? "" : one.toString());
    }

    static StatementSummary summary(Rows row) {
        return new StatementSummary(
                new StatementId(row.uuid()),
                new ContributionId(row.uuid()),
                row.text(),
                row.text(),
                new DateRange(row.day(), row.day()),
                (int) row.number(),
                DonorStatement.State.valueOf(row.text()),
                row.text(),
                row.text(),
                row.instant(),
                row.text(),
                row.instant());
    }
}

package org.muster.reporting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.muster.funding.ContributionId;
import org.muster.shared.DateRange;
import org.muster.shared.NotFound;
import org.muster.shared.Rows;
import org.muster.shared.Settings;
import org.muster.shared.Sha256;

/** All statements and the bytes made of them. */
@ApplicationScoped
class Statements {
    @PersistenceContext private EntityManager entities;
    @Inject private Settings settings;

    void add(DonorStatement statement) {
        entities.persist(statement);
        entities.flush();
    }

    DonorStatement get(StatementId id) {
        var statement = entities.find(DonorStatement.class, id);
        if (statement == null) {
            throw new NotFound("statement", id);
        }
        return statement;
    }

    /** One statement of a contribution is frozen at a time. */
    void lock(ContributionId id) {
        var found =
                entities.createNativeQuery(
                                "select id from muster.contribution where id = :id for update")
                        .setParameter("id", id.value())
                        .getResultList();
        if (found.isEmpty()) {
            throw new NotFound("contribution", id);
        }
    }

    /** With the contribution held, so that no later version is made meanwhile. */
    void lock(DonorStatement statement) {
        lock(statement.contribution());
        entities.refresh(statement);
    }

    /** The versions before this one that still stand. */
    List<DonorStatement> earlier(DonorStatement statement) {
        return entities.createQuery(
                        """
                        select s from DonorStatement s
                         where s.contribution = :id and s.period.from = :from and s.period.to = :to
                           and s.statementVersion < :version and s.state <> :superseded""",
                        DonorStatement.class)
                .setParameter("id", statement.contribution())
                .setParameter("from", statement.period().from())
                .setParameter("to", statement.period().to())
                .setParameter("version", statement.statementVersion())
                .setParameter("superseded", DonorStatement.State.SUPERSEDED)
                .getResultList();
    }

    Optional<DonorStatement> latest(ContributionId id, DateRange period) {
        return entities.createQuery(
                        """
                        select s from DonorStatement s
                         where s.contribution = :id and s.period.from = :from and s.period.to = :to
                         order by s.statementVersion desc""",
                        DonorStatement.class)
                .setParameter("id", id)
                .setParameter("from", period.from())
                .setParameter("to", period.to())
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** Of those certified that ended before the period the one that ended last, the shortest. */
    Optional<DonorStatement> certifiedBefore(ContributionId id, DateRange period) {
        return entities.createQuery(
                        """
                        select s from DonorStatement s
                         where s.contribution = :id and s.period.to < :from and s.state = :certified
                         order by s.period.to desc, s.period.from desc""",
                        DonorStatement.class)
                .setParameter("id", id)
                .setParameter("from", period.from())
                .setParameter("certified", DonorStatement.State.CERTIFIED)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** The version this one superseded. */
    Optional<DonorStatement> before(DonorStatement statement) {
        if (statement.statementVersion() == 1) {
            return Optional.empty();
        }
        return entities.createQuery(
                        """
                        select s from DonorStatement s
                         where s.contribution = :id and s.period.from = :from and s.period.to = :to
                           and s.statementVersion = :version""",
                        DonorStatement.class)
                .setParameter("id", statement.contribution())
                .setParameter("from", statement.period().from())
                .setParameter("to", statement.period().to())
                .setParameter("version", statement.statementVersion() - 1)
                .getResultStream()
                .findFirst();
    }

    List<ContributionId> due(DateRange period) {
        var query =
                entities.createNativeQuery(
                                """
                                select id from muster.contribution
                                 where state in ('SIGNED', 'ACTIVE', 'EXPIRED', 'FINAL_REPORTED')
                                   and valid_from <= :to and liquidation_to >= :from
                                 order by agreement_no""")
                        .setParameter("from", period.from())
                        .setParameter("to", period.to());
        return Rows.of(query, row -> new ContributionId(row.uuid()));
    }

    /** Keeps the bytes of a rendering; those kept before stay. */
    void keep(StatementId id, StatementFormat format, byte[] content) {
        entities.createNativeQuery(
                        """
                        insert into muster.donor_statement_rendering (statement_id, format, media_type, sha256, content)
                        values (:id, :format, :type, :sha256, :content) on conflict do nothing""")
                .setParameter("id", id.value())
                .setParameter("format", format.name())
                .setParameter("type", format.mediaType())
                .setParameter("sha256", Sha256.of(content))
                .setParameter("content", content)
                .executeUpdate();
    }

    /** Made of frozen texts; a paper that nobody vouched for says that it is a draft. */
    StatementPrinting printing(DonorStatement statement) {
        return printing(statement, FrozenFigures.read(statement.figures()));
    }

    /** The same of figures just frozen: what would be read back is equal. */
    StatementPrinting printing(DonorStatement statement, StatementFigures figures) {
        var certificate =
                statement
                        .certification()
                        .map(
                                vouched ->
                                        new StatementPaper.Certificate(
                                                fullName(statement.producedBy()),
                                                fullName(vouched.by()),
                                                LocalDate.ofInstant(vouched.at(), settings.zone())))
                        .orElse(null);
        return new StatementPrinting(statement, figures, before(statement), certificate);
    }

    private String fullName(String login) {
        var query =
                entities.createNativeQuery(
                                "select full_name from muster.account where login = :login",
                                String.class)
                        .setParameter("login", login);
        return Rows.of(query, Rows::text).stream().findFirst().orElse(login);
    }

    /** The bytes that were kept; of a draft, the paper as it is printed now. */
    Rendering rendering(DonorStatement statement, StatementFormat format) {
        List<?> found =
                entities.createNativeQuery(
                                """
                                select media_type, sha256, content from muster.donor_statement_rendering
                                 where statement_id = :id and format = :format""")
                        .setParameter("id", statement.id().value())
                        .setParameter("format", format.name())
                        .getResultList();
        var name = fileName(statement, format);
        if (found.isEmpty() && format == StatementFormat.PDF) {
            var printed = printing(statement).render(format);
            return new Rendering(format.mediaType(), name, Sha256.of(printed), printed);
        }
        if (found.isEmpty()) {
            throw new NotFound("rendering", format);
        }
        var row = (Object[]) found.get(0);
        return new Rendering((String) row[0], name, (String) row[1], (byte[]) row[2]);
    }

    /** What a file of the statement is called. */
    static String fileName(DonorStatement statement, StatementFormat format) {
        var agreement = FrozenFigures.read(statement.figures()).agreement();
        var name =
                String.join(
                        "-",
                        "statement",
                        agreement.number().replaceAll("[^A-Za-z0-9]+", "-"),
                        statement.period().from().toString(),
                        statement.period().to().toString(),
                        "v" + statement.statementVersion());
        return name.toLowerCase(Locale.ROOT) + "." + format.extension();
    }
}

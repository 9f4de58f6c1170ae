package org.muster.reporting;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.muster.account.ScopeRefused;
import org.muster.account.Scopes;
import org.muster.funding.ContributionId;
import org.muster.ledger.CostCategory;
import org.muster.operation.AuditTrail;
import org.muster.reconciliation.OpenExceptions;
import org.muster.reporting.StatementFigures.EventReached;
import org.muster.shared.Actor;
import org.muster.shared.DateRange;
import org.muster.shared.Money;
import org.muster.shared.Roles;

/**
 * Produces and certifies statements. The contribution's row is locked while its figures are frozen,
 * so that two runs at once make one version.
 */
@Stateless
@RolesAllowed({Roles.FINANCE_OFFICER, Roles.SYSTEM})
public class StatementProduction {

    /** The version that tells the figures, and whether it had to be made. */
    public record Produced(StatementId id, int version, boolean isNew) {}

    @Inject private Statements statements;
    @Inject private StatementInputs inputs;
    @Inject private OpenExceptions exceptions;
    @Inject private VarianceReasons reasons;
    @Inject private Scopes scopes;
    @Inject private AuditTrail audit;

    /** The contributions that carry money in the period and that the actor may account for. */
    public List<ContributionId> due(DateRange period, Actor by) {
        var scope = scopes.of(by, Roles.FINANCE_OFFICER, Roles.CONTROLLER);
        return statements.due(period).stream().filter(scope::coversContribution).toList();
    }

    /**
     * Freezes the figures and renders them; where they are those of the latest version, that one is
     * the answer and nothing is written.
     *
     * @param jobRun the run that asked for it, or null
     */
    public Produced produce(ContributionId id, DateRange period, UUID jobRun, Actor by) {
        if (!scopes.of(by, Roles.FINANCE_OFFICER, Roles.CONTROLLER).coversContribution(id)) {
            throw new ScopeRefused(by, "contribution " + id);
        }
        statements.lock(id);
        var collected = inputs.collect(id, period);
        var figures = FrozenFigures.write(collected);
        var latest = statements.latest(id, period);
        if (latest.isPresent() && latest.get().figures().equals(figures)) {
            return new Produced(latest.get().id(), latest.get().statementVersion(), false);
        }
        var version = latest.map(known -> known.statementVersion() + 1).orElse(1);
        // What a donor was told stands until a later version is certified; a draft only makes room.
        latest.filter(DonorStatement::isDraft).ifPresent(DonorStatement::supersede);
        var statement =
                DonorStatement.freeze(id, period, version, figures, jobRun, by, Instant.now());
        statements.add(statement);
        render(statement, collected);
        audit.record(by, "statement produced", "donor-statement", statement.id(), "v" + version);
        return new Produced(statement.id(), version, true);
    }

    /**
     * Says why headings differ from the budget, and tells it in the next version: a draft's figures
     * are frozen as well.
     *
     * @param given by heading; what is empty says nothing
     */
    public Produced explain(StatementId id, Map<CostCategory, String> given, Actor by) {
        var statement = statements.get(id);
        var contribution = statement.contribution();
        if (!scopes.of(by, Roles.FINANCE_OFFICER).coversContribution(contribution)) {
            throw new ScopeRefused(by, "statement " + id);
        }
        statements.lock(statement);
        if (!statement.isDraft()) {
            throw new StatementSettled(statement.state());
        }
        given.forEach(
                (heading, reason) -> {
                    if (!reason.isBlank()) {
                        reasons.give(contribution, statement.period(), heading, reason, by);
                    }
                });
        return produce(contribution, statement.period(), null, by);
    }

    /**
     * A person other than the producer vouches for the figures, once every exception of the events
     * they tell of is settled and every heading that differs too much from its budget explained;
     * from now on the donor sees them in place of any version before, on a paper that names both
     * people.
     */
    @RolesAllowed({Roles.CONTROLLER, Roles.SYSTEM})
    public void certify(StatementId id, Actor by) {
        var statement = statements.get(id);
        if (!scopes.of(by, Roles.CONTROLLER).coversContribution(statement.contribution())) {
            throw new ScopeRefused(by, "statement " + id);
        }
        statements.lock(statement);
        statement.certify(by, Instant.now());
        var printing = statements.printing(statement);
        var events = printing.figures().events();
        exceptions.requireSettled(events.stream().map(EventReached::event).toList());
        requireExplained(printing.figures().budget());
        requireOpening(statement, printing.figures());
        statements.keep(id, StatementFormat.PDF, printing.render(StatementFormat.PDF));
        statements.earlier(statement).forEach(DonorStatement::supersede);
        audit.record(by, "statement certified", "donor-statement", id, statement.sha256());
    }

    private static void requireExplained(BudgetFigures budget) {
        if (budget == null || budget.unexplained().isEmpty()) {
            return;
        }
        throw new VarianceUnexplained(
                budget.unexplained().stream()
                        .map(heading -> CostCategory.valueOf(heading.category()))
                        .toList());
    }

    /** What was vouched for as the closing balance of a day is the opening one of the next. */
    private void requireOpening(DonorStatement statement, StatementFigures figures) {
        var eve = statement.period().from().minusDays(1);
        statements
                .certifiedBefore(statement.contribution(), statement.period())
                .filter(last -> last.period().to().equals(eve))
                .map(last -> FrozenFigures.read(last.figures()))
                .ifPresent(
                        last -> {
                            requireSame(eve, last.closing(), figures.opening());
                            requireSame(eve, last.owed(), figures.owedBefore());
                        });
    }

    private static void requireSame(LocalDate eve, Money closing, Money opening) {
        if (!closing.equals(opening)) {
            throw new StatementOpensOtherwise(opening, eve, closing);
        }
    }

    /** Kept as the bytes they are; the paper is kept once somebody vouched for it. */
    private void render(DonorStatement statement, StatementFigures figures) {
        var printing = statements.printing(statement, figures);
        for (var format : StatementFormat.values()) {
            if (format != StatementFormat.PDF) {
                statements.keep(statement.id(), format, printing.render(format));
            }
        }
    }
}

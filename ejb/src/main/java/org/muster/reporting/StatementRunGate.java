package org.muster.reporting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import org.muster.account.Scope;
import org.muster.account.ScopeRefused;
import org.muster.account.Scopes;
import org.muster.funding.ContributionId;
import org.muster.operation.JobAsked;
import org.muster.operation.JobSubjectsAsked;
import org.muster.shared.Roles;
import org.muster.shared.Rows;
import org.muster.shared.Told;

/**
 * Who may have statements produced: finance, and for one contribution within its limits; and what
 * an order of them is called.
 */
@ApplicationScoped
public class StatementRunGate {
    private static final String[] READERS = {
        Roles.OPERATOR, Roles.ADMINISTRATOR, Roles.AUDITOR, Roles.FINANCE_OFFICER, Roles.CONTROLLER
    };

    @PersistenceContext private EntityManager entities;
    @Inject private Scopes scopes;

    void on(@Observes JobAsked asked) {
        if (!asked.isFor(StatementOrder.JOB)) {
            return;
        }
        var order = StatementOrder.parse(asked.subject());
        var reach = scopes.of(asked.actor(), Roles.FINANCE_OFFICER, Roles.CONTROLLER);
        var covered =
                order.one()
                        .map(reach::coversContribution)
                        .orElse(reach.everywhere() || !reach.contributions().isEmpty());
        if (!covered) {
            throw new ScopeRefused(asked.actor(), "statements of " + asked.subject());
        }
        order.one().ifPresentOrElse(one -> asked.vouchForContribution(one.value()), asked::vouch);
    }

    void onSubjectsAsked(@Observes JobSubjectsAsked asked) {
        if (asked.isFor(StatementOrder.JOB)) {
            var reach = scopes.of(asked.actor(), READERS);
            asked.subjects().stream()
                    .filter(subject -> isWithin(reach, StatementOrder.parse(subject)))
                    .forEach(subject -> asked.add(subject, named(StatementOrder.parse(subject))));
        }
    }

    private static boolean isWithin(Scope reach, StatementOrder order) {
        return order.one().map(reach::coversContribution).orElse(true);
    }

    public Told named(StatementOrder order) {
        var days = order.period();
        return order.one()
                .map(id -> Told.of("jobs.statementsOf", agreement(id), days.from(), days.to()))
                .orElse(Told.of("jobs.statementsOfAll", days.from(), days.to()));
    }

    private String agreement(ContributionId id) {
        var query =
                entities.createNativeQuery(
                                "select agreement_no from muster.contribution where id = :id")
                        .setParameter("id", id.value());
        return Rows.of(query, Rows::text).stream().findFirst().orElse(id.toString());
    }
}

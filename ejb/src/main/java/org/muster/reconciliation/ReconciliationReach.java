package org.muster.reconciliation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import org.muster.account.Scope;
import org.muster.account.ScopeRefused;
import org.muster.account.Scopes;
import org.muster.attendance.EventReach;
import org.muster.event.EventId;
import org.muster.operation.JobAsked;
import org.muster.operation.JobSubjectsAsked;
import org.muster.shared.Actor;
import org.muster.shared.Roles;
import org.muster.shared.Rows;
import org.muster.shared.Told;

/** Lets an event be reconciled by those whose role reaches it. */
@ApplicationScoped
class ReconciliationReach {
    private static final int MOST = 500;
    private static final String[] ROLES = {
        Roles.FINANCE_OFFICER, Roles.EVENT_OFFICER, Roles.CONTROLLER, Roles.OPERATOR
    };

    private static final String[] READERS = {
        Roles.OPERATOR,
        Roles.ADMINISTRATOR,
        Roles.AUDITOR,
        Roles.EVENT_OFFICER,
        Roles.FACILITATOR,
        Roles.FINANCE_OFFICER,
        Roles.CONTROLLER
    };

    @PersistenceContext private EntityManager entities;
    @Inject private EventReach reach;
    @Inject private Scopes scopes;
    @Inject private Facts facts;
    @Inject private Clock clock;

    void onJobAsked(@Observes JobAsked asked) {
        if (!asked.isFor(Reconciler.JOB)) {
            return;
        }
        if (asked.subject().equals(Reconciler.ALL)) {
            requireAny(asked.actor());
            asked.vouch();
            return;
        }
        var event = reach.require(EventId.of(asked.subject()), asked.actor(), ROLES);
        facts.requireComplete(event, LocalDate.ofInstant(clock.instant(), ZoneId.of(event.zone())));
        asked.vouchForEvent(event.id().value(), event.region());
    }

    /** What of the events the actor may have reconciled. */
    Scope toStart(Actor actor) {
        return scopes.of(actor, ROLES);
    }

    private void requireAny(Actor actor) {
        if (!isAnyIn(toStart(actor))) {
            throw new ScopeRefused(actor, "events");
        }
    }

    private static boolean isAnyIn(Scope scope) {
        return scope.everywhere() || !scope.events().isEmpty() || !scope.regions().isEmpty();
    }

    void onSubjectsAsked(@Observes JobSubjectsAsked asked) {
        if (!asked.isFor(Reconciler.JOB)) {
            return;
        }
        var isChoice = asked.subjects().isEmpty();
        var scope = scopes.of(asked.actor(), isChoice ? ROLES : READERS);
        var query =
                entities.createNativeQuery(
                                """
                                select cast(e.id as text), e.code,
                                       (select t.title from muster.capacity_event_title t where t.event_id = e.id
                                         order by t.language = :language desc, t.language = e.original_language desc,
                                                  t.language limit 1)
                                  from muster.capacity_event e
                                 where (cast(e.id as text) = any (string_to_array(:subjects, ','))
                                        or :choice and e.status <> 'CANCELLED')
                                   and (:everywhere or cast(e.id as text) = any (string_to_array(:events, ','))
                                        or e.region = any (string_to_array(:regions, ',')))
                                 order by e.starts_on desc, e.code""")
                        .setParameter("language", asked.language().code())
                        .setParameter("subjects", String.join(",", asked.subjects()))
                        .setParameter("choice", isChoice)
                        .setParameter("everywhere", scope.everywhere())
                        .setParameter("events", String.join(",", scope.events()))
                        .setParameter("regions", String.join(",", scope.regions()))
                        .setMaxResults(MOST);
        var events = Rows.of(query, row -> new String[] {row.text(), row.text(), row.text()});
        if (isChoice ? !events.isEmpty() : asked.subjects().contains(Reconciler.ALL)) {
            asked.add(Reconciler.ALL, Told.of("jobs.allDueEvents"));
        }
        events.forEach(event -> asked.add(event[0], name(event[1], event[2])));
    }

    private static Told name(String code, String title) {
        return Told.asWritten(title == null ? code : code + " · " + title);
    }
}

package org.muster.reconciliation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the facts of runs contradict: every class asked in one statement, however many people. */
@ApplicationScoped
class Findings {
    static final String OF_EVENTS =
            Check.all(
                    Stream.of(
                                    IdentityChecks.ALL,
                                    PresenceChecks.ALL,
                                    EntitlementChecks.ALL,
                                    FundingChecks.ALL)
                            .flatMap(List::stream)
                            .toList());

    private static final String AT_BANKS = Check.all(BankChecks.ALL);

    @PersistenceContext private EntityManager entities;

    /** Asks every class; asked again, the answers replace those given before. */
    void find(List<UUID> runs) {
        forget(runs);
        runAtOnce();
        entities.createNativeQuery(OF_EVENTS).setParameter("runs", text(runs)).executeUpdate();
    }

    /** The same of a run that compares no event, but the banks with the books. */
    void findAtBanks(UUID run) {
        runAtOnce();
        entities.createNativeQuery(AT_BANKS).setParameter("runs", run.toString()).executeUpdate();
    }

    /** To compile the questions would take PostgreSQL ten times what they run. */
    private void runAtOnce() {
        entities.createNativeQuery("set local jit = off").executeUpdate();
    }

    void forget(List<UUID> runs) {
        entities.createNativeQuery(
                        """
                        delete from muster.reconciliation_finding
                         where run_id = any (cast(string_to_array(:runs, ',') as uuid[]))""")
                .setParameter("runs", text(runs))
                .executeUpdate();
    }

    /** Takes those of runs away again that found what the runs before had found. */
    void forgetUnchanged(List<UUID> runs) {
        entities.createNativeQuery(
                        """
                        delete from muster.reconciliation_finding f using muster.reconciliation_run r
                         where r.id = any (cast(string_to_array(:runs, ',') as uuid[])) and r.unchanged
                           and f.run_id = r.id""")
                .setParameter("runs", text(runs))
                .executeUpdate();
    }

    /** What is found last opens and corrects cases; what was found before has done so. */
    void forgetEarlier(List<UUID> runs) {
        entities.createNativeQuery(
                        """
                        delete from muster.reconciliation_finding f
                         using muster.reconciliation_run r join muster.reconciliation_run b
                           on b.event_id = r.event_id and b.started_at <= r.started_at and b.id <> r.id
                         where r.id = any (cast(string_to_array(:runs, ',') as uuid[])) and f.run_id = b.id""")
                .setParameter("runs", text(runs))
                .executeUpdate();
    }

    static String text(List<UUID> runs) {
        return runs.stream().map(UUID::toString).collect(Collectors.joining(","));
    }
}

package org.muster.benchmark;

import static org.muster.benchmark.Figures.machine;
import static org.muster.benchmark.Figures.median;
import static org.muster.benchmark.Figures.say;
import static org.muster.benchmark.Figures.seconds;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.muster.reconciliation.OneStatement;
import org.muster.system.FundDriver;

/**
 * <code>mvn -Pbenchmark -Dmuster.benchmark=ReconciliationBenchmark</code>: how fast everybody who
 * was there is compared with what they claim. Each set of events is compared first with all its
 * claims to be posted; then, in each round, with one disputed half day more at every event, and
 * once more with no news at all. Beside it stand the facts and classes of the same events asked in
 * one session, and the shortest statement that tells days, claims and the difference.
 */
public final class ReconciliationBenchmark {
    private static final Attendances WARM = new Attendances("warm-up", 40, 50, 2000);
    private static final List<Attendances> ALL =
            List.of(
                    new Attendances("100,000 registrations", 1_000, 100, 2001),
                    new Attendances("200,000 registrations", 2_000, 100, 2002));

    private static final String SHORTEST =
            """
            insert into muster.shortest
            select p.event_id, p.person_id, c.id, coalesce(h.days, 0), coalesce(c.amount_minor, 0),
                   coalesce(h.days, 0) * s.amount_minor, coalesce(c.amount_minor, 0) - coalesce(h.days, 0) * s.amount_minor
              from muster.participation p
              join muster.allowance_scheme s on s.event_id = p.event_id
              left join muster.claim c on c.event_id = p.event_id and c.person_id = p.person_id
              left join (select event_id, person_id, count(distinct on_day) filter (where present) as days
                           from muster.presence group by event_id, person_id) h
                on h.event_id = p.event_id and h.person_id = p.person_id""";

    private final int rounds = Integer.getInteger("muster.benchmark.rounds", 3);
    private final Path directory =
            Path.of(System.getProperty("muster.target")).resolve("benchmark");
    private final List<String> table = new ArrayList<>();

    private record Run(Duration time, Duration server, Duration database) {}

    private record Round(Run news, Run unchanged, Duration statements, Duration shortest) {}

    private ReconciliationBenchmark() {}

    /** Measures, and prints the table that docs/benchmarks.md holds. */
    public static void main(String[] arguments) throws Exception {
        System.setProperty("muster.server.heap", "512m");
        new ReconciliationBenchmark().measure();
    }

    private void measure() throws Exception {
        var durability = "";
        var only = Integer.getInteger("muster.benchmark.registrations");
        for (var set : ALL) {
            if (only != null && set.people() != only) {
                continue;
            }
            var own = directory.resolve(Integer.toString(set.year()));
            try (var place = Workplace.open(own, FundDriver.class)) {
                durability = place.durability();
                measure(place, set);
            }
        }
        say("");
        say("PostgreSQL: %s", durability);
        say("Machine: %s", machine());
        say("Medians of %d rounds but for the postings; processor time in seconds", rounds);
        say("");
        say("| | s | WildFly | PostgreSQL | heap after collections, MB |");
        say("| --- | ---: | ---: | ---: | --- |");
        table.forEach(line -> say("%s", line));
    }

    private void measure(Workplace place, Attendances set) throws Exception {
        WARM.invent(place);
        run(place);
        set.invent(place);
        place.execute(
                """
                create table muster.shortest (event_id uuid, person_id uuid, claim_id uuid, days bigint, claimed bigint,
                    worth bigint, differs bigint, primary key (event_id, person_id))""");
        var heap = HeapLog.of(place.serverPid(), directory.resolve(set.year() + ".log"));
        heap.sinceLast();
        var posting = run(place);
        require(
                set.people() + WARM.people(),
                place.count("journal_entry where source_kind = 'CLAIM'"));
        Attendances.rest(place);
        tell(
                set.name() + ", " + "%,d presences".formatted(set.presences()) + ", with postings",
                posting,
                heap);
        var measured = new ArrayList<Round>();
        for (var round = 0; round < rounds; round++) {
            measured.add(round(place, set));
            say("%s: round %d of %d is measured", set.name(), round + 1, rounds);
        }
        tell("the same, news of every event", middle(measured, Round::news), heap);
        tell("the same, no news", middle(measured, Round::unchanged), heap);
        table.add(
                "| its facts and classes asked in one session | %.2f | | | |"
                        .formatted(median(measured, round -> seconds(round.statements()))));
        table.add(
                "| the shortest INSERT…SELECT | %.2f | | | |"
                        .formatted(median(measured, round -> seconds(round.shortest()))));
        table.add(
                "| news: so much of one session | %.2f | | | |"
                        .formatted(
                                median(
                                        measured,
                                        round ->
                                                seconds(round.news().time())
                                                        / seconds(round.statements()))));
    }

    private Round round(Workplace place, Attendances set) throws Exception {
        set.dispute(place);
        place.execute("vacuum analyze");
        var entries = place.count("journal_entry");
        var statements = statements(place);
        var news = run(place);
        require(entries, place.count("journal_entry"));
        var facts = place.count("reconciliation_fact");
        var cases = place.count("exception_case");
        var unchanged = run(place);
        require(facts, place.count("reconciliation_fact"));
        require(cases, place.count("exception_case"));
        return new Round(news, unchanged, statements, shortest(place));
    }

    private static Duration statements(Workplace place) throws Exception {
        try (var connection = place.connect()) {
            return OneStatement.of(connection);
        }
    }

    private static Duration shortest(Workplace place) throws Exception {
        place.execute("truncate muster.shortest");
        var began = System.nanoTime();
        place.execute(SHORTEST);
        return Duration.ofNanos(System.nanoTime() - began);
    }

    private static Run run(Workplace place) throws Exception {
        var server = place.serverTime();
        var database = place.databaseTime();
        var began = System.nanoTime();
        var outcome = place.driver("reconcile", "all");
        var time = Duration.ofNanos(System.nanoTime() - began);
        if (!outcome.startsWith("COMPLETED")) {
            throw new IllegalStateException(outcome);
        }
        say("%s in %.1f s", outcome, seconds(time));
        return new Run(
                time, place.serverTime().minus(server), place.databaseTime().minus(database));
    }

    private static void require(long wanted, long found) {
        if (wanted != found) {
            throw new IllegalStateException(found + " rows instead of " + wanted);
        }
    }

    private static Run middle(List<Round> rounds, Function<Round, Run> which) {
        var sorted = rounds.stream().map(which).sorted(Comparator.comparing(Run::time)).toList();
        return sorted.get(sorted.size() / 2);
    }

    private void tell(String what, Run run, HeapLog heap) throws Exception {
        var held = heap.sinceLast();
        table.add(
                "| %s | %.1f | %.1f | %.1f | %s |"
                        .formatted(
                                what,
                                seconds(run.time()),
                                seconds(run.server()),
                                seconds(run.database()),
                                held.isEmpty()
                                        ? "none"
                                        : Collections.min(held) + "–" + Collections.max(held)));
    }
}

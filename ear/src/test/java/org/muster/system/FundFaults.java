package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.muster.run.Await.await;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.muster.system.FundStory.Job;

/**
 * A story of the fund told undisturbed, which counts the boundaries of its jobs; and told again
 * with a kill at some of them, after which everything is as it was without.
 */
final class FundFaults {
    private static final int YEAR = 2009;

    /** After the restart of a server nothing is called started that is not. */
    private static final Duration WITHIN = Duration.ofSeconds(60);

    private final FundServer server;
    private final long seed;
    private final Map<Job, List<String>> boundaries = new EnumMap<>(Job.class);
    private final Map<Job, String> outcomes = new EnumMap<>(Job.class);
    private final List<String> undisturbed;
    private int told;

    FundFaults(FundServer server, long seed) throws Exception {
        this.server = server;
        this.seed = seed;
        undisturbed = tell(this::undisturbed);
    }

    private List<String> tell(FundStory.Course course) throws Exception {
        return new FundStory(server, seed, YEAR - told++).told(course);
    }

    private void undisturbed(FundStory story, List<Job> jobs) throws Exception {
        for (var job : jobs) {
            var run = story.start(job);
            story.awaitEnd(run);
            boundaries.put(job, places(job, server.boundaries(run)));
            outcomes.put(job, story.seen(job, run));
        }
    }

    /** After how many items a part begins its next ones depends on the other part. */
    private static List<String> places(Job job, List<String> all) {
        return all.stream()
                .filter(place -> job != Job.RECONCILE_ALL || !place.startsWith("at work"))
                .toList();
    }

    /** As many as the job with the most boundaries has: each round kills every job at one. */
    int rounds() {
        return boundaries.values().stream().mapToInt(List::size).max().orElseThrow();
    }

    private String at(Job job, int round) {
        var all = boundaries.get(job);
        return all.get(round % all.size());
    }

    String named(int round) {
        return Stream.of(Job.values())
                .map(job -> job.name() + " " + at(job, round))
                .collect(Collectors.joining(", ", "seed " + seed + ": ", ""));
    }

    /** Tells the story with a kill at one boundary of each job; it ends as the undisturbed one. */
    void happen(int round) throws Exception {
        var now = tell((story, jobs) -> kill(story, jobs, job -> at(job, round)));
        assertEquals(List.of(), without(undisturbed, now), "what is missing");
        assertEquals(List.of(), without(now, undisturbed), "what is too much");
        assertEquals(List.of(), unfinished());
    }

    private static List<String> without(List<String> all, List<String> some) {
        var left = new ArrayList<>(all);
        some.forEach(left::remove);
        return left;
    }

    private void kill(FundStory story, List<Job> jobs, Function<Job, String> where)
            throws Exception {
        var runs = new EnumMap<Job, String>(Job.class);
        server.hold(jobs.stream().collect(Collectors.toMap(Job::toString, where)));
        try {
            for (var job : jobs) {
                runs.put(job, story.start(job));
            }
            server.awaitHeld(jobs.size());
            if (jobs.stream().anyMatch(job -> isParted(job, where.apply(job)))) {
                server.awaitBehind();
            }
            for (var job : jobs) {
                itIsNotStartedTwice(story, job);
            }
            killed(story, runs);
        } finally {
            server.letGo();
            server.mend();
        }
    }

    private void killed(FundStory story, Map<Job, String> runs) throws Exception {
        server.standStill();
        var done = done(story, runs);
        var settled = story.settled();
        server.kill();
        var restarted = Instant.now();
        for (var run : runs.values()) {
            await(WITHIN, () -> story.state(run).equals("ABANDONED"), "it to be given up");
        }
        assertEquals(
                done, done(story, runs), "nothing half done is kept, and nothing done is lost");
        for (var run : runs.entrySet()) {
            goesOn(story, run.getKey(), run.getValue());
        }
        await(WITHIN, () -> unfinished().isEmpty(), "the job repository to learn it");
        var took = Duration.between(restarted, Instant.now());
        assertTrue(took.compareTo(WITHIN) <= 0, "left started for " + took);
        assertTrue(story.settled().containsAll(settled), "what was settled is not settled again");
    }

    /** Both parts of the statements are under way at their first boundary. */
    private static boolean isParted(Job job, String at) {
        return job == Job.DONOR_STATEMENTS && at.equals("after 0 items");
    }

    private static Map<Job, Long> done(FundStory story, Map<Job, String> runs) throws Exception {
        var done = new HashMap<Job, Long>();
        for (var run : runs.entrySet()) {
            done.put(run.getKey(), story.itemsDone(run.getValue()));
        }
        return done;
    }

    private void itIsNotStartedTwice(FundStory story, Job job) throws Exception {
        if (job == Job.LEDGER_BALANCES) {
            return; // all it does is one transaction, for whose end the second would wait
        }
        var body = "{\"job\":\"%s\",\"subject\":\"%s\"}".formatted(job, story.subject(job));
        var second = server.post("/jobs", body, job.second);
        assertEquals(409, second.statusCode(), second.body());
        assertTrue(second.body().contains("started by " + story.starter(job)), second.body());
    }

    /** By itself: nobody asks for it. */
    private void goesOn(FundStory story, Job job, String run) throws Exception {
        var sql = "select id from muster.job_run where restart_of = '" + run + "'";
        await(WITHIN, () -> !server.texts(sql).isEmpty(), "it to go on");
        var next = server.text(sql);
        story.awaitEnd(next);
        assertEquals(outcomes.get(job), story.seen(job, next), "what the run tells that goes on");
    }

    /** Runs, and executions of the job repository, that nobody ended. */
    private List<String> unfinished() throws Exception {
        return server.texts(
                """
                select job || ' ' || state from muster.job_run where state in ('STARTING', 'RUNNING', 'STOPPING')
                union all
                select 'execution ' || jobexecutionid || ' ' || batchstatus from jobs.job_execution
                 where batchstatus in ('STARTING', 'STARTED', 'STOPPING')""");
    }
}

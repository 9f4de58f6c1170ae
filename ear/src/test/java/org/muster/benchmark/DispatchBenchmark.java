package org.muster.benchmark;

import static org.muster.benchmark.Figures.machine;
import static org.muster.benchmark.Figures.median;
import static org.muster.benchmark.Figures.say;
import static org.muster.benchmark.Figures.seconds;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.muster.system.CampaignDriver;

/**
 * <code>mvn -Pbenchmark</code>: how fast a campaign goes, beside the fastest sender there is for
 * the same mail server. Each round measures both, so that a machine that is slow for a while is
 * slow for both; what is told is the median of the rounds.
 */
public final class DispatchBenchmark {
    private static final int CAMPAIGN = 10_000;
    private static final int[] GROWTH = {1_000, CAMPAIGN, 50_000};
    private static final int USUAL_MARK = 50; // as LetterTerms has it
    private static final int[] MARKS = {20, 100};
    private static final double WANTED = 0.6;

    private final int rounds = Integer.getInteger("muster.benchmark.rounds", 5);
    private final int largest = Integer.getInteger("muster.benchmark.largest", 50_000);
    private final Path directory =
            Path.of(System.getProperty("muster.target")).resolve("benchmark");
    private final List<Run> runs = new ArrayList<>();
    private final List<Limit> limits = new ArrayList<>();

    /** One campaign. */
    private record Run(
            int mark,
            Campaigns.Sending sending,
            Duration server,
            Duration database,
            Duration sink,
            List<Integer> heap) {
        double rate() {
            return sending.letters() / seconds(sending.sending());
        }
    }

    /** One run of the fastest sender. */
    private record Limit(Duration time, Duration sender, Duration sink) {
        double rate() {
            return CAMPAIGN / seconds(time);
        }
    }

    private DispatchBenchmark() {}

    /** Measures, and prints the table that docs/benchmarks.md holds. */
    public static void main(String[] arguments) throws Exception {
        SmtpSink.requireTools();
        System.setProperty("muster.server.heap", "512m");
        new DispatchBenchmark().measure();
    }

    private void measure() throws Exception {
        try (var place = Workplace.open(directory, CampaignDriver.class)) {
            var campaigns = new Campaigns(place, largest);
            var bytes = campaigns.bytesOfALetter();
            try (var sink = SmtpSink.start(place.smtpPort(), directory.resolve("sink.log"))) {
                var heap = HeapLog.of(place.serverPid(), directory.resolve("heap.log"));
                campaigns.send(campaigns.draft(CAMPAIGN)); // the server compiles what it uses often
                heap.sinceLast();
                for (var round = 1; round <= rounds; round++) {
                    limits.add(limit(sink, bytes));
                    for (var letters : GROWTH) {
                        if (letters <= largest) {
                            runs.add(run(place, campaigns, sink, heap, letters, USUAL_MARK));
                        }
                    }
                    for (var mark : MARKS) {
                        runs.add(run(place, campaigns, sink, heap, CAMPAIGN, mark));
                    }
                    say("Round %d of %d is measured", round, rounds);
                }
            }
            tell(place.durability(), bytes);
        }
    }

    private static Limit limit(SmtpSink sink, int bytes) throws Exception {
        var before = sink.processorTime();
        var sent = sink.send(CAMPAIGN, bytes);
        return new Limit(sent.time(), sent.senderTime(), sink.processorTime().minus(before));
    }

    private static Run run(
            Workplace place,
            Campaigns campaigns,
            SmtpSink sink,
            HeapLog heap,
            int letters,
            int mark)
            throws Exception {
        campaigns.mark(mark);
        var campaign = campaigns.draft(letters);
        var server = place.serverTime();
        var database = place.databaseTime();
        var accepting = sink.processorTime();
        var sending = campaigns.send(campaign);
        return new Run(
                mark,
                sending,
                place.serverTime().minus(server),
                place.databaseTime().minus(database),
                sink.processorTime().minus(accepting),
                heap.sinceLast());
    }

    // --- telling

    private void tell(String durability, int bytes) throws IOException {
        say("");
        say("PostgreSQL: %s", durability);
        say("Machine: %s", machine());
        say(
                "Letters of %d bytes on the average; medians of %d rounds, processor time in seconds",
                bytes, rounds);
        say("");
        say(
                "| | letters/s | queued in s | sent in s | WildFly | PostgreSQL | sender | sink | heap after collections, MB |");
        say("| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | --- |");
        var limit = median(limits, Limit::rate);
        say(
                "| smtp-source, 4 sessions, %,d | %,.0f | | %.2f | | | %.2f | %.2f | |",
                CAMPAIGN,
                limit,
                median(limits, each -> seconds(each.time())),
                median(limits, each -> seconds(each.sender())),
                median(limits, each -> seconds(each.sink())));
        for (var letters : GROWTH) {
            tell(of(letters, USUAL_MARK), "Muster, %,d".formatted(letters));
        }
        for (var mark : MARKS) {
            tell(of(CAMPAIGN, mark), "Muster, %,d, marked %d at a time".formatted(CAMPAIGN, mark));
        }
        var own = of(CAMPAIGN, USUAL_MARK);
        var reached = median(own, Run::rate) / limit;
        say("");
        say("%.2f of the limit; %.1f or more is wanted", reached, WANTED);
    }

    private List<Run> of(int letters, int mark) {
        return runs.stream()
                .filter(run -> run.sending().letters() == letters && run.mark() == mark)
                .toList();
    }

    private static void tell(List<Run> same, String what) {
        if (same.isEmpty()) {
            return;
        }
        say(
                "| %s | %,.0f | %.2f | %.2f | %.2f | %.2f | | %.2f | %s |",
                what,
                median(same, Run::rate),
                median(same, each -> seconds(each.sending().queueing())),
                median(same, each -> seconds(each.sending().sending())),
                median(same, each -> seconds(each.server())),
                median(same, each -> seconds(each.database())),
                median(same, each -> seconds(each.sink())),
                heap(same));
    }

    /** The lowest after a collection and the highest, in the first and in the last round. */
    private static String heap(List<Run> same) {
        return span(same.get(0).heap()) + ", then " + span(same.get(same.size() - 1).heap());
    }

    private static String span(List<Integer> heap) {
        return heap.isEmpty() ? "none" : Collections.min(heap) + "–" + Collections.max(heap);
    }
}

package org.muster.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

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
            Workplace.Sending sending,
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
        try (var place = Workplace.open(directory, largest)) {
            var bytes = place.bytesOfALetter();
            try (var sink = SmtpSink.start(place.smtpPort(), directory.resolve("sink.log"))) {
                var heap = HeapLog.of(place.serverPid(), directory.resolve("heap.log"));
                place.send(place.draft(CAMPAIGN)); // the server compiles what it uses often
                heap.sinceLast();
                for (var round = 1; round <= rounds; round++) {
                    limits.add(limit(sink, bytes));
                    for (var letters : GROWTH) {
                        if (letters <= largest) {
                            runs.add(run(place, sink, heap, letters, USUAL_MARK));
                        }
                    }
                    for (var mark : MARKS) {
                        runs.add(run(place, sink, heap, CAMPAIGN, mark));
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

    private static Run run(Workplace place, SmtpSink sink, HeapLog heap, int letters, int mark)
            throws Exception {
        place.mark(mark);
        var campaign = place.draft(letters);
        var server = place.serverTime();
        var database = place.databaseTime();
        var accepting = sink.processorTime();
        var sending = place.send(campaign);
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

    private static String machine() throws IOException {
        var memory = Files.readAllLines(Path.of("/proc/meminfo")).get(0).replaceAll("\\D+", "");
        return "%d cores, %d GB, %s %s, Java %s, -Xmx%s"
                .formatted(
                        Runtime.getRuntime().availableProcessors(),
                        Math.round(Long.parseLong(memory) / 1e6),
                        System.getProperty("os.name"),
                        System.getProperty("os.arch"),
                        System.getProperty("java.version"),
                        System.getProperty("muster.server.heap"));
    }

    private static <T> double median(List<T> measured, ToDoubleFunction<T> figure) {
        var sorted = measured.stream().mapToDouble(figure).sorted().toArray();
        var middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }

    private static void say(String line, Object... values) {
        System.out.println(String.format(Locale.ROOT, line, values));
    }
}

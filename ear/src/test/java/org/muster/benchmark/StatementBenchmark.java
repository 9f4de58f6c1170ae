package org.muster.benchmark;

import static org.muster.benchmark.Figures.machine;
import static org.muster.benchmark.Figures.median;
import static org.muster.benchmark.Figures.say;
import static org.muster.benchmark.Figures.seconds;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.muster.reporting.Renderings;
import org.muster.reporting.StatementFigures;
import org.muster.system.FundDriver;
import org.muster.system.Installed;
import org.muster.system.OwnDesk;

/**
 * <code>mvn -Pbenchmark -Dmuster.benchmark=StatementBenchmark</code>: how fast donors are accounted
 * to. Each round produces the statements of three sets of books and copies the same lines out of
 * PostgreSQL, which is the limit of any listing; what is told is the median of the rounds.
 */
public final class StatementBenchmark {
    /** Produced before anything is measured: it bears what a server does once. */
    private static final Books WARM = new Books("warm-up", 200, 500, 2000);

    private static final List<Books> ALL =
            List.of(
                    new Books("200 contributions", 200, 5_000, 2001),
                    new Books("200, half the lines", 200, 2_500, 2002),
                    new Books("2,000 contributions", 2_000, 500, 2003));
    private static final int BATCHES = 20;
    private static final double WANTED_SECONDS = 30;
    private static final double WANTED_OF_COPY = 1.5;
    private static final int PAPERS = 40;
    private static final int OPENED = 200;

    private final int rounds = Integer.getInteger("muster.benchmark.rounds", 3);
    private final List<Books> measured = measured();
    private final Path directory =
            Path.of(System.getProperty("muster.target")).resolve("benchmark");
    private final List<Run> runs = new ArrayList<>();
    private final List<Listing> listings = new ArrayList<>();

    private record Run(
            Books books, Duration time, Duration server, Duration database, List<Integer> heap) {}

    /** The same lines, copied out by PostgreSQL and rendered as CSV. */
    private record Listing(Duration copy, Duration csv) {
        double ratio() {
            return seconds(csv) / seconds(copy);
        }
    }

    private StatementBenchmark() {}

    private static List<Books> measured() {
        var only = Integer.getInteger("muster.benchmark.contributions");
        return only == null
                ? ALL
                : ALL.stream().filter(books -> books.contributions() == only).toList();
    }

    /** Measures, and prints the table that docs/benchmarks.md holds. */
    public static void main(String[] arguments) throws Exception {
        System.setProperty("muster.server.heap", "512m");
        new StatementBenchmark().measure();
    }

    private void measure() throws Exception {
        try (var place = Workplace.open(directory, FundDriver.class)) {
            Books.inventEvents(place);
            WARM.invent(place);
            for (var books : measured) {
                books.invent(place);
                say("%s: %,d lines", books.name(), books.lines());
            }
            Books.rest(place);
            var heap = HeapLog.of(place.serverPid(), directory.resolve("heap.log"));
            run(place, heap, WARM, 0);
            for (var round = 0; round < rounds; round++) {
                for (var books : measured) {
                    runs.add(run(place, heap, books, round));
                }
                listings.add(listing(place, measured.get(0), round));
                say("Round %d of %d is measured", round + 1, rounds);
            }
            tell(place.durability(), opened(place), papersPerSecond(place), posted(place));
        }
    }

    private static Run run(Workplace place, HeapLog heap, Books books, int round) throws Exception {
        var period = books.period(round);
        heap.sinceLast();
        var server = place.serverTime();
        var database = place.databaseTime();
        var began = System.nanoTime();
        var outcome = place.driver("period", period.from() + "/" + period.to());
        var time = Duration.ofNanos(System.nanoTime() - began);
        var wanted = "COMPLETED outcome.statements[" + books.contributions() + ", 0]";
        if (!outcome.equals(wanted)) {
            throw new IllegalStateException(outcome + " instead of " + wanted);
        }
        return new Run(
                books,
                time,
                place.serverTime().minus(server),
                place.databaseTime().minus(database),
                heap.sinceLast());
    }

    private static Listing listing(Workplace place, Books books, int round) throws Exception {
        var period = books.period(round);
        var figures = Books.frozen(place, period).stream().map(Renderings::read).toList();
        figures.forEach(Renderings::csv); // compiled by now
        var copy = books.copied(place, period);
        var began = System.nanoTime();
        figures.forEach(Renderings::csv);
        return new Listing(copy, Duration.ofNanos(System.nanoTime() - began));
    }

    /** How long a page of a statement takes to open, the slowest of a hundred but five. */
    private double opened(Workplace place) throws Exception {
        var id =
                place.text(
                        "select id from muster.donor_statement where period_from = date '%s' order by id limit 1"
                                .formatted(measured.get(0).period(0).from()));
        var desk = OwnDesk.signIn(place.url() + "/muster", "finance-officer", Installed.PASSWORD);
        var times = new ArrayList<Double>();
        for (var n = 0; n < OPENED; n++) {
            var began = System.nanoTime();
            if (!desk.open("/reporting/statement.xhtml?id=" + id).isSignedIn()) {
                throw new IllegalStateException("The statement did not open");
            }
            times.add((System.nanoTime() - began) / 1e6);
        }
        var warm = times.subList(OPENED / 2, OPENED);
        Collections.sort(warm);
        return warm.get(warm.size() * 95 / 100);
    }

    /** Papers printed in a second by one thread. */
    private double papersPerSecond(Workplace place) throws Exception {
        List<StatementFigures> figures =
                Books.frozen(place, measured.get(0).period(0)).stream()
                        .limit(PAPERS)
                        .map(Renderings::read)
                        .toList();
        figures.forEach(Renderings::paper);
        var began = System.nanoTime();
        figures.forEach(Renderings::paper);
        return figures.size() / ((System.nanoTime() - began) / 1e9);
    }

    /** Entries posted in a second by one caller: costs of five events, with their support. */
    private double posted(Workplace place) throws Exception {
        var books = measured.get(measured.size() - 1);
        var contribution =
                place.text(
                        "update muster.contribution set psc_basis_points = 700 where agreement_no = '%d-1' returning id"
                                .formatted(books.year()));
        var events =
                place.text(
                        "select string_agg(id::text, ',') from (select id from muster.capacity_event order by code limit 5) e");
        var day = books.period(0).from();
        place.driver(posting(contribution, events, day, 5));
        var nanos = place.driver(posting(contribution, events, day, BATCHES));
        return BATCHES * FundDriver.BATCH * 1e9 / Long.parseLong(nanos);
    }

    private static String[] posting(
            String contribution, String events, LocalDate day, int batches) {
        return new String[] {
            "contribution",
            contribution,
            "events",
            events,
            "day",
            day.toString(),
            "batches",
            Integer.toString(batches)
        };
    }

    private void tell(String durability, double opened, double papers, double posted)
            throws Exception {
        say("");
        say("PostgreSQL: %s", durability);
        say("Machine: %s", machine());
        say("Medians of %d rounds, processor time in seconds", rounds);
        say("");
        say(
                "| | ledger lines | statements | s | WildFly | PostgreSQL | heap after collections, MB |");
        say("| --- | ---: | ---: | ---: | ---: | ---: | --- |");
        for (var books : measured) {
            var same = runs.stream().filter(run -> run.books() == books).toList();
            var heap = same.stream().flatMap(run -> run.heap().stream()).toList();
            say(
                    "| %s | %,d | %,d | %.1f | %.1f | %.1f | %s |",
                    books.name(),
                    books.lines(),
                    books.contributions(),
                    median(same, run -> seconds(run.time())),
                    median(same, run -> seconds(run.server())),
                    median(same, run -> seconds(run.database())),
                    heap.isEmpty() ? "none" : Collections.min(heap) + "–" + Collections.max(heap));
        }
        say("");
        say("%.0f s or less is wanted of a million lines", WANTED_SECONDS);
        say(
                "CSV of the first: %.2f s, PostgreSQL's COPY of the same lines %.2f s: %.2f of it; %.1f or less is wanted",
                median(listings, each -> seconds(each.csv())),
                median(listings, each -> seconds(each.copy())),
                median(listings, Listing::ratio),
                WANTED_OF_COPY);
        say("A statement's page: 95 of 100 open within %.0f ms; 300 or less is wanted", opened);
        say("Paper: %.1f a second on one core; 10 or more is wanted", papers);
        say("Posting: %,.0f entries a second by one caller; 2,000 or more is wanted", posted);
    }
}

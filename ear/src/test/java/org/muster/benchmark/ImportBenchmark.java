package org.muster.benchmark;

import static org.muster.benchmark.Figures.machine;
import static org.muster.benchmark.Figures.median;
import static org.muster.benchmark.Figures.say;
import static org.muster.benchmark.Figures.seconds;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.muster.run.Await;
import org.muster.system.FundDriver;
import org.postgresql.PGConnection;

/**
 * <code>mvn -Pbenchmark -Dmuster.benchmark=ImportBenchmark</code>: how fast a sheet of attendance
 * is taken over, of whose lines two in a hundred are bad, beside PostgreSQL's COPY of the same
 * presences into a table with the same keys. What is told is the median of the rounds.
 */
public final class ImportBenchmark {
    private static final int LINES = 50_000;
    private static final int BAD_EACH = 50;
    private static final double WANTED_OF_COPY = 2;

    private final int rounds = Integer.getInteger("muster.benchmark.rounds", 3);
    private final List<Round> measured = new ArrayList<>();

    private record Round(Duration imported, Duration copied, Duration server, Duration database) {
        double ratio() {
            return seconds(imported) / seconds(copied);
        }
    }

    private ImportBenchmark() {}

    /** Measures, and prints the lines that docs/benchmarks.md holds. */
    public static void main(String[] arguments) throws Exception {
        System.setProperty("muster.server.heap", "512m");
        new ImportBenchmark().measure();
    }

    private void measure() throws Exception {
        var directory = Path.of(System.getProperty("muster.target")).resolve("benchmark");
        try (var place = Workplace.open(directory, FundDriver.class)) {
            var crowd = Crowd.gather(place, LINES);
            place.execute(
                    """
                    create table muster.copied (like muster.presence including all);
                    alter table muster.copied add foreign key (person_id) references muster.person (id);
                    alter table muster.copied add foreign key (event_id) references muster.capacity_event (id);
                    alter table muster.copied add foreign key (sheet_id) references muster.attendance_sheet (id)""");
            round(place, crowd, 1); // bears what a server does once
            for (var day = 2; day <= rounds + 1; day++) {
                measured.add(round(place, crowd, day));
            }
            tell(place.durability());
        }
    }

    private static Round round(Workplace place, Crowd crowd, int day) throws Exception {
        var sheet = sheet(day);
        var server = place.serverTime();
        var database = place.databaseTime();
        var began = System.nanoTime();
        var taken = crowd.post("event-officer", "/attendance-sheets", "text/csv", sheet);
        if (taken.statusCode() != 202) {
            throw new IllegalStateException(taken.body());
        }
        var id = taken.body().replaceAll(".*\"sheet\":\"([0-9a-f-]+)\".*", "$1");
        var run = taken.body().replaceAll(".*\"run\":\"([0-9a-f-]+)\".*", "$1");
        awaitEnd(place, run);
        var time = Duration.ofNanos(System.nanoTime() - began);
        var serverTime = place.serverTime().minus(server);
        var databaseTime = place.databaseTime().minus(database);
        require(
                LINES / BAD_EACH,
                place.count("attendance_line_error where sheet_id = '" + id + "'"));
        require(
                2L * (LINES - LINES / BAD_EACH),
                place.count("presence where sheet_id = '" + id + "'"));
        return new Round(time, copy(place, id), serverTime, databaseTime);
    }

    /** Asks by one connection: to open one each time would take from what is measured. */
    private static void awaitEnd(Workplace place, String run) throws Exception {
        try (var connection = place.connect();
                var ended =
                        connection.prepareStatement(
                                "select from muster.job_run where ended_at is not null and id = cast(? as uuid)")) {
            ended.setString(1, run);
            Await.await(() -> ended.executeQuery().next(), "The lines are taken over");
        }
    }

    private static void require(long wanted, long found) {
        if (wanted != found) {
            throw new IllegalStateException(found + " rows instead of " + wanted);
        }
    }

    private static byte[] sheet(int day) {
        var text = new StringBuilder("Reference,Family name,Given name,");
        text.append("2001-03-%1$02d AM,2001-03-%1$02d PM\n".formatted(day));
        for (var line = 1; line <= LINES; line++) {
            text.append(Crowd.reference(line)).append(",Family ").append(line).append(",Given,");
            text.append(line % BAD_EACH == 0 ? "perhaps" : "x").append(",x\n");
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** The same presences from a file into a table of the same make, in one transaction. */
    private static Duration copy(Workplace place, String sheet) throws Exception {
        try (var connection = place.connect()) {
            var copying = connection.unwrap(PGConnection.class).getCopyAPI();
            var columns =
                    "id, event_id, person_id, on_day, half, present, source, sheet_id, line_no, reason, recorded_by, recorded_at";
            var rows = new ByteArrayOutputStream();
            copying.copyOut(
                    "copy (select %s from muster.presence where sheet_id = '%s') to stdout (format csv)"
                            .formatted(columns, sheet),
                    rows);
            var began = System.nanoTime();
            copying.copyIn(
                    "copy muster.copied (" + columns + ") from stdin (format csv)",
                    new ByteArrayInputStream(rows.toByteArray()));
            return Duration.ofNanos(System.nanoTime() - began);
        }
    }

    private void tell(String durability) throws Exception {
        say("");
        say("PostgreSQL: %s", durability);
        say("Machine: %s", machine());
        say(
                "%,d lines, %,d of them bad and told: imported in %.2f s (WildFly %.1f, PostgreSQL %.1f s of processor time)",
                LINES,
                LINES / BAD_EACH,
                median(measured, round -> seconds(round.imported())),
                median(measured, round -> seconds(round.server())),
                median(measured, round -> seconds(round.database())));
        say(
                "COPY of the same presences: %.2f s; the import takes %.2f of it, %.0f or less is wanted",
                median(measured, round -> seconds(round.copied())),
                median(measured, Round::ratio),
                WANTED_OF_COPY);
    }
}

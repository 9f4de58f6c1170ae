package org.muster.benchmark;

import static org.muster.benchmark.Figures.machine;
import static org.muster.benchmark.Figures.median;
import static org.muster.benchmark.Figures.say;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import org.muster.system.FundDriver;
import org.muster.system.Installed;
import org.muster.system.OwnDesk;

/**
 * <code>mvn -Pbenchmark -Dmuster.benchmark=CheckInBenchmark</code>: five hundred people come
 * through eight doors within ten seconds, and each badge is scanned five times more. Who stands at
 * a door signed in once; a program that signs each call has its password looked at with each.
 */
public final class CheckInBenchmark {
    private static final int PEOPLE = 500;
    private static final int SCANS = 6;
    private static final int DOORS = 8;
    private static final int WARM = 5;
    private static final double SECONDS = 10;
    private static final double WANTED_MILLISECONDS = 60;

    private CheckInBenchmark() {}

    /** Measures, and prints the lines that docs/benchmarks.md holds. */
    public static void main(String[] arguments) throws Exception {
        System.setProperty("muster.server.heap", "512m");
        var directory = Path.of(System.getProperty("muster.target")).resolve("benchmark");
        try (var place = Workplace.open(directory, FundDriver.class)) {
            var crowd = Crowd.gather(place, PEOPLE);
            for (var day = 1; day <= WARM; day++) {
                come(crowd, day); // bears what a server does once: half of it is compiling
            }
            var rounds = new ArrayList<List<Double>>();
            for (var day = 1; day <= Integer.getInteger("muster.benchmark.rounds", 3); day++) {
                rounds.add(come(crowd, WARM + day));
            }
            say("");
            say("PostgreSQL: %s", place.durability());
            say("Machine: %s", machine());
            say(
                    "%,d scans of %d badges in %.0f s: 95 of 100 answered within %.0f ms, half of them within %.0f ms; %.0f or less is wanted",
                    PEOPLE * SCANS,
                    PEOPLE,
                    SECONDS,
                    median(rounds, times -> times.get(times.size() * 95 / 100)),
                    median(rounds, times -> times.get(times.size() / 2)),
                    WANTED_MILLISECONDS);
            say(
                    "Presences: %d of %d",
                    place.count("presence where source = 'SCAN'"), PEOPLE * (rounds.size() + WARM));
        }
    }

    /** Milliseconds until each answer, the shortest first. */
    private static List<Double> come(Crowd crowd, int day) throws Exception {
        var desks = new ArrayList<OwnDesk>();
        for (var door = 0; door < DOORS; door++) {
            var muster = crowd.place().url() + "/muster";
            desks.add(OwnDesk.signIn(muster, "facilitator", Installed.PASSWORD));
        }
        var half = "2001-03-%02d AM".formatted(day);
        var pool = Executors.newFixedThreadPool(DOORS);
        var start = System.nanoTime();
        var doors = new ArrayList<Callable<List<Double>>>();
        for (var door = 0; door < DOORS; door++) {
            var first = door;
            doors.add(() -> stand(crowd, desks.get(first), half, first, start));
        }
        try {
            var times = new ArrayList<Double>();
            for (var door : pool.invokeAll(doors)) {
                times.addAll(door.get());
            }
            Collections.sort(times);
            return times;
        } finally {
            pool.shutdownNow();
        }
    }

    /** Each eighth scan, at its time; a badge comes again right away, at another door. */
    private static List<Double> stand(Crowd crowd, OwnDesk desk, String half, int door, long start)
            throws Exception {
        var times = new ArrayList<Double>();
        for (var scan = door; scan < PEOPLE * SCANS; scan += DOORS) {
            var at = start + (long) (scan * SECONDS * 1e9 / (PEOPLE * SCANS));
            LockSupport.parkNanos(at - System.nanoTime());
            var body =
                    "{\"badge\":\"%s\",\"on\":\"%s\"}"
                            .formatted(Crowd.reference(1 + scan / SCANS), half);
            var began = System.nanoTime();
            var answer = desk.call(crowd.calls() + "/check-ins", body);
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(answer.body());
            }
            times.add((System.nanoTime() - began) / 1e6);
        }
        return times;
    }
}

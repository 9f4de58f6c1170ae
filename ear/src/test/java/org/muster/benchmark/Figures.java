package org.muster.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** How measured figures are told: medians, and the machine they were measured on. */
final class Figures {
    private Figures() {}

    static <T> double median(List<T> measured, ToDoubleFunction<T> figure) {
        var sorted = measured.stream().mapToDouble(figure).sorted().toArray();
        var middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    static double seconds(Duration time) {
        return time.toNanos() / 1e9;
    }

    static String machine() throws IOException {
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

    static void say(String line, Object... values) {
        System.out.println(String.format(Locale.ROOT, line, values));
    }
}

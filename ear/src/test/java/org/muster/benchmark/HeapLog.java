package org.muster.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/** What a server's heap holds after each collection, as its own collector tells. */
final class HeapLog {
    private static final Pattern AFTER = Pattern.compile("Pause.* \\d+M->(\\d+)M\\(\\d+M\\)");

    private final Path file;
    private int read;

    private HeapLog(Path file) {
        this.file = file;
    }

    /** Asks the running server to tell from now on. */
    static HeapLog of(long pid, Path file) throws IOException, InterruptedException {
        var command =
                new ProcessBuilder(
                                System.getProperty("java.home") + "/bin/jcmd",
                                Long.toString(pid),
                                "VM.log",
                                "output=" + file,
                                "what=gc=info",
                                "decorators=uptime")
                        .redirectErrorStream(true)
                        .redirectOutput(file.resolveSibling("jcmd.log").toFile())
                        .start();
        if (command.waitFor() != 0) {
            throw new IllegalStateException(
                    "The server does not tell about its heap; see "
                            + file.resolveSibling("jcmd.log"));
        }
        return new HeapLog(file);
    }

    /** Megabytes in use after each collection since this was asked last. */
    List<Integer> sinceLast() throws IOException {
        var all =
                Files.readAllLines(file).stream()
                        .map(AFTER::matcher)
                        .filter(java.util.regex.Matcher::find)
                        .map(found -> Integer.valueOf(found.group(1)))
                        .toList();
        var fresh = all.subList(read, all.size());
        read = all.size();
        return fresh;
    }
}

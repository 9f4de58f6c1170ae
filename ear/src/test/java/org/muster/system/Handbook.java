package org.muster.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.muster.run.WildFly;

/**
 * The operator's handbook, read as the commands in it: what it says is what is run, so that it
 * cannot tell what does not work.
 */
final class Handbook {
    private static final Pattern BLOCK =
            Pattern.compile(
                    "^```(sh|sql)(?: (\\w+))?\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    /** One block of commands; a name marks those that are run at a time of their own. */
    record Block(String kind, String name, String text) {}

    private final List<Block> blocks = new ArrayList<>();
    private final Path directory;
    private final Map<String, String> names;

    Handbook(Path file, Path directory, Map<String, String> names) throws IOException {
        this.directory = directory;
        this.names = names;
        var found = BLOCK.matcher(Files.readString(file));
        while (found.find()) {
            var name = found.group(2) == null ? "" : found.group(2);
            blocks.add(new Block(found.group(1), name, found.group(3)));
        }
    }

    List<Block> blocks(String kind, String name) {
        return blocks.stream()
                .filter(block -> block.kind().equals(kind) && block.name().equals(name))
                .toList();
    }

    /** Runs the commands to their end; whatever fails in them fails here, with what they said. */
    void run(Block block) throws IOException, InterruptedException {
        var log = Files.createTempFile(directory, "handbook", ".log");
        var process = start(block, log);
        if (!process.waitFor(5, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new IllegalStateException("Not done within 5 minutes:\n" + block.text());
        }
        if (process.exitValue() != 0) {
            throw new IllegalStateException(block.text() + "\n" + Files.readString(log));
        }
    }

    /** Starts the commands, with the names that the first block of the handbook gives. */
    Process start(Block block, Path log) throws IOException {
        var settings = blocks("sh", "").get(0).text();
        var builder = new ProcessBuilder("sh", "-eu", "-c", settings + "\n" + block.text());
        var environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("JBOSS") || name.startsWith("MAVEN"));
        var java = System.getProperty("java.home");
        environment.put("JAVA_HOME", java);
        environment.put("PATH", java + "/bin:" + environment.get("PATH"));
        environment.put("JAVA_TOOL_OPTIONS", WildFly.shortLived());
        environment.putAll(names);
        return builder.directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                .start();
    }
}

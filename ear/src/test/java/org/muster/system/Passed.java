package org.muster.system;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.zip.CRC32;

/**
 * What an interrupted run of many faults has behind it, a line for each. Another EAR, another file:
 * what one passed says nothing about the next.
 */
record Passed(Path file) {

    static Passed of(String name) throws IOException {
        var ear = new CRC32();
        ear.update(Files.readAllBytes(Path.of(System.getProperty("muster.ear"))));
        return new Passed(
                Installed.target().resolve("faults/%s-%08x.txt".formatted(name, ear.getValue())));
    }

    Set<Integer> numbers() throws IOException {
        if (!Files.exists(file)) {
            return Set.of();
        }
        return Files.readAllLines(file).stream()
                .map(line -> Integer.valueOf(line.replaceAll("\\D.*", "")))
                .collect(Collectors.toSet());
    }

    void note(int number, String told) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                number + " " + told + System.lineSeparator(),
                StandardOpenOption.CREATE,
                StandardOpenOption.APPEND);
    }
}

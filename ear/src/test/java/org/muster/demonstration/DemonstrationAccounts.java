package org.muster.demonstration;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Who signs in at the demonstration, one account per role. Passwords are made when the file is made
 * and stand nowhere else in clear; only the owner of the file reads it.
 */
public final class DemonstrationAccounts {
    /** Names the file to the server. */
    public static final String PROPERTY = "muster.demonstration.accounts";

    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyz23456789";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final List<String[]> CAST =
            List.of(
                    new String[] {"ada.administrator", "administrator", "Ada Mustermann"},
                    new String[] {"anna.officer", "event-officer", "Anna Exempel"},
                    new String[] {"felix.finance", "finance-officer", "Felix Przyklad"},
                    new String[] {"clara.controller", "controller", "Clara Voorbeeld"},
                    new String[] {"oscar.operator", "operator", "Oscar Esimerkki"},
                    new String[] {"aude.auditor", "auditor", "Aude Lexemple"},
                    new String[] {"fon.facilitator", "facilitator", "Fon Tuayang"},
                    new String[] {"dai.donor", "donor", "Dai Ichirei"});

    /** One account with its password in clear. */
    public record Login(String login, String password, String role, String fullName) {}

    private DemonstrationAccounts() {}

    /** The accounts of the file, which is made if there is none. */
    public static List<Login> keptIn(Path file) throws IOException {
        if (!Files.exists(file)) {
            write(file);
        }
        return read(file);
    }

    /** The accounts of a file that must be there. */
    static List<Login> read(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("\\s+", 4))
                .map(part -> new Login(part[0], part[1], part[2], part[3]))
                .toList();
    }

    private static void write(Path file) throws IOException {
        var text =
                CAST.stream()
                        .map(
                                one ->
                                        "%-20s %s  %-16s %s"
                                                .formatted(one[0], password(), one[1], one[2]))
                        .collect(Collectors.joining("\n", "# login, password, role, name\n", "\n"));
        Files.deleteIfExists(file);
        Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(file, text, StandardOpenOption.WRITE);
    }

    private static String password() {
        var groups =
                List.of(0, 1, 2).stream()
                        .map(
                                group ->
                                        RANDOM.ints(5, 0, LETTERS.length())
                                                .mapToObj(at -> "" + LETTERS.charAt(at))
                                                .collect(Collectors.joining()));
        return groups.collect(Collectors.joining("-"));
    }
}

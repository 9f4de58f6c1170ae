package org.muster.browser;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The sheet of the preparation as it comes back signed: everybody was there, but for one officer
 * who never came and one who left a day early. Two of its lines cannot be taken over: the absent
 * officer's bears a mark that nobody can read, and one is about a person whom nobody knows.
 */
record SignedSheet(List<List<String>> lines) {
    private static final int PERSON = 4;
    private static final int HALF_DAYS = 6;

    static SignedSheet of(String downloaded) {
        try (var csv = CsvReader.builder().ofCsvRecord(downloaded.replace("\uFEFF", ""))) {
            return new SignedSheet(
                    csv.stream().map(line -> List.copyOf(line.getFields())).toList());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    String filled() {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().build(text)) {
            csv.writeRecord(lines.get(0));
            for (var line : lines.subList(1, lines.size())) {
                csv.writeRecord(marked(line));
            }
            csv.writeRecord(marked(List.of("NOBODY-1", "Nobody", "Nora", "")));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    private List<String> marked(List<String> line) {
        var marked = new ArrayList<>(line.subList(0, PERSON));
        for (var half = 0; half < HALF_DAYS; half++) {
            marked.add(mark(line.get(PERSON - 1), half));
        }
        return marked;
    }

    private String mark(String administration, int half) {
        if (administration.equals(alone(1))) {
            return half == 0 ? "perhaps" : "";
        }
        return administration.equals(alone(2)) && half >= 4 ? "" : "x";
    }

    /** Counted from the end, an administration that sent one officer only. */
    private String alone(int fromTheEnd) {
        var officers =
                lines.subList(1, lines.size()).stream()
                        .collect(Collectors.groupingBy(line -> line.get(PERSON - 1)));
        var alone =
                officers.keySet().stream()
                        .filter(administration -> officers.get(administration).size() == 1)
                        .sorted()
                        .toList();
        return alone.get(alone.size() - fromTheEnd);
    }
}

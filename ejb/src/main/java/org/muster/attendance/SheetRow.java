package org.muster.attendance;

import java.io.Serializable;
import java.util.List;

/**
 * One line of a file as it was read, with the file's header line.
 *
 * @param line the line's number in the file, the header being the first
 */
public record SheetRow(int line, List<String> header, List<String> cells) implements Serializable {

    /** The text of a column, stripped; empty where the line is too short. */
    public String cell(int column) {
        return column >= 0 && column < cells.size() ? cells.get(column).strip() : "";
    }

    public boolean isBlank() {
        return cells.stream().allMatch(String::isBlank);
    }
}

package org.muster.reporting;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.muster.reporting.StatementFigures.EventReached;
import org.muster.reporting.StatementFigures.Line;

/**
 * What one version of a statement tells otherwise than another: its figures, the ledger lines
 * behind them, and the events whose people or words are told otherwise.
 */
public record StatementDifference(
        List<StatementChange> figures, List<LineChange> lines, List<String> events) {

    /** What became of a ledger line from one version to the other. */
    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    /**
     * A ledger line that only one version counts, or that both tell differently.
     *
     * @param before null where it was added
     * @param after null where it was removed
     */
    public record LineChange(Kind kind, Line before, Line after) {

        /** The line as it is told now, or was told last. */
        public Line line() {
            return after == null ? before : after;
        }
    }

    private record Place(UUID entry, int lineNo) {}

    /** How many lines were added, removed or changed. */
    public long count(Kind kind) {
        return lines.stream().filter(each -> each.kind() == kind).count();
    }

    static StatementDifference between(StatementFigures before, StatementFigures after) {
        return new StatementDifference(
                StatementChange.between(before, after),
                lines(placed(before.lines()), placed(after.lines())),
                events(before.events(), after.events()));
    }

    private static List<LineChange> lines(Map<Place, Line> before, Map<Place, Line> after) {
        var changes = new ArrayList<LineChange>();
        after.forEach(
                (place, line) -> {
                    var was = before.get(place);
                    if (was == null) {
                        changes.add(new LineChange(Kind.ADDED, null, line));
                    } else if (!was.equals(line)) {
                        changes.add(new LineChange(Kind.CHANGED, was, line));
                    }
                });
        before.forEach(
                (place, line) -> {
                    if (!after.containsKey(place)) {
                        changes.add(new LineChange(Kind.REMOVED, line, null));
                    }
                });
        return List.copyOf(changes);
    }

    private static Map<Place, Line> placed(List<Line> lines) {
        var placed = new LinkedHashMap<Place, Line>();
        lines.forEach(line -> placed.put(new Place(line.entry(), line.lineNo()), line));
        return placed;
    }

    private static List<String> events(List<EventReached> before, List<EventReached> after) {
        var told = new LinkedHashMap<String, EventReached>();
        before.forEach(event -> told.put(event.code(), event));
        var changed = new ArrayList<String>();
        for (var event : after) {
            if (!Objects.equals(told.remove(event.code()), event)) {
                changed.add(event.code());
            }
        }
        changed.addAll(told.keySet());
        return List.copyOf(changed);
    }
}

package org.muster.invitation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.muster.member.MemberNames;
import org.muster.shared.InvalidInput;
import org.muster.shared.LineError;
import org.muster.shared.NotASheet;
import org.muster.shared.SheetFile;
import org.muster.shared.SheetRow;
import org.muster.shared.Told;

/**
 * Members as somebody wrote them down, by code or by name in any of six languages: one a line in a
 * text, or in a column of a file. Names have commas of their own, so that a line is first read as
 * one name, and never taken apart into another Member.
 */
final class RecipientList {
    private static final int MOST = 2_000;
    private static final String CODES = "[A-Za-z]{2,3}";
    private static final Set<String> HEADERS =
            Set.of(
                    "member",
                    "members",
                    "code",
                    "member code",
                    "administration",
                    "membre",
                    "miembro",
                    "член",
                    "عضو",
                    "成员");

    private final MemberNames names;
    private final List<String> found = new ArrayList<>();
    private final List<LineError> errors = new ArrayList<>();

    private RecipientList(MemberNames names) {
        this.names = names;
    }

    /** A text with a Member a line, or several codes or names in one. */
    static RecipientList pasted(String text, MemberNames names) {
        var list = new RecipientList(names);
        var lines = text == null ? List.<String>of() : text.lines().toList();
        requireFew(lines.size());
        for (var at = 0; at < lines.size(); at++) {
            var isHeader = at == 0 && HEADERS.contains(SheetFile.plain(lines.get(at)));
            if (!isHeader) {
                list.readLine(at + 1, lines.get(at));
            }
        }
        return list.requireAny("text");
    }

    /** A CSV or XLSX file with a column of Members. */
    static RecipientList file(byte[] content, MemberNames names) {
        var file = SheetFile.of(content);
        var column = SheetFile.column(file.header(), HEADERS);
        if (column < 0) {
            throw new NotASheet(Told.of("why.list.columns"));
        }
        var rows = file.rows();
        requireFew(rows.size());
        var list = new RecipientList(names);
        rows.forEach(row -> list.readRow(row, column));
        return list.requireAny("file");
    }

    /** The Members found, each once, and how often one was named again. */
    Set<String> members() {
        return new LinkedHashSet<>(found);
    }

    int repeated() {
        return found.size() - members().size();
    }

    List<LineError> errors() {
        return List.copyOf(errors);
    }

    private void readLine(int line, String text) {
        var column = 0;
        for (var part : text.split("[;\t]")) {
            column++;
            if (part.isBlank() || take(part)) {
                continue;
            }
            var pieces = Arrays.stream(part.split(",")).filter(each -> !each.isBlank()).toList();
            if (pieces.stream().allMatch(each -> names.code(each).isPresent())
                    || pieces.stream().allMatch(each -> each.strip().matches(CODES))) {
                for (var piece : pieces) {
                    takeOrTell(line, "#" + column++, piece.strip());
                }
            } else {
                tell(line, "#" + column, part.strip());
            }
        }
    }

    private void readRow(SheetRow row, int column) {
        if (row.fault() != null) {
            errors.add(row.fault());
            return;
        }
        // In a file of one column a name's own commas are no separators.
        var cell =
                row.header().size() == 1 ? String.join(",", row.cells()).strip() : row.cell(column);
        takeOrTell(row.line(), row.header().get(column), cell);
    }

    private void takeOrTell(int line, String column, String called) {
        if (!take(called)) {
            tell(line, column, called);
        }
    }

    private boolean take(String called) {
        var code = names.code(called);
        code.ifPresent(found::add);
        return code.isPresent();
    }

    private void tell(int line, String column, String value) {
        errors.add(new LineError(line, column, value, Told.of("why.list.unknown")));
    }

    private RecipientList requireAny(String field) {
        if (found.isEmpty() && errors.isEmpty()) {
            throw new InvalidInput(field, Told.of("why.list.empty"));
        }
        return this;
    }

    private static void requireFew(int lines) {
        if (lines > MOST) {
            throw new NotASheet(Told.of("why.file.tooManyLines", MOST));
        }
    }
}

package org.muster.nomination.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.muster.event.EventId;
import org.muster.invitation.InvitedEvent;
import org.muster.nomination.AnswerSheet;
import org.muster.nomination.NominationSummary;
import org.muster.nomination.Officer;
import org.muster.nomination.SelectionState;
import org.muster.shared.InvalidInput;

/** What was typed on the answer page, kept as it was typed until it is taken. */
final class AnswerForm {
    static final List<String> FIELDS =
            List.of("givenName", "familyName", "nativeName", "email", "position", "sex", "funding");
    private static final int SPARE_ROWS = 3;
    private static final int MOST_ROWS = 20;

    private final Map<String, String> values = new LinkedHashMap<>();
    private final Map<String, String> errors = new LinkedHashMap<>();
    private final List<Integer> rows = new ArrayList<>();
    private boolean isTooLong;
    private String replaced = "";

    /** The form as the answer given so far fills it. */
    static AnswerForm of(AnswerSheet sheet) {
        var form = new AnswerForm();
        for (var e = 0; e < sheet.events().size(); e++) {
            form.fill(sheet, e);
        }
        form.values.put("note", sheet.note());
        return form;
    }

    /** The form as it was sent. */
    static AnswerForm of(AnswerSheet sheet, HttpServletRequest request) {
        var form = new AnswerForm();
        for (var e = 0; e < sheet.events().size(); e++) {
            var r = 0;
            while (r < MOST_ROWS && request.getParameter("email" + name(e, r)) != null) {
                for (var field : FIELDS) {
                    form.take(field + name(e, r), request);
                }
                r++;
            }
            form.isTooLong |= request.getParameter("email" + name(e, MOST_ROWS)) != null;
            if (r == 0) {
                form.fill(sheet, e);
            } else {
                form.rows.add(Math.max(SPARE_ROWS, r));
            }
        }
        for (var named : sheet.nominations()) {
            for (var field : FIELDS) {
                form.take(field + "-" + named.id(), request);
            }
        }
        form.take("note", request);
        return form;
    }

    private void fill(AnswerSheet sheet, int event) {
        var named = active(sheet, sheet.events().get(event));
        rows.add(Math.max(SPARE_ROWS, Math.min(named.size() + 1, MOST_ROWS)));
        for (var r = 0; r < Math.min(named.size(), MOST_ROWS); r++) {
            fill(name(event, r), named.get(r));
        }
    }

    static List<NominationSummary> active(AnswerSheet sheet, InvitedEvent event) {
        var id = new EventId(event.id());
        return sheet.nominations().stream()
                .filter(each -> each.event().equals(id))
                .filter(each -> each.selection() != SelectionState.WITHDRAWN)
                .toList();
    }

    /** The officers typed; rows left empty are skipped, errors are kept beside their fields. */
    List<Officer> officers(AnswerSheet sheet) {
        if (isTooLong) {
            throw new InvalidInput("officers", "More officers than a form has rows");
        }
        var officers = new ArrayList<Officer>();
        for (var e = 0; e < sheet.events().size(); e++) {
            for (var r = 0; r < rows.get(e); r++) {
                if (!isEmpty(name(e, r))) {
                    read(new EventId(sheet.events().get(e).id()), name(e, r), officers);
                }
            }
        }
        return officers;
    }

    private void read(EventId event, String row, List<Officer> officers) {
        try {
            officers.add(officer(event, row, this::value));
        } catch (InvalidInput refused) {
            errors.put(refused.field() + row, refused.field());
        }
    }

    static Officer officer(
            EventId event, String row, java.util.function.UnaryOperator<String> value) {
        return new Officer(
                event,
                value.apply("givenName" + row),
                value.apply("familyName" + row),
                value.apply("email" + row),
                value.apply("sex" + row),
                value.apply("position" + row),
                !"SELF_FUNDED".equals(value.apply("funding" + row)),
                value.apply("nativeName" + row));
    }

    /** The same form, with fields for whoever takes this officer's place. */
    AnswerForm replacing(String nomination) {
        replaced = nomination == null ? "" : nomination;
        return this;
    }

    boolean isReplacing(NominationSummary officer) {
        return officer.id().toString().equals(replaced);
    }

    /** Whether there is anything in the row's fields. */
    boolean isTyped(String row) {
        return !isEmpty(row);
    }

    private boolean isEmpty(String row) {
        return value("givenName" + row).isBlank()
                && value("familyName" + row).isBlank()
                && value("email" + row).isBlank();
    }

    private void fill(String row, NominationSummary named) {
        values.put("givenName" + row, named.givenName());
        values.put("familyName" + row, named.familyName());
        values.put("nativeName" + row, named.nativeName());
        values.put("email" + row, named.email());
        values.put("position" + row, named.position());
        values.put("sex" + row, named.sex());
        values.put("funding" + row, named.isSponsored() ? "SPONSORED" : "SELF_FUNDED");
    }

    private void take(String name, HttpServletRequest request) {
        var value = request.getParameter(name);
        values.put(name, value == null ? "" : value);
    }

    static String name(int event, int row) {
        return "-" + event + "-" + row;
    }

    int rows(int event) {
        return rows.get(event);
    }

    String value(String name) {
        return values.getOrDefault(name, "");
    }

    String error(String name) {
        return errors.get(name);
    }

    boolean hasErrors() {
        return !errors.isEmpty();
    }
}

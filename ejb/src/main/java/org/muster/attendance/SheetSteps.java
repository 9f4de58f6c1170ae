package org.muster.attendance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.muster.member.PersonId;
import org.muster.shared.Actor;
import org.muster.shared.Rows;

/** What people say on the way of a sheet: how its columns are read, whom lines are about. */
@ApplicationScoped
class SheetSteps {
    @PersistenceContext private EntityManager entities;

    /** How the person reads sheets with these headers; nothing where there was none yet. */
    SheetHabit habit(List<String> header, Actor of) {
        return Rows.of(
                        entities.createNativeQuery(
                                        "select meanings from muster.sheet_habit where login = :login and headers = :key")
                                .setParameter("login", of.login())
                                .setParameter("key", SheetHabit.key(header)),
                        row -> SheetHabit.read(row.text()))
                .stream()
                .findFirst()
                .orElse(SheetHabit.NONE);
    }

    void keep(List<String> header, SheetHabit habit, Actor of) {
        entities.createNativeQuery(
                        """
                        insert into muster.sheet_habit (login, headers, meanings, said_at)
                        values (:login, :key, :meanings, :at)
                        on conflict on constraint sheet_habit_pk
                        do update set meanings = excluded.meanings, said_at = excluded.said_at""")
                .setParameter("login", of.login())
                .setParameter("key", SheetHabit.key(header))
                .setParameter("meanings", habit.written())
                .setParameter("at", Instant.now())
                .executeUpdate();
    }

    /** What was said of lines, by their number. */
    Map<Integer, LineChoice> choices(SheetId sheet) {
        var choices = new HashMap<Integer, LineChoice>();
        Rows.of(
                        entities.createNativeQuery(
                                        "select line_no, kind, person_id, family_name, given_name from muster.sheet_choice where sheet_id = :sheet")
                                .setParameter("sheet", sheet.value()),
                        SheetSteps::choice)
                .forEach(choice -> choices.put(choice.line(), choice));
        return choices;
    }

    private static LineChoice choice(Rows row) {
        var line = (int) row.number();
        var kind = LineChoice.Kind.valueOf(row.text());
        var person = row.uuid();
        var names = new WholeName(row.text(), row.text());
        return new LineChoice(
                line,
                kind,
                person == null ? null : new PersonId(person),
                names.familyName().isEmpty() ? null : names);
    }

    /** The latest word about a line stands. */
    void choose(SheetId sheet, LineChoice choice, Actor by) {
        entities.createNativeQuery(
                        """
                        insert into muster.sheet_choice (sheet_id, line_no, kind, person_id, family_name, given_name,
                            chosen_by, chosen_at)
                        values (:sheet, :line, :kind, cast(:person as uuid), :family, :given, :by, :at)
                        on conflict on constraint sheet_choice_pk do update set kind = excluded.kind,
                            person_id = excluded.person_id, family_name = excluded.family_name,
                            given_name = excluded.given_name, chosen_by = excluded.chosen_by,
                            chosen_at = excluded.chosen_at""")
                .setParameter("sheet", sheet.value())
                .setParameter("line", choice.line())
                .setParameter("kind", choice.kind().name())
                .setParameter("person", choice.person() == null ? null : choice.person().toString())
                .setParameter("family", choice.names() == null ? "" : choice.names().familyName())
                .setParameter("given", choice.names() == null ? "" : choice.names().givenName())
                .setParameter("by", by.login())
                .setParameter("at", Instant.now())
                .executeUpdate();
    }

    void unchoose(SheetId sheet, int line) {
        entities.createNativeQuery(
                        "delete from muster.sheet_choice where sheet_id = :sheet and line_no = :line")
                .setParameter("sheet", sheet.value())
                .setParameter("line", line)
                .executeUpdate();
    }

    void undo(SheetId sheet, String reason, Actor by) {
        entities.createNativeQuery(
                        "update muster.sheet_choice set family_name = '', given_name = '' where sheet_id = :sheet")
                .setParameter("sheet", sheet.value())
                .executeUpdate();
        entities.createNativeQuery(
                        "insert into muster.sheet_undo (sheet_id, reason, undone_by, undone_at) values (:sheet, :reason, :by, :at)")
                .setParameter("sheet", sheet.value())
                .setParameter("reason", reason)
                .setParameter("by", by.login())
                .setParameter("at", Instant.now())
                .executeUpdate();
    }

    /** Who took the sheet back, when and why; nothing where it stands. */
    Optional<SheetUndo> undone(SheetId sheet) {
        return Rows.of(
                        entities.createNativeQuery(
                                        "select reason, undone_by, undone_at from muster.sheet_undo where sheet_id = :sheet")
                                .setParameter("sheet", sheet.value()),
                        row -> new SheetUndo(row.text(), row.text(), row.instant()))
                .stream()
                .findFirst();
    }
}

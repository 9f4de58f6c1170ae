package org.muster.member;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.DomainException;
import org.muster.shared.InvalidInput;
import org.muster.shared.LineError;
import org.muster.shared.Roles;
import org.muster.shared.SheetFile;
import org.muster.shared.SheetRow;
import org.muster.shared.Told;

/**
 * Takes over the focal points and offices of all Members from one file. A line is taken whole or
 * not at all; a file taken over again changes nothing.
 */
@Stateless
@RolesAllowed({Roles.EVENT_OFFICER, Roles.SYSTEM})
public class ContactImport {
    @EJB private MemberDirectory members;
    @Inject private Contacts contacts;
    @Inject private Persons persons;
    @Inject private MemberReach reach;
    @Inject private AuditTrail audit;

    /** How many lines changed something, how many said what is known, and what was wrong. */
    public record Imported(int changed, int unchanged, List<LineError> errors) {
        public Imported {
            errors = List.copyOf(errors);
        }
    }

    public Imported importFile(byte[] content, Actor by) {
        var file = SheetFile.of(content);
        var table = ContactTable.of(file.header());
        var named = MemberNames.of(members);
        var errors = new ArrayList<LineError>();
        var lines = new ArrayList<ContactLine>();
        for (var row : file.rows()) {
            try {
                lines.add(ContactLine.read(row, table, named));
            } catch (DomainException wrong) {
                errors.add(error(row, table, wrong));
            }
        }
        var changed = keep(lines, table, errors, by);
        if (changed > 0) {
            audit.record(by, "contacts imported", "contacts", "file", changed + " lines");
        }
        errors.sort(Comparator.comparing(LineError::line));
        var wrong = errors.stream().map(LineError::line).distinct().count();
        return new Imported(changed, (int) (file.rows().size() - wrong - changed), errors);
    }

    // By Member, so that two imports wait for each other in one order, and by first day, so that
    // a successor finds whom they succeed.
    private int keep(
            List<ContactLine> lines, ContactTable table, List<LineError> errors, Actor by) {
        lines.sort(
                Comparator.comparing(ContactLine::member)
                        .thenComparing(
                                ContactLine::from, Comparator.nullsFirst(LocalDate::compareTo)));
        var said = new HashMap<String, NewPerson>();
        var changed = 0;
        for (var line : lines) {
            try {
                changed += keep(line, said, by) ? 1 : 0;
            } catch (DomainException wrong) {
                errors.add(error(line.row(), table, wrong));
            }
        }
        return changed;
    }

    private boolean keep(ContactLine read, Map<String, NewPerson> said, Actor by) {
        var member = reach.require(read.member(), by);
        contacts.lock(read.member());
        refuseContradiction(read, said);
        var before = persons.namesake(read.person()).map(Person::known).orElse(null);
        var line = before == null ? read.speaking(member.language()) : read;
        if (line.isOffice()) {
            var office = persons.known(line.person(), by);
            var isNew = contacts.recordOffice(line.member(), office);
            if (isNew) {
                audit.record(by, "office recorded", "member", line.member(), office.toString());
            }
            return isNew || isChanged(before, line.person());
        }
        return appoint(line, before, by);
    }

    private boolean appoint(ContactLine line, NewPerson before, Actor by) {
        var known = contacts.of(line.member());
        var person = persons.namesake(line.person()).map(Person::id).orElse(null);
        var same =
                known.stream()
                        .filter(point -> point.person().equals(person))
                        .filter(point -> point.validFrom().equals(line.from()))
                        .findFirst();
        if (same.isEmpty()) {
            refuseOverlap(known, line);
            Contacts.makeRoom(known, line.from(), line.to());
            var appointed = persons.known(line.person(), by);
            contacts.add(FocalPoint.of(line.member(), null, appointed, line.from(), line.to()));
            audit.record(
                    by,
                    "focal point appointed",
                    "member",
                    line.member(),
                    appointed + " from " + line.from());
            return true;
        }
        var endsAnew = line.to() != null && !line.to().equals(same.get().validTo());
        if (endsAnew) {
            var others = known.stream().filter(point -> point != same.get()).toList();
            refuseSuccessor(others, line);
            same.get().end(line.to());
            audit.record(by, "focal point ended", "member", line.member(), "on " + line.to());
        }
        persons.known(line.person(), by);
        return endsAnew || isChanged(before, line.person());
    }

    private static boolean isChanged(NewPerson before, NewPerson given) {
        return before == null || !before.differences(before.updated(given)).isEmpty();
    }

    /** A time whose end is written down gives way to no successor from a file; an open one does. */
    private static void refuseOverlap(List<FocalPoint> known, ContactLine line) {
        for (var point : known) {
            var isFixed = point.validTo() != null && point.validFrom().isBefore(line.from());
            if (isFixed && point.answersOn(line.from())) {
                throw new InvalidInput(
                        "from", "There is a focal point until " + point.validTo() + " already");
            }
        }
        refuseSuccessor(known, line);
    }

    private static void refuseSuccessor(List<FocalPoint> known, ContactLine line) {
        for (var point : known) {
            if (!point.validFrom().isBefore(line.from())
                    && point.answersWithin(line.from(), line.to())) {
                throw new InvalidInput(
                        line.to() == null ? "from" : "to",
                        "Another focal point begins on " + point.validFrom());
            }
        }
    }

    /** A file says one thing of a person and of an office, or neither of the two could be kept. */
    private static void refuseContradiction(ContactLine line, Map<String, NewPerson> said) {
        var person = line.person();
        var name = line.member() + "\n" + person.familyName() + "\n" + person.givenName();
        var further = said.putIfAbsent(name, person);
        if (further != null && !further.equals(person)) {
            throw new InvalidInput("familyName", "Another line says something else of this person");
        }
        var office = line.isOffice() ? said.putIfAbsent(line.member(), person) : null;
        if (office != null && !office.equals(person)) {
            throw new InvalidInput("kind", "Another line names this Member's office");
        }
    }

    private static LineError error(SheetRow row, ContactTable table, DomainException wrong) {
        var column = table.column(wrong instanceof InvalidInput input ? input.field() : "member");
        return new LineError(
                row.line(), row.header().get(column), row.cell(column), Told.of(wrong));
    }
}

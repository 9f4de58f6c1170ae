package org.muster.entitlement;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.muster.attendance.EventFacts;
import org.muster.attendance.EventPerson;
import org.muster.attendance.EventReach;
import org.muster.attendance.SheetAlreadyStored;
import org.muster.event.EventId;
import org.muster.ledger.RateMissing;
import org.muster.member.PersonId;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.DomainException;
import org.muster.shared.InvalidInput;
import org.muster.shared.LineError;
import org.muster.shared.NotASheet;
import org.muster.shared.Roles;
import org.muster.shared.Sha256;
import org.muster.shared.SheetFile;
import org.muster.shared.SheetRow;
import org.muster.shared.Told;
import org.muster.shared.UnreadableAmount;

/**
 * Takes a file of claims in: the file as it came, the good lines as claims, the others with what is
 * wrong with them. The very same file is taken once.
 */
@Stateless
@RolesAllowed({Roles.FINANCE_OFFICER, Roles.SYSTEM})
public class ClaimImport {
    private static final int MOST_LINES = 5_000;

    @Inject private ClaimEntry entry;
    @Inject private ClaimFiles files;
    @Inject private EventReach reach;
    @Inject private AuditTrail audit;

    /** What came of a file: how many lines were entered, and what was wrong with the others. */
    public record Imported(ClaimFileId file, int good, List<LineError> errors) {
        public Imported {
            errors = List.copyOf(errors);
        }
    }

    /** What lines of one file are read by: the event, its people by reference, its columns. */
    private record Reading(
            EventFacts event, Map<String, PersonId> references, ClaimTable table, Actor actor) {}

    public Imported importFile(EventId event, String fileName, byte[] content, Actor actor) {
        var facts = reach.require(event, actor, Roles.FINANCE_OFFICER);
        var file = SheetFile.of(content);
        var table = ClaimTable.of(file.header());
        var rows = file.rows();
        if (rows.size() > MOST_LINES) {
            throw new NotASheet(Told.of("why.file.tooManyLines", MOST_LINES));
        }
        entry.queueUp();
        var stored = store(event, fileName, content, actor);
        var people = entry.people(event);
        var reading = new Reading(facts, references(people), table, actor);
        var errors = new ArrayList<LineError>();
        rows.forEach(row -> enter(row, reading, people, errors));
        var good = rows.size() - errors.size();
        stored.took(good, errors.size());
        files.addErrors(stored.id(), errors);
        audit.record(actor, "claims imported", "event", event, good + " of " + rows.size());
        return new Imported(stored.id(), good, errors);
    }

    /** What came of a file taken in before. */
    public Imported imported(EventId event, ClaimFileId id, Actor actor) {
        reach.require(event, actor, Roles.FINANCE_OFFICER);
        var file = files.file(event, id);
        return new Imported(id, file.linesGood(), files.errors(id));
    }

    private ClaimFile store(EventId event, String fileName, byte[] content, Actor actor) {
        var sha256 = Sha256.of(content);
        files.same(event, sha256)
                .ifPresent(
                        first -> {
                            throw new SheetAlreadyStored(first.uploadedBy(), first.uploadedAt());
                        });
        var file = ClaimFile.stored(event, fileName, sha256, content, actor, Instant.now());
        files.add(file);
        return file;
    }

    private void enter(
            SheetRow row, Reading reading, Set<PersonId> people, List<LineError> errors) {
        if (row.fault() != null) {
            errors.add(row.fault());
            return;
        }
        var table = reading.table();
        try {
            entry.enter(reading.event(), read(row, reading), people, reading.actor());
        } catch (InvalidInput wrong) {
            errors.add(error(row, table.column(wrong.field()), wrong));
        } catch (UnreadableAmount wrong) {
            errors.add(error(row, table.amount(), wrong));
        } catch (RateMissing wrong) {
            errors.add(error(row, table.column("currency"), wrong));
        } catch (DomainException refused) {
            errors.add(error(row, table.reference(), refused));
        }
    }

    private static Claims.NewClaim read(SheetRow row, Reading reading) {
        var table = reading.table();
        var person = reading.references().get(row.cell(table.reference()).toLowerCase(Locale.ROOT));
        if (person == null) {
            throw new InvalidInput("reference", Told.of("why.row.noPerson"));
        }
        return new Claims.NewClaim(
                person,
                row.cell(table.claimNo()),
                ClaimTable.days(row.cell(table.days())),
                row.cell(table.amount()),
                row.cell(table.currency()),
                ClaimTable.day(row.cell(table.claimedOn())));
    }

    private static Map<String, PersonId> references(Set<PersonId> people) {
        var known = new HashMap<String, PersonId>();
        people.forEach(
                person -> EventPerson.references(person).forEach(name -> known.put(name, person)));
        return known;
    }

    private static LineError error(SheetRow row, int column, DomainException reason) {
        return new LineError(row.line(), row.column(column), row.cell(column), Told.of(reason));
    }
}

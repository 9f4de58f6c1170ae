package org.muster.outside;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.muster.event.EventId;
import org.muster.funding.ContributionId;
import org.muster.member.PersonId;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.DomainException;
import org.muster.shared.InvalidInput;
import org.muster.shared.LineError;
import org.muster.shared.Money;
import org.muster.shared.NotASheet;
import org.muster.shared.Roles;
import org.muster.shared.Sha256;
import org.muster.shared.SheetFile;
import org.muster.shared.SheetRow;
import org.muster.shared.Told;

/**
 * Takes payments of another system in as facts: good rows are kept, the others told. What a row
 * says may be wrong in itself, a cost twice or borne twice: that is found by reconciling, and
 * refused here it would never be seen.
 */
@Stateless
@RolesAllowed({Roles.FINANCE_OFFICER, Roles.SYSTEM})
public class OutsideImport {
    private static final int MOST_LINES = 5_000;

    @Inject private OutsidePayments payments;
    @Inject private OutsideReach reach;
    @Inject private AuditTrail audit;
    @Inject private Clock clock;

    /** A table being read, with the people of the events it named so far. */
    private record Reading(
            OutsideTable table, LocalDate today, Map<EventId, Map<String, PersonId>> people) {}

    public OutsideTaken take(String fileName, byte[] content, Actor by) {
        reach.toTake(by);
        var table = OutsideTable.of(content);
        if (table.rows().size() > MOST_LINES) {
            throw new NotASheet(Told.of("why.file.tooManyLines", MOST_LINES));
        }
        var sha256 = Sha256.of(content);
        payments.refuseKnown(sha256);
        var today = clock.instant().atZone(clock.getZone()).toLocalDate();
        var reading = new Reading(table, today, new HashMap<>());
        var good = new ArrayList<OutsidePayments.Line>();
        var errors = new ArrayList<LineError>();
        table.rows().forEach(row -> read(row, reading, good, errors));
        var name = SheetFile.name(fileName, "payments");
        var file = payments.add(name, sha256, content, good, errors, by);
        audit.record(
                by,
                "outside payments taken",
                "outside-file",
                file,
                good.size() + " of " + table.rows().size());
        return new OutsideTaken(file, good.size(), errors);
    }

    private void read(
            SheetRow row,
            Reading reading,
            List<OutsidePayments.Line> good,
            List<LineError> errors) {
        if (row.fault() != null) {
            errors.add(row.fault());
            return;
        }
        try {
            good.add(new OutsidePayments.Line(row.line(), payment(row, reading)));
        } catch (DomainException wrong) {
            errors.add(reading.table().error(row, wrong));
        }
    }

    private OutsidePayment payment(SheetRow row, Reading reading) {
        var table = reading.table();
        var event = event(table.cell(row, "event"));
        var amount = table.amount(row);
        return new OutsidePayment(
                event,
                table.category(row),
                person(table.cell(row, "person"), event, reading),
                table.cell(row, "supplier"),
                table.numbers(row),
                amount,
                table.paidOn(row, reading.today()),
                table.nights(row),
                shares(table.shares(row, amount)));
    }

    private EventId event(String code) {
        return payments.event(code)
                .orElseThrow(() -> new InvalidInput("event", Told.of("why.opening.event", code)));
    }

    private PersonId person(String reference, EventId event, Reading reading) {
        if (reference.isEmpty()) {
            return null;
        }
        var person =
                reading.people()
                        .computeIfAbsent(event, payments::references)
                        .get(reference.toLowerCase(Locale.ROOT));
        if (person == null) {
            throw new InvalidInput("person", Told.of("why.row.noPerson"));
        }
        return person;
    }

    private List<OutsidePayment.Share> shares(Map<String, Money> byNumber) {
        return byNumber.entrySet().stream()
                .map(each -> new OutsidePayment.Share(contribution(each.getKey()), each.getValue()))
                .toList();
    }

    private ContributionId contribution(String agreementNo) {
        return payments.contribution(agreementNo)
                .orElseThrow(
                        () ->
                                new InvalidInput(
                                        "agreements",
                                        Told.of("why.opening.agreement", agreementNo)));
    }
}

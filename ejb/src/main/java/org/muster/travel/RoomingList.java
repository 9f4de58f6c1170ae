package org.muster.travel;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.muster.event.EventId;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.Language;
import org.muster.shared.Roles;
import org.muster.shared.Sheets;

/**
 * Arrivals and rooms of an event as a workbook for drivers and hotels. It holds no passport; days
 * and times are cells of their type, and every text is text, whatever it begins with.
 */
@Stateless
@RolesAllowed({Roles.EVENT_OFFICER, Roles.SYSTEM})
public class RoomingList {
    private static final int PAGE = 500;
    private static final double MINUTES_A_DAY = 24 * 60;
    private static final List<String> ARRIVALS =
            List.of(
                    "Family name",
                    "Given name",
                    "Name in own script",
                    "Administration",
                    "Role",
                    "Arrival",
                    "Time",
                    "Flight",
                    "Departure",
                    "Time",
                    "Flight",
                    "Ticket bought by",
                    "Visa letter");
    private static final List<String> ROOMS =
            List.of(
                    "Hotel",
                    "Room",
                    "Family name",
                    "Given name",
                    "Sex",
                    "Administration",
                    "From",
                    "To",
                    "Nights",
                    "Diet",
                    "Accessibility");

    @Inject private TravelBook book;
    @Inject private TravelReader reader;
    @Inject private AuditTrail audit;

    public byte[] xlsx(EventId id, Language language, Actor actor) {
        book.require(book.event(id), actor, Roles.EVENT_OFFICER);
        var bytes = new ByteArrayOutputStream();
        var rows = 0;
        try (var workbook = new Workbook(bytes, "Muster", "1.0")) {
            var arrivals = Sheets.headed(workbook, "Arrivals", ARRIVALS);
            var rooms = Sheets.headed(workbook, "Rooms", ROOMS);
            List<TravelRow> page;
            do {
                page = reader.page(id, TravelFilter.ALL, language, rows, PAGE);
                for (var row : page) {
                    rows++;
                    arrival(arrivals, rows, row);
                    room(rooms, rows, row);
                }
            } while (page.size() == PAGE);
            arrivals.value(rows + 1, 0, "Rows: " + rows);
            rooms.value(rows + 1, 0, "Rows: " + rows);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        audit.record(actor, "rooming list exported", "event", id, rows + " rows");
        return bytes.toByteArray();
    }

    /** The file name of an event's list. */
    public String name(EventId id, Actor actor) {
        var event = book.require(book.event(id), actor, Roles.EVENT_OFFICER);
        var code = event.code().replaceAll("[^A-Za-z0-9-]", "-");
        return "rooms-" + code + "-" + event.days().from() + ".xlsx";
    }

    private static void arrival(Worksheet sheet, int line, TravelRow row) {
        var facts = row.facts();
        texts(
                sheet,
                line,
                0,
                row.familyName(),
                row.givenName(),
                row.nativeName(),
                row.administration(),
                row.role().name());
        day(sheet, line, 5, facts.arrivesOn());
        time(sheet, line, 6, facts.arrivesAt());
        texts(sheet, line, 7, facts.arrivalFlight());
        day(sheet, line, 8, facts.departsOn());
        time(sheet, line, 9, facts.departsAt());
        var visa = facts.visaLetter() == null ? "" : facts.visaLetter() ? "YES" : "NO";
        texts(sheet, line, 10, facts.departureFlight(), name(facts.ticket()), visa);
    }

    private static void room(Worksheet sheet, int line, TravelRow row) {
        var facts = row.facts();
        texts(
                sheet,
                line,
                0,
                facts.hotel(),
                name(facts.lodging()),
                row.familyName(),
                row.givenName(),
                row.sex(),
                row.administration());
        day(sheet, line, 6, facts.arrivesOn());
        day(sheet, line, 7, facts.departsOn());
        if (facts.nights() != null) {
            sheet.value(line, 8, facts.nights());
        }
        texts(sheet, line, 9, facts.diet(), facts.accessibility());
    }

    private static void texts(Worksheet sheet, int line, int from, String... texts) {
        for (var at = 0; at < texts.length; at++) {
            sheet.value(line, from + at, texts[at]);
        }
    }

    private static void day(Worksheet sheet, int line, int at, LocalDate day) {
        if (day != null) {
            sheet.value(line, at, day);
            sheet.style(line, at).format("yyyy-mm-dd").set();
        }
    }

    private static void time(Worksheet sheet, int line, int at, LocalTime time) {
        if (time != null) {
            sheet.value(line, at, (time.getHour() * 60 + time.getMinute()) / MINUTES_A_DAY);
            sheet.style(line, at).format("hh:mm").set();
        }
    }

    private static String name(Enum<?> value) {
        return Objects.toString(value, "");
    }
}

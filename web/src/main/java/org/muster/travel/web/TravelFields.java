package org.muster.travel.web;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.muster.shared.InvalidInput;
import org.muster.shared.SheetDay;
import org.muster.shared.Told;
import org.muster.travel.Lodging;
import org.muster.travel.Passport;
import org.muster.travel.TicketBuyer;
import org.muster.travel.TravelFacts;
import org.muster.web.Choices;

/** Travel facts as the fields of a form, the traveller's own or the desk's. */
final class TravelFields {
    static final List<String> NAMES =
            List.of(
                    "arrivesOn",
                    "arrivesAt",
                    "arrivalFlight",
                    "departsOn",
                    "departsAt",
                    "departureFlight",
                    "ticket",
                    "lodging",
                    "hotel",
                    "visaLetter",
                    "passportNumber",
                    "passportNationality",
                    "passportExpiresOn",
                    "diet",
                    "accessibility",
                    "emergencyContact");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("H:mm[:ss]");

    private TravelFields() {}

    /** What was typed; the first field that cannot be taken is refused by its name. */
    static TravelFacts read(UnaryOperator<String> typed) {
        UnaryOperator<String> value =
                name -> typed.apply(name) == null ? "" : typed.apply(name).strip();
        return new TravelFacts(
                day("arrivesOn", value),
                time("arrivesAt", value),
                value.apply("arrivalFlight"),
                day("departsOn", value),
                time("departsAt", value),
                value.apply("departureFlight"),
                Choices.read(TicketBuyer.class, "ticket", value.apply("ticket")).orElse(null),
                Choices.read(Lodging.class, "lodging", value.apply("lodging")).orElse(null),
                value.apply("hotel"),
                visaLetter(value.apply("visaLetter")),
                new Passport(
                        value.apply("passportNumber"),
                        value.apply("passportNationality"),
                        day("passportExpiresOn", value)),
                value.apply("diet"),
                value.apply("accessibility"),
                value.apply("emergencyContact"));
    }

    /** The facts as fields show them. */
    static Map<String, String> show(TravelFacts facts) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("arrivesOn", text(facts.arrivesOn()));
        fields.put("arrivesAt", text(facts.arrivesAt()));
        fields.put("arrivalFlight", facts.arrivalFlight());
        fields.put("departsOn", text(facts.departsOn()));
        fields.put("departsAt", text(facts.departsAt()));
        fields.put("departureFlight", facts.departureFlight());
        fields.put("ticket", text(facts.ticket()));
        fields.put("lodging", text(facts.lodging()));
        fields.put("hotel", facts.hotel());
        fields.put(
                "visaLetter", facts.visaLetter() == null ? "" : facts.visaLetter() ? "YES" : "NO");
        fields.put("passportNumber", facts.passport().number());
        fields.put("passportNationality", facts.passport().nationality());
        fields.put("passportExpiresOn", text(facts.passport().expiresOn()));
        fields.put("diet", facts.diet());
        fields.put("accessibility", facts.accessibility());
        fields.put("emergencyContact", facts.emergencyContact());
        return fields;
    }

    private static Boolean visaLetter(String chosen) {
        return switch (chosen) {
            case "" -> null;
            case "YES" -> true;
            case "NO" -> false;
            default -> throw new InvalidInput("visaLetter", Told.of("why.choice", chosen));
        };
    }

    static LocalDate day(String field, Function<String, String> value) {
        var typed = value.apply(field);
        return typed.isEmpty() ? null : SheetDay.of(field, typed, Told.of("why.day", typed));
    }

    private static LocalTime time(String field, Function<String, String> value) {
        var typed = value.apply(field);
        try {
            return typed.isEmpty() ? null : LocalTime.parse(typed, CLOCK).withSecond(0);
        } catch (DateTimeException noTime) {
            throw new InvalidInput(field, Told.of("why.travel.time", typed));
        }
    }

    private static String text(Object value) {
        return value == null ? "" : value.toString();
    }
}

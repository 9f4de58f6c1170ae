package org.muster.travel;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.io.Serializable;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.muster.shared.DateRange;
import org.muster.shared.InvalidInput;
import org.muster.shared.Told;

/**
 * What a traveller tells so that they are met, housed and fed. Everything may still be unknown and
 * is told as it becomes known; days and times are those at the venue.
 *
 * @param visaLetter whether a letter for a visa is needed; null while not told
 * @param passport what that letter names; nothing where none is needed
 * @param emergencyContact who is called if something happens, as they want it
 */
@Embeddable
public record TravelFacts(
        @Column(name = "arrives_on") LocalDate arrivesOn,
        @Column(name = "arrives_at") LocalTime arrivesAt,
        @Column(name = "arrival_flight") String arrivalFlight,
        @Column(name = "departs_on") LocalDate departsOn,
        @Column(name = "departs_at") LocalTime departsAt,
        @Column(name = "departure_flight") String departureFlight,
        @Enumerated(EnumType.STRING) TicketBuyer ticket,
        @Enumerated(EnumType.STRING) Lodging lodging,
        String hotel,
        @Column(name = "visa_letter") Boolean visaLetter,
        @Embedded Passport passport,
        String diet,
        String accessibility,
        @Column(name = "emergency_contact") String emergencyContact)
        implements Serializable {
    public static final TravelFacts NONE =
            new TravelFacts(
                    null,
                    null,
                    "",
                    null,
                    null,
                    "",
                    null,
                    null,
                    "",
                    null,
                    Passport.NONE,
                    "",
                    "",
                    "");
    private static final int MOST_DAYS_BESIDE = 30;

    public TravelFacts {
        arrivalFlight = TypedLine.of("arrivalFlight", arrivalFlight, 40);
        departureFlight = TypedLine.of("departureFlight", departureFlight, 40);
        hotel = TypedLine.of("hotel", hotel, 160);
        diet = TypedLine.of("diet", diet, 500);
        accessibility = TypedLine.of("accessibility", accessibility, 500);
        emergencyContact = TypedLine.of("emergencyContact", emergencyContact, 200);
        passport = passport == null || !Boolean.TRUE.equals(visaLetter) ? Passport.NONE : passport;
        if (arrivesOn != null && departsOn != null && departsOn.isBefore(arrivesOn)) {
            throw new InvalidInput("departsOn", Told.of("why.travel.order"));
        }
    }

    /** Refuses days far from the event, which are slips of the pen, and a passport too old. */
    void requireFitting(DateRange days) {
        var near =
                new DateRange(
                        days.from().minusDays(MOST_DAYS_BESIDE),
                        days.to().plusDays(MOST_DAYS_BESIDE));
        if (arrivesOn != null && (!near.contains(arrivesOn) || arrivesOn.isAfter(days.to()))) {
            throw new InvalidInput("arrivesOn", Told.of("why.travel.arrival"));
        }
        if (departsOn != null && (!near.contains(departsOn) || departsOn.isBefore(days.from()))) {
            throw new InvalidInput("departsOn", Told.of("why.travel.departure"));
        }
        var expiry = passport.expiresOn();
        if (expiry != null && expiry.isBefore(departsOn == null ? days.to() : departsOn)) {
            throw new InvalidInput("passportExpiresOn", Told.of("why.travel.passport"));
        }
    }

    /** The nights a room is needed for; none where one is not booked, or the days are unknown. */
    public Integer nights() {
        return lodging == null || lodging == Lodging.OWN || arrivesOn == null || departsOn == null
                ? null
                : (int) ChronoUnit.DAYS.between(arrivesOn, departsOn);
    }

    /** What is left when nobody needs the rest any more, and all that a list shows. */
    TravelFacts withoutPrivateFacts() {
        return new TravelFacts(
                arrivesOn,
                arrivesAt,
                arrivalFlight,
                departsOn,
                departsAt,
                departureFlight,
                ticket,
                lodging,
                hotel,
                visaLetter,
                Passport.NONE,
                "",
                "",
                "");
    }

    /** The names of what the other one tells differently. */
    List<String> differences(TravelFacts other) {
        var names = new ArrayList<String>();
        add(names, "arrival", arrival(), other.arrival());
        add(names, "departure", departure(), other.departure());
        add(names, "ticket", ticket, other.ticket);
        add(
                names,
                "lodging",
                List.of("" + lodging, hotel),
                List.of("" + other.lodging, other.hotel));
        add(names, "visa-letter", visaLetter, other.visaLetter);
        add(names, "passport", passport, other.passport);
        add(names, "diet", diet, other.diet);
        add(names, "accessibility", accessibility, other.accessibility);
        add(names, "emergency-contact", emergencyContact, other.emergencyContact);
        return names;
    }

    private String arrival() {
        return arrivesOn + " " + arrivesAt + " " + arrivalFlight;
    }

    private String departure() {
        return departsOn + " " + departsAt + " " + departureFlight;
    }

    private static void add(List<String> names, String name, Object one, Object other) {
        if (!Objects.equals(one, other)) {
            names.add(name);
        }
    }
}

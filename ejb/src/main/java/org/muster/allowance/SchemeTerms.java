package org.muster.allowance;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.io.Serializable;
import java.util.Currency;
import org.muster.shared.CurrencyConverter;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;
import org.muster.shared.Told;

/**
 * What a scheme pays, in one currency. Percentages are hundredths of a per cent, amounts minor
 * units; what a kind of scheme does not know is nothing, so that no figure stands there without an
 * effect.
 *
 * @param dayMinor for each day present; of a scheme per day alone
 * @param shares what a rate consists of; of all other schemes
 * @param travelDays days to travel that are paid in full after the programme; of a workshop alone
 * @param boardAndLodgingBasisPoints what of the rate is left where lodging and all meals are
 *     provided; of a workshop alone, of nights it is what the shares leave
 * @param dayTripHours a day without a night is paid when it took longer than that
 * @param dayTripBasisPoints and this much of the rate; nothing where day trips are not paid
 * @param terminalMinor for each authorised leg
 * @param terminalWithVehicleMinor the same where a vehicle is provided
 * @param advanceBasisPoints how much of the allowance may be paid before
 */
@Embeddable
public record SchemeTerms(
        @Enumerated(EnumType.STRING) AllowanceKind kind,
        @Convert(converter = CurrencyConverter.class) Currency currency,
        @Column(name = "day_minor") long dayMinor,
        @Embedded RateShares shares,
        @Column(name = "travel_days") int travelDays,
        @Column(name = "board_and_lodging_basis_points") int boardAndLodgingBasisPoints,
        @Column(name = "day_trip_hours") int dayTripHours,
        @Column(name = "day_trip_basis_points") int dayTripBasisPoints,
        @Column(name = "terminal_minor") long terminalMinor,
        @Column(name = "terminal_with_vehicle_minor") long terminalWithVehicleMinor,
        @Column(name = "advance_basis_points") int advanceBasisPoints)
        implements Serializable {
    private static final int MOST_TRAVEL_DAYS = 7;
    private static final int HOURS_OF_A_DAY = 24;

    public SchemeTerms {
        requireWithin("boardAndLodging", boardAndLodgingBasisPoints, RateShares.WHOLE);
        requireWithin("dayTrip", dayTripBasisPoints, RateShares.WHOLE);
        requireWithin("advance", advanceBasisPoints, RateShares.WHOLE);
        requireWithin("dayTripHours", dayTripHours, HOURS_OF_A_DAY);
        requireWithin("travelDays", travelDays, MOST_TRAVEL_DAYS);
        requireNotNegative("day", dayMinor);
        requireNotNegative("terminal", terminalMinor);
        requireNotNegative("terminalWithVehicle", terminalWithVehicleMinor);
        if (terminalWithVehicleMinor > terminalMinor) {
            throw new InvalidInput("terminalWithVehicle", Told.of("why.scheme.vehicle"));
        }
        switch (kind) {
            case PER_DAY -> requirePerDay(dayMinor, shares, dayTripHours, dayTripBasisPoints);
            case PER_NIGHT, DESA_WORKSHOP -> requireShares(dayMinor, shares);
        }
        if (kind != AllowanceKind.DESA_WORKSHOP) {
            requireNone("travelDays", travelDays);
            requireNone("boardAndLodging", boardAndLodgingBasisPoints);
        }
    }

    private static void requirePerDay(long day, RateShares shares, int hours, int dayTrip) {
        if (day == 0) {
            throw new InvalidInput("day", Told.of("why.allowance.amount"));
        }
        if (!shares.areNone()) {
            throw new InvalidInput("room", Told.of("why.scheme.noEffect"));
        }
        requireNone("dayTripHours", hours);
        requireNone("dayTrip", dayTrip);
    }

    private static void requireShares(long day, RateShares shares) {
        requireNone("day", day);
        if (shares.areNone()) {
            throw new InvalidInput("room", Told.of("why.scheme.shares"));
        }
    }

    private static void requireNone(String field, long value) {
        if (value != 0) {
            throw new InvalidInput(field, Told.of("why.scheme.noEffect"));
        }
    }

    private static void requireWithin(String field, int value, int most) {
        if (value < 0 || value > most) {
            throw most == RateShares.WHOLE
                    ? new InvalidInput(field, Told.of("why.scheme.share"))
                    : new InvalidInput(field, Told.of("why.scheme.between", most));
        }
    }

    private static void requireNotNegative(String field, long minor) {
        if (minor < 0) {
            throw new InvalidInput(field, Told.of("why.scheme.negative"));
        }
    }

    /** The flat amount for a day present; nothing in schemes that pay rates of places. */
    public Money day() {
        return new Money(dayMinor, currency);
    }

    /** What an authorised leg is paid. */
    public Money terminal() {
        return new Money(terminalMinor, currency);
    }

    /** What a leg is paid where a vehicle is provided. */
    public Money terminalWithVehicle() {
        return new Money(terminalWithVehicleMinor, currency);
    }
}

package org.muster.allowance;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.muster.allowance.Entitlement.Line;
import org.muster.allowance.Entitlement.Part;
import org.muster.dailyrate.DailyRate;
import org.muster.shared.Money;

/**
 * Reckons what somebody is due by what a scheme pays: one line a day, so that nobody is paid twice
 * for one night; nothing for who was never there. Each line is rounded half up.
 */
public final class Reckoning {
    private final SchemeTerms terms;
    private final Function<YearMonth, DailyRate> rates;

    /**
     * @param rates the rate of the place for a month, in the scheme's currency; it refuses where
     *     there is none
     */
    public Reckoning(SchemeTerms terms, Function<YearMonth, DailyRate> rates) {
        this.terms = terms;
        this.rates = rates;
    }

    public Entitlement of(Stay stay) {
        if (!stay.isPresentAtAll()) {
            return new Entitlement(terms.currency(), List.of());
        }
        var lines =
                new ArrayList<>(
                        switch (terms.kind()) {
                            case PER_DAY -> days(stay);
                            case PER_NIGHT -> nights(stay);
                            case DESA_WORKSHOP -> workshop(stay);
                        });
        lines.addAll(dayTrips(stay, lines));
        stay.legs().forEach(leg -> lines.add(terminal(leg)));
        lines.removeIf(line -> line.rate().isZero());
        lines.sort(Comparator.comparing(Line::on).thenComparing(Line::part));
        return new Entitlement(terms.currency(), lines);
    }

    private List<Line> days(Stay stay) {
        return stay.present().stream()
                .filter(stay.programme()::contains)
                .map(day -> line(day, Part.DAY, terms.day(), RateShares.WHOLE, Set.of()))
                .toList();
    }

    private List<Line> nights(Stay stay) {
        if (stay.authorised() == null) {
            return List.of();
        }
        return stay.authorised().each().filter(stay::isOwed).map(day -> night(stay, day)).toList();
    }

    /** From the official arrival to the last day of the programme, and the days to travel. */
    private List<Line> workshop(Stay stay) {
        if (stay.authorised() == null || stay.authorised().from().isAfter(last(stay))) {
            return List.of();
        }
        var days =
                stay.authorised()
                        .from()
                        .datesUntil(last(stay).plusDays(1))
                        .filter(stay::isOwed)
                        .map(day -> night(stay, day));
        var travel =
                last(stay)
                        .plusDays(1)
                        .datesUntil(last(stay).plusDays(1L + terms.travelDays()))
                        .map(
                                day ->
                                        line(
                                                day,
                                                Part.TRAVEL_DAY,
                                                rate(day).rate(),
                                                RateShares.WHOLE,
                                                Set.of()));
        return Stream.concat(days, travel).toList();
    }

    private static LocalDate last(Stay stay) {
        return stay.programme().to();
    }

    private Line night(Stay stay, LocalDate day) {
        var rate = rate(day);
        var provided = stay.providedOn(day);
        var shares =
                rate.roomBasisPoints() == null
                        ? terms.shares()
                        : terms.shares().withRoom(rate.roomBasisPoints());
        return line(day, Part.NIGHT, rate.rate(), left(shares, provided), provided);
    }

    /** What is left of a rate; providing one thing more never leaves more. */
    private int left(RateShares shares, Set<Provision> provided) {
        var isAll = provided.size() == Provision.values().length;
        if (terms.kind() == AllowanceKind.DESA_WORKSHOP && isAll) {
            return Math.min(
                    terms.boardAndLodgingBasisPoints(), shares.incidentals() + shares.smallest());
        }
        return RateShares.WHOLE - provided.stream().mapToInt(shares::of).sum();
    }

    /** Days somebody was there and long enough away, without being paid for the day otherwise. */
    private List<Line> dayTrips(Stay stay, List<Line> paid) {
        if (terms.dayTripBasisPoints() == 0) {
            return List.of();
        }
        return stay.hoursAway().entrySet().stream()
                .filter(away -> away.getValue() > terms.dayTripHours())
                .map(away -> away.getKey())
                .filter(stay.programme()::contains)
                .filter(stay.present()::contains)
                .filter(day -> paid.stream().noneMatch(line -> line.on().equals(day)))
                .map(
                        day ->
                                line(
                                        day,
                                        Part.DAY_TRIP,
                                        rate(day).rate(),
                                        terms.dayTripBasisPoints(),
                                        Set.of()))
                .toList();
    }

    private Line terminal(Stay.Leg leg) {
        var amount = leg.isVehicleProvided() ? terms.terminalWithVehicle() : terms.terminal();
        return line(leg.on(), Part.TERMINAL, amount, RateShares.WHOLE, Set.of());
    }

    private DailyRate rate(LocalDate day) {
        return rates.apply(YearMonth.from(day));
    }

    private static Line line(
            LocalDate on, Part part, Money rate, int basisPoints, Set<Provision> provided) {
        return new Line(on, part, rate, basisPoints, provided, share(rate, basisPoints));
    }

    /** So many hundredths of a per cent of an amount, rounded half up. */
    public static Money share(Money whole, int basisPoints) {
        var exact =
                BigDecimal.valueOf(whole.minor())
                        .multiply(BigDecimal.valueOf(basisPoints))
                        .divide(BigDecimal.valueOf(RateShares.WHOLE), 0, RoundingMode.HALF_UP);
        return new Money(exact.longValueExact(), whole.currency());
    }
}

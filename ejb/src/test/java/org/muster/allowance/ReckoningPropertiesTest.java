package org.muster.allowance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Currency;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.muster.dailyrate.DailyRate;
import org.muster.shared.DateRange;
import org.muster.shared.Money;

/** What holds of every allowance, whatever the scheme, the rates and the facts. */
class ReckoningPropertiesTest {
    private static final int TRIES = 5_000;
    private static final LocalDate FIRST = LocalDate.of(2011, 1, 24);
    private static final int[] CUTS = {5000, 600, 1200, 1200};

    private final Random random = new Random(20110214);

    /** One scheme with its rates and facts. */
    private record Case(SchemeTerms terms, Function<YearMonth, DailyRate> rates, Stay stay) {
        Entitlement due() {
            return due(stay);
        }

        Entitlement due(Stay other) {
            return new Reckoning(terms, rates).of(other);
        }
    }

    @Test
    void noLineIsLessThanNothingOrMoreThanItsRateAndTheLinesMakeTheTotal() {
        var paid = 0;
        for (var at = 0; at < TRIES; at++) {
            var due = some().due();
            var sum = 0L;
            for (var line : due.lines()) {
                assertTrue(line.amount().minor() >= 0, line::toString);
                assertFalse(line.amount().exceeds(line.rate()), line::toString);
                sum += line.amount().minor();
            }
            assertEquals(sum, due.total().minor());
            paid += due.lines().isEmpty() ? 0 : 1;
        }
        assertTrue(paid > TRIES / 2, "something was due in most cases: " + paid);
    }

    @Test
    void noDayIsPaidTwice() {
        for (var at = 0; at < TRIES; at++) {
            var days =
                    some().due().lines().stream()
                            .filter(line -> line.part() != Entitlement.Part.TERMINAL)
                            .map(Entitlement.Line::on)
                            .toList();
            assertEquals(new HashSet<>(days).size(), days.size(), days::toString);
        }
    }

    @Test
    void whatAHostProvidesMoreNeverRaisesWhatIsDue() {
        var lowered = 0;
        for (var at = 0; at < TRIES; at++) {
            var one = some();
            var stay = one.stay();
            var more = new HashMap<>(stay.provided());
            var day = FIRST.plusDays(random.nextInt(12));
            var things = EnumSet.noneOf(Provision.class);
            things.addAll(more.getOrDefault(day, Set.of()));
            things.add(Provision.values()[random.nextInt(Provision.values().length)]);
            more.put(day, things);
            var before = one.due().total();
            var after = one.due(with(stay, stay.present(), more, stay.legs())).total();
            assertFalse(after.exceeds(before), () -> one + " and " + things + " on " + day);
            lowered += after.equals(before) ? 0 : 1;
        }
        assertTrue(lowered > TRIES / 20, "it mattered: " + lowered);
    }

    @Test
    void aDayMorePresentNeverLowersWhatIsDue() {
        for (var at = 0; at < TRIES; at++) {
            var one = some();
            var more = new HashSet<>(one.stay().present());
            more.add(FIRST.plusDays(random.nextInt(12)));
            var stay = with(one.stay(), more, one.stay().provided(), one.stay().legs());
            assertFalse(one.due().total().exceeds(one.due(stay).total()), one::toString);
        }
    }

    @Test
    void theOrderOfTheFactsDoesNotMatter() {
        for (var at = 0; at < TRIES; at++) {
            var one = some();
            var stay = one.stay();
            var days = new ArrayList<>(stay.present());
            Collections.shuffle(days, random);
            var legs = new ArrayList<>(stay.legs());
            Collections.shuffle(legs, random);
            var keys = new ArrayList<>(stay.provided().keySet());
            Collections.shuffle(keys, random);
            var provided = new LinkedHashMap<LocalDate, Set<Provision>>();
            keys.forEach(key -> provided.put(key, stay.provided().get(key)));
            var shuffled = with(stay, new LinkedHashSet<>(days), provided, legs);
            assertEquals(stay, shuffled);
            assertEquals(one.due(), one.due(shuffled));
        }
    }

    private static Stay with(
            Stay stay,
            Set<LocalDate> present,
            Map<LocalDate, Set<Provision>> provided,
            List<Stay.Leg> legs) {
        return new Stay(
                stay.programme(), present, stay.authorised(), provided, stay.hoursAway(), legs);
    }

    private Case some() {
        var kind = AllowanceKind.values()[random.nextInt(AllowanceKind.values().length)];
        return new Case(terms(kind), rates(), stay());
    }

    private SchemeTerms terms(AllowanceKind kind) {
        var isWorkshop = kind == AllowanceKind.DESA_WORKSHOP;
        var isPerDay = kind == AllowanceKind.PER_DAY;
        var terminal = random.nextInt(5000);
        return new SchemeTerms(
                kind,
                Currency.getInstance("EUR"),
                isPerDay ? 1 + random.nextInt(30_000) : 0,
                isPerDay ? RateShares.NONE : shares(),
                isWorkshop ? random.nextInt(3) : 0,
                isWorkshop ? random.nextInt(10_001) : 0,
                isPerDay ? 0 : random.nextInt(24),
                isPerDay ? 0 : random.nextInt(10_001),
                terminal,
                random.nextInt(terminal + 1),
                random.nextInt(10_001));
    }

    private RateShares shares() {
        if (random.nextBoolean()) {
            return new RateShares(CUTS[0], CUTS[1], CUTS[2], CUTS[3], 2000);
        }
        var cuts = random.ints(4, 0, 10_001).sorted().toArray();
        return new RateShares(
                cuts[0], cuts[1] - cuts[0], cuts[2] - cuts[1], cuts[3] - cuts[2], 10_000 - cuts[3]);
    }

    private Function<YearMonth, DailyRate> rates() {
        var rates = new HashMap<YearMonth, DailyRate>();
        for (var month = 1; month <= 3; month++) {
            var at = YearMonth.of(2011, month);
            rates.put(
                    at,
                    new DailyRate(
                            "BE",
                            "Brussels",
                            at,
                            Money.of(1 + random.nextInt(40_000), "EUR"),
                            random.nextBoolean() ? null : random.nextInt(10_001),
                            "Invented"));
        }
        return rates::get;
    }

    private Stay stay() {
        var from = FIRST.plusDays(2L + random.nextInt(5));
        var programme = new DateRange(from, from.plusDays(random.nextInt(5)));
        var arrival = from.minusDays(random.nextInt(3));
        var nights = new DateRange(arrival, arrival.plusDays(random.nextInt(8)));
        var around = FIRST.datesUntil(FIRST.plusDays(14)).toList();
        return new Stay(
                programme,
                around.stream().filter(day -> random.nextInt(3) > 0).collect(Collectors.toSet()),
                random.nextInt(4) == 0 ? null : nights,
                around.stream().collect(Collectors.toMap(day -> day, day -> provided())),
                around.stream()
                        .filter(day -> random.nextBoolean())
                        .collect(Collectors.toMap(day -> day, day -> random.nextInt(25))),
                around.stream()
                        .filter(day -> random.nextInt(4) == 0)
                        .map(day -> new Stay.Leg(day, random.nextBoolean()))
                        .toList());
    }

    private Set<Provision> provided() {
        var things = EnumSet.noneOf(Provision.class);
        for (var each : Provision.values()) {
            if (random.nextBoolean()) {
                things.add(each);
            }
        }
        return things;
    }
}

package org.muster.allowance.web;

import java.math.BigDecimal;
import org.muster.allowance.AllowanceKind;
import org.muster.allowance.RateShares;
import org.muster.allowance.SchemeSummary;
import org.muster.allowance.SchemeTerms;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;
import org.muster.shared.Told;
import org.muster.shared.UnreadableAmount;
import org.muster.web.Typed;

/**
 * What a scheme pays, as it stands in the fields of a form; a field left empty says nothing is
 * paid.
 */
final class TypedTerms {
    private TypedTerms() {}

    static SchemeTerms read(Typed typed) {
        var currency = Money.currency(typed.text("currency"));
        return new SchemeTerms(
                typed.choice(AllowanceKind.class, "kind"),
                currency,
                minor(typed, "day"),
                new RateShares(
                        percent(typed, "room"),
                        percent(typed, "breakfast"),
                        percent(typed, "lunch"),
                        percent(typed, "dinner"),
                        percent(typed, "incidentals")),
                whole(typed, "travelDays"),
                percent(typed, "boardAndLodging"),
                whole(typed, "dayTripHours"),
                percent(typed, "dayTrip"),
                minor(typed, "terminal"),
                minor(typed, "terminalWithVehicle"),
                percent(typed, "advance"));
    }

    /** All but the days, which the next version has of its own. */
    static void fill(Typed typed, SchemeSummary latest) {
        var terms = latest.terms();
        var shares = terms.shares();
        typed.with("code", latest.code())
                .with("title", latest.title())
                .with("kind", terms.kind())
                .with("currency", terms.currency().getCurrencyCode())
                .with("day", text(terms.day()))
                .with("room", text(shares.room()))
                .with("breakfast", text(shares.breakfast()))
                .with("lunch", text(shares.lunch()))
                .with("dinner", text(shares.dinner()))
                .with("incidentals", text(shares.incidentals()))
                .with("travelDays", terms.travelDays())
                .with("boardAndLodging", text(terms.boardAndLodgingBasisPoints()))
                .with("dayTripHours", terms.dayTripHours())
                .with("dayTrip", text(terms.dayTripBasisPoints()))
                .with("terminal", text(terms.terminal()))
                .with("terminalWithVehicle", text(terms.terminalWithVehicle()))
                .with("advance", text(terms.advanceBasisPoints()));
    }

    private static String text(Money amount) {
        return amount.isZero() ? "" : amount.decimal().toPlainString();
    }

    private static String text(int hundredths) {
        return hundredths == 0
                ? ""
                : BigDecimal.valueOf(hundredths, 2).stripTrailingZeros().toPlainString();
    }

    private static int percent(Typed typed, String field) {
        return typed.text(field).isEmpty() ? 0 : typed.hundredths(field);
    }

    private static int whole(Typed typed, String field) {
        try {
            return typed.text(field).isEmpty() ? 0 : typed.number(field).intValueExact();
        } catch (ArithmeticException part) {
            throw new InvalidInput(field, Told.of("why.scheme.whole"));
        }
    }

    private static long minor(Typed typed, String field) {
        try {
            return typed.text(field).isEmpty()
                    ? 0
                    : Money.parse(typed.text(field), typed.text("currency")).minor();
        } catch (UnreadableAmount refusal) {
            throw new InvalidInput(field, Told.of(refusal));
        }
    }
}

package org.muster.reporting;

import static org.muster.shared.ServerJson.JSON;

import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.util.Currency;
import org.muster.reporting.BudgetFigures.Heading;
import org.muster.reporting.BudgetFigures.Version;

/** The budget's part of the frozen text, by the same rules as all of it. */
final class FrozenBudget {
    private FrozenBudget() {}

    static JsonObjectBuilder write(BudgetFigures budget) {
        return JSON.createObjectBuilder()
                .add("versions", FrozenFigures.each(budget.versions(), FrozenBudget::version))
                .add("headings", FrozenFigures.each(budget.headings(), FrozenBudget::heading))
                .add("support", heading(budget.support()));
    }

    static BudgetFigures read(JsonObject json, Currency unit) {
        return new BudgetFigures(
                FrozenFigures.each(json, "versions", FrozenBudget::version),
                FrozenFigures.each(json, "headings", row -> heading(row, unit)),
                heading(json.getJsonObject("support"), unit));
    }

    private static JsonObjectBuilder version(Version version) {
        return JSON.createObjectBuilder()
                .add("event", version.event())
                .add("original", version.original())
                .add("revised", version.revised());
    }

    private static Version version(JsonObject json) {
        return new Version(
                json.getString("event"), json.getInt("original"), json.getInt("revised"));
    }

    private static JsonObjectBuilder heading(Heading heading) {
        return JSON.createObjectBuilder()
                .add("category", heading.category())
                .add("original", FrozenFigures.amount(heading.original()))
                .add("revised", FrozenFigures.amount(heading.revised()))
                .add("period", FrozenFigures.amount(heading.period()))
                .add("cumulative", FrozenFigures.amount(heading.cumulative()))
                .add("commitments", FrozenFigures.amount(heading.commitments()))
                .add("isDue", heading.isDue())
                .add("reason", heading.reason());
    }

    private static Heading heading(JsonObject json, Currency unit) {
        return new Heading(
                json.getString("category"),
                FrozenFigures.amount(json, "original", unit),
                FrozenFigures.amount(json, "revised", unit),
                FrozenFigures.amount(json, "period", unit),
                FrozenFigures.amount(json, "cumulative", unit),
                FrozenFigures.amount(json, "commitments", unit),
                json.getBoolean("isDue"),
                json.getString("reason"));
    }
}

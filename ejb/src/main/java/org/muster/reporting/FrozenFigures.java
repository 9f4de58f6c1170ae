package org.muster.reporting;

import static org.muster.shared.ServerJson.JSON;

import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.StringReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.muster.reporting.StatementFigures.Administration;
import org.muster.reporting.StatementFigures.Agreement;
import org.muster.reporting.StatementFigures.EuHeading;
import org.muster.reporting.StatementFigures.EventReached;
import org.muster.reporting.StatementFigures.Exempted;
import org.muster.reporting.StatementFigures.Expenditure;
import org.muster.reporting.StatementFigures.InKind;
import org.muster.reporting.StatementFigures.InterestOwed;
import org.muster.reporting.StatementFigures.Line;
import org.muster.reporting.StatementFigures.Position;
import org.muster.reporting.StatementFigures.RateUsed;
import org.muster.reporting.StatementFigures.Reached;
import org.muster.reporting.StatementFigures.Words;
import org.muster.shared.DateRange;
import org.muster.shared.Money;

/**
 * Figures as the text that is stored and hashed: JSON with every member in a fixed order, amounts
 * as decimal strings with their currency's decimals, dates in ISO form. Equal figures are equal
 * bytes.
 *
 * <p>What an earlier format did not keep is nothing, none or null when it is read: format 1 knew no
 * refunds, parts of a balance or administrations, format 2 no budget, conditions, exemptions or
 * words of staff, format 3 neither by which periods earlier lines are told, nor another template
 * than the house's, format 4 neither interest that is owed nor what becomes of money that is left.
 */
final class FrozenFigures {
    private FrozenFigures() {}

    static String write(StatementFigures figures) {
        var json =
                JSON.createObjectBuilder()
                        .add("format", 5)
                        .add("agreement", agreement(figures.agreement()))
                        .add("period", days(figures.period()))
                        .add("opening", amount(figures.opening()))
                        .add("received", amount(figures.received()))
                        .add("interest", amount(figures.interest()))
                        .add("exchange", amount(figures.exchange()))
                        .add("available", amount(figures.available()))
                        .add("expenditure", each(figures.expenditure(), FrozenFigures::spent))
                        .add("spent", amount(figures.spent()))
                        .add("refunds", amount(figures.refunds()))
                        .add("interestOwed", interest(figures.interestOwed()))
                        .add("position", position(figures.position()))
                        .add("closing", amount(figures.closing()))
                        .add("commitments", amount(figures.commitments()))
                        .add("uncommitted", amount(figures.uncommitted()))
                        .add("events", each(figures.events(), FrozenFigures::event))
                        .add("persons", reached(figures.persons()))
                        .add(
                                "administrations",
                                each(figures.administrations(), FrozenFigures::administration))
                        .add("inKind", each(figures.inKind(), FrozenFigures::inKind))
                        .add("inKindWithoutEvidence", figures.withoutEvidence())
                        .add("exemptions", each(figures.exemptions(), FrozenFigures::exempted))
                        .add("rates", each(figures.rates(), FrozenFigures::rate))
                        .add("boundBy", each(figures.boundBy(), FrozenFigures::days))
                        .add("euHeadings", each(figures.euHeadings(), FrozenFigures::euHeading))
                        .add("lines", each(figures.lines(), FrozenFigures::line))
                        .add("budget", FrozenBudget.write(figures.budget()));
        return json.build().toString();
    }

    static StatementFigures read(String text) {
        try (var reader = JSON.createReader(new StringReader(text))) {
            var json = reader.readObject();
            var agreement = agreement(json.getJsonObject("agreement"));
            var unit = agreement.currency();
            return new StatementFigures(
                    agreement,
                    days(json.getJsonObject("period")),
                    amount(json, "opening", unit),
                    amount(json, "received", unit),
                    amount(json, "interest", unit),
                    amount(json, "exchange", unit),
                    each(json, "expenditure", row -> spent(row, unit)),
                    orZero(json, "refunds", unit),
                    json.containsKey("interestOwed")
                            ? interest(json.getJsonObject("interestOwed"), unit)
                            : null,
                    json.containsKey("position")
                            ? position(json.getJsonObject("position"), unit)
                            : null,
                    amount(json, "commitments", unit),
                    each(json, "events", row -> event(row, unit)),
                    reached(json.getJsonObject("persons")),
                    administrations(json),
                    each(json, "inKind", FrozenFigures::inKind),
                    json.getInt("inKindWithoutEvidence"),
                    json.containsKey("exemptions")
                            ? each(json, "exemptions", row -> exempted(row, unit))
                            : List.of(),
                    each(json, "rates", FrozenFigures::rate),
                    json.containsKey("boundBy") ? each(json, "boundBy", FrozenFigures::days) : null,
                    json.containsKey("euHeadings")
                            ? each(json, "euHeadings", FrozenFigures::euHeading)
                            : List.of(),
                    each(json, "lines", row -> line(row, unit)),
                    json.containsKey("budget")
                            ? FrozenBudget.read(json.getJsonObject("budget"), unit)
                            : null);
        }
    }

    private static JsonObjectBuilder agreement(Agreement agreement) {
        return JSON.createObjectBuilder()
                .add("office", agreement.office())
                .add("contribution", agreement.contribution().toString())
                .add("number", agreement.number())
                .add("donor", agreement.donor())
                .add("title", agreement.title())
                .add("currency", agreement.currency().getCurrencyCode())
                .add("agreed", amount(agreement.agreed()))
                .add("basis", agreement.basis())
                .add("recognition", agreement.recognition())
                .add("fxMethod", agreement.fxMethod())
                .add("refundPolicy", agreement.refundPolicy())
                .add("pscBasisPoints", agreement.pscBasisPoints())
                .add("officeRef", agreement.officeRef())
                .add("donorRef", agreement.donorRef())
                .add("donorType", agreement.donorType())
                .add("earmarkCategory", agreement.earmarkCategory())
                .add("validity", days(agreement.validity()))
                .add("language", agreement.language())
                .add("template", agreement.template());
    }

    private static Agreement agreement(JsonObject json) {
        var unit = Currency.getInstance(json.getString("currency"));
        return new Agreement(
                json.getString("office"),
                UUID.fromString(json.getString("contribution")),
                json.getString("number"),
                json.getString("donor"),
                json.getString("title"),
                unit,
                amount(json, "agreed", unit),
                json.getString("basis"),
                json.getString("recognition"),
                json.getString("fxMethod"),
                json.getString("refundPolicy", ""),
                json.getInt("pscBasisPoints", 0),
                json.getString("officeRef", ""),
                json.getString("donorRef", ""),
                json.getString("donorType", ""),
                json.getString("earmarkCategory", ""),
                json.containsKey("validity") ? days(json.getJsonObject("validity")) : null,
                json.getString("language", "en"),
                json.getString("template", StatementTemplate.HOUSE.name()));
    }

    private static JsonObjectBuilder euHeading(EuHeading mapped) {
        return JSON.createObjectBuilder()
                .add("category", mapped.category())
                .add("heading", mapped.heading());
    }

    private static EuHeading euHeading(JsonObject json) {
        return new EuHeading(json.getString("category"), json.getString("heading"));
    }

    private static JsonObjectBuilder interest(InterestOwed owed) {
        return JSON.createObjectBuilder()
                .add("policy", owed.policy())
                .add("opening", amount(owed.opening()))
                .add("earned", amount(owed.earned()))
                .add("repaid", amount(owed.repaid()));
    }

    private static InterestOwed interest(JsonObject json, Currency unit) {
        return new InterestOwed(
                json.getString("policy"),
                amount(json, "opening", unit),
                amount(json, "earned", unit),
                amount(json, "repaid", unit));
    }

    private static JsonObjectBuilder position(Position position) {
        return JSON.createObjectBuilder()
                .add("cash", amount(position.cash()))
                .add("advances", amount(position.advances()))
                .add("owed", amount(position.owed()))
                .add("deferred", amount(position.deferred()))
                .add("pledged", amount(position.pledged()));
    }

    private static Position position(JsonObject json, Currency unit) {
        return new Position(
                amount(json, "cash", unit),
                amount(json, "advances", unit),
                amount(json, "owed", unit),
                orZero(json, "deferred", unit),
                amount(json, "pledged", unit));
    }

    private static JsonObjectBuilder spent(Expenditure spent) {
        return JSON.createObjectBuilder()
                .add("category", spent.category())
                .add("subLine", spent.subLine())
                .add("amount", amount(spent.amount()));
    }

    private static Expenditure spent(JsonObject json, Currency unit) {
        return new Expenditure(
                json.getString("category"),
                json.getString("subLine"),
                amount(json, "amount", unit));
    }

    private static JsonObjectBuilder event(EventReached event) {
        return JSON.createObjectBuilder()
                .add("event", event.event().toString())
                .add("code", event.code())
                .add("title", event.title())
                .add("series", event.series())
                .add("place", event.place())
                .add("days", days(event.days()))
                .add("reached", reached(event.reached()))
                .add(
                        "administrations",
                        each(event.administrations(), FrozenFigures::administration))
                .add("cost", amount(event.cost()))
                .add("told", each(event.told(), FrozenFigures::words));
    }

    private static EventReached event(JsonObject json, Currency unit) {
        return new EventReached(
                UUID.fromString(json.getString("event")),
                json.getString("code"),
                json.getString("title"),
                json.getString("series"),
                json.getString("place"),
                days(json.getJsonObject("days")),
                reached(json.getJsonObject("reached")),
                administrations(json),
                amount(json, "cost", unit),
                json.containsKey("told") ? each(json, "told", FrozenFigures::words) : List.of());
    }

    private static JsonObjectBuilder words(Words words) {
        return JSON.createObjectBuilder()
                .add("language", words.language())
                .add("results", words.results())
                .add("deviations", words.deviations());
    }

    private static Words words(JsonObject json) {
        return new Words(
                json.getString("language"),
                json.getString("results"),
                json.getString("deviations"));
    }

    private static JsonObjectBuilder reached(Reached reached) {
        return JSON.createObjectBuilder()
                .add("administrations", reached.administrations())
                .add("funded", reached.funded())
                .add("attended", reached.attended())
                .add("participantDays", reached.participantDays())
                .add("women", reached.women())
                .add("ldc", reached.ldc())
                .add("sids", reached.sids());
    }

    private static Reached reached(JsonObject json) {
        return new Reached(
                json.getInt("administrations"),
                json.getInt("funded"),
                json.getInt("attended"),
                json.getInt("participantDays"),
                json.getInt("women"),
                json.getInt("ldc"),
                json.getInt("sids"));
    }

    private static JsonObjectBuilder administration(Administration administration) {
        return JSON.createObjectBuilder()
                .add("name", administration.name())
                .add("iso", administration.iso())
                .add("funded", administration.funded())
                .add("attended", administration.attended());
    }

    private static List<Administration> administrations(JsonObject json) {
        return json.containsKey("administrations")
                ? each(
                        json,
                        "administrations",
                        row ->
                                new Administration(
                                        row.getString("name"),
                                        row.getString("iso"),
                                        row.getInt("funded"),
                                        row.getInt("attended")))
                : List.of();
    }

    private static JsonObjectBuilder inKind(InKind gift) {
        return JSON.createObjectBuilder()
                .add("event", gift.event())
                .add("provider", gift.provider())
                .add("description", gift.description())
                .add("currency", gift.value().currency().getCurrencyCode())
                .add("value", amount(gift.value()))
                .add("valuation", gift.valuation());
    }

    private static InKind inKind(JsonObject json) {
        return new InKind(
                json.getString("event"),
                json.getString("provider"),
                json.getString("description"),
                amount(json, "value", Currency.getInstance(json.getString("currency"))),
                json.getString("valuation"));
    }

    private static JsonObjectBuilder exempted(Exempted exempted) {
        return JSON.createObjectBuilder()
                .add("rule", exempted.rule())
                .add("supplier", exempted.supplier())
                .add("document", exempted.document())
                .add("amount", amount(exempted.amount()))
                .add("reason", exempted.reason())
                .add("donorReference", exempted.donorReference());
    }

    private static Exempted exempted(JsonObject json, Currency unit) {
        return new Exempted(
                json.getString("rule"),
                json.getString("supplier"),
                json.getString("document"),
                amount(json, "amount", unit),
                json.getString("reason"),
                json.getString("donorReference"));
    }

    private static JsonObjectBuilder rate(RateUsed rate) {
        return JSON.createObjectBuilder()
                .add("currency", rate.currency())
                .add("effectiveFrom", rate.effectiveFrom().toString())
                .add("perEuro", rate.perEuro().toPlainString())
                .add("source", rate.source());
    }

    private static RateUsed rate(JsonObject json) {
        return new RateUsed(
                json.getString("currency"),
                LocalDate.parse(json.getString("effectiveFrom")),
                new BigDecimal(json.getString("perEuro")),
                json.getString("source"));
    }

    private static JsonObjectBuilder line(Line line) {
        return JSON.createObjectBuilder()
                .add("section", line.section())
                .add("entry", line.entry().toString())
                .add("lineNo", line.lineNo())
                .add("countedOn", line.countedOn().toString())
                .add("event", line.event())
                .add("participation", line.participation())
                .add("member", line.member())
                .add("category", line.category())
                .add("subLine", line.subLine())
                .add("document", line.document())
                .add("documentDate", day(line.documentDate()))
                .add("paidOn", day(line.paidOn()))
                .add("currency", line.amount().currency().getCurrencyCode())
                .add("amount", amount(line.amount()))
                .add("perEuro", line.perEuro() == null ? "" : line.perEuro().toPlainString())
                .add("rateSource", line.rateSource())
                .add("euro", amount(line.functional()))
                .add("reporting", amount(line.reporting()))
                .add("share", line.share());
    }

    private static Line line(JsonObject json, Currency unit) {
        var rate = json.getString("perEuro");
        return new Line(
                json.getString("section"),
                UUID.fromString(json.getString("entry")),
                json.getInt("lineNo"),
                day(json, "countedOn"),
                json.getString("event"),
                json.getString("participation"),
                json.getString("member"),
                json.getString("category"),
                json.getString("subLine"),
                json.getString("document"),
                day(json, "documentDate"),
                day(json, "paidOn"),
                amount(json, "amount", Currency.getInstance(json.getString("currency"))),
                rate.isEmpty() ? null : new BigDecimal(rate),
                json.getString("rateSource"),
                amount(json, "euro", Currency.getInstance("EUR")),
                amount(json, "reporting", unit),
                json.getInt("share", 0));
    }

    private static JsonObjectBuilder days(DateRange days) {
        return JSON.createObjectBuilder()
                .add("from", days.from().toString())
                .add("to", days.to().toString());
    }

    private static DateRange days(JsonObject json) {
        return new DateRange(day(json, "from"), day(json, "to"));
    }

    private static String day(LocalDate day) {
        return day == null ? "" : day.toString();
    }

    private static LocalDate day(JsonObject json, String name) {
        var text = json.getString(name);
        return text.isEmpty() ? null : LocalDate.parse(text);
    }

    static String amount(Money amount) {
        return amount.decimal().toPlainString();
    }

    private static Money orZero(JsonObject json, String name, Currency unit) {
        return json.containsKey(name) ? amount(json, name, unit) : Money.zero(unit);
    }

    static Money amount(JsonObject json, String name, Currency unit) {
        return Money.parse(json.getString(name), unit.getCurrencyCode());
    }

    static <T> JsonArrayBuilder each(List<T> rows, Function<T, JsonObjectBuilder> writer) {
        var array = JSON.createArrayBuilder();
        rows.forEach(row -> array.add(writer.apply(row)));
        return array;
    }

    static <T> List<T> each(JsonObject json, String name, Function<JsonObject, T> reader) {
        return json.getJsonArray(name).getValuesAs(JsonObject.class).stream().map(reader).toList();
    }
}

package org.muster.reporting;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.muster.ledger.Split;
import org.muster.reporting.StatementFigures.Administration;
import org.muster.reporting.StatementFigures.EventReached;
import org.muster.reporting.StatementFigures.InKind;
import org.muster.reporting.StatementFigures.Line;
import org.muster.shared.DateRange;
import org.muster.shared.Money;

/**
 * A statement as IATI 2.03 activities: the contribution with what came in, and below it one
 * activity per event with what was spent, so that nothing counts twice. Elements stand in the order
 * the standard's schema demands; percentages make exactly 100.
 */
final class StatementIati {
    private static final String CHANNEL = "47139"; // the Customs Co-operation Fund's
    private static final String TRADE_FACILITATION = "33120";
    private static final String DEVELOPING_COUNTRIES = "998"; // where no country is known
    private static final String MULTILATERAL = "40";
    private static final String NO_EVENT = "GENERAL";

    /** What XML cannot hold; no letter is among it. */
    private static final Pattern UNPRINTABLE =
            Pattern.compile("[^\\x09\\x0A\\x0D\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]");

    private static final Money ALL = Money.of(100_00, "EUR"); // 100 per cent, to be split exactly

    /** What is spent of a category on a day. */
    private record Spent(LocalDate on, String category) {}

    private final StatementFigures figures;
    private final XMLStreamWriter xml;

    private StatementIati(StatementFigures figures, XMLStreamWriter xml) {
        this.figures = figures;
        this.xml = xml;
    }

    static byte[] render(StatementFigures figures) {
        var bytes = new ByteArrayOutputStream();
        try {
            var writer =
                    XMLOutputFactory.newDefaultFactory()
                            .createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
            new StatementIati(figures, writer).activities();
            writer.close();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException("A statement cannot be written as XML", impossible);
        }
        return bytes.toByteArray();
    }

    private void activities() throws XMLStreamException {
        xml.writeStartDocument("UTF-8", "1.0");
        xml.writeStartElement("iati-activities");
        attributes("version", "2.03");
        contribution();
        for (var event : figures.events()) {
            event(event);
        }
        general();
        end();
        xml.writeEndDocument();
    }

    private void contribution() throws XMLStreamException {
        var agreement = figures.agreement();
        var validity = agreement.validity();
        activity("1", identifier());
        told("title", agreement.title());
        told(
                "description",
                "Contribution of " + agreement.donor() + ", agreement " + agreement.number());
        organisations();
        empty("activity-status", "code", "2");
        days(validity, "3");
        recipients(figures.administrations());
        classification();
        transaction("11", validity.from(), agreement.agreed(), "Agreed", true);
        for (var line : figures.lines()) {
            switch (line.section()) {
                case "RECEIVED" ->
                        transaction("1", line.countedOn(), line.reporting(), "Received", true);
                case "REFUND" -> gone(line, "Refund to the donor, ");
                case "MOVED_IN" ->
                        transaction(
                                "1",
                                line.countedOn(),
                                line.reporting(),
                                "Moved from " + line.document(),
                                true);
                case "MOVED_OUT" -> gone(line, "Moved to ");
                case "KEPT" -> gone(line, "Kept with the donor's consent, ");
                default -> {}
            }
        }
        for (var code : codes()) {
            empty("related-activity", "ref", identifier(code), "type", "2");
        }
        end();
    }

    /** What came in once and went back or elsewhere: the funds of both activities come in once. */
    private void gone(Line line, String how) throws XMLStreamException {
        transaction("1", line.countedOn(), line.reporting().negated(), how + line.document(), true);
    }

    private void event(EventReached event) throws XMLStreamException {
        activity("2", identifier(event.code()));
        told("title", event.title());
        told("description", event.title() + ", " + event.place());
        outcome(event);
        organisations();
        empty("activity-status", "code", "4");
        days(event.days(), "4");
        recipients(event.administrations());
        classification();
        spent(event.code());
        gifts(event.code());
        empty("related-activity", "ref", identifier(), "type", "1");
        end();
    }

    /** What came of it in the words of the staff: a description of another kind, per language. */
    private void outcome(EventReached event) throws XMLStreamException {
        if (event.told().isEmpty()) {
            return;
        }
        start("description", "type", "4");
        for (var words : event.told()) {
            start("narrative", "xml:lang", words.language());
            printable((words.results() + "\n" + words.deviations()).strip());
            end();
        }
        end();
    }

    /** What belongs to no event of the statement; left out where there is none. */
    private void general() throws XMLStreamException {
        if (!codes().contains(NO_EVENT)) {
            return;
        }
        activity("2", identifier(NO_EVENT));
        told("title", figures.agreement().title());
        told("description", "Costs of no one event");
        organisations();
        empty("activity-status", "code", "2");
        days(figures.agreement().validity(), "3");
        recipients(figures.administrations());
        classification();
        spent("");
        for (var gift : figures.inKind()) {
            if (!isOfAnEvent(gift)) {
                gift(gift);
            }
        }
        empty("related-activity", "ref", identifier(), "type", "1");
        end();
    }

    private List<String> codes() {
        var codes = new ArrayList<>(figures.events().stream().map(EventReached::code).toList());
        var hasMore =
                figures.lines().stream()
                        .anyMatch(
                                line ->
                                        line.section().equals("EXPENDITURE")
                                                && line.event().isEmpty());
        if (hasMore || figures.inKind().stream().anyMatch(gift -> !isOfAnEvent(gift))) {
            codes.add(NO_EVENT);
        }
        return codes;
    }

    private boolean isOfAnEvent(InKind gift) {
        return figures.events().stream().anyMatch(event -> event.code().equals(gift.event()));
    }

    private void activity(String hierarchy, String identifier) throws XMLStreamException {
        var agreement = figures.agreement();
        start(
                "iati-activity",
                "xml:lang",
                "en",
                "default-currency",
                agreement.currency().getCurrencyCode(),
                "hierarchy",
                hierarchy);
        start("iati-identifier");
        xml.writeCharacters(identifier);
        end();
        start("reporting-org", "ref", agreement.officeRef(), "type", MULTILATERAL);
        narrative(agreement.office());
        end();
    }

    private void organisations() throws XMLStreamException {
        var agreement = figures.agreement();
        if (agreement.donorRef().isEmpty()) {
            start("participating-org", "role", "1", "type", agreement.donorType());
        } else {
            start(
                    "participating-org",
                    "ref",
                    agreement.donorRef(),
                    "role",
                    "1",
                    "type",
                    agreement.donorType());
        }
        narrative(agreement.donor());
        end();
        start(
                "participating-org",
                "ref",
                agreement.officeRef(),
                "role",
                "4",
                "type",
                MULTILATERAL,
                "crs-channel-code",
                CHANNEL);
        narrative(agreement.office());
        end();
    }

    /** An actual start, and an end that is planned (3) or was reached (4). */
    private void days(DateRange days, String end) throws XMLStreamException {
        empty("activity-date", "iso-date", days.from().toString(), "type", "2");
        empty("activity-date", "iso-date", days.to().toString(), "type", end);
    }

    /** By those it paid for, else by those who came; the shares make exactly 100. */
    private void recipients(List<Administration> administrations) throws XMLStreamException {
        var weights = weights(administrations);
        if (weights.isEmpty()) {
            empty("recipient-region", "code", DEVELOPING_COUNTRIES, "vocabulary", "1");
            return;
        }
        var shares = Split.of(ALL, List.copyOf(weights.values()));
        var at = 0;
        for (var country : weights.keySet()) {
            var share = shares.get(at++);
            if (share.isPositive()) {
                empty(
                        "recipient-country",
                        "code",
                        country,
                        "percentage",
                        share.decimal().toPlainString());
            }
        }
    }

    private static Map<String, Long> weights(List<Administration> administrations) {
        var isAnyFunded = administrations.stream().anyMatch(each -> each.funded() > 0);
        var weights = new TreeMap<String, Long>();
        for (var each : administrations) {
            var people = isAnyFunded ? each.funded() : each.attended();
            if (!each.iso().isEmpty() && people > 0) {
                weights.merge(each.iso(), (long) people, Long::sum);
            }
        }
        return weights;
    }

    private void classification() throws XMLStreamException {
        empty("sector", "code", TRADE_FACILITATION, "vocabulary", "1");
        empty("default-flow-type", "code", "10");
        empty("default-finance-type", "code", "110");
        empty("default-aid-type", "code", "D02");
        empty("default-aid-type", "code", figures.agreement().earmarkCategory(), "vocabulary", "2");
    }

    private void spent(String event) throws XMLStreamException {
        var sums = new LinkedHashMap<Spent, Money>();
        for (Line line : figures.lines()) {
            if (line.section().equals("EXPENDITURE") && line.event().equals(event)) {
                sums.merge(
                        new Spent(line.countedOn(), line.category()),
                        line.reporting(),
                        Money::plus);
            }
        }
        for (var sum : sums.entrySet()) {
            if (!sum.getValue().isZero()) {
                transaction(
                        "4",
                        sum.getKey().on(),
                        sum.getValue(),
                        StatementWords.ENGLISH.category(sum.getKey().category()),
                        false);
            }
        }
    }

    private void gifts(String event) throws XMLStreamException {
        for (var gift : figures.inKind()) {
            if (gift.event().equals(event)) {
                gift(gift);
            }
        }
    }

    /** In goods or time: spent in kind by its channel, and in no sum of money. */
    private void gift(InKind gift) throws XMLStreamException {
        transactionHead("4", figures.period().to(), gift.value(), gift.description());
        start("provider-org");
        narrative(gift.provider());
        end();
        empty("disbursement-channel", "code", "4");
        end();
    }

    private void transaction(
            String type, LocalDate on, Money value, String description, boolean fromDonor)
            throws XMLStreamException {
        transactionHead(type, on, value, description);
        if (fromDonor) {
            var agreement = figures.agreement();
            if (agreement.donorRef().isEmpty()) {
                start("provider-org", "type", agreement.donorType());
            } else {
                start("provider-org", "ref", agreement.donorRef(), "type", agreement.donorType());
            }
            narrative(agreement.donor());
            end();
        }
        end();
    }

    private void transactionHead(String type, LocalDate on, Money value, String description)
            throws XMLStreamException {
        start("transaction");
        empty("transaction-type", "code", type);
        empty("transaction-date", "iso-date", on.toString());
        start("value", "currency", value.currency().getCurrencyCode(), "value-date", on.toString());
        xml.writeCharacters(value.decimal().toPlainString());
        end();
        told("description", description);
    }

    private String identifier() {
        var agreement = figures.agreement();
        return agreement.officeRef() + "-" + StatementJournal.word(agreement.number());
    }

    private String identifier(String event) {
        return identifier() + "-" + StatementJournal.word(event);
    }

    private void told(String element, String text) throws XMLStreamException {
        start(element);
        narrative(text);
        end();
    }

    private void narrative(String text) throws XMLStreamException {
        start("narrative");
        printable(text);
        end();
    }

    private void printable(String text) throws XMLStreamException {
        xml.writeCharacters(UNPRINTABLE.matcher(text).replaceAll(""));
    }

    private void start(String element, String... attributes) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement(element);
        attributes(attributes);
    }

    private void empty(String element, String... attributes) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeEmptyElement(element);
        attributes(attributes);
    }

    private void attributes(String... attributes) throws XMLStreamException {
        for (var at = 0; at < attributes.length; at += 2) {
            if (attributes[at].equals("xml:lang")) {
                xml.writeAttribute("xml", XMLConstants.XML_NS_URI, "lang", attributes[at + 1]);
            } else {
                xml.writeAttribute(attributes[at], attributes[at + 1]);
            }
        }
    }

    private void end() throws XMLStreamException {
        xml.writeEndElement();
    }
}

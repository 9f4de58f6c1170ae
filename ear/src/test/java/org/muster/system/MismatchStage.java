package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.muster.system.FundingStage.CONTROLLER;
import static org.muster.system.FundingStage.OFFICER;
import static org.muster.system.FundingStage.euro;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.muster.dailyrate.DailyRateTable;
import org.muster.entitlement.Allowances;
import org.muster.entitlement.Claims;
import org.muster.event.EventId;
import org.muster.event.ParticipationId;
import org.muster.funding.Beneficiary;
import org.muster.funding.ContributionId;
import org.muster.funding.CostDocumentId;
import org.muster.funding.CostDocuments;
import org.muster.funding.CostKind;
import org.muster.funding.NewCostDocument;
import org.muster.funding.NewCredit;
import org.muster.ledger.CostCategory;
import org.muster.member.PersonId;
import org.muster.outside.OutsideImport;
import org.muster.reconciliation.CaseState;
import org.muster.reconciliation.ExceptionSummary;
import org.muster.reconciliation.Exceptions;
import org.muster.reconciliation.Mismatch;
import org.muster.shared.Actor;
import org.muster.shared.DateRange;
import org.muster.shared.Money;
import org.muster.stay.Stays;

/**
 * What cases of mismatches are made of: people, costs and payments, each under a word by which a
 * test tells what was found of it.
 */
final class MismatchStage {
    static final Actor HOST = AllowanceStage.HOST;
    private static final String HEADER =
            "event,category,person,supplier,document,ticket,end to end,amount,currency,paid on,agreements,first night,last night\n";

    private final AllowanceStage allowances = new AllowanceStage();
    final FundingStage funds = allowances.funds;
    private final Map<UUID, String> words = new HashMap<>();
    private List<String> last = List.of();

    /** What is told under the word. */
    <T> T named(String word, T id) {
        words.put(UUID.fromString(id.toString()), word);
        return id;
    }

    /** An agreement with money, number n of the stage. */
    ContributionId fund(DateRange period) throws Exception {
        var id = funds.contribution("50000.00", period);
        funds.receive(id, "50000.00", period.from());
        return id;
    }

    /** An event in a city of its own. */
    EventId event(String suffix, DateRange days) throws Exception {
        var id = funds.event(suffix, days.from(), days.to());
        FundingStage.run(
                "update muster.capacity_event set city = ?, country_iso = 'BE' where id = ?",
                "City " + funds.code,
                id.value());
        return id;
    }

    String code(String suffix) {
        return "EV-" + funds.code + suffix;
    }

    void rate(String month, String amount) throws Exception {
        var file =
                "country,city,month,currency,rate,source\nBE,City %s,%s,EUR,%s,Invented\n"
                        .formatted(funds.code, month, amount);
        As.system(
                () ->
                        InContainer.service(DailyRateTable.class)
                                .importFile(file.getBytes(StandardCharsets.UTF_8), OFFICER));
    }

    /** A seat of a new person who is there from a day on. */
    PersonId seat(String word, EventId event, String funding, LocalDate from, int days)
            throws Exception {
        return seat(word, event, new PersonId(funds.person("F")), funding, "AZ", from, days);
    }

    PersonId seat(
            String word,
            EventId event,
            PersonId person,
            String funding,
            String member,
            LocalDate from,
            int days)
            throws Exception {
        named(word, person.value());
        funds.participation(event, person.value(), "PARTICIPANT", funding, member);
        allowances.present(event, person, from, days);
        return person;
    }

    static ParticipationId part(EventId event, PersonId person) throws Exception {
        return new ParticipationId(
                UUID.fromString(
                        FundingStage.texts(
                                        "select id from muster.participation where event_id = '%s' and person_id = '%s'"
                                                .formatted(event, person))
                                .get(0)));
    }

    static void authorised(EventId event, PersonId person, DateRange nights) throws Exception {
        var part = part(event, person);
        As.system(
                () -> {
                    InContainer.service(Stays.class).authorise(Set.of(part), nights, HOST);
                    return null;
                });
    }

    /** Pays the nights of the place's rate; seats that are there already are promised theirs. */
    void perNight(EventId... events) throws Exception {
        var scheme = allowances.nights(LocalDate.of(2011, 1, 1), 0);
        for (var event : events) {
            allowances.payBy(event, scheme);
        }
    }

    static void perDay(EventId event, String amount) throws Exception {
        As.system(
                () -> {
                    InContainer.service(Allowances.class).payPerDay(event, euro(amount), OFFICER);
                    return null;
                });
    }

    /** A claim, entered by an officer; without an amount for what is due. */
    static void claim(EventId event, PersonId person, int days, String amount) throws Exception {
        var made = new Claims.NewClaim(person, "", days, amount, "", LocalDate.of(2011, 3, 1));
        As.system(() -> InContainer.service(Claims.class).enter(event, made, OFFICER));
    }

    /** A cost that is approved, told under its word. */
    NewCostDocument cost(
            String word, ContributionId fund, EventId event, String amount, LocalDate on)
            throws Exception {
        var document =
                funds.document(
                        fund,
                        event,
                        CostCategory.VENUE,
                        Beneficiary.PARTICIPANTS,
                        euro(amount),
                        on,
                        null);
        CostDocumentId id = funds.cost(document);
        named(word, id);
        return document;
    }

    /** A ticket of one person, bought and approved before the event. */
    CostDocumentId ticket(ContributionId fund, EventId event, PersonId person, Money amount)
            throws Exception {
        var share = share(fund, event, part(event, person), amount);
        return funds.cost(
                new NewCostDocument(
                        CostKind.TICKETS,
                        "Airline " + funds.code,
                        "T-" + person.toString().substring(0, 8),
                        LocalDate.of(2011, 2, 1),
                        amount,
                        List.of(share)));
    }

    /** What the airline gave back of a ticket. */
    void credit(CostDocumentId ticket, String amount) throws Exception {
        var costs = InContainer.service(CostDocuments.class);
        var note =
                new NewCredit(
                        CostKind.CREDIT_NOTE,
                        ticket,
                        "C-" + ticket.toString().substring(0, 8),
                        LocalDate.of(2011, 2, 10),
                        euro(amount),
                        Map.of());
        As.system(
                () -> {
                    costs.approve(costs.credit(note, OFFICER), CONTROLLER);
                    return null;
                });
    }

    private static NewCostDocument.Share share(
            ContributionId fund, EventId event, ParticipationId whose, Money amount) {
        return new NewCostDocument.Share(
                fund,
                event,
                CostCategory.AIR,
                "",
                Beneficiary.PARTICIPANTS,
                null,
                whose,
                null,
                amount,
                null);
    }

    /** Rows of another system, each told under its document, ticket or end-to-end number. */
    void outside(String... rows) throws Exception {
        var file = HEADER + String.join("\n", rows);
        var taken =
                As.system(
                        () ->
                                InContainer.service(OutsideImport.class)
                                        .take(
                                                "payments.csv",
                                                file.getBytes(StandardCharsets.UTF_8),
                                                OFFICER));
        assertEquals(List.of(), taken.errors());
        for (var row :
                FundingStage.texts(
                        "select id || ' ' || document_no || ticket_no || end_to_end_id from muster.outside_payment where file_id = '%s'"
                                .formatted(taken.file()))) {
            named(row.substring(37), row.substring(0, 36));
        }
    }

    static String reference(PersonId person) {
        return "P-" + person.toString().substring(0, 8);
    }

    /** All that is open at an event: of what, which class, how heavy, how much is at risk. */
    List<String> found(EventId event) throws Exception {
        AllowanceStage.reconcile(event);
        var open = open(event);
        for (var one : open) {
            requireRow(one);
        }
        last = open.stream().map(this::told).sorted().toList();
        return last;
    }

    /** A near miss: of what is told under the word, the class was not among what was found last. */
    void nearly(String mismatch, String word) {
        assertTrue(words.containsValue(word), word + " is on the stage");
        assertEquals(
                List.of(),
                last.stream().filter(one -> one.startsWith(word + ": " + mismatch)).toList());
    }

    /** The rows that all open cases of a class rest on, as far as somebody may open them. */
    List<String> rows(EventId event, Mismatch mismatch, Actor by) throws Exception {
        var filter = new Exceptions.Filter(event, mismatch, CaseState.OPEN);
        var exceptions = InContainer.service(Exceptions.class);
        var rows = new ArrayList<String>();
        for (var one : As.system(() -> exceptions.page(filter, 0, 100, CONTROLLER))) {
            As.system(() -> exceptions.evidence(one.id(), by))
                    .forEach(row -> rows.add(row.kind() + " " + row.name()));
        }
        return rows;
    }

    /** What a case is about is among the rows that it rests on, unless it is a person. */
    private static void requireRow(ExceptionSummary one) throws Exception {
        var rows =
                As.system(
                        () ->
                                InContainer.service(Exceptions.class)
                                        .evidence(one.id(), Actor.SYSTEM));
        assertTrue(
                one.subjectKind().equals("PERSON")
                        || rows.stream().anyMatch(row -> row.id().equals(one.subject())),
                () -> one + " rests on " + rows);
    }

    static List<ExceptionSummary> open(EventId event) throws Exception {
        var filter = new Exceptions.Filter(event, null, CaseState.OPEN);
        return As.system(
                () -> InContainer.service(Exceptions.class).page(filter, 0, 100, CONTROLLER));
    }

    /** What is open and belongs to no event, of what this stage has a word for. */
    List<String> ofNoEvent() throws Exception {
        var found = new ArrayList<String>();
        for (var row :
                FundingStage.texts(
                        "select subject_id || ' ' || class || ' ' || severity || ' ' || round(at_risk_minor / 100.0, 2) from muster.exception_case where event_id is null and state = 'OPEN'")) {
            var word = words.get(UUID.fromString(row.substring(0, 36)));
            if (word != null) {
                found.add(word + ":" + row.substring(36));
            }
        }
        found.sort(null);
        last = found;
        return found;
    }

    private String told(ExceptionSummary one) {
        return "%s: %s %s %s"
                .formatted(
                        words.getOrDefault(
                                one.subjectKind().equals("CLAIM") ? one.person() : one.subject(),
                                "?"),
                        one.mismatch(),
                        one.severity(),
                        one.atRisk().decimal().toPlainString());
    }
}

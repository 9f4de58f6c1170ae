package org.muster.system;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.muster.attendance.AttendanceRegister;
import org.muster.attendance.AttendanceSheet;
import org.muster.batch.JobControl;
import org.muster.event.EventId;
import org.muster.funding.Addenda;
import org.muster.funding.Agreements;
import org.muster.funding.AllocationId;
import org.muster.funding.Beneficiary;
import org.muster.funding.CashDocument;
import org.muster.funding.CashDocuments;
import org.muster.funding.CommitmentId;
import org.muster.funding.ContributionId;
import org.muster.funding.ContributionOverview;
import org.muster.funding.ContributionTerms;
import org.muster.funding.ContributionTerms.InterestPolicy;
import org.muster.funding.CostDocumentId;
import org.muster.funding.CostDocuments;
import org.muster.funding.FundAllocation;
import org.muster.funding.NewAddendum;
import org.muster.funding.NewCashDocument;
import org.muster.funding.NewCostDocument;
import org.muster.ledger.CostCategory;
import org.muster.ledger.JournalEntryId;
import org.muster.ledger.LedgerKeeping;
import org.muster.reporting.StatementOverview;
import org.muster.reporting.StatementProduction;
import org.muster.schedule.Rhythm;
import org.muster.schedule.StatementSchedules;
import org.muster.shared.Actor;
import org.muster.shared.DateRange;
import org.muster.shared.DomainException;
import org.muster.shared.Money;

/**
 * The books of a fund as the services keep them, one act at a time and told in words: whoever plays
 * a sequence keeps nothing here, and may sit in another process. Amounts are euro cents.
 */
final class FundBooks {
    /** Where the words go: to the services of this server, or to a server elsewhere. */
    interface Desk {
        Answer act(String... words) throws Exception;
    }

    /** The name of the rule that refused the act, empty where none did, and what came of it. */
    record Answer(String refusal, String told) {}

    private FundBooks() {}

    static Answer act(String... words) throws Exception {
        try {
            return new Answer(FundModel.ALLOWED, As.system(() -> told(words)).toString());
        } catch (DomainException refused) {
            return new Answer(refused.getClass().getSimpleName(), "");
        }
    }

    private static Object told(String... words) throws Exception {
        return switch (words[0]) {
            case "open" -> open(Integer.parseInt(words[1]), words[2], Integer.parseInt(words[3]));
            case "event" -> event(words[1], words[2], day(words[3]));
            case "receive" -> receive(contribution(words[1]), euro(words[2]), day(words[3]));
            case "allocate" -> allocate(words);
            case "promise" ->
                    service(FundAllocation.class)
                            .commit(
                                    AllocationId.of(words[1]),
                                    "Supplier",
                                    euro(words[2]),
                                    day(words[3]),
                                    FundingStage.OFFICER);
            case "release" -> release(words);
            case "spend" -> spend(words);
            case "pay" -> pay(CostDocumentId.of(words[1]), day(words[2]));
            case "settle" -> settle(CostDocumentId.of(words[1]), day(words[2]));
            case "reverse" -> reverse(words[1], day(words[2]));
            case "cash" -> cash(words);
            case "amend" -> amend(words);
            case "shown" -> shown(contribution(words[1]));
            case "statement" -> statement(contribution(words[1]), year(words[2]));
            case "sums" -> sums(words[1]);
            case "unkept" -> unkept(words[1]);
            case "sheet" -> sheet(EventId.of(words[1]), words[2]);
            case "start" -> start(words);
            case "schedule" -> schedule();
            default -> throw new IllegalArgumentException(words[0]);
        };
    }

    private static Object open(int year, String agreed, int basisPoints) throws Exception {
        return new FundingStage()
                .contribution(agreed, year(year), ContributionTerms.Basis.ACCRUAL, basisPoints);
    }

    /** Under a code by its agreement and its number, so that several stand in that order. */
    private static Object event(String contribution, String number, LocalDate day)
            throws SQLException {
        return new FundingStage(contribution.substring(0, 8)).event("-" + number, day, day);
    }

    private static Object receive(ContributionId id, Money amount, LocalDate on) {
        var agreements = service(Agreements.class);
        var instalment = agreements.schedule(id, on, amount, FundingStage.OFFICER);
        agreements.receive(instalment, on, FundingStage.OFFICER);
        return instalment;
    }

    private static Object allocate(String... words) {
        var service = service(FundAllocation.class);
        var proposed =
                service.propose(
                        contribution(words[1]),
                        EventId.of(words[2]),
                        CostCategory.valueOf(words[3]),
                        euro(words[4]),
                        day(words[5]),
                        FundingStage.OFFICER);
        service.approve(proposed, FundingStage.CONTROLLER);
        return proposed;
    }

    private static Object release(String... words) {
        service(FundAllocation.class)
                .release(
                        CommitmentId.of(words[1]),
                        euro(words[2]),
                        "Decision " + words[3],
                        day(words[4]),
                        FundingStage.OFFICER);
        return "";
    }

    /** The last word is the promise it uses up, or empty. */
    private static Object spend(String... words) throws Exception {
        return new FundingStage()
                .cost(
                        new NewCostDocument(
                                contribution(words[1]),
                                EventId.of(words[2]),
                                CostCategory.valueOf(words[3]),
                                "",
                                Beneficiary.PARTICIPANTS,
                                "Supplier " + words[1],
                                "INV-" + words[5],
                                day(words[6]),
                                euro(words[4]),
                                words[7].isEmpty() ? null : CommitmentId.of(words[7]),
                                null));
    }

    private static Object pay(CostDocumentId cost, LocalDate on) {
        service(CostDocuments.class).pay(cost, on, FundingStage.OFFICER);
        return "";
    }

    private static Object settle(CostDocumentId cost, LocalDate on) {
        service(CostDocuments.class).settle(cost, on, FundingStage.OFFICER);
        return "";
    }

    private static Object reverse(String cost, LocalDate on) throws SQLException {
        var entry =
                FundingStage.texts(
                                "select id from muster.journal_entry where source_kind = 'COST_DOCUMENT' and source_id = '"
                                        + cost
                                        + "'")
                        .get(0);
        return service(LedgerKeeping.class)
                .reverse(JournalEntryId.of(entry), on, "Entered wrongly", FundingStage.CONTROLLER);
    }

    private static Object cash(String... words) {
        var service = service(CashDocuments.class);
        var entered =
                service.enter(
                        new NewCashDocument(
                                contribution(words[1]),
                                CashDocument.Kind.valueOf(words[2]),
                                words[3].isEmpty() ? null : EventId.of(words[3]),
                                "Somebody",
                                "REF-" + words[5],
                                day(words[6]),
                                euro(words[4])),
                        FundingStage.OFFICER);
        service.approve(entered, FundingStage.CONTROLLER);
        return entered;
    }

    /** By an addendum that says nothing but whose the interest is. */
    private static Object amend(String... words) {
        var id = contribution(words[1]);
        var agreed =
                service(ContributionOverview.class).detail(id, FundingStage.OFFICER).contribution();
        var addenda = service(Addenda.class);
        var entered =
                addenda.enter(
                        new NewAddendum(
                                id,
                                "Addendum " + words[3],
                                day(words[4]),
                                agreed.agreed(),
                                agreed.validity().to(),
                                agreed.liquidationTo(),
                                Optional.of(InterestPolicy.valueOf(words[2])),
                                Optional.empty()),
                        FundingStage.OFFICER);
        addenda.approve(entered, FundingStage.CONTROLLER);
        return entered;
    }

    /** Available, spent and promised, as the contribution's page shows it. */
    private static Object shown(ContributionId id) {
        var shown = service(ContributionOverview.class).detail(id, FundingStage.OFFICER).summary();
        return cents(shown.available(), shown.spent(), shown.committed());
    }

    /** What a statement of the year tells, in the order of {@link FundPlay#accounted}. */
    private static Object statement(ContributionId id, DateRange year) {
        var produced =
                service(StatementProduction.class).produce(id, year, null, FundingStage.OFFICER);
        var figures = service(StatementOverview.class).figures(produced.id(), FundingStage.OFFICER);
        return cents(
                figures.received(),
                figures.interest(),
                figures.interestOwed().closing(),
                figures.spent(),
                figures.refunds(),
                figures.commitments(),
                figures.uncommitted(),
                figures.position().cash(),
                figures.position().advances(),
                figures.position().owed());
    }

    /** All lines of a contribution added up: debits are credits where both sums are 0. */
    private static Object sums(String contribution) throws SQLException {
        return FundingStage.texts(
                        "select sum(amount_minor) || ' ' || sum(functional_minor) from muster.journal_line where contribution_id = '"
                                + contribution
                                + "'")
                .get(0);
    }

    /** How many promises are not what was posted, released and is open of them. */
    private static Object unkept(String contribution) throws SQLException {
        return FundingStage.texts(
                        "select count(*) from muster.commitment c join muster.allocation a on a.id = c.allocation_id where a.contribution_id = '"
                                + contribution
                                + "' and c.original_minor <> c.posted_minor + c.released_minor + (select c.original_minor - coalesce(sum(m.amount_minor), 0)"
                                + " from muster.commitment_movement m where m.commitment_id = c.id and m.kind <> 'RESERVED')")
                .get(0);
    }

    private static Object sheet(EventId event, String text) {
        return service(AttendanceRegister.class)
                .store(
                        event,
                        "sheet.csv",
                        text.getBytes(StandardCharsets.UTF_8),
                        List.of(),
                        AttendanceSheet.Source.SHEET,
                        new Actor("event-officer"));
    }

    /** Job, subject and who starts it; further words are parameters. */
    private static Object start(String... words) {
        var parameters = new Properties();
        Stream.of(words)
                .skip(4)
                .map(word -> word.split("="))
                .forEach(pair -> parameters.setProperty(pair[0], pair[1]));
        return InContainer.launcher(JobControl.class)
                .start(words[1], words[2], parameters, new Actor(words[3]));
    }

    /** Statements that come by themselves, of an agreement of their own. */
    private static Object schedule() throws Exception {
        var today = InContainer.today();
        var period = new DateRange(today.minusYears(1), today.plusYears(1));
        var contribution = new FundingStage().contribution("1000.00", period);
        return service(StatementSchedules.class)
                .set(contribution, Rhythm.MONTHLY, 5, 6, FundingStage.OFFICER);
    }

    private static <T> T service(Class<T> type) {
        return InContainer.service(type);
    }

    private static ContributionId contribution(String word) {
        return ContributionId.of(word);
    }

    private static LocalDate day(String word) {
        return LocalDate.parse(word);
    }

    private static DateRange year(String word) {
        return year(Integer.parseInt(word));
    }

    private static DateRange year(int year) {
        return new DateRange(LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31));
    }

    private static Money euro(String cents) {
        return Money.of(Long.parseLong(cents), "EUR");
    }

    private static String cents(Money... amounts) {
        return Stream.of(amounts)
                .map(amount -> Long.toString(amount.minor()))
                .collect(Collectors.joining(" "));
    }
}

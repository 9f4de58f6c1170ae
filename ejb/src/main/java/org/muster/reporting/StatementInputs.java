package org.muster.reporting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.muster.funding.CashDocument;
import org.muster.funding.ContributionId;
import org.muster.funding.ContributionTerms;
import org.muster.funding.ContributionTerms.FxMethod;
import org.muster.ledger.CostCategory;
import org.muster.ledger.ExchangeRates;
import org.muster.ledger.LedgerAccount;
import org.muster.ledger.RatesAsked;
import org.muster.narrative.Narratives;
import org.muster.reporting.StatementFigures.Agreement;
import org.muster.reporting.StatementFigures.EuHeading;
import org.muster.reporting.StatementFigures.Exempted;
import org.muster.reporting.StatementFigures.Expenditure;
import org.muster.reporting.StatementFigures.InKind;
import org.muster.reporting.StatementFigures.InterestOwed;
import org.muster.reporting.StatementFigures.Line;
import org.muster.reporting.StatementFigures.Position;
import org.muster.reporting.StatementFigures.RateUsed;
import org.muster.reporting.Valuation.Booked;
import org.muster.shared.DateRange;
import org.muster.shared.Money;
import org.muster.shared.NotFound;
import org.muster.shared.Rows;
import org.muster.shared.Settings;

/**
 * Collects what a statement tells, in one transaction, from the ledger, the commitments and the
 * sign-in sheets. Each posted line is brought into the donor's currency by itself; sums are sums of
 * these.
 */
@ApplicationScoped
class StatementInputs {
    private static final Currency EURO = Currency.getInstance("EUR");

    /**
     * On the accrual basis a line counts on its posting day; on the cash basis an expenditure
     * counts on the day it was paid, and until then not at all.
     */
    private static final String LINES =
            """
            select l.account, e.id as entry, l.line_no,
                   case when :basis = 'CASH' and l.account = 'EXPENSE' and s.kind in ('CLAIM', 'CLAIM_TERMINAL', 'COST_DOCUMENT')
                        then case when e.source_kind = 'REVERSAL' and coalesce(k.paid_on, d.paid_on) < e.posted_on
                                  then e.posted_on else coalesce(k.paid_on, d.paid_on) end
                        else e.posted_on end as counted_on,
                   coalesce(v.code, ''), coalesce(cast(coalesce(t.participation_id, p.id) as text), ''),
                   coalesce(t.member_code, p.member_code, ''), coalesce(l.category, ''), l.sub_line,
                   coalesce(k.claim_no, d.document_no, x.reference,
                            case when o.id is null then f.reference else o.agreement_no || ' · ' || f.reference end, e.source_kind),
                   coalesce(k.claimed_on, d.document_date, e.posted_on) as dated,
                   coalesce(k.paid_on, d.paid_on) as paid, l.amount_minor, l.currency, l.per_euro,
                   coalesce(l.rate_source, ''), l.functional_minor, coalesce(l.rates_of, e.posted_on),
                   coalesce(t.basis_points, case when e.source_kind in ('CLAIM', 'CLAIM_TERMINAL') then 10000 else 0 end) as share,
                   coalesce(x.kind, '')
              from muster.journal_line l
              join muster.journal_entry e on e.id = l.entry_id
              left join muster.journal_entry w on w.id = e.corrects and e.source_kind = 'REVERSAL'
              cross join lateral (select coalesce(w.source_kind, e.source_kind) as kind,
                                         left(coalesce(w.source_id, e.source_id), 36) as id) s
              left join muster.capacity_event v on v.id = l.event_id
              left join muster.claim k on k.id = case when s.kind in ('CLAIM', 'CLAIM_TERMINAL') then cast(s.id as uuid) end
              left join muster.participation p on p.event_id = k.event_id and p.person_id = k.person_id
                                              and p.role = 'PARTICIPANT'
              left join muster.cost_document d on d.id = case when s.kind in ('COST_DOCUMENT', 'COST_PAYMENT') then cast(s.id as uuid) end
              left join muster.cost_share t on t.document_id = d.id and t.share_no = l.line_no
                                            and e.source_kind = 'COST_DOCUMENT'
              left join muster.cash_document x on x.id = case when s.kind = 'CASH_DOCUMENT' then cast(s.id as uuid) end
              left join muster.final_balance f on f.id = case when s.kind = 'FINAL_BALANCE' then cast(s.id as uuid) end
              left join muster.contribution o on o.id = case when f.to_id = :contribution then f.contribution_id else f.to_id end
             where l.contribution_id = :contribution and e.posted_on <= :to
               and l.account in ('FUND_BALANCE', 'INCOME_CONTRIBUTION', 'INCOME_INTEREST', 'INCOME_FX', 'EXCHANGE', 'EXPENSE', 'REFUND',
                   'INTEREST_OWED', 'MOVED_IN', 'MOVED_OUT', 'KEPT')
             order by e.posted_on, e.source_kind, coalesce(k.claim_no, d.document_no, ''), e.id, l.line_no""";

    private static final String EXEMPTIONS =
            """
            select x.class, x.supplier, x.document_no, x.amount_minor, x.reason, x.donor_reference
              from muster.exemption x join muster.contribution c on c.id = x.contribution_id
             where c.id = :id and x.state = 'ACCEPTED' and (
                   exists (select 1 from muster.cost_document d join muster.cost_share s on s.document_id = d.id
                       where s.contribution_id = c.id and d.supplier = x.supplier and d.document_no = x.document_no
                         and d.state = 'APPROVED' and d.document_date between :from and :to)
                or x.class = 'R28'
                   and exists (select 1 from muster.instalment i where i.contribution_id = c.id
                       and i.received_on between :from and :to)
                   and c.agreed_minor < (select sum(i.amount_minor) from muster.instalment i
                       where i.contribution_id = c.id and i.received_on <= :to))
             order by x.class, x.supplier, x.document_no, x.asked_at, x.id""";

    // What changes no balance of the period.
    private static final Set<String> STANDING = Set.of("OPENING", "INTEREST_OWED");

    @PersistenceContext private EntityManager entities;
    @Inject private Settings settings;
    @Inject private ExchangeRates rates;
    @Inject private EventReach reach;
    @Inject private Narratives narratives;
    @Inject private OpenPromises promises;
    @Inject private StatementBudget budget;
    @Inject private PeriodsTold told;

    StatementFigures collect(ContributionId id, DateRange period) {
        var agreement = agreement(id);
        var unit = agreement.currency();
        var boundBy = boundBy(agreement, period);
        var asked = rates.asked();
        var valuation = valuation(agreement, period, boundBy, asked);
        var all = valuation.told(lines(agreement, period, asked));
        var lines = all.stream().filter(each -> !isInterestOwed(each)).toList();
        var interest = all.stream().filter(StatementInputs::isInterestOwed).toList();
        var opening = Money.zero(unit);
        var unpaid = Money.zero(unit);
        var inPeriod = new ArrayList<Line>();
        for (var counted : lines) {
            var line = counted.line();
            if (line.countedOn() == null || line.countedOn().isAfter(period.to())) {
                unpaid = unpaid.plus(line.reporting());
            } else if (line.section().equals("OPENING")) {
                opening = opening.plus(line.reporting());
                inPeriod.add(line);
            } else if (line.countedOn().isBefore(period.from())) {
                opening = opening.plus(signed(line));
                inPeriod.add(carriedOver(line));
            } else {
                inPeriod.add(line);
            }
        }
        interest.stream()
                .map(CountedLine::line)
                .filter(line -> period.contains(line.countedOn()))
                .forEach(inPeriod::add);
        var kept = List.copyOf(inPeriod);
        var owed = interestOwed(agreement, period, interest);
        var promised = promises.of(agreement, period.to());
        var committed = commitments(agreement, promised, lines).plus(unpaid);
        var whom = reach.of(id, costPerEvent(kept, unit), agreement.language());
        var closing = opening;
        for (var line : kept) {
            closing = STANDING.contains(line.section()) ? closing : closing.plus(signed(line));
        }
        return new StatementFigures(
                agreement,
                period,
                opening,
                sum(kept, "RECEIVED", unit),
                sum(kept, "INTEREST", unit),
                sum(kept, "EXCHANGE", unit),
                expenditure(kept, unit),
                sum(kept, "REFUND", unit),
                owed,
                position(
                        agreement,
                        period,
                        valuation,
                        closing.plus(owed.closing()),
                        received(lines, unit)),
                committed,
                whom.events(),
                whom.persons(),
                whom.administrations(),
                inKind(id, period, true),
                inKind(id, period, false).size(),
                exemptions(agreement, period),
                rates(agreement, lines, period, valuation),
                boundBy,
                euHeadings(agreement),
                kept,
                budget.of(agreement, period, spent(lines, period), promised, committed));
    }

    private static boolean isInterestOwed(CountedLine counted) {
        return counted.account() == LedgerAccount.INTEREST_OWED;
    }

    /** What came of it and what went back; each less what was taken back of it. */
    private InterestOwed interestOwed(
            Agreement agreement, DateRange period, List<CountedLine> lines) {
        var opening = Money.zero(agreement.currency());
        var earned = opening;
        var repaid = opening;
        for (var counted : lines) {
            var amount = counted.line().reporting();
            if (counted.line().countedOn().isBefore(period.from())) {
                opening = opening.plus(amount);
            } else if (counted.cash().equals(CashDocument.Kind.INTEREST_REPAID.name())) {
                repaid = repaid.minus(amount);
            } else {
                earned = earned.plus(amount);
            }
        }
        var query =
                entities.createNativeQuery(
                                "select interest_policy from muster.contribution where id = :id")
                        .setParameter("id", agreement.contribution());
        return new InterestOwed(Rows.of(query, Rows::text).get(0), opening, earned, repaid);
    }

    /** What was spent under each heading, by when it counts. */
    private static StatementBudget.Spent spent(List<CountedLine> lines, DateRange period) {
        var spent = new StatementBudget.Spent();
        for (var counted : lines) {
            var line = counted.line();
            if (counted.account() != LedgerAccount.EXPENSE) {
                continue;
            }
            var category = CostCategory.valueOf(line.category());
            if (line.countedOn() == null || line.countedOn().isAfter(period.to())) {
                spent.uncounted().merge(category, line.reporting(), Money::plus);
                continue;
            }
            spent.cumulative().merge(category, line.reporting(), Money::plus);
            if (!line.countedOn().isBefore(period.from())) {
                spent.period().merge(category, line.reporting(), Money::plus);
            }
        }
        return spent;
    }

    private Agreement agreement(ContributionId id) {
        var query =
                entities.createNativeQuery(
                                """
                                select c.agreement_no, d.name, c.title, c.currency, c.agreed_minor, c.basis,
                                       c.recognition, c.fx_method, c.refund_policy, c.psc_basis_points, coalesce(d.iati_ref, ''), d.org_type,
                                       c.earmark_category, c.valid_from, c.valid_to,
                                       coalesce((select template from muster.statement_template t
                                           where t.contribution_id = c.id), 'HOUSE') as template
                                  from muster.contribution c join muster.donor d on d.id = c.donor_id
                                 where c.id = :id""")
                        .setParameter("id", id.value());
        return Rows.of(query, row -> agreement(id, row)).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("contribution", id));
    }

    private Agreement agreement(ContributionId id, Rows row) {
        var number = row.text();
        var donor = row.text();
        var title = row.text();
        var unit = Currency.getInstance(row.text());
        return new Agreement(
                settings.organisationName(),
                id.value(),
                number,
                donor,
                title,
                unit,
                new Money(row.number(), unit),
                row.text(),
                row.text(),
                row.text(),
                row.text(),
                (int) row.number(),
                settings.organisationRef(),
                row.text(),
                row.text(),
                row.text(),
                new DateRange(row.day(), row.day()),
                narratives.language(id).code(),
                row.text());
    }

    private List<EuHeading> euHeadings(Agreement agreement) {
        if (!agreement.template().equals(StatementTemplate.EU.name())) {
            return List.of();
        }
        return Rows.of(
                entities.createNativeQuery(
                        "select category, heading from muster.eu_heading order by heading, category"),
                row -> new EuHeading(row.text(), row.text()));
    }

    private List<CountedLine> lines(Agreement agreement, DateRange period, RatesAsked asked) {
        var query =
                entities.createNativeQuery(LINES)
                        .setParameter("basis", agreement.basis())
                        .setParameter("contribution", agreement.contribution())
                        .setParameter("to", period.to());
        return Rows.of(query, row -> counted(row, agreement.currency(), asked));
    }

    private CountedLine counted(Rows row, Currency unit, RatesAsked asked) {
        var account = row.text();
        var entry = row.uuid();
        var lineNo = (int) row.number();
        var countedOn = row.day();
        var event = row.text();
        var participation = row.text();
        var member = row.text();
        var category = row.text();
        var subLine = row.text();
        var document = row.text();
        var dated = row.day();
        var paid = row.day();
        var amount = row.money();
        var perEuro = row.decimal();
        var rateSource = row.text();
        var functional = new Money(row.number(), EURO);
        var ratesOf = row.day();
        var share = (int) row.number();
        var cash = row.text();
        var reporting = asked.in(unit, amount, functional, ratesOf);
        // Income is a credit: shown as what came in. What goes out is a debit: shown as it went.
        var isOut = Line.isOut(section(account));
        return new CountedLine(
                LedgerAccount.valueOf(account),
                ratesOf,
                cash,
                new Line(
                        section(account),
                        entry,
                        lineNo,
                        countedOn,
                        event,
                        participation,
                        member,
                        category,
                        subLine,
                        document,
                        dated,
                        paid,
                        isOut ? amount : amount.negated(),
                        perEuro,
                        rateSource,
                        isOut ? functional : functional.negated(),
                        isOut ? reporting : reporting.negated(),
                        share));
    }

    private static String section(String account) {
        return switch (account) {
            case "FUND_BALANCE" -> "OPENING";
            case "INCOME_CONTRIBUTION" -> "RECEIVED";
            case "INCOME_INTEREST" -> "INTEREST";
            case "INCOME_FX", "EXCHANGE" -> "EXCHANGE";
            case "REFUND", "INTEREST_OWED", "MOVED_IN", "MOVED_OUT", "KEPT" -> account;
            default -> "EXPENDITURE";
        };
    }

    private static Money signed(Line line) {
        return line.isOut() ? line.reporting().negated() : line.reporting();
    }

    /** What came in or was spent before the period is part of what it opens with. */
    private static Line carriedOver(Line line) {
        var isOut = line.isOut();
        return new Line(
                "OPENING",
                line.entry(),
                line.lineNo(),
                line.countedOn(),
                line.event(),
                line.participation(),
                line.member(),
                line.category(),
                line.subLine(),
                line.document(),
                line.documentDate(),
                line.paidOn(),
                isOut ? line.amount().negated() : line.amount(),
                line.perEuro(),
                line.rateSource(),
                isOut ? line.functional().negated() : line.functional(),
                signed(line),
                line.share());
    }

    private static Money sum(List<Line> lines, String section, Currency unit) {
        return lines.stream()
                .filter(line -> line.section().equals(section))
                .map(Line::reporting)
                .reduce(Money.zero(unit), Money::plus);
    }

    /** Categories in their fixed order, each followed by its sub-lines. */
    private static List<Expenditure> expenditure(List<Line> lines, Currency unit) {
        Map<CostCategory, Map<String, Money>> sums = new TreeMap<>();
        for (var line : lines) {
            if (line.section().equals("EXPENDITURE")) {
                sums.computeIfAbsent(CostCategory.valueOf(line.category()), each -> new TreeMap<>())
                        .merge(line.subLine(), line.reporting(), Money::plus);
            }
        }
        var shown = new ArrayList<Expenditure>();
        sums.forEach(
                (category, parts) ->
                        parts.forEach(
                                (subLine, amount) ->
                                        shown.add(
                                                new Expenditure(
                                                        category.name(), subLine, amount))));
        return List.copyOf(shown);
    }

    private static Map<String, Money> costPerEvent(List<Line> lines, Currency unit) {
        var costs = new TreeMap<String, Money>();
        for (var line : lines) {
            if (line.section().equals("EXPENDITURE") && !line.event().isEmpty()) {
                costs.merge(line.event(), line.reporting(), Money::plus);
            }
        }
        return costs;
    }

    /** What is promised and open, with the support that each event's will cost. */
    private static Money commitments(
            Agreement agreement, List<OpenPromises.Open> promised, List<CountedLine> lines) {
        var unit = agreement.currency();
        var open = new TreeMap<String, Money>();
        promised.forEach(each -> open.merge(each.event(), each.amount(), Money::plus));
        var costs = directCosts(lines);
        var sum = Money.zero(unit);
        for (var event : open.entrySet()) {
            var spent = costs.getOrDefault(event.getKey(), Money.zero(unit));
            var support =
                    ContributionTerms.support(
                                    spent.plus(event.getValue()), agreement.pscBasisPoints())
                            .minus(ContributionTerms.support(spent, agreement.pscBasisPoints()));
            sum = sum.plus(event.getValue()).plus(support);
        }
        return sum;
    }

    /** What each event cost so far, without the programme support cost that follows from it. */
    private static Map<String, Money> directCosts(List<CountedLine> lines) {
        var costs = new HashMap<String, Money>();
        for (var counted : lines) {
            var line = counted.line();
            if (counted.account() == LedgerAccount.EXPENSE && !line.category().equals("PSC")) {
                costs.merge(line.event(), line.reporting(), Money::plus);
            }
        }
        return costs;
    }

    /** How the agreement has its foreign amounts told. */
    private Valuation valuation(
            Agreement agreement, DateRange period, List<DateRange> earlier, RatesAsked asked) {
        return switch (FxMethod.valueOf(agreement.fxMethod())) {
            case TRANSACTION_DATE, MONTHLY -> new AsBooked(agreement.currency(), asked);
            case PERIOD_AVERAGE ->
                    new PeriodAverage(
                            agreement.currency(), period, earlier, asked, rateSource(agreement));
            case WEIGHTED_RECEIPT ->
                    new ReceiptRate(agreement.currency(), ends(earlier, period), asked);
        };
    }

    /** Whose rates an average is agreed to be made of; empty for those of the books. */
    private Optional<String> rateSource(Agreement agreement) {
        var query =
                entities.createNativeQuery(
                                "select rate_source from muster.contribution where id = :id")
                        .setParameter("id", agreement.contribution());
        return Rows.of(query, row -> Optional.ofNullable(row.text())).get(0);
    }

    /** None where an amount is told by its own day's rate, whatever the period. */
    private List<DateRange> boundBy(Agreement agreement, DateRange period) {
        return switch (FxMethod.valueOf(agreement.fxMethod())) {
            case TRANSACTION_DATE, MONTHLY -> List.of();
            case PERIOD_AVERAGE, WEIGHTED_RECEIPT -> told.before(agreement.contribution(), period);
        };
    }

    private static List<LocalDate> ends(List<DateRange> earlier, DateRange period) {
        var ends = new TreeSet<LocalDate>();
        for (var each : earlier) {
            ends.add(each.from().minusDays(1));
            ends.add(each.to());
        }
        ends.add(period.from().minusDays(1));
        ends.add(period.to());
        return List.copyOf(ends);
    }

    /** What the closing balance consists of: what is not advanced or owed is at the bank. */
    private Position position(
            Agreement agreement,
            DateRange period,
            Valuation valuation,
            Money closing,
            Money received) {
        var unit = agreement.currency();
        var advances = Money.zero(unit);
        var owed = Money.zero(unit);
        var deferred = Money.zero(unit);
        for (var held : held(agreement, period)) {
            var told = valuation.told(held.amount()).times(held.times());
            switch (held.account()) {
                case PAYABLE -> owed = owed.minus(told);
                case DEFERRED -> deferred = deferred.minus(told);
                default -> advances = advances.plus(told);
            }
        }
        var spent = agreement.basis().equals("CASH") ? Money.zero(unit) : owed;
        return new Position(
                closing.minus(advances).plus(spent).plus(deferred),
                advances,
                owed,
                deferred,
                scheduled(agreement).minus(received).minus(deferred));
    }

    /**
     * So many lines of an account that are told alike.
     *
     * @param times more debits than credits; negative where it is the other way round
     */
    private record Held(LedgerAccount account, Booked amount, long times) {}

    /**
     * What was posted on accounts that hold something. A debit and a credit of the same amount at
     * the same rates are nothing together, as most of what is owed is once it was paid. The limit
     * has each line's entry looked up by its id: until any day, a plan would read the whole
     * journal.
     */
    private List<Held> held(Agreement agreement, DateRange period) {
        var query =
                entities.createNativeQuery(
                                """
                                select l.account, abs(l.amount_minor), l.currency, abs(l.functional_minor), l.per_euro,
                                       max(coalesce(l.rates_of, e.posted_on)), sum(sign(l.amount_minor))
                                  from muster.journal_line l
                                 cross join lateral (select posted_on from muster.journal_entry
                                     where id = l.entry_id limit 1) e
                                 where l.contribution_id = :id and e.posted_on <= :to
                                   and l.account in ('ADVANCE', 'RECEIVABLE', 'PAYABLE', 'DEFERRED')
                                 group by l.account, abs(l.amount_minor), l.currency, abs(l.functional_minor), l.per_euro,
                                          case when l.currency <> :own then coalesce(l.rates_of, e.posted_on) end
                                having sum(sign(l.amount_minor)) <> 0""")
                        .setParameter("id", agreement.contribution())
                        .setParameter("to", period.to())
                        .setParameter("own", agreement.currency().getCurrencyCode());
        return Rows.of(
                query,
                row ->
                        new Held(
                                LedgerAccount.valueOf(row.text()),
                                new Booked(
                                        row.money(),
                                        new Money(row.number(), EURO),
                                        row.decimal(),
                                        row.day()),
                                row.number()));
    }

    /** All that ever came in as instalments, less what went back. */
    private static Money received(List<CountedLine> lines, Currency unit) {
        return lines.stream()
                .filter(each -> each.account() == LedgerAccount.INCOME_CONTRIBUTION)
                .map(each -> each.line().reporting())
                .reduce(Money.zero(unit), Money::plus);
    }

    private Money scheduled(Agreement agreement) {
        var query =
                entities.createNativeQuery(
                                """
                                select coalesce(sum(amount_minor), 0) from muster.instalment
                                 where contribution_id = :id and state <> 'WAIVED'""")
                        .setParameter("id", agreement.contribution());
        return new Money(Rows.of(query, Rows::number).get(0), agreement.currency());
    }

    private List<InKind> inKind(ContributionId id, DateRange period, boolean evidenced) {
        var query =
                entities.createNativeQuery(
                                """
                                select e.code, k.provider, k.description, k.value_minor, k.currency, k.valuation_basis
                                  from muster.in_kind k join muster.capacity_event e on e.id = k.event_id
                                 where k.contribution_id = :id and k.on_day between :from and :to
                                   and (k.state in ('VALUED', 'REPORTED')) = :evidenced
                                 order by k.on_day, e.code, k.provider, k.id""")
                        .setParameter("id", id.value())
                        .setParameter("from", period.from())
                        .setParameter("to", period.to())
                        .setParameter("evidenced", evidenced);
        return Rows.of(
                query,
                row -> new InKind(row.text(), row.text(), row.text(), row.money(), row.text()));
    }

    /** What was accepted against a rule and used in the period: a cost of it, or money of it. */
    private List<Exempted> exemptions(Agreement agreement, DateRange period) {
        var query =
                entities.createNativeQuery(EXEMPTIONS)
                        .setParameter("id", agreement.contribution())
                        .setParameter("from", period.from())
                        .setParameter("to", period.to());
        return Rows.of(
                query,
                row ->
                        new Exempted(
                                row.text(),
                                row.text(),
                                row.text(),
                                new Money(row.number(), agreement.currency()),
                                row.text(),
                                row.text()));
    }

    /** Each rate that the lines of the period were told at. */
    private static List<RateUsed> rates(
            Agreement agreement, List<CountedLine> lines, DateRange period, Valuation valuation) {
        var inPeriod =
                lines.stream()
                        .filter(each -> each.line().countedOn() != null)
                        .filter(each -> period.contains(each.line().countedOn()))
                        .filter(each -> !each.currency().equals(agreement.currency()))
                        .toList();
        return valuation.used(inPeriod).stream()
                .distinct()
                .sorted(
                        Comparator.comparing(RateUsed::currency)
                                .thenComparing(RateUsed::effectiveFrom))
                .toList();
    }
}

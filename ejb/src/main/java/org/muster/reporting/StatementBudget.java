package org.muster.reporting;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.muster.funding.ContributionTerms;
import org.muster.ledger.CostCategory;
import org.muster.reporting.BudgetFigures.Heading;
import org.muster.reporting.BudgetFigures.Version;
import org.muster.reporting.StatementFigures.Agreement;
import org.muster.shared.DateRange;
import org.muster.shared.Money;
import org.muster.shared.Rows;
import org.muster.shared.Settings;

/**
 * Collects what was set aside under each heading against what was spent. A contribution's budget is
 * its approved allocations to events: originally those that stood when the event's first budget was
 * approved, or the first of its own where that came later, and all of them where the event has no
 * budget; revised, those that stood at the period's end. Programme support cost is added for each
 * event at the agreed rate, as it is posted.
 */
@ApplicationScoped
class StatementBudget {
    private static final String SET_ASIDE =
            """
            select a.event_id, a.category, a.amount_minor, a.on_day,
                   greatest(min(a.on_day) over (partition by a.event_id),
                            (select min(b.approved_on) from muster.budget b
                              where b.event_id = a.event_id and b.approved_on <= :to)) as original_until,
                   exists (select 1 from muster.budget b
                            where b.event_id = a.event_id and b.approved_on <= :to) as budgeted
              from muster.allocation a
             where a.contribution_id = :id and a.state = 'APPROVED' and a.on_day <= :to
             order by a.event_id, a.category""";
    private static final String VERSIONS =
            """
            select e.code, min(b.number), max(b.number)
              from muster.capacity_event e
              left join muster.budget b on b.event_id = e.id and b.approved_on <= :to
             where e.id in (select event_id from muster.allocation
                             where contribution_id = :id and state = 'APPROVED' and on_day <= :to)
             group by e.code order by e.code""";

    @PersistenceContext private EntityManager entities;
    @Inject private Settings settings;
    @Inject private VarianceReasons reasons;

    /**
     * What was spent under each heading, by when it counts.
     *
     * @param period in the period
     * @param cumulative up to its end
     * @param uncounted posted by then, and counting later
     */
    record Spent(
            Map<CostCategory, Money> period,
            Map<CostCategory, Money> cumulative,
            Map<CostCategory, Money> uncounted) {
        Spent() {
            this(new TreeMap<>(), new TreeMap<>(), new TreeMap<>());
        }
    }

    private record Part(UUID event, CostCategory category, Money amount, boolean isOriginal) {}

    /**
     * The figures of the contribution.
     *
     * @param promised and open at the period's end
     * @param commitments all of them, with the support on them
     */
    BudgetFigures of(
            Agreement agreement,
            DateRange period,
            Spent spent,
            List<OpenPromises.Open> promised,
            Money commitments) {
        var parts = parts(agreement, period);
        var headings =
                parts.isEmpty()
                        ? List.<Heading>of()
                        : headings(agreement, period, parts, spent, promised);
        // What is not promised for a heading is promised for the support on them.
        var onSupport =
                headings.stream().map(Heading::commitments).reduce(commitments, Money::minus);
        return new BudgetFigures(
                versions(agreement, period), headings, support(agreement, parts, spent, onSupport));
    }

    private List<Part> parts(Agreement agreement, DateRange period) {
        return rows(
                SET_ASIDE,
                agreement,
                period,
                row -> {
                    var event = row.uuid();
                    var category = CostCategory.valueOf(row.text());
                    var amount = new Money(row.number(), agreement.currency());
                    LocalDate on = row.day();
                    var until = row.day();
                    return new Part(event, category, amount, !row.flag() || !on.isAfter(until));
                });
    }

    private List<Version> versions(Agreement agreement, DateRange period) {
        return rows(
                VERSIONS,
                agreement,
                period,
                row -> new Version(row.text(), (int) row.number(), (int) row.number()));
    }

    private List<Heading> headings(
            Agreement agreement,
            DateRange period,
            List<Part> parts,
            Spent spent,
            List<OpenPromises.Open> promised) {
        var committed = new HashMap<>(spent.uncounted());
        promised.forEach(each -> committed.merge(each.category(), each.amount(), Money::plus));
        var categories = new TreeSet<>(spent.cumulative().keySet());
        parts.forEach(part -> categories.add(part.category()));
        committed.forEach((category, open) -> categories.add(category));
        categories.remove(CostCategory.PSC);
        var given = reasons.of(agreement.contribution(), period);
        var headings = new ArrayList<Heading>();
        for (var category : categories) {
            var revised = sum(agreement, parts, category, false);
            var cumulative = of(spent.cumulative(), category, agreement);
            headings.add(
                    new Heading(
                            category.name(),
                            sum(agreement, parts, category, true),
                            revised,
                            of(spent.period(), category, agreement),
                            cumulative,
                            of(committed, category, agreement),
                            isDue(agreement, period, revised, cumulative),
                            given.getOrDefault(category, "")));
        }
        return List.copyOf(headings);
    }

    /** A reason is owed for too much at any time, for too little once the agreement is over. */
    private boolean isDue(Agreement agreement, DateRange period, Money revised, Money cumulative) {
        var isFinal = !agreement.validity().to().isAfter(period.to());
        var difference = BigDecimal.valueOf(cumulative.minus(revised).minor());
        var allowed =
                BigDecimal.valueOf(revised.minor())
                        .multiply(BigDecimal.valueOf(settings.varianceThreshold(), 4));
        return (isFinal || difference.signum() > 0) && difference.abs().compareTo(allowed) > 0;
    }

    private static Heading support(
            Agreement agreement, List<Part> parts, Spent spent, Money commitments) {
        return new Heading(
                CostCategory.PSC.name(),
                support(agreement, parts, true),
                support(agreement, parts, false),
                of(spent.period(), CostCategory.PSC, agreement),
                of(spent.cumulative(), CostCategory.PSC, agreement),
                commitments,
                false,
                "");
    }

    /** Rounded once per event, as it is posted. */
    private static Money support(Agreement agreement, List<Part> parts, boolean original) {
        var perEvent = new HashMap<UUID, Money>();
        for (var part : parts) {
            if (part.isOriginal() || !original) {
                perEvent.merge(part.event(), part.amount(), Money::plus);
            }
        }
        return perEvent.values().stream()
                .map(direct -> ContributionTerms.support(direct, agreement.pscBasisPoints()))
                .reduce(Money.zero(agreement.currency()), Money::plus);
    }

    private static Money sum(
            Agreement agreement, List<Part> parts, CostCategory category, boolean original) {
        return parts.stream()
                .filter(part -> part.category() == category && (part.isOriginal() || !original))
                .map(Part::amount)
                .reduce(Money.zero(agreement.currency()), Money::plus);
    }

    private static Money of(
            Map<CostCategory, Money> sums, CostCategory category, Agreement agreement) {
        return sums.getOrDefault(category, Money.zero(agreement.currency()));
    }

    private <T> List<T> rows(
            String sql, Agreement agreement, DateRange period, Function<Rows, T> reader) {
        return Rows.of(
                entities.createNativeQuery(sql)
                        .setParameter("id", agreement.contribution())
                        .setParameter("to", period.to()),
                reader);
    }
}

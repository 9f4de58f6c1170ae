package org.muster.closing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.OffsetDateTime;
import java.time.YearMonth;
import java.util.List;
import java.util.stream.Stream;
import org.muster.closing.MonthCheck.Found;
import org.muster.closing.MonthCheck.Kind;
import org.muster.ledger.MonthCloses;
import org.muster.shared.Rows;
import org.muster.shared.Settings;

/** What a month's end asks of the books, each question by one statement. */
@ApplicationScoped
class MonthChecks {
    private static final int NAMED = 10;

    @PersistenceContext private EntityManager entities;
    @Inject private Settings settings;

    void onMonthCloses(@Observes MonthCloses closes) {
        var left =
                Stream.of(Kind.values())
                        .filter(Kind::isBlocking)
                        .mapToLong(kind -> check(kind, closes.month()).count())
                        .sum();
        if (left > 0) {
            throw new MonthNotReady(closes.month(), left);
        }
    }

    List<MonthCheck> of(YearMonth month) {
        return Stream.of(Kind.values()).map(kind -> check(kind, month)).toList();
    }

    /** The things found in all, each beside the first ten of them. */
    private MonthCheck check(Kind kind, YearMonth month) {
        var query =
                entities.createNativeQuery(
                                "with m as (select cast(:first as date) as first, cast(:last as date) as last,"
                                        + " cast(:over as timestamptz) as over, cast(:books as varchar) as books) select id, name, weight,"
                                        + " cast(sum(weight) over () as bigint) as total from ("
                                        + sql(kind)
                                        + ") found order by name, id")
                        .setParameter("first", month.atDay(1))
                        .setParameter("last", month.atEndOfMonth())
                        .setParameter("over", over(month))
                        .setParameter("books", settings.rateSource())
                        .setMaxResults(NAMED);
        var rows =
                Rows.of(
                        query,
                        row -> {
                            var found = new Found(row.text(), row.text());
                            row.number();
                            return new Counted(found, row.number());
                        });
        var total = rows.isEmpty() ? 0 : rows.get(0).total();
        return new MonthCheck(kind, total, rows.stream().map(Counted::found).toList());
    }

    private record Counted(Found found, long total) {}

    private OffsetDateTime over(YearMonth month) {
        return month.plusMonths(1).atDay(1).atStartOfDay(settings.zone()).toOffsetDateTime();
    }

    private static String sql(Kind kind) {
        return switch (kind) {
            case COSTS ->
                    """
                    select cast(d.id as text) as id, d.supplier || ' · ' || d.document_no as name, 1 as weight
                      from muster.cost_document d, m
                     where d.state = 'ENTERED' and d.document_date between m.first and m.last""";
            case CASH ->
                    """
                    select cast(d.contribution_id as text) as id, c.agreement_no || ' · ' || d.reference as name, 1 as weight
                      from m, muster.cash_document d join muster.contribution c on c.id = d.contribution_id
                     where d.state = 'ENTERED' and d.on_day between m.first and m.last""";
            case CLOSINGS ->
                    """
                    select cast(f.contribution_id as text) as id, c.agreement_no || ' · ' || f.reference as name, 1 as weight
                      from m, muster.final_balance f join muster.contribution c on c.id = f.contribution_id
                     where f.state = 'ENTERED' and f.on_day between m.first and m.last""";
            case RECOUNT ->
                    """
                    select cast(job_run_id as text) as id, to_char(checked_at, 'YYYY-MM-DD HH24:MI') as name, differences as weight
                      from (select * from muster.balance_check order by checked_at desc limit 1) latest
                     where differences > 0""";
            case RECOUNT_DUE ->
                    """
                    select '' as id, '' as name, 1 as weight from m
                     where not exists (select 1 from muster.balance_check k where k.checked_at >= m.over)""";
            case CLAIMS ->
                    """
                    select cast(e.id as text) as id, e.code as name, count(*) as weight
                      from m, muster.claim k join muster.capacity_event e on e.id = k.event_id
                     where k.state in ('DRAFT', 'SUBMITTED') and e.ends_on between m.first and m.last
                     group by e.id, e.code""";
            case EXCEPTIONS ->
                    """
                    select cast(e.id as text) as id, e.code as name, count(*) as weight
                      from m, muster.exception_case x join muster.capacity_event e on e.id = x.event_id
                     where x.state in ('OPEN', 'RECOVERING') and x.severity <> 'I' and e.ends_on between m.first and m.last
                     group by e.id, e.code""";
            case RATES ->
                    """
                    select distinct u.currency as id, u.currency as name, 1 as weight from m cross join lateral (
                        select currency from muster.cost_document where document_date between m.first and m.last
                        union select k.currency from muster.claim k join muster.capacity_event e on e.id = k.event_id
                               where e.ends_on between m.first and m.last
                        union select currency from muster.contribution
                               where state in ('SIGNED', 'ACTIVE') and valid_from <= m.last and valid_to >= m.first) u
                     where u.currency <> 'EUR' and not exists (select 1 from muster.exchange_rate r
                           where r.currency = u.currency and r.effective_from between m.first and m.last
                             and (upper(r.source) = upper(m.books) or r.of_books))""";
            case BANK ->
                    """
                    select cast(e.id as text) as id, a.name || ' · ' || to_char(e.booked_on, 'YYYY-MM-DD') as name, 1 as weight
                      from m, muster.bank_entry e join muster.bank_statement s on s.id = e.statement_id
                      join muster.bank_account a on a.id = s.account_id
                     where e.booked_on between m.first and m.last and not exists (select 1 from muster.bank_explanation x
                           where x.entry_id = e.id and x.state = 'STANDS')""";
            case STATEMENTS ->
                    """
                    select cast(s.id as text) as id, c.agreement_no as name, 1 as weight
                      from m, muster.donor_statement s join muster.contribution c on c.id = s.contribution_id
                     where s.state = 'DRAFT' and s.period_from <= m.last and s.period_to >= m.first""";
        };
    }
}

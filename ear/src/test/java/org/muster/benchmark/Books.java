package org.muster.benchmark;

import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.muster.shared.DateRange;
import org.postgresql.PGConnection;

/**
 * Contributions with very many costs, each an invoice that was approved and paid: an entry of
 * expense and payable, and one of payable and bank. A fifth of them is in baht. Each set of books
 * has a year of its own, so that a run over that year accounts for it and no other.
 */
record Books(String name, int contributions, int linesEach, int year) {
    private static final int EVENTS = 100;
    private static final int EVENTS_EACH = 5;

    /** All lines of the ledger that these books hold. */
    int lines() {
        return contributions * (costsEach() * 4 + 2);
    }

    private int costsEach() {
        return (linesEach - 2) / 4;
    }

    /** The year, or so many days less of it: another period, and so another statement. */
    DateRange period(int daysLess) {
        return new DateRange(
                LocalDate.of(year, 1, 1), LocalDate.of(year, 12, 31).minusDays(daysLess));
    }

    static void inventEvents(Workplace place) throws SQLException {
        place.execute(
                """
                insert into muster.capacity_event (id, version, code, type, status, audience, starts_on, ends_on, zone, opens_at,
                    venue, city, country_iso, region, original_language, created_by, created_at)
                select md5('event' || n)::uuid, 0, 'E' || n, 'REGIONAL_WORKSHOP', 'HELD', 'CUSTOMS_ONLY', date '2001-03-01',
                       date '2001-03-05', 'Asia/Bangkok', '09:00', 'Thai Customs', 'Bangkok', 'TH', 'AP', 'en', 'test', now()
                  from generate_series(0, %d) n;
                insert into muster.donor (id, version, name, org_type, active)
                    values (md5('donor')::uuid, 0, 'Benchmark donor', '10', true)"""
                        .formatted(EVENTS - 1));
    }

    void invent(Workplace place) throws SQLException {
        place.execute(
                """
                insert into muster.exchange_rate
                    select 'THB', make_date(%1$d, m, 1), 39 + m / 100.0, 'UNORE' from generate_series(1, 12) m;
                insert into muster.contribution (id, version, agreement_no, donor_id, title, currency, agreed_minor, basis,
                    recognition, fx_method, earmark_category, psc_basis_points, valid_from, valid_to, liquidation_to, state,
                    entered_by, approved_by)
                select md5('%1$d c' || c)::uuid, 0, '%1$d-' || c, md5('donor')::uuid, 'Fund ' || c, 'EUR', 1000000000, 'ACCRUAL',
                       'UNCONDITIONAL', 'MONTHLY', '3', 0, date '%1$d-01-01', date '%1$d-12-31', date '%1$d-12-31', 'ACTIVE',
                       'test', 'controller'
                  from generate_series(1, %2$d) c;
                create temporary table cost on commit drop as
                select c, n, md5('%1$d c' || c)::uuid as contribution, md5('event' || (c * 7 + n %% %4$d) %% %5$d)::uuid as event,
                       md5('%1$d d' || c || ' ' || n)::uuid as document, md5('%1$d a' || c || ' ' || n)::uuid as approval,
                       md5('%1$d p' || c || ' ' || n)::uuid as payment, make_date(%1$d, 1 + n %% 11, 1 + n %% 28) as day,
                       (array['AIR', 'DSA', 'TERM', 'VENUE', 'INTERP'])[1 + n %% 5] as category,
                       case n %% 5 when 0 then 'THB' else 'EUR' end as currency,
                       10000 + (c * 31 + n * 17) %% 90000 as amount
                  from generate_series(1, %2$d) c, generate_series(1, %3$d) n;
                alter table cost add functional bigint, add rate numeric(24, 10);
                update cost set rate = case currency when 'THB' then 39 + (1 + n %% 11) / 100.0 end;
                update cost set functional = case currency when 'THB' then round(amount / rate) else amount end;
                insert into muster.cost_document (id, version, kind, supplier, document_no, document_date, paid_on, currency,
                    amount_minor, state, entered_by, entered_at, approved_by)
                select document, 0, 'INVOICE', 'Supplier ' || n %% 50, '%1$d/' || c || '/' || n, day, day + 20, currency, amount,
                       'APPROVED', 'test', now(), 'controller' from cost;
                insert into muster.cost_share (document_id, share_no, contribution_id, event_id, category, beneficiary,
                    amount_minor, basis_points)
                select document, 1, contribution, event, category, 'PARTICIPANTS', amount, 10000 from cost;
                insert into muster.journal_entry (id, source_kind, source_id, posted_on, description, recorded_by, recorded_at)
                select approval, 'COST_DOCUMENT', document::text, day, category || ' ' || n, 'controller', now() from cost
                union all
                select payment, 'COST_PAYMENT', document::text, day + 20, 'Payment', 'test', now() from cost
                union all
                select md5('%1$d r' || c)::uuid, 'INSTALMENT', md5('%1$d r' || c), date '%1$d-01-01', 'Received', 'test', now()
                  from generate_series(1, %2$d) c;
                insert into muster.journal_line (entry_id, line_no, account, contribution_id, event_id, category, currency,
                    amount_minor, functional_minor, per_euro, rate_source)
                select approval, 1, 'EXPENSE', contribution, event, category, currency, amount, functional, rate, 'UNORE' from cost
                union all
                select approval, 2, 'PAYABLE', contribution, event, category, currency, -amount, -functional, rate, 'UNORE' from cost
                union all
                select payment, 1, 'PAYABLE', contribution, event, category, currency, amount, functional, rate, 'UNORE' from cost
                union all
                select payment, 2, 'BANK', contribution, event, category, currency, -amount, -functional, rate, 'UNORE' from cost
                union all
                select md5('%1$d r' || c)::uuid, 1, 'BANK', md5('%1$d c' || c)::uuid, null, null, 'EUR', 1000000000, 1000000000, null, null
                  from generate_series(1, %2$d) c
                union all
                select md5('%1$d r' || c)::uuid, 2, 'INCOME_CONTRIBUTION', md5('%1$d c' || c)::uuid, null, null, 'EUR', -1000000000,
                       -1000000000, null, null from generate_series(1, %2$d) c"""
                        .formatted(year, contributions, costsEach(), EVENTS_EACH, EVENTS));
    }

    /**
     * What PostgreSQL does by itself in the night after so many rows came in: counts them, marks
     * them as seen by all, and writes them to where they belong.
     */
    static void rest(Workplace place) throws SQLException {
        place.execute("vacuum analyze");
        place.execute("checkpoint");
    }

    /** How long PostgreSQL takes to copy out the lines that the statements of a period list. */
    Duration copied(Workplace place, DateRange period) throws SQLException, IOException {
        var rows =
                """
                copy (select s.id, c.agreement_no, l.event_id, l.category, d.document_no, d.document_date, d.paid_on, l.currency,
                             l.amount_minor, l.per_euro, l.rate_source, l.functional_minor
                        from muster.donor_statement s
                        join muster.contribution c on c.id = s.contribution_id
                        join muster.journal_line l on l.contribution_id = c.id and l.account in ('INCOME_CONTRIBUTION', 'EXPENSE')
                        join muster.journal_entry e on e.id = l.entry_id and e.posted_on <= s.period_to
                        left join muster.cost_document d on d.id = case when e.source_kind = 'COST_DOCUMENT' then e.source_id::uuid end
                       where s.period_from = date '%s' and s.period_to = date '%s'
                       order by s.id, e.posted_on, e.id) to stdout with (format csv, header)"""
                        .formatted(period.from(), period.to());
        try (var connection = place.connect()) {
            var began = System.nanoTime();
            connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut(rows, OutputStream.nullOutputStream());
            return Duration.ofNanos(System.nanoTime() - began);
        }
    }

    /** The frozen figures of a period's statements, as they are stored. */
    static List<String> frozen(Workplace place, DateRange period) throws SQLException {
        var texts = new ArrayList<String>();
        try (var connection = place.connect();
                var rows =
                        connection
                                .createStatement()
                                .executeQuery(
                                        "select figures from muster.donor_statement where period_from = date '%s' and period_to = date '%s'"
                                                .formatted(period.from(), period.to()))) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}

package org.muster.closing;

import static org.muster.shared.LineErrors.guarded;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.muster.account.Scopes;
import org.muster.shared.Actor;
import org.muster.shared.DateRange;
import org.muster.shared.Money;
import org.muster.shared.Roles;
import org.muster.shared.Rows;

/**
 * Posted lines of a period for the house's own accounting, as RFC 4180 writes tables: UTF-8, CRLF,
 * decimal points, ISO days, debits positive. A text that a spreadsheet would run is kept as text.
 *
 * <p>It comes slice by slice, so that a year of a million lines needs no more memory than a day's.
 * Whoever is limited to contributions gets their lines and no other.
 */
@Stateless
@RolesAllowed({Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
public class PostingExport {
    private static final int LINES = 5_000;
    private static final Currency EURO = Currency.getInstance("EUR");
    private static final List<String> HEADER =
            List.of(
                    "posted_on",
                    "entry",
                    "line",
                    "source_kind",
                    "source_id",
                    "description",
                    "corrects",
                    "recorded_by",
                    "account",
                    "agreement",
                    "event",
                    "category",
                    "sub_line",
                    "ccy",
                    "amount",
                    "rate",
                    "rate_source",
                    "amount_eur");

    @PersistenceContext private EntityManager entities;
    @Inject private Scopes scopes;

    /** Where a slice ended: the next one begins with the line after it. */
    public record After(LocalDate day, UUID entry, int line) {}

    /**
     * A part of the table.
     *
     * @param next where it goes on, or null at the end
     */
    public record Slice(byte[] content, After next) {}

    /** The head of the table and its first lines. */
    public Slice first(DateRange days, Actor by) {
        return slice(days, new After(days.from(), new UUID(0, 0), 0), true, by);
    }

    /** The lines after those given before. */
    public Slice next(DateRange days, After after, Actor by) {
        return slice(days, after, false, by);
    }

    private Slice slice(DateRange days, After after, boolean headed, Actor by) {
        var text = new StringWriter();
        List<After> written;
        try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            if (headed) {
                csv.writeRecord(HEADER);
            }
            written = Rows.of(lines(days, after, by), row -> write(csv, row));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        var next = written.size() < LINES ? null : written.get(written.size() - 1);
        return new Slice(text.toString().getBytes(StandardCharsets.UTF_8), next);
    }

    private Query lines(DateRange days, After after, Actor by) {
        var scope = scopes.of(by, Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR);
        var ids = scope.contributions().stream().map(UUID::fromString).toList();
        var limited =
                scope.everywhere()
                        ? "true"
                        : ids.isEmpty() ? "false" : "l.contribution_id in (:ids)";
        var query =
                entities.createNativeQuery(
                        """
                        select e.posted_on, e.id, l.line_no, e.source_kind, e.source_id, e.description,
                               coalesce(cast(e.corrects as text), '') as corrects, e.recorded_by, l.account,
                               coalesce(c.agreement_no, '') as agreement, coalesce(v.code, '') as event, coalesce(l.category, '') as category,
                               l.sub_line, l.amount_minor, l.currency, l.per_euro, coalesce(l.rate_source, '') as source,
                               l.functional_minor
                          from muster.journal_entry e
                          join muster.journal_line l on l.entry_id = e.id
                          left join muster.contribution c on c.id = l.contribution_id
                          left join muster.capacity_event v on v.id = l.event_id
                         where e.posted_on between :from and :to
                           and (e.posted_on, e.id) >= (:day, :entry)
                           and (e.posted_on, e.id, l.line_no) > (:day, :entry, :line) and """
                                + " "
                                + limited
                                + " order by e.posted_on, e.id, l.line_no");
        if (limited.contains(":ids")) {
            query.setParameter("ids", ids);
        }
        return query.setParameter("from", days.from())
                .setParameter("to", days.to())
                .setParameter("day", after.day())
                .setParameter("entry", after.entry())
                .setParameter("line", after.line())
                .setMaxResults(LINES);
    }

    private static After write(CsvWriter csv, Rows row) {
        var at = new After(row.day(), row.uuid(), (int) row.number());
        var cells = new ArrayList<String>();
        cells.add(at.day().toString());
        cells.add(at.entry().toString());
        cells.add(Integer.toString(at.line()));
        // From the kind of the source document to the sub-line.
        for (var column = 0; column < 10; column++) {
            cells.add(guarded(row.text()));
        }
        var amount = row.money();
        cells.add(amount.currency().getCurrencyCode());
        cells.add(amount.decimal().toPlainString());
        cells.add(plain(row.decimal()));
        cells.add(guarded(row.text()));
        cells.add(new Money(row.number(), EURO).decimal().toPlainString());
        csv.writeRecord(cells);
        return at;
    }

    private static String plain(BigDecimal rate) {
        return rate == null ? "" : rate.stripTrailingZeros().toPlainString();
    }
}

package org.muster.outside;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.muster.attendance.EventPerson;
import org.muster.attendance.SheetAlreadyStored;
import org.muster.event.EventId;
import org.muster.funding.ContributionId;
import org.muster.ledger.CostCategory;
import org.muster.member.PersonId;
import org.muster.shared.Actor;
import org.muster.shared.LineError;
import org.muster.shared.NotFound;
import org.muster.shared.Rows;
import org.muster.shared.Told;

/** All payments of another system, with the files they came in. */
@ApplicationScoped
class OutsidePayments {
    private static final String PAYMENTS =
            """
            select p.paid_on, e.code, p.category, coalesce(n.family_name || ', ' || n.given_name, ''), p.supplier,
                   concat_ws(' · ', nullif(p.document_no, ''), nullif(p.ticket_no, ''), nullif(p.end_to_end_id, '')),
                   p.amount_minor, p.currency,
                   (select string_agg(c.agreement_no, ', ' order by c.agreement_no)
                      from muster.outside_share s join muster.contribution c on c.id = s.contribution_id
                     where s.payment_id = p.id), f.file_name, p.line_no
              from muster.outside_payment p
              join muster.outside_file f on f.id = p.file_id
              join muster.capacity_event e on e.id = p.event_id
              left join muster.person n on n.id = p.person_id""";

    @PersistenceContext private EntityManager entities;

    /** A row that is kept, by its line. */
    record Line(int no, OutsidePayment payment) {}

    /** Refuses the very same file; until this transaction ends another one waits. */
    void refuseKnown(String sha256) {
        entities.createNativeQuery(
                        "select 1 from pg_advisory_xact_lock(hashtext('muster.outside'))")
                .getResultList();
        Rows.of(
                        entities.createNativeQuery(
                                        """
                                        select taken_by, taken_at from muster.outside_file
                                         where sha256 = :sha and lines_good > 0""")
                                .setParameter("sha", sha256),
                        row -> new SheetAlreadyStored(row.text(), row.instant()))
                .stream()
                .findFirst()
                .ifPresent(
                        known -> {
                            throw known;
                        });
    }

    OutsideFileId add(
            String name,
            String sha256,
            byte[] content,
            List<Line> good,
            List<LineError> errors,
            Actor by) {
        var id = OutsideFileId.next();
        entities.createNativeQuery(
                        """
                        insert into muster.outside_file
                        values (:id, :sha, :name, :content, :by, :at, :good, :bad)""")
                .setParameter("id", id.value())
                .setParameter("sha", sha256)
                .setParameter("name", name)
                .setParameter("content", content)
                .setParameter("by", by.login())
                .setParameter("at", Instant.now())
                .setParameter("good", good.size())
                .setParameter("bad", errors.size())
                .executeUpdate();
        good.forEach(line -> add(id, line));
        errors.forEach(error -> add(id, error));
        return id;
    }

    private void add(OutsideFileId file, Line line) {
        var paid = line.payment();
        var id = UUID.randomUUID();
        entities.createNativeQuery(
                        """
                        insert into muster.outside_payment
                        values (:id, :file, :line, :event, :category, cast(:person as uuid), :supplier, :document, :ticket,
                            :endToEnd, :currency, :amount, :paidOn, cast(:first as date), cast(:last as date))""")
                .setParameter("id", id)
                .setParameter("file", file.value())
                .setParameter("line", line.no())
                .setParameter("event", paid.event().value())
                .setParameter("category", paid.category().name())
                .setParameter(
                        "person", paid.person() == null ? null : paid.person().value().toString())
                .setParameter("supplier", paid.supplier())
                .setParameter("document", paid.numbers().document())
                .setParameter("ticket", paid.numbers().ticket())
                .setParameter("endToEnd", paid.numbers().endToEnd())
                .setParameter("currency", paid.amount().currency().getCurrencyCode())
                .setParameter("amount", paid.amount().minor())
                .setParameter("paidOn", paid.paidOn())
                .setParameter(
                        "first", paid.nights() == null ? null : paid.nights().from().toString())
                .setParameter("last", paid.nights() == null ? null : paid.nights().to().toString())
                .executeUpdate();
        for (var share : paid.shares()) {
            entities.createNativeQuery(
                            "insert into muster.outside_share values (:id, :contribution, :amount)")
                    .setParameter("id", id)
                    .setParameter("contribution", share.contribution().value())
                    .setParameter("amount", share.amount().minor())
                    .executeUpdate();
        }
    }

    private void add(OutsideFileId file, LineError error) {
        entities.createNativeQuery(
                        "insert into muster.outside_file_error values (:file, :line, :column, :value, :reason)")
                .setParameter("file", file.value())
                .setParameter("line", error.line())
                .setParameter("column", error.column())
                .setParameter("value", error.value())
                .setParameter("reason", error.reason().written())
                .executeUpdate();
    }

    OutsideTaken taken(OutsideFileId file) {
        var good =
                Rows.of(
                                entities.createNativeQuery(
                                                "select lines_good from muster.outside_file where id = :id")
                                        .setParameter("id", file.value()),
                                Rows::number)
                        .stream()
                        .findFirst()
                        .orElseThrow(() -> new NotFound("outside file", file));
        var errors =
                entities.createNativeQuery(
                                """
                                select line_no, column_name, value, reason from muster.outside_file_error
                                 where file_id = :id order by line_no""")
                        .setParameter("id", file.value());
        return new OutsideTaken(
                file,
                good.intValue(),
                Rows.of(
                        errors,
                        row ->
                                new LineError(
                                        (int) row.number(),
                                        row.text(),
                                        row.text(),
                                        Told.read(row.text()))));
    }

    Optional<EventId> event(String code) {
        return Rows.of(
                        entities.createNativeQuery(
                                        "select id from muster.capacity_event where lower(code) = lower(:code)")
                                .setParameter("code", code),
                        row -> new EventId(row.uuid()))
                .stream()
                .findFirst();
    }

    Optional<ContributionId> contribution(String agreementNo) {
        return Rows.of(
                        entities.createNativeQuery(
                                        "select id from muster.contribution where agreement_no = :no")
                                .setParameter("no", agreementNo),
                        row -> new ContributionId(row.uuid()))
                .stream()
                .findFirst();
    }

    /** Whom the references of an event stand for, in small letters. */
    Map<String, PersonId> references(EventId event) {
        var people =
                Rows.of(
                        entities.createNativeQuery(
                                        """
                                        select person_id from muster.participation where event_id = :event
                                        union select person_id from muster.standing_presence where event_id = :event
                                        union select person_id from muster.nomination where event_id = :event""")
                                .setParameter("event", event.value()),
                        row -> new PersonId(row.uuid()));
        return people.stream()
                .flatMap(
                        person ->
                                EventPerson.references(person).stream()
                                        .map(name -> Map.entry(name, person)))
                .collect(
                        Collectors.toMap(
                                Map.Entry::getKey, Map.Entry::getValue, (first, other) -> first));
    }

    List<OutsideSummary> page(int first, int size) {
        var query =
                entities.createNativeQuery(
                                PAYMENTS
                                        + " order by p.paid_on desc, f.taken_at desc, f.id, p.line_no")
                        .setFirstResult(first)
                        .setMaxResults(size);
        return Rows.of(query, OutsidePayments::summary);
    }

    OutsideSummary payment(OutsidePaymentId id) {
        var query =
                entities.createNativeQuery(PAYMENTS + " where p.id = :id")
                        .setParameter("id", id.value());
        return Rows.of(query, OutsidePayments::summary).stream()
                .findFirst()
                .orElseThrow(() -> new NotFound("outside payment", id));
    }

    private static OutsideSummary summary(Rows row) {
        return new OutsideSummary(
                row.day(),
                row.text(),
                CostCategory.valueOf(row.text()),
                row.text(),
                row.text(),
                row.text(),
                row.money(),
                row.text(),
                row.text(),
                (int) row.number());
    }

    long count() {
        return Rows.of(
                        entities.createNativeQuery("select count(*) from muster.outside_payment"),
                        Rows::number)
                .get(0);
    }
}

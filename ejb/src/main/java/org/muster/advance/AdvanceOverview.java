package org.muster.advance;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.io.Serializable;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.muster.account.Scopes;
import org.muster.attendance.EventReach;
import org.muster.event.EventId;
import org.muster.funding.ContributionId;
import org.muster.member.PersonId;
import org.muster.shared.Actor;
import org.muster.shared.Money;
import org.muster.shared.Roles;
import org.muster.shared.Rows;

/** Advances as lists show them: of an event, and what waits of all, within reach. */
@Stateless
@RolesAllowed({Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
public class AdvanceOverview {
    private static final String[] READERS = {
        Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR
    };
    private static final int MOST = 200;
    private static final String SELECT =
            """
            select a.id, a.advance_no, a.event_id, e.code, e.ends_on, a.contribution_id, c.agreement_no,
                   n.family_name || ', ' || n.given_name, a.currency, a.expected_minor, a.share_basis_points, a.amount_minor,
                   a.amount_minor - a.settled_minor - a.recovered_minor - a.written_off_minor, a.state, a.due_on, a.paid_on,
                   greatest(coalesce(cast(:today as date) - a.paid_on, 0), 0),
                   (select l.delivery from muster.letter l where l.about_id = a.id and l.occasion = 1 and """
                    + AdvanceRows.GOES
                    + """
                   ),
                   (select l.delivery from muster.letter l where l.about_id = a.id and l.occasion = 2 and """
                    + AdvanceRows.GOES
                    + """
                   ), a.proposed_by,
                   a.write_off_reason, a.write_off_by, a.claim_id,
                   (select k.claim_no from muster.claim k where k.id = a.claim_id)""";
    private static final String FROM =
            """
             from muster.advance a join muster.capacity_event e on e.id = a.event_id
             join muster.contribution c on c.id = a.contribution_id join muster.person n on n.id = a.person_id
            """;
    private static final String AGE =
            """
            case when a.due_on >= :today then 'NOT_DUE' when cast(:today as date) - a.due_on <= 30 then 'UP_TO_30'
                 when cast(:today as date) - a.due_on <= 60 then 'UP_TO_60'
                 when cast(:today as date) - a.due_on <= 90 then 'UP_TO_90' else 'OVER_90' end""";
    private static final String WAITING =
            """
            where case :work when 'TO_APPROVE' then a.state = 'PROPOSED' when 'TO_PAY' then a.state = 'APPROVED'
                             when 'OPEN' then a.state = 'PAID'
                             when 'OVERDUE' then a.state = 'PAID' and a.due_on < :today
                             when 'TO_WRITE_OFF' then a.state = 'PAID' and a.write_off_by is not null
                             else a.state in ('PROPOSED', 'APPROVED', 'PAID') end
              and (:age = '' or :age = %s)
              and strpos(lower(concat_ws(' ', a.advance_no, n.family_name, n.given_name, e.code)), lower(:text)) > 0
              and (:every or a.contribution_id = :contribution) and (:everywhere
                or a.contribution_id in (:contributions) or cast(a.event_id as text) = any(string_to_array(:events, ','))
                or e.region = any(string_to_array(:regions, ',')))
            """
                    .formatted(AGE);

    @PersistenceContext private EntityManager entities;
    @Inject private EventReach reach;
    @Inject private AdvanceRows advances;
    @Inject private Scopes scopes;
    @Inject private Clock clock;

    /** The advances for an event by person. */
    public List<AdvanceSummary> page(EventId event, int first, int size, Actor by) {
        reach.require(event, by, READERS);
        var query =
                entities.createNativeQuery(
                                SELECT
                                        + FROM
                                        + " where a.event_id = :event order by n.family_name, n.given_name, a.advance_no")
                        .setParameter("event", event.value());
        return read(query.setFirstResult(first).setMaxResults(Math.min(size, MOST)));
    }

    public long count(EventId event, Actor by) {
        reach.require(event, by, READERS);
        var query =
                entities.createNativeQuery(
                                "select count(*) from muster.advance where event_id = :event")
                        .setParameter("event", event.value());
        return Rows.of(query, Rows::number).get(0);
    }

    /** A person who may be proposed an advance. */
    public record Seat(PersonId person, String name) implements Serializable {}

    /** Those whose seat is paid for and who have neither an advance nor a claim, by name. */
    public List<Seat> seats(EventId event, Actor by) {
        reach.require(event, by, READERS);
        var query =
                entities.createNativeQuery(
                                """
                                select n.id, n.family_name || ', ' || n.given_name
                                  from muster.participation p join muster.person n on n.id = p.person_id
                                 where p.event_id = :event and p.role = 'PARTICIPANT' and p.funding = 'SPONSORED'
                                   and p.status = 'CONFIRMED'
                                   and not exists (select 1 from muster.advance a where a.event_id = p.event_id
                                       and a.person_id = p.person_id and a.state <> 'REFUSED')
                                   and not exists (select 1 from muster.claim k where k.event_id = p.event_id
                                       and k.person_id = p.person_id and k.state <> 'REJECTED')
                                 order by n.family_name, n.given_name, n.id""")
                        .setParameter("event", event.value())
                        .setMaxResults(MOST);
        return Rows.of(query, row -> new Seat(new PersonId(row.uuid()), row.text()));
    }

    /** What waits for something: what is longest overdue first, or by contribution and person. */
    public List<AdvanceSummary> work(
            AdvanceFilter filter, boolean isByAge, int first, int size, Actor by) {
        var order = " order by c.agreement_no, n.family_name, n.given_name, a.paid_on, a.id";
        var query =
                within(
                        SELECT
                                + FROM
                                + WAITING
                                + (isByAge ? " order by a.due_on, a.advance_no" : order),
                        filter,
                        by);
        return read(query.setFirstResult(first).setMaxResults(Math.min(size, MOST)));
    }

    public long workCount(AdvanceFilter filter, Actor by) {
        return Rows.of(within("select count(*)" + FROM + WAITING, filter, by), Rows::number).get(0);
    }

    /** How many advances of an age there are in a currency, and what is open of them. */
    public record AgeSum(AdvanceAge age, long count, Money open) implements Serializable {}

    /** What is open by how long it is overdue, of every age. */
    public List<AgeSum> ages(AdvanceFilter filter, Actor by) {
        var query =
                within(
                        """
                        select %s as age, count(*),
                               sum(a.amount_minor - a.settled_minor - a.recovered_minor - a.written_off_minor), a.currency
                        """
                                        .formatted(AGE)
                                + FROM
                                + WAITING
                                + " and a.state = 'PAID' group by age, a.currency",
                        new AdvanceFilter(filter.work(), filter.contribution(), filter.text()),
                        by);
        return Rows.of(
                        query,
                        row ->
                                new AgeSum(
                                        AdvanceAge.valueOf(row.text()), row.number(), row.money()))
                .stream()
                .sorted(
                        Comparator.comparing(AgeSum::age)
                                .thenComparing(sum -> sum.open().currency().getCurrencyCode()))
                .toList();
    }

    private Query within(String sql, AdvanceFilter filter, Actor by) {
        var scope = scopes.of(by, READERS);
        var one = filter.contribution();
        return entities.createNativeQuery(sql)
                .setParameter("today", today())
                .setParameter("age", filter.age() == null ? "" : filter.age().name())
                .setParameter("work", filter.work() == null ? "" : filter.work().name())
                .setParameter("text", filter.text() == null ? "" : filter.text().strip())
                .setParameter("every", one == null)
                .setParameter("contribution", one == null ? new UUID(0, 0) : one.value())
                .setParameter("everywhere", scope.everywhere())
                .setParameter("contributions", scope.contributionIds())
                .setParameter("events", String.join(",", scope.events()))
                .setParameter("regions", String.join(",", scope.regions()));
    }

    public AdvanceSummary advance(AdvanceId id, Actor by) {
        reach.require(advances.get(id).event(), by, READERS);
        var query =
                entities.createNativeQuery(SELECT + FROM + " where a.id = :id")
                        .setParameter("id", id.value());
        return read(query).get(0);
    }

    /** What became of it, the earliest first. */
    public List<AdvanceMovement> movements(AdvanceId id, Actor by) {
        reach.require(advances.get(id).event(), by, READERS);
        var query =
                entities.createNativeQuery(
                                """
                                select m.kind, m.amount_minor, a.currency, m.on_day, m.reference, m.recorded_by, m.recorded_at
                                  from muster.advance_movement m join muster.advance a on a.id = m.advance_id
                                 where a.id = :id order by m.recorded_at, m.id""")
                        .setParameter("id", id.value())
                        .setMaxResults(MOST);
        return Rows.of(
                query,
                row ->
                        new AdvanceMovement(
                                AdvanceMovement.Kind.valueOf(row.text()),
                                row.money(),
                                row.day(),
                                row.text(),
                                row.text(),
                                row.instant()));
    }

    private List<AdvanceSummary> read(Query query) {
        var today = today();
        return Rows.of(query.setParameter("today", today), row -> summary(row, today));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }

    private static AdvanceSummary summary(Rows row, LocalDate today) {
        var id = new AdvanceId(row.uuid());
        var advanceNo = row.text();
        var event = new EventId(row.uuid());
        var code = row.text();
        var over = row.day();
        var contribution = new ContributionId(row.uuid());
        var agreementNo = row.text();
        var person = row.text();
        var currency = Money.currency(row.text());
        return new AdvanceSummary(
                id,
                advanceNo,
                event,
                code,
                over,
                contribution,
                agreementNo,
                person,
                new Money(row.number(), currency),
                (int) row.number(),
                new Money(row.number(), currency),
                new Money(row.number(), currency),
                AdvanceState.valueOf(row.text()),
                row.day(),
                row.day(),
                (int) row.number(),
                row.text(),
                row.text(),
                row.text(),
                row.text(),
                row.text(),
                row.uuid(),
                row.text(),
                today);
    }
}

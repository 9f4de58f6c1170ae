package org.muster.closing;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.muster.account.Scopes;
import org.muster.funding.CommitmentId;
import org.muster.funding.ContributionId;
import org.muster.ledger.CostCategory;
import org.muster.shared.Actor;
import org.muster.shared.Money;
import org.muster.shared.Roles;
import org.muster.shared.Rows;

/**
 * Open commitments by how long ago they were made, the oldest first: what nobody spends is given
 * back while the donor's money can still be used otherwise. Within the reader's reach.
 */
@Stateless
@RolesAllowed({Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
public class CommitmentAges {
    private static final int MOST = 200;

    private static final String OPEN =
            """
              from (select c.id, a.contribution_id, g.agreement_no, e.code, c.category,
                           coalesce(nullif(c.payee, ''), n.family_name || ', ' || n.given_name, '') as payee, c.committed_on,
                           greatest(cast(:today as date) - c.committed_on, 0) as days, c.currency, c.original_minor,
                           c.original_minor - c.posted_minor - c.released_minor as open_minor
                      from muster.commitment c
                      join muster.allocation a on a.id = c.allocation_id
                      join muster.contribution g on g.id = a.contribution_id
                      join muster.capacity_event e on e.id = a.event_id
                      left join muster.participation p on p.id = c.participation_id
                      left join muster.person n on n.id = p.person_id
                     where c.original_minor > c.posted_minor + c.released_minor) o
             where (:anyContribution or contribution_id = :contribution) and (:event = '' or code = :event)
               and days between :from and :to
            """;

    @PersistenceContext private EntityManager entities;
    @Inject private Scopes scopes;
    @Inject private Clock clock;

    /** Which: of one contribution, one event, one age; null or empty for all. */
    public record Filter(ContributionId contribution, String eventCode, Age age) {}

    public List<OpenCommitment> page(Filter filter, int first, int size, Actor by) {
        var query =
                query(
                        "select id, contribution_id, agreement_no, code, category, payee, committed_on, days,"
                                + " currency, original_minor, open_minor ",
                        " order by committed_on, agreement_no, code, id",
                        filter,
                        by);
        return Rows.of(
                query.setFirstResult(first).setMaxResults(Math.min(size, MOST)),
                CommitmentAges::commitment);
    }

    public long count(Filter filter, Actor by) {
        return Rows.of(query("select count(*) ", "", filter, by), Rows::number).get(0);
    }

    /** What is open per age and currency; an age with nothing open is left out. */
    public List<OpenCommitment.Sum> sums(Filter filter, Actor by) {
        var query =
                query(
                        """
                        select case when days <= 30 then 'UP_TO_30' when days <= 90 then 'UP_TO_90'
                                    when days <= 180 then 'UP_TO_180' else 'OVER_180' end as age,
                               count(*), sum(open_minor), currency
                        """,
                        " group by 1, currency order by min(days), currency",
                        filter,
                        by);
        return Rows.of(
                query,
                row -> new OpenCommitment.Sum(Age.valueOf(row.text()), row.number(), row.money()));
    }

    private Query query(String select, String order, Filter filter, Actor by) {
        var scope = scopes.of(by, Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR);
        var ids = scope.contributions().stream().map(UUID::fromString).toList();
        var limited =
                scope.everywhere()
                        ? ""
                        : ids.isEmpty() ? " and false" : " and contribution_id in (:ids)";
        var query = entities.createNativeQuery(select + OPEN + limited + order);
        if (limited.contains(":ids")) {
            query.setParameter("ids", ids);
        }
        var one = filter.contribution();
        var age = filter.age();
        return query.setParameter("today", LocalDate.ofInstant(clock.instant(), clock.getZone()))
                .setParameter("anyContribution", one == null)
                .setParameter("contribution", one == null ? new UUID(0, 0) : one.value())
                .setParameter("event", filter.eventCode() == null ? "" : filter.eventCode().strip())
                .setParameter("from", age == null ? Age.UP_TO_30.from() : age.from())
                .setParameter("to", age == null ? Age.OVER_180.to() : age.to());
    }

    private static OpenCommitment commitment(Rows row) {
        var id = new CommitmentId(row.uuid());
        var contribution = new ContributionId(row.uuid());
        var agreementNo = row.text();
        var event = row.text();
        var category = CostCategory.valueOf(row.text());
        var payee = row.text();
        var on = row.day();
        var days = (int) row.number();
        var currency = Money.currency(row.text());
        return new OpenCommitment(
                id,
                contribution,
                agreementNo,
                event,
                category,
                payee,
                on,
                days,
                new Money(row.number(), currency),
                new Money(row.number(), currency));
    }
}

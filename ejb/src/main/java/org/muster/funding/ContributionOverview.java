package org.muster.funding;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.List;
import java.util.UUID;
import org.muster.account.Scope;
import org.muster.event.EventId;
import org.muster.funding.ContributionDetail.AllocationLine;
import org.muster.funding.ContributionDetail.InKindLine;
import org.muster.funding.ContributionDetail.InstalmentLine;
import org.muster.funding.ContributionDetail.OpeningLine;
import org.muster.ledger.CostCategory;
import org.muster.ledger.Ledger;
import org.muster.ledger.LedgerAccount;
import org.muster.shared.Actor;
import org.muster.shared.Money;
import org.muster.shared.Roles;
import org.muster.shared.Rows;

/** Reads contributions and cost documents; a donor sees only what the grant names. */
@Stateless
@RolesAllowed({Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.DONOR, Roles.SYSTEM})
public class ContributionOverview {
    private static final int MOST = 200;

    @PersistenceContext private EntityManager entities;
    @Inject private Contributions contributions;
    @Inject private Ledger ledger;
    @Inject private Reach reach;

    public List<ContributionSummary> page(int first, int size, Actor by) {
        var query =
                scoped(
                                "select c.id from muster.contribution c where ",
                                " order by c.agreement_no",
                                by)
                        .setFirstResult(first)
                        .setMaxResults(Math.min(size, MOST));
        return Rows.of(query, row -> summary(contributions.get(new ContributionId(row.uuid()))));
    }

    public long count(Actor by) {
        return Rows.of(
                        scoped("select count(*) from muster.contribution c where ", "", by),
                        Rows::number)
                .get(0);
    }

    /** The contribution with its instalments, earmarks, allocations and gifts in kind. */
    public ContributionDetail detail(ContributionId id, Actor by) {
        var contribution = contributions.get(id);
        reach.toRead(id, by);
        return new ContributionDetail(
                summary(contribution),
                contribution,
                instalments(contribution),
                opening(contribution),
                contributions.earmarks(id),
                allocations(contribution),
                inKind(id));
    }

    public ContributionId byAgreement(String agreementNo, Actor by) {
        var contribution =
                contributions
                        .byAgreement(agreementNo)
                        .orElseThrow(
                                () -> new org.muster.shared.NotFound("agreement", agreementNo));
        reach.toRead(contribution.id(), by);
        return contribution.id();
    }

    @RolesAllowed({Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
    public List<CostDocumentSummary> costs(int first, int size, Actor by) {
        var query =
                scoped(
                                """
                                select d.id, c.agreement_no, e.code, d.category, d.sub_line, d.supplier,
                                       d.document_no, d.document_date, d.paid_on, d.amount_minor, d.currency,
                                       d.state, d.entered_by, d.approved_by
                                  from muster.cost_document d
                                  join muster.contribution c on c.id = d.contribution_id
                                  join muster.capacity_event e on e.id = d.event_id
                                 where """,
                                " order by d.entered_at desc, d.id",
                                by)
                        .setFirstResult(first)
                        .setMaxResults(Math.min(size, MOST));
        return Rows.of(query, ContributionOverview::cost);
    }

    @RolesAllowed({Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
    public long costCount(Actor by) {
        var sql =
                """
                select count(*) from muster.cost_document d
                  join muster.contribution c on c.id = d.contribution_id where """;
        return Rows.of(scoped(sql, "", by), Rows::number).get(0);
    }

    private Query scoped(String select, String order, Actor by) {
        Scope scope = reach.reading(by);
        var ids = scope.contributions().stream().map(UUID::fromString).toList();
        var limited = scope.everywhere() ? "true" : ids.isEmpty() ? "false" : "c.id in (:ids)";
        var query = entities.createNativeQuery(select + " " + limited + order);
        if (!scope.everywhere() && !ids.isEmpty()) {
            query.setParameter("ids", ids);
        }
        return query;
    }

    private ContributionSummary summary(Contribution contribution) {
        var currency = contribution.currency();
        var totals = ledger.totals(contribution.id().value(), currency);
        var received =
                totals.get(LedgerAccount.FUND_BALANCE)
                        .plus(totals.get(LedgerAccount.INCOME_CONTRIBUTION))
                        .plus(totals.get(LedgerAccount.INCOME_INTEREST))
                        .plus(totals.get(LedgerAccount.INCOME_FX))
                        .negated();
        return new ContributionSummary(
                contribution.id(),
                contribution.agreementNo(),
                entities.find(Donor.class, contribution.donor()).name(),
                contribution.title(),
                contribution.state(),
                contribution.validity(),
                contribution.basis().name(),
                contribution.enteredBy(),
                contribution.agreed(),
                received,
                totals.get(LedgerAccount.EXPENSE),
                contributions.openCommitments(contribution));
    }

    private List<InstalmentLine> instalments(Contribution contribution) {
        return Rows.of(
                of(
                        contribution.id(),
                        """
                        select id, due_on, amount_minor, received_on, state from muster.instalment
                         where contribution_id = :id order by due_on, id"""),
                row ->
                        new InstalmentLine(
                                row.uuid(),
                                row.day(),
                                new Money(row.number(), contribution.currency()),
                                row.day(),
                                row.text()));
    }

    private OpeningLine opening(Contribution contribution) {
        return Rows.of(
                        of(
                                contribution.id(),
                                """
                                select on_day, amount_minor, reference, entered_by, approved_by
                                  from muster.opening_balance where contribution_id = :id"""),
                        row ->
                                new OpeningLine(
                                        row.day(),
                                        new Money(row.number(), contribution.currency()),
                                        row.text(),
                                        row.text(),
                                        row.text()))
                .stream()
                .findFirst()
                .orElse(null);
    }

    private List<AllocationLine> allocations(Contribution contribution) {
        return Rows.of(
                of(
                        contribution.id(),
                        """
                        select a.id, e.id as event, e.code, a.category, a.amount_minor, a.state, a.entered_by
                          from muster.allocation a join muster.capacity_event e on e.id = a.event_id
                         where a.contribution_id = :id order by e.starts_on, e.code, a.category limit 200"""),
                row -> allocation(contribution, row));
    }

    private AllocationLine allocation(Contribution contribution, Rows row) {
        var currency = contribution.currency();
        var id = new AllocationId(row.uuid());
        var event = new EventId(row.uuid());
        var code = row.text();
        var category = CostCategory.valueOf(row.text());
        return new AllocationLine(
                id,
                code,
                category,
                new Money(row.number(), currency),
                ledger.spent(contribution.id().value(), event, category, currency),
                new Money(contributions.openMinor(id), currency),
                row.text(),
                row.text());
    }

    private List<InKindLine> inKind(ContributionId id) {
        return Rows.of(
                of(
                        id,
                        """
                        select e.code, k.provider, k.description, k.value_minor, k.currency, k.state
                          from muster.in_kind k join muster.capacity_event e on e.id = k.event_id
                         where k.contribution_id = :id order by k.on_day, k.id limit 200"""),
                row -> new InKindLine(row.text(), row.text(), row.text(), row.money(), row.text()));
    }

    private Query of(ContributionId id, String sql) {
        return entities.createNativeQuery(sql).setParameter("id", id.value());
    }

    private static CostDocumentSummary cost(Rows row) {
        return new CostDocumentSummary(
                new CostDocumentId(row.uuid()),
                row.text(),
                row.text(),
                CostCategory.valueOf(row.text()),
                row.text(),
                row.text(),
                row.text(),
                row.day(),
                row.day(),
                row.money(),
                CostDocument.State.valueOf(row.text()),
                row.text(),
                row.text());
    }
}

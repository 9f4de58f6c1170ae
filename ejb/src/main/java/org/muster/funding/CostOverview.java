package org.muster.funding;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.muster.account.ScopeRefused;
import org.muster.funding.CostDocumentDetail.CreditLine;
import org.muster.funding.CostDocumentDetail.ShareLine;
import org.muster.ledger.CostCategory;
import org.muster.ledger.Ledger;
import org.muster.shared.Actor;
import org.muster.shared.Money;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;
import org.muster.shared.Rows;

/** Reads cost documents: of a shared one, what lies within the reader's reach. */
@Stateless
@RolesAllowed({Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
public class CostOverview {
    private static final int MOST = 200;
    private static final String DOCUMENTS =
            """
            select d.id, d.kind, string_agg(distinct c.agreement_no, ', ') as agreements,
                   string_agg(distinct e.code, ', ') as events, string_agg(distinct s.category, ',') as categories,
                   coalesce(string_agg(distinct nullif(s.sub_line, ''), ', '), '') as sub_lines, d.supplier,
                   d.document_no, d.document_date, d.paid_on, sum(s.amount_minor) as amount, d.currency, d.state,
                   d.entered_by, d.approved_by, d.from_advance,
                   d.state = 'APPROVED' and d.paid_on is null and case when d.credits is null
                       then d.amount_minor > coalesce((select sum(n.amount_minor) from muster.cost_document n
                           where n.credits = d.id and n.kind = 'CREDIT_NOTE' and n.state = 'APPROVED'
                             and n.paid_on is null), 0)
                       else exists (select 1 from muster.cost_document o where o.id = d.credits
                           and o.paid_on is not null) end as payable,
                   d.credits is null and bool_and(exists (select 1 from muster.cash_document a
                       where a.contribution_id = s.contribution_id and a.event_id = s.event_id
                         and a.kind = 'ADVANCE' and a.state = 'APPROVED')) as advanced
              from muster.cost_document d
              join muster.cost_share s on s.document_id = d.id
              join muster.contribution c on c.id = s.contribution_id
              join muster.capacity_event e on e.id = s.event_id
             where """;
    private static final String CREDIT_COLUMNS =
            "select d.id, d.kind, d.document_no, d.document_date, d.amount_minor, d.currency, d.state from muster.cost_document d where ";

    @PersistenceContext private EntityManager entities;
    @Inject private Ledger ledger;
    @Inject private Reach reach;

    /** The documents within the reader's reach, the latest first. */
    public List<CostDocumentSummary> page(int first, int size, Actor by) {
        var query =
                within(DOCUMENTS, " group by d.id order by d.entered_at desc, d.id", by)
                        .setFirstResult(first)
                        .setMaxResults(Math.min(size, MOST));
        return Rows.of(query, CostOverview::summary);
    }

    public long count(Actor by) {
        var sql = "select count(distinct s.document_id) from muster.cost_share s where ";
        return Rows.of(within(sql, "", by), Rows::number).get(0);
    }

    /** The document behind a figure. */
    public CostDocumentDetail detail(CostDocumentId id, Actor by) {
        var document = entities.find(CostDocument.class, id);
        if (document == null) {
            throw new NotFound("cost document", id);
        }
        var found =
                Rows.of(
                        within(DOCUMENTS + " d.id = :id and", " group by d.id", by)
                                .setParameter("id", id.value()),
                        CostOverview::summary);
        if (found.isEmpty()) {
            throw new ScopeRefused(by, "cost document " + id);
        }
        var credited = document.credits() == null ? null : document.credits().value();
        return new CostDocumentDetail(
                found.get(0),
                document.amount(),
                credits("d.id = :id", credited).findFirst().orElse(null),
                ledger.entryOf("COST_DOCUMENT", id).orElse(null),
                shares(document, by),
                credits("d.credits = :id order by d.entered_at, d.id", id.value()).toList());
    }

    private Stream<CreditLine> credits(String condition, UUID id) {
        if (id == null) {
            return Stream.empty();
        }
        return Rows.of(
                entities.createNativeQuery(CREDIT_COLUMNS + condition).setParameter("id", id),
                row ->
                        new CreditLine(
                                new CostDocumentId(row.uuid()),
                                CostKind.valueOf(row.text()),
                                row.text(),
                                row.day(),
                                row.money(),
                                CostDocument.State.valueOf(row.text())))
                .stream();
    }

    private List<ShareLine> shares(CostDocument document, Actor by) {
        var query =
                within(
                                """
                                select s.share_no, s.contribution_id, c.agreement_no, e.code, s.category, s.sub_line,
                                       s.beneficiary, coalesce(s.member_code, ''),
                                       coalesce(n.family_name || ', ' || n.given_name, '') as person, s.amount_minor,
                                       s.basis_points
                                  from muster.cost_share s
                                  join muster.contribution c on c.id = s.contribution_id
                                  join muster.capacity_event e on e.id = s.event_id
                                  left join muster.participation p on p.id = s.participation_id
                                  left join muster.person n on n.id = p.person_id
                                 where s.document_id = :id and """,
                                " order by s.share_no",
                                by)
                        .setParameter("id", document.id().value());
        var currency = document.amount().currency();
        return Rows.of(
                query,
                row ->
                        new ShareLine(
                                (int) row.number(),
                                new ContributionId(row.uuid()),
                                row.text(),
                                row.text(),
                                CostCategory.valueOf(row.text()),
                                row.text(),
                                Beneficiary.valueOf(row.text()),
                                row.text(),
                                row.text(),
                                new Money(row.number(), currency),
                                (int) row.number()));
    }

    /** Shares of contributions within the reader's reach. */
    private Query within(String select, String rest, Actor by) {
        var scope = reach.keeping(by);
        var ids = scope.contributions().stream().map(UUID::fromString).toList();
        var limited =
                scope.everywhere()
                        ? "true"
                        : ids.isEmpty() ? "false" : "s.contribution_id in (:ids)";
        var query = entities.createNativeQuery(select + " " + limited + rest);
        if (!scope.everywhere() && !ids.isEmpty()) {
            query.setParameter("ids", ids);
        }
        return query;
    }

    private static CostDocumentSummary summary(Rows row) {
        return new CostDocumentSummary(
                new CostDocumentId(row.uuid()),
                CostKind.valueOf(row.text()),
                row.text(),
                row.text(),
                Stream.of(row.text().split(",")).map(CostCategory::valueOf).sorted().toList(),
                row.text(),
                row.text(),
                row.text(),
                row.day(),
                row.day(),
                row.money(),
                CostDocument.State.valueOf(row.text()),
                row.text(),
                row.text(),
                row.flag(),
                row.flag(),
                row.flag());
    }
}

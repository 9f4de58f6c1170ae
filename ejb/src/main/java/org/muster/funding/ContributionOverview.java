package org.muster.funding;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.persistence.Query;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.muster.account.Scope;
import org.muster.event.EventId;
import org.muster.funding.ContributionDetail.AddendumLine;
import org.muster.funding.ContributionDetail.AllocationLine;
import org.muster.funding.ContributionDetail.CommitmentLine;
import org.muster.funding.ContributionDetail.InKindLine;
import org.muster.funding.ContributionDetail.InstalmentLine;
import org.muster.funding.ContributionDetail.OpeningLine;
import org.muster.funding.ContributionDetail.OpeningPromise;
import org.muster.ledger.CostCategory;
import org.muster.ledger.Ledger;
import org.muster.ledger.LedgerAccount;
import org.muster.shared.Actor;
import org.muster.shared.Money;
import org.muster.shared.Roles;
import org.muster.shared.Rows;

/** Reads contributions; a donor sees only what the grant names. */
@Stateless
@RolesAllowed({Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.DONOR, Roles.SYSTEM})
public class ContributionOverview {
    private static final int MOST = 200;
    private static final int MOST_NAMES = 2_000;
    private static final String COMMITMENT_COLUMNS =
            """
            select c.id, e.code, c.category,
                   coalesce(nullif(c.payee, ''), n.family_name || ', ' || n.given_name, '') as payee,
                   c.participation_id is null as supplier, c.committed_on, c.currency, c.original_minor,
                   c.posted_minor, c.released_minor, c.state
              from muster.commitment c
              join muster.allocation a on a.id = c.allocation_id
              join muster.capacity_event e on e.id = a.event_id
              left join muster.participation p on p.id = c.participation_id
              left join muster.person n on n.id = p.person_id
            """;
    private static final String COMMITMENTS = COMMITMENT_COLUMNS + " where a.contribution_id = :id";

    /** A contribution by its agreement number and its donor's name, to choose from. */
    public record Named(ContributionId id, String agreementNo, String donor) {}

    @PersistenceContext private EntityManager entities;
    @Inject private Contributions contributions;
    @Inject private ProgrammeSupport support;
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
                addenda(contribution),
                contributions.earmarks(id),
                allocations(contribution),
                inKind(id));
    }

    /** What became of the contribution, from the agreement to what is left. */
    public Waterfall waterfall(ContributionId id, Actor by) {
        reach.toRead(id, by);
        var contribution = contributions.get(id);
        var currency = contribution.currency();
        var totals = ledger.totals(id.value(), currency);
        var spent = ledger.expenditure(id.value(), currency);
        var support = spent.remove(CostCategory.PSC);
        var deferred = totals.get(LedgerAccount.DEFERRED).negated();
        return new Waterfall(
                contribution.agreed(),
                pledged(contribution),
                totals.get(LedgerAccount.FUND_BALANCE).negated(),
                totals.get(LedgerAccount.INCOME_CONTRIBUTION).negated().plus(deferred),
                deferred,
                totals.get(LedgerAccount.INCOME_INTEREST).negated(),
                totals.get(LedgerAccount.INTEREST_OWED).negated(),
                totals.get(LedgerAccount.INCOME_FX).negated(),
                spent,
                support == null ? Money.zero(currency) : support,
                totals.get(LedgerAccount.REFUND),
                totals.get(LedgerAccount.MOVED_IN).negated(),
                totals.get(LedgerAccount.MOVED_OUT),
                totals.get(LedgerAccount.KEPT),
                committed(contribution));
    }

    private Money pledged(Contribution contribution) {
        var query =
                of(
                        contribution.id(),
                        """
                        select coalesce(sum(amount_minor), 0) from muster.instalment
                         where contribution_id = :id and state <> 'WAIVED' and received_on is null""");
        return new Money(Rows.of(query, Rows::number).get(0), contribution.currency());
    }

    private Money committed(Contribution contribution) {
        return contributions.openCommitments(contribution).plus(support.onOpen(contribution));
    }

    private static Money available(Map<LedgerAccount, Money> totals) {
        return totals.get(LedgerAccount.FUND_BALANCE)
                .plus(totals.get(LedgerAccount.INCOME_CONTRIBUTION))
                .plus(totals.get(LedgerAccount.INCOME_INTEREST))
                .plus(totals.get(LedgerAccount.INCOME_FX))
                .plus(totals.get(LedgerAccount.MOVED_IN))
                .negated();
    }

    /** The contributions within the reader's reach to choose from, by agreement number. */
    public List<Named> named(Actor by) {
        var query =
                scoped(
                                """
                                select c.id, c.agreement_no, d.name from muster.contribution c
                                  join muster.donor d on d.id = c.donor_id where """,
                                " order by c.agreement_no",
                                by)
                        .setMaxResults(MOST_NAMES);
        return Rows.of(
                query, row -> new Named(new ContributionId(row.uuid()), row.text(), row.text()));
    }

    /** A donor's contributions within the reader's reach, by agreement number. */
    public List<ContributionSummary> ofDonor(DonorId donor, Actor by) {
        reach.toRead(donor, by);
        var query =
                scoped(
                                "select c.id from muster.contribution c where c.donor_id = :donor and ",
                                " order by c.agreement_no",
                                by)
                        .setParameter("donor", donor.value())
                        .setMaxResults(MOST);
        return Rows.of(query, row -> summary(contributions.get(new ContributionId(row.uuid()))));
    }

    /** What is promised out of the contribution, the latest first. */
    @RolesAllowed({Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
    public List<CommitmentLine> commitments(ContributionId id, int first, int size, Actor by) {
        reach.toRead(id, by);
        var query =
                of(id, COMMITMENTS + " order by c.committed_on desc, e.code, c.id")
                        .setFirstResult(first)
                        .setMaxResults(Math.min(size, MOST));
        return Rows.of(query, ContributionOverview::commitment);
    }

    /** One promise, where something else rests on it. */
    @RolesAllowed({Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
    public List<CommitmentLine> commitments(ContributionId id, CommitmentId only, Actor by) {
        reach.toRead(id, by);
        var query = of(id, COMMITMENTS + " and c.id = :only").setParameter("only", only.value());
        return Rows.of(query, ContributionOverview::commitment);
    }

    @RolesAllowed({Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR, Roles.SYSTEM})
    public long commitmentCount(ContributionId id, Actor by) {
        reach.toRead(id, by);
        return Rows.of(
                        of(id, "select count(*) from (" + COMMITMENTS + ") all_of_them"),
                        Rows::number)
                .get(0);
    }

    /**
     * Promises to suppliers of which something is open, in reach of whoever enters their invoices.
     */
    @RolesAllowed({Roles.FINANCE_OFFICER, Roles.SYSTEM})
    public List<CommitmentLine> openToSuppliers(Actor by) {
        var query =
                scoped(
                                COMMITMENT_COLUMNS
                                        + """
                                         where c.participation_id is null
                                           and c.original_minor > c.posted_minor + c.released_minor and """,
                                " order by c.committed_on desc, c.id",
                                by,
                                "a.contribution_id")
                        .setMaxResults(MOST);
        return Rows.of(query, ContributionOverview::commitment);
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

    private Query scoped(String select, String order, Actor by) {
        return scoped(select, order, by, "c.id");
    }

    private Query scoped(String select, String order, Actor by, String column) {
        Scope scope = reach.reading(by);
        var ids = scope.contributions().stream().map(UUID::fromString).toList();
        var limited = scope.everywhere() ? "true" : ids.isEmpty() ? "false" : column + " in (:ids)";
        var query = entities.createNativeQuery(select + " " + limited + order);
        if (!scope.everywhere() && !ids.isEmpty()) {
            query.setParameter("ids", ids);
        }
        return query;
    }

    private ContributionSummary summary(Contribution contribution) {
        var currency = contribution.currency();
        var totals = ledger.totals(contribution.id().value(), currency);
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
                available(totals),
                totals.get(LedgerAccount.EXPENSE),
                totals.get(LedgerAccount.REFUND)
                        .plus(totals.get(LedgerAccount.MOVED_OUT))
                        .plus(totals.get(LedgerAccount.KEPT)),
                committed(contribution));
    }

    private List<InstalmentLine> instalments(Contribution contribution) {
        return Rows.of(
                of(
                        contribution.id(),
                        """
                        select id, due_on, amount_minor, received_on, state, condition, met_on, coalesce(met_evidence, '')
                          from muster.instalment
                         where contribution_id = :id order by due_on, id"""),
                row ->
                        new InstalmentLine(
                                new InstalmentId(row.uuid()),
                                row.day(),
                                new Money(row.number(), contribution.currency()),
                                row.day(),
                                row.text(),
                                row.text(),
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
                                        row.text(),
                                        promises(contribution)))
                .stream()
                .findFirst()
                .orElse(null);
    }

    private List<OpeningPromise> promises(Contribution contribution) {
        return Rows.of(
                of(
                        contribution.id(),
                        """
                        select o.payee, e.code, a.category, o.reference, o.on_day, o.amount_minor
                          from muster.opening_commitment o join muster.allocation a on a.id = o.allocation_id
                          join muster.capacity_event e on e.id = a.event_id
                         where o.contribution_id = :id order by o.on_day, o.reference limit 200"""),
                row ->
                        new OpeningPromise(
                                row.text(),
                                row.text(),
                                CostCategory.valueOf(row.text()),
                                row.text(),
                                row.day(),
                                new Money(row.number(), contribution.currency())));
    }

    private List<AddendumLine> addenda(Contribution contribution) {
        var currency = contribution.currency();
        return Rows.of(
                of(
                        contribution.id(),
                        """
                        select id, reference, agreed_on, agreed_minor, valid_to, liquidation_to, interest_policy, refund_policy,
                               coalesce(agreed_minor_before, -1), state, entered_by, decided_by
                          from muster.addendum where contribution_id = :id order by entered_at desc, id limit 200"""),
                row ->
                        new AddendumLine(
                                new AddendumId(row.uuid()),
                                row.text(),
                                row.day(),
                                new Money(row.number(), currency),
                                row.day(),
                                row.day(),
                                interest(row.text()),
                                refund(row.text()),
                                before(row.number(), currency),
                                Addendum.State.valueOf(row.text()),
                                row.text(),
                                row.text()));
    }

    private static ContributionTerms.InterestPolicy interest(String policy) {
        return policy == null ? null : ContributionTerms.InterestPolicy.valueOf(policy);
    }

    private static ContributionTerms.RefundPolicy refund(String policy) {
        return policy == null ? null : ContributionTerms.RefundPolicy.valueOf(policy);
    }

    private static Money before(long minor, Currency currency) {
        return minor < 0 ? null : new Money(minor, currency);
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
                event,
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
                        select k.id, e.code, k.provider, k.description, k.on_day, k.value_minor, k.currency,
                               k.valuation_basis, k.evidence, k.state, k.entered_by, k.valued_by
                          from muster.in_kind k join muster.capacity_event e on e.id = k.event_id
                         where k.contribution_id = :id order by k.on_day, k.id limit 200"""),
                row ->
                        new InKindLine(
                                new GiftId(row.uuid()),
                                row.text(),
                                row.text(),
                                row.text(),
                                row.day(),
                                row.money(),
                                row.text(),
                                row.text(),
                                InKindMemo.State.valueOf(row.text()),
                                row.text(),
                                row.text()));
    }

    private Query of(ContributionId id, String sql) {
        return entities.createNativeQuery(sql).setParameter("id", id.value());
    }

    private static CommitmentLine commitment(Rows row) {
        var id = new CommitmentId(row.uuid());
        var event = row.text();
        var category = CostCategory.valueOf(row.text());
        var payee = row.text();
        var supplier = row.flag();
        var on = row.day();
        var currency = Money.currency(row.text());
        return new CommitmentLine(
                id,
                event,
                category,
                payee,
                supplier,
                on,
                new Money(row.number(), currency),
                new Money(row.number(), currency),
                new Money(row.number(), currency),
                Commitment.State.valueOf(row.text()));
    }
}

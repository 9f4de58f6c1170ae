package org.muster.matching;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.muster.advance.AdvanceId;
import org.muster.advance.Advances;
import org.muster.bank.BankEntryId;
import org.muster.bank.BankEntrySummary;
import org.muster.bank.BankOverview;
import org.muster.bank.BankReach;
import org.muster.entitlement.ClaimId;
import org.muster.entitlement.Claims;
import org.muster.funding.Agreements;
import org.muster.funding.CostDocumentId;
import org.muster.funding.CostDocuments;
import org.muster.funding.InstalmentId;
import org.muster.ledger.Ledger;
import org.muster.operation.AuditTrail;
import org.muster.payment.PaymentId;
import org.muster.payment.PaymentKind;
import org.muster.payment.PaymentListId;
import org.muster.payment.PaymentListState;
import org.muster.payment.PaymentLists;
import org.muster.payment.PaymentOverview;
import org.muster.shared.Actor;
import org.muster.shared.Money;
import org.muster.shared.Roles;
import org.muster.shared.Rows;

/**
 * Says what bank entries are the money of. Matching to a posting or to the cash of a list posts
 * nothing; matching to what is due posts it, on the day the bank booked it, by the same act as by
 * hand.
 */
@Stateless
@RolesAllowed({Roles.FINANCE_OFFICER, Roles.SYSTEM})
public class BankMatching {
    @PersistenceContext private EntityManager entities;
    @Inject private BankOverview bank;
    @Inject private BankReach reach;
    @Inject private Candidates candidates;
    @Inject private Agreements agreements;
    @Inject private CostDocuments costs;
    @Inject private Claims claims;
    @Inject private Advances advances;
    @Inject private PaymentLists payments;
    @Inject private PaymentOverview lists;
    @Inject private Ledger ledger;
    @Inject private AuditTrail audit;

    /**
     * Matches the entry where one thing alone is named by its end-to-end id, else by its reference,
     * with exactly the entry's amount and currency. What is posted comes before what is due, for
     * posting money a second time is the worse error.
     *
     * @return whether it was matched now
     */
    public boolean matchByRule(BankEntryId id, Actor by) {
        reach.toEnter(by);
        var entry = hold(id, by);
        if (explanation(id).isPresent()) {
            return false;
        }
        var found = only(entry);
        found.ifPresent(each -> match(entry, each.kind(), each.id(), true, by));
        return found.isPresent();
    }

    private Optional<Candidate> only(BankEntrySummary entry) {
        var exact = candidates.of(entry).stream().filter(each -> each.isExactly(entry)).toList();
        var named = exact.stream().filter(each -> each.isNamedBy(entry)).toList();
        var told =
                named.isEmpty()
                        ? exact.stream().filter(each -> each.isToldBy(entry)).toList()
                        : named;
        var posted = told.stream().filter(each -> !each.kind().isDue()).toList();
        var left = posted.isEmpty() ? told : posted;
        return left.size() == 1 ? Optional.of(left.get(0)) : Optional.empty();
    }

    /** A person says what it is. */
    public void match(BankEntryId id, Candidate.Kind kind, UUID of, Actor by) {
        reach.toEnter(by);
        var entry = hold(id, by);
        requireOpen(id);
        match(entry, kind, of, false, by);
    }

    /** A person says that less came of an instalment than was due: the rest of it stays due. */
    public void matchPart(BankEntryId id, InstalmentId instalment, Actor by) {
        reach.toEnter(by);
        var entry = hold(id, by);
        requireOpen(id);
        agreements.receive(instalment, entry.bookedOn(), Optional.of(entry.amount()), by);
        var kind = Candidate.Kind.INSTALMENT;
        explain(entry, kind, latest(kind.name(), instalment.value()), false, by);
    }

    private void match(
            BankEntrySummary entry, Candidate.Kind kind, UUID of, boolean byRule, Actor by) {
        if (kind == Candidate.Kind.CASH) {
            cash(entry, new PaymentListId(of), byRule, by);
            return;
        }
        var postings = kind.isDue() ? post(entry, kind, of, by) : List.of(of);
        explain(entry, kind, postings, byRule, by);
    }

    private void explain(
            BankEntrySummary entry,
            Candidate.Kind kind,
            List<UUID> postings,
            boolean byRule,
            Actor by) {
        requireSame(entry.amount(), postings);
        requireAccount(entry, postings);
        if (candidates.areOfCash(postings)) {
            throw new MatchDiffers(entry.amount());
        }
        postings.forEach(this::holdPosting);
        var explanation =
                Explanation.posted(entry.id(), postings.get(0), byRule, by, Instant.now());
        entities.persist(explanation);
        entities.flush();
        postings.stream().skip(1).forEach(more -> part(explanation, more));
        audit.record(
                by, "bank entry matched", "bank-entry", entry.id(), kind + " " + entry.amount());
    }

    /**
     * Cash that is drawn for a list, or brought back of it, posts nothing: what was handed out is
     * posted, and is on the statements once both together make as much. Of a list that is on them
     * otherwise nothing is cash.
     */
    private void cash(BankEntrySummary entry, PaymentListId id, boolean byRule, Actor by) {
        var list = lists.list(id, by);
        var isOut =
                list.state() == PaymentListState.SENT || list.state() == PaymentListState.BOOKED;
        if (!list.isCash() || !isOut || !list.sum().currency().equals(entry.amount().currency())) {
            throw new MatchDiffers(entry.amount());
        }
        if (candidates.isExplained(id)) {
            throw new MatchDiffers(entry.amount());
        }
        requireAccount(entry, "l.id = :of", id.value());
        entities.persist(Explanation.cash(entry.id(), id, byRule, by, Instant.now()));
        var detail = "CASH " + entry.amount() + " " + list.listNo();
        audit.record(by, "bank entry matched", "bank-entry", entry.id(), detail);
    }

    /** What a list paid is on the statements of the account that the list is paid out of. */
    private void requireAccount(BankEntrySummary entry, List<UUID> postings) {
        var paid =
                """
                l.id in (select p.list_id from muster.payment_posting p
                      where p.state = 'BOOKED' and p.journal_entry_id in (:of))""";
        requireAccount(entry, paid, postings);
    }

    private void requireAccount(BankEntrySummary entry, String which, Object of) {
        var query =
                entities.createNativeQuery(
                                """
                                select l.list_no, a.name from muster.payment_list l
                                  join muster.bank_account a on a.id = l.account_id
                                 where l.account_id <> :account and """
                                        + " "
                                        + which)
                        .setParameter("account", candidates.account(entry))
                        .setParameter("of", of)
                        .setMaxResults(1);
        Rows.of(query, row -> new MatchOtherAccount(row.text(), row.text())).stream()
                .findFirst()
                .ifPresent(
                        refused -> {
                            throw refused;
                        });
    }

    /**
     * Posts what is due on the day the bank booked it; what the bank moved is told where it
     * differs.
     */
    private List<UUID> post(BankEntrySummary entry, Candidate.Kind kind, UUID of, Actor by) {
        var on = entry.bookedOn();
        var moved = entry.amount().isPositive() ? entry.amount() : entry.amount().negated();
        return switch (kind) {
            case POSTING, CASH ->
                    throw new IllegalArgumentException("Nothing is posted of " + kind + " " + of);
            case INSTALMENT -> {
                agreements.receive(new InstalmentId(of), on, banked("instalment", of, moved), by);
                yield latest("INSTALMENT", of);
            }
            case COST -> {
                costs.pay(new CostDocumentId(of), on, banked("cost_document", of, moved), by);
                yield latest("COST_PAYMENT", of);
            }
            case CLAIM -> {
                claims.markPaid(new ClaimId(of), on, by);
                yield latest("CLAIM_PAYMENT", of);
            }
            case ADVANCE -> {
                advances.markPaid(new AdvanceId(of), on, by);
                yield latest("ADVANCE_PAYMENT", of);
            }
            case PAYMENT -> {
                payments.book(new PaymentId(of), on, by);
                yield paid("id", of);
            }
            case PAYMENT_LIST -> {
                var list = new PaymentListId(of);
                if (lists.list(list, by).waiting() > 0) {
                    payments.bookAll(list, on, by);
                }
                yield paid("list_id", of);
            }
        };
    }

    /** What was posted last of each payment of a list, or of one. */
    private List<UUID> paid(String column, UUID of) {
        var query =
                entities.createNativeQuery(
                                "select kind, document_id from muster.payment where %s = :id and state = 'BOOKED' order by position"
                                        .formatted(column))
                        .setParameter("id", of);
        return Rows.of(query, row -> latest(PaymentKind.valueOf(row.text()).source(), row.uuid()))
                .stream()
                .flatMap(List::stream)
                .toList();
    }

    private void part(Explanation explanation, UUID posting) {
        entities.createNativeQuery(
                        "insert into muster.bank_explanation_part values (:explanation, :posting)")
                .setParameter("explanation", explanation.id())
                .setParameter("posting", posting)
                .executeUpdate();
    }

    /** What the bank moved, where that is another currency than what is due is in. */
    private Optional<Money> banked(String table, UUID of, Money moved) {
        var currency =
                table.equals("instalment")
                        ? """
                        select c.currency from muster.instalment i
                          join muster.contribution c on c.id = i.contribution_id where i.id = :id"""
                        : "select currency from muster.cost_document where id = :id";
        return Rows.of(entities.createNativeQuery(currency).setParameter("id", of), Rows::text)
                .stream()
                .filter(code -> !code.equals(moved.currency().getCurrencyCode()))
                .map(code -> moved)
                .findFirst();
    }

    /** What was posted of a document last; nothing was where no contribution bears it. */
    private List<UUID> latest(String kind, UUID document) {
        return Rows.of(
                entities.createNativeQuery(
                                """
                                        select id from muster.journal_entry
                                         where source_kind = :kind and (source_id = :id or source_id like :more)
                                         order by length(source_id) desc, source_id desc limit 1""",
                                UUID.class)
                        .setParameter("kind", kind)
                        .setParameter("id", document.toString())
                        .setParameter("more", document + "/%"),
                Rows::uuid);
    }

    /** Nobody else matches to the posting meanwhile. */
    private void holdPosting(UUID posting) {
        entities.createNativeQuery(
                        "select id from muster.journal_entry where id = :id for no key update")
                .setParameter("id", posting)
                .getResultList();
        var taken =
                entities.createNativeQuery(
                                "select 1 from muster.explained_posting where journal_entry_id = :posting")
                        .setParameter("posting", posting)
                        .getResultList();
        if (!taken.isEmpty()) {
            throw new PostingMatched();
        }
    }

    /** The postings moved exactly what the entry says, in no other currency. */
    private void requireSame(Money amount, List<UUID> postings) {
        if (postings.isEmpty()) {
            throw new MatchDiffers(amount);
        }
        var moved =
                Rows.of(
                        entities.createNativeQuery(
                                        """
                                        select sum(amount_minor), currency from muster.journal_line
                                         where entry_id in (:ids) and account = 'BANK' group by currency
                                        having sum(amount_minor) <> 0""")
                                .setParameter("ids", postings),
                        Rows::money);
        if (!moved.equals(List.of(amount))) {
            throw new MatchDiffers(amount);
        }
    }

    /**
     * Takes back what explains the entry, while its month is open; what was posted stays posted and
     * may be matched again.
     */
    public void unmatch(BankEntryId id, Actor by) {
        reach.toEnter(by);
        var entry = hold(id, by);
        var explanation = explanation(id).orElseThrow(EntryOpen::new);
        if (!entry.bookedOn().equals(ledger.postingDay(entry.bookedOn(), null, by))) {
            throw new MatchFixed(entry.bookedOn());
        }
        explanation.end(by, Instant.now());
        audit.record(by, "bank entry opened again", "bank-entry", id, entry.amount().toString());
    }

    /** One person says that it is none of the programme's, and why. */
    public void declareOther(BankEntryId id, String reason, Actor by) {
        reach.toEnter(by);
        hold(id, by);
        requireOpen(id);
        var other = Explanation.other(id, reason, by, Instant.now());
        entities.persist(other);
        audit.record(by, "bank entry declared other", "bank-entry", id, reason.strip());
    }

    /** A second person says so too. */
    @RolesAllowed({Roles.CONTROLLER, Roles.SYSTEM})
    public void accept(BankEntryId id, Actor by) {
        reach.toApprove(by);
        hold(id, by);
        explanation(id).orElseThrow(EntryOpen::new).accept(by, Instant.now());
        audit.record(by, "bank entry accepted as other", "bank-entry", id, "");
    }

    /** A second person says otherwise: the entry is open again. */
    @RolesAllowed({Roles.CONTROLLER, Roles.SYSTEM})
    public void refuse(BankEntryId id, Actor by) {
        reach.toApprove(by);
        hold(id, by);
        explanation(id).orElseThrow(EntryOpen::new).refuse(by, Instant.now());
        audit.record(by, "bank entry refused as other", "bank-entry", id, "");
    }

    /** Nobody else explains the entry meanwhile. */
    private BankEntrySummary hold(BankEntryId id, Actor by) {
        entities.createNativeQuery(
                        "select id from muster.bank_entry where id = :id for no key update")
                .setParameter("id", id.value())
                .getResultList();
        return bank.entry(id, by);
    }

    private void requireOpen(BankEntryId id) {
        if (explanation(id).isPresent()) {
            throw new EntryExplained();
        }
    }

    private Optional<Explanation> explanation(BankEntryId id) {
        return entities.createQuery(
                        "select x from Explanation x where x.entry = :entry and x.state <> :ended",
                        Explanation.class)
                .setParameter("entry", id)
                .setParameter("ended", Explanation.State.ENDED)
                .getResultStream()
                .findFirst();
    }
}

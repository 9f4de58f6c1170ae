package org.muster.reconciliation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.muster.attendance.EventFacts;
import org.muster.attendance.EventReach;
import org.muster.entitlement.ClaimId;
import org.muster.entitlement.Claims;
import org.muster.event.EventId;
import org.muster.funding.CommitmentId;
import org.muster.funding.Encumbrance;
import org.muster.ledger.CostCategory;
import org.muster.ledger.Ledger;
import org.muster.ledger.LedgerAccount;
import org.muster.ledger.Posting;
import org.muster.ledger.Purpose;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.DomainException;
import org.muster.shared.Money;
import org.muster.shared.Roles;
import org.muster.shared.Settings;

/**
 * Compares the facts of events. An item is a claim, or somebody without one who is due something or
 * should not have been there. What is payable is posted in the transaction that settles its item,
 * what can never be claimed any more is released there.
 *
 * <p>Posted on the event's last day: that is when the allowance was earned. Where that month is
 * closed, on the day of the run: a closed month's figures have been told, and what was missing from
 * them belongs to the open one; it is converted at the rates of the event's last day all the same.
 */
@Stateless
@RolesAllowed(Roles.SYSTEM)
public class Reconciler {
    /** The job; its subject is an event, or all that are due. */
    public static final String JOB = "reconcile-attendance";

    /**
     * The subject of a run over every event that is over and recorded, within the actor's reach.
     */
    public static final String ALL = "all";

    private static final String SOURCE = "CLAIM";
    private static final int AT_ONCE = 100;

    @Inject private Runs runs;
    @Inject private Facts facts;
    @Inject private Findings findings;
    @Inject private Cases cases;
    @Inject private EventReach reach;
    @Inject private ReconciliationReach scope;
    @Inject private Ledger ledger;
    @Inject private Encumbrance encumbrance;
    @Inject private AuditTrail audit;
    @Inject private Settings settings;
    @Inject private Clock clock;
    @EJB private Claims claims;

    /**
     * How far a job is.
     *
     * @param compared events whose facts were news, or are still to be looked at
     * @param unchanged events whose facts were those compared last
     * @param items people and claims of the events compared
     * @param settled how many of these are done
     */
    public record Tally(int compared, int unchanged, long items, long settled) {}

    /**
     * What gathering came to.
     *
     * @param settled items with nothing to post or give back
     */
    public record Gathered(long items, long settled) {}

    /**
     * Opens a run for each event the job compares, or goes on with what the job it restarts had
     * begun; how far that was.
     */
    public Tally begin(String job, String subject, Actor actor) {
        var id = UUID.fromString(job);
        runs.adopt(id);
        runs.spreadNews();
        var overdue = today().minusDays(settings.number("muster.release.days", 30) + 1L);
        runs.open(id, events(subject, actor), today(), overdue, actor);
        return runs.tally(id);
    }

    private List<EventId> events(String subject, Actor actor) {
        if (subject.equals(ALL)) {
            return runs.due(scope.toStart(actor), clock.instant());
        }
        var event = reach.find(EventId.of(subject));
        facts.requireComplete(event, LocalDate.ofInstant(clock.instant(), ZoneId.of(event.zone())));
        return List.of(event.id());
    }

    /** The runs that one of so many parts of a job has still to gather the facts of. */
    public List<UUID> begun(String job, int part, int parts) {
        return runs.begun(UUID.fromString(job), part, parts);
    }

    /**
     * Gathers the facts of runs and opens the cases they show. Runs of events without news, and
     * runs whose facts are those compared last, end here.
     */
    public Gathered gather(List<UUID> asked, Actor actor) {
        facts.makeRoom();
        var all = runs.hold(asked);
        var held = runs.touched(all);
        runs.reckoned(held).forEach(claims::reckon);
        claims.occupyDays(runs.atFlatAmount(held));
        facts.gather(held);
        findings.find(held);
        var news = runs.news(held);
        facts.dropUnchanged(held);
        findings.forgetUnchanged(held);
        cases.open(news);
        audit.record(actor, "reconciliation begun", "event", runs.events(all));
        return facts.gathered(news);
    }

    /** The runs of one part of a job with items that may have to be settled. */
    public List<UUID> compared(String job, int part, int parts) {
        return runs.compared(UUID.fromString(job), part, parts);
    }

    /** The items of a run that are to be settled, in order. */
    public List<Integer> pending(UUID run) {
        return facts.pending(run);
    }

    /**
     * Settles the items given; each is settled once in a run. A rule that refuses one of them
     * refuses them all: whoever calls then settles fewer at once, and sets that one aside. A run
     * that another one of its event came after settles nothing any more.
     *
     * <p>How much is left for those whom money may have to be found for depends on who came before,
     * at this event and at others of the same agreements: they are left out until it is the turn of
     * all of them, one after the other.
     *
     * @param inTurn whether it is
     * @return how many are not left to be settled
     */
    public int settle(UUID run, List<Integer> items, boolean inTurn, Actor actor) {
        var event = runs.standing(run);
        if (event.isEmpty()) {
            return items.size();
        }
        encumbrance.hold(event.get());
        var open = facts.open(run, items).stream().filter(fact -> inTurn || !fact.weighed());
        return settle(reach.find(event.get()), run, open.toList(), actor);
    }

    private int settle(EventFacts event, UUID run, List<Fact> open, Actor actor) {
        if (open.isEmpty()) {
            return 0;
        }
        var posted = 0L;
        for (var group : inOrder(open)) {
            posted += settle(event, group, actor);
        }
        facts.processed(run, open.stream().map(Fact::itemNo).toList());
        runs.count(run, posted);
        return open.size();
    }

    /**
     * Those that follow each other and need no more money than was promised to them are settled
     * together, whom money may have to be found for alone.
     */
    private static List<List<Fact>> inOrder(List<Fact> open) {
        var groups = new ArrayList<List<Fact>>();
        var isTogether = false;
        for (var fact : open) {
            if (!isTogether || fact.weighed()) {
                groups.add(new ArrayList<>());
            }
            groups.get(groups.size() - 1).add(fact);
            isTogether = !fact.weighed();
        }
        return groups;
    }

    /**
     * Sets an item aside that a rule refused, to be told as an exception when the run ends: nothing
     * of it is posted until the cause is gone and the event is reconciled again. All others are
     * settled meanwhile.
     */
    public void setAside(UUID run, int item, DomainException refusal) {
        facts.setAside(run, item, refusal);
        facts.processed(run, List.of(item));
        runs.countSetAside(run);
    }

    /**
     * Ends some of the job's runs, whose items are all settled; false when none is left. Said again
     * by a job that was restarted, it changes nothing.
     */
    public boolean finish(String job, Actor actor) {
        var ended = runs.unended(UUID.fromString(job), AT_ONCE);
        if (ended.isEmpty()) {
            return false;
        }
        var refused = runs.withSetAside(ended);
        if (!refused.isEmpty()) {
            findings.find(refused);
            cases.open(refused);
        }
        cases.correctGone(ended);
        runs.end(ended);
        facts.forgetEarlier(ended);
        findings.forgetEarlier(ended);
        audit.record(actor, "reconciliation ended", "event", runs.events(ended));
        return true;
    }

    public Tally tally(String job) {
        return runs.tally(UUID.fromString(job));
    }

    private long settle(EventFacts event, List<Fact> group, Actor actor) {
        var reconciled = claims.reconcile(payable(group));
        var on = ledger.postingDay(event.days().to(), today(), actor);
        var postings = new ArrayList<Posting>();
        var resolved = new ArrayList<Encumbrance.Resolution>();
        var posted = 0L;
        for (var fact : group) {
            if (fact.commitment() == null) {
                continue;
            }
            if (!fact.hasClaim()) {
                if (fact.releaseDue()) {
                    resolved.add(nobodyCame(fact));
                }
                continue;
            }
            var claim = reconciled.get(new ClaimId(fact.claim()));
            var more = claim.payable().minus(fact.posted());
            var posting = posting(event, fact, claim, on);
            if (!more.isZero()) {
                postings.add(lines(event, fact, posting, more));
            }
            resolved.add(resolution(fact, posting, more, actor));
            posted += more.minor();
        }
        ledger.post(postings, actor);
        encumbrance.resolve(resolved, actor);
        return posted;
    }

    private static Map<ClaimId, Money> payable(List<Fact> group) {
        var payable = new LinkedHashMap<ClaimId, Money>();
        group.stream()
                .filter(Fact::hasClaim)
                .forEach(fact -> payable.put(new ClaimId(fact.claim()), fact.payable()));
        return payable;
    }

    private static Posting posting(
            EventFacts event, Fact fact, Claims.Reconciled claim, LocalDate on) {
        var source =
                fact.entries() == 0 ? fact.claim().toString() : fact.claim() + "/" + fact.entries();
        return Posting.of(SOURCE, source, on, "Allowance, claim " + claim.claimNo())
                .atRatesOf(event.days().to());
    }

    private Posting lines(EventFacts event, Fact fact, Posting posting, Money more) {
        var purpose = Purpose.of(fact.contribution(), event.id(), CostCategory.DSA);
        if (more.isPositive()) {
            return posting.debit(LedgerAccount.EXPENSE, more, purpose)
                    .credit(LedgerAccount.PAYABLE, more, purpose);
        }
        var back = more.negated();
        return posting.debit(LedgerAccount.PAYABLE, back, purpose)
                .credit(LedgerAccount.EXPENSE, back, purpose)
                .correcting(ledger.entryOf(SOURCE, fact.claim()).orElseThrow());
    }

    /** One claim per person: what it leaves open can never be claimed any more. */
    private Encumbrance.Resolution resolution(Fact fact, Posting posting, Money more, Actor actor) {
        var id = new CommitmentId(fact.commitment());
        var on = posting.postedOn();
        var spent = more.isPositive() ? more : Money.zero(more.currency());
        if (fact.weighed() && more.isPositive()) {
            // Promised before it is spent, or the same amount would be weighed twice.
            spent = encumbrance.cover(id, more, posting.ratesOf(), on, actor);
        }
        return new Encumbrance.Resolution(
                id, spent, SOURCE, posting.sourceId(), fact.claim().toString(), on);
    }

    private Encumbrance.Resolution nobodyCame(Fact fact) {
        var source = fact.participation().toString();
        return new Encumbrance.Resolution(
                new CommitmentId(fact.commitment()),
                Money.zero(fact.claimed().currency()),
                "NO_SHOW",
                source,
                source,
                today());
    }

    private LocalDate today() {
        return clock.instant().atZone(clock.getZone()).toLocalDate();
    }
}

package org.muster.reconciliation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
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
    public record Gathered(long items, int settled) {}

    /**
     * Opens a run for each event the job compares, or goes on with what the job it restarts had
     * begun; how far that was.
     */
    public Tally begin(String job, String subject, Actor actor) {
        var id = UUID.fromString(job);
        runs.adopt(id);
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

    /**
     * Whether the hour has come at which all events are compared by themselves, and they were not
     * since. The setting muster.reconcile.hour says the hour; without it they never are.
     */
    public boolean isNightDue() {
        var night = new Night(settings.number("muster.reconcile.hour", -1), settings.zone());
        return night.isDue(Instant.now(), runs.lastOfAll());
    }

    /** The runs that one of so many parts of a job has still to gather the facts of. */
    public List<UUID> begun(String job, int part, int parts) {
        return runs.begun(UUID.fromString(job), part, parts);
    }

    /**
     * Gathers the facts of runs and opens the cases they show. Runs whose facts are those compared
     * last end here.
     */
    public Gathered gather(List<UUID> asked, Actor actor) {
        var held = runs.hold(asked);
        runs.reckoned(held).forEach(claims::reckon);
        runs.atFlatAmount(held).forEach(claims::occupyDays);
        facts.gather(held);
        findings.find(held);
        var news = runs.news(held);
        facts.dropUnchanged(held);
        findings.forgetUnchanged(held);
        cases.open(news);
        var settled = facts.passOver(news);
        audit.record(actor, "reconciliation begun", "event", runs.events(held));
        return new Gathered(facts.items(news), settled);
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
     * refuses them all: whoever calls then settles them one by one, and sets that one aside. A run
     * that another one of its event came after settles nothing any more.
     */
    public void settle(UUID run, List<Integer> items, Actor actor) {
        runs.standing(run).ifPresent(event -> settle(reach.find(event), run, items, actor));
    }

    private void settle(EventFacts event, UUID run, List<Integer> items, Actor actor) {
        encumbrance.hold(event.id());
        var posted = 0L;
        for (var item : items) {
            posted += settle(event, facts.fact(run, item), actor);
            facts.processed(run, item);
        }
        runs.count(run, posted);
    }

    /**
     * Sets an item aside that a rule refused, to be told as an exception when the run ends: nothing
     * of it is posted until the cause is gone and the event is reconciled again. All others are
     * settled meanwhile.
     */
    public void setAside(UUID run, int item, DomainException refusal) {
        facts.setAside(run, item, refusal);
        facts.processed(run, item);
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
        audit.record(actor, "reconciliation ended", "event", runs.events(ended));
        return true;
    }

    public Tally tally(String job) {
        return runs.tally(UUID.fromString(job));
    }

    private long settle(EventFacts event, Fact fact, Actor actor) {
        if (!fact.hasClaim()) {
            releaseNoShow(fact, actor);
            return 0;
        }
        var payable = fact.payable();
        var id = new ClaimId(fact.claim());
        if (fact.commitment() == null) {
            // Without a reservation nobody knows whose money it is: the exception says so.
            claims.reconcile(id, Money.zero(payable.currency()));
            return 0;
        }
        var claim = claims.reconcile(id, payable);
        var on = ledger.postingDay(event.days().to(), today(), actor);
        var entries = facts.posted(fact.claim());
        var before = entries.stream().reduce(Money.zero(payable.currency()), Money::plus);
        var source = entries.isEmpty() ? fact.claim() + "" : fact.claim() + "/" + entries.size();
        var more = claim.payable().minus(before);
        if (!more.isZero()) {
            var posting =
                    Posting.of(SOURCE, source, on, "Allowance, claim " + claim.claimNo())
                            .atRatesOf(event.days().to());
            post(event, fact, posting, more, actor);
        }
        releaseRest(fact, on, actor);
        return more.minor();
    }

    private void post(EventFacts event, Fact fact, Posting posting, Money more, Actor actor) {
        var commitment = new CommitmentId(fact.commitment());
        var contribution = facts.contribution(fact.commitment());
        var purpose = Purpose.of(contribution, event.id(), CostCategory.DSA);
        var on = posting.postedOn();
        if (more.isPositive()) {
            // Promised before it is spent, or the same amount would be weighed twice.
            var own = encumbrance.cover(commitment, more, posting.ratesOf(), on, actor);
            ledger.post(
                    posting.debit(LedgerAccount.EXPENSE, more, purpose)
                            .credit(LedgerAccount.PAYABLE, more, purpose),
                    actor);
            encumbrance.post(commitment, own, SOURCE, posting.sourceId(), on, actor);
            return;
        }
        var back = more.negated();
        ledger.post(
                posting.debit(LedgerAccount.PAYABLE, back, purpose)
                        .credit(LedgerAccount.EXPENSE, back, purpose)
                        .correcting(ledger.entryOf(SOURCE, fact.claim()).orElseThrow()),
                actor);
    }

    /** One claim per person: what it leaves open can never be claimed any more. */
    private void releaseRest(Fact fact, LocalDate on, Actor actor) {
        release(fact, SOURCE, fact.claim().toString(), on, actor);
    }

    private void releaseNoShow(Fact fact, Actor actor) {
        if (fact.releaseDue()) {
            release(fact, "NO_SHOW", fact.participation().toString(), today(), actor);
        }
    }

    private void release(Fact fact, String kind, String source, LocalDate on, Actor actor) {
        var commitment = encumbrance.commitment(new CommitmentId(fact.commitment()));
        if (commitment.open().isPositive()) {
            // Each release of a commitment is a document of its own: by what was promised in all.
            encumbrance.release(
                    commitment.id(),
                    commitment.open(),
                    kind,
                    source + "/" + commitment.original().minor(),
                    on,
                    actor);
        }
    }

    private LocalDate today() {
        return clock.instant().atZone(clock.getZone()).toLocalDate();
    }
}

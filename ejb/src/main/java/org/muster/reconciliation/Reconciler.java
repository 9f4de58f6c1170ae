package org.muster.reconciliation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
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
 * Compares an event's facts, item by item. An item is a claim, or somebody without one who is due
 * something or should not have been there. What is payable is posted in the same transaction, what
 * can never be claimed any more is released there.
 *
 * <p>Posted on the event's last day: that is when the allowance was earned. Where that month is
 * closed, on the day of the run: a closed month's figures have been told, and what was missing from
 * them belongs to the open one; it is converted at the rates of the event's last day all the same.
 */
@Stateless
@RolesAllowed(Roles.SYSTEM)
public class Reconciler {
    /** The job; its subject is the event. */
    public static final String JOB = "reconcile-attendance";

    private static final String SOURCE = "CLAIM";

    @Inject private Facts facts;
    @Inject private Findings findings;
    @Inject private Cases cases;
    @Inject private EventReach reach;
    @Inject private Ledger ledger;
    @Inject private Encumbrance encumbrance;
    @Inject private AuditTrail audit;
    @Inject private Settings settings;
    @Inject private Clock clock;
    @EJB private Claims claims;

    /** What a run has still to do, in order, and how many items it has in all. */
    public record Work(UUID run, int items, List<Integer> pending) {
        public Work {
            pending = List.copyOf(pending);
        }
    }

    /**
     * Opens a run and gathers its facts, or goes on with what a job that was restarted had begun;
     * false when the facts are those that were compared last.
     */
    public boolean gather(EventId event, String jobRun, Actor actor) {
        var begun = facts.run(event, jobRun);
        return begun.isPresent() ? begun.get().isCompared() : open(event, jobRun, actor);
    }

    private boolean open(EventId event, String jobRun, Actor actor) {
        var found = reach.find(event);
        facts.requireComplete(found, LocalDate.ofInstant(clock.instant(), ZoneId.of(found.zone())));
        claims.reckon(event);
        var today = today();
        var overdue = today.minusDays(settings.number("muster.release.days", 30) + 1L);
        var run = facts.open(event, jobRun, today, overdue, actor);
        facts.gather(event, run, !found.days().to().isAfter(overdue));
        findings.find(List.of(run));
        var changed = facts.isNews(event, run);
        if (changed) {
            cases.open(List.of(run));
        } else {
            findings.forget(List.of(run));
            facts.drop(run);
            facts.end(run);
        }
        audit.record(actor, "reconciliation begun", "event", event, run.toString());
        return changed;
    }

    /** What the job's run has still to do; nothing where there was nothing to compare. */
    public Optional<Work> work(EventId event, String jobRun) {
        return facts.run(event, jobRun)
                .filter(Facts.Run::isCompared)
                .map(run -> new Work(run.id(), run.items(), facts.pending(run.id())));
    }

    /**
     * Settles the items given; each is settled once in a run. A rule that refuses one of them
     * refuses them all: whoever calls then settles them one by one, and sets that one aside.
     */
    public void settle(EventId event, UUID run, List<Integer> items, Actor actor) {
        var found = reach.find(event);
        encumbrance.hold(event);
        var posted = 0L;
        for (var item : items) {
            posted += settle(found, facts.fact(run, item), actor);
            facts.processed(run, item);
        }
        facts.count(run, posted);
    }

    /**
     * Sets an item aside that a rule refused, to be told as an exception when the run ends: nothing
     * of it is posted until the cause is gone and the event is reconciled again. All others are
     * settled meanwhile.
     */
    public void setAside(UUID run, int item, DomainException refusal) {
        facts.setAside(run, item, refusal);
        facts.processed(run, item);
    }

    /**
     * All items are settled, and how many these were; nothing where there was nothing to compare.
     * Said again by a job that was restarted, it changes nothing.
     */
    public Optional<Integer> finish(EventId event, String jobRun, Actor actor) {
        var compared = facts.run(event, jobRun).filter(Facts.Run::isCompared);
        compared.filter(Facts.Run::isOpen).ifPresent(run -> close(event, run.id(), actor));
        return compared.map(Facts.Run::items);
    }

    private void close(EventId event, UUID run, Actor actor) {
        if (facts.finish(run)) {
            findings.find(List.of(run));
            cases.open(List.of(run));
        }
        cases.correctGone(List.of(run));
        audit.record(actor, "reconciliation ended", "event", event, run.toString());
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

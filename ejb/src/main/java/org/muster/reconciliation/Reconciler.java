package org.muster.reconciliation;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.muster.attendance.EventFacts;
import org.muster.attendance.EventReach;
import org.muster.entitlement.ClaimId;
import org.muster.entitlement.Claims;
import org.muster.event.EventId;
import org.muster.event.ParticipationId;
import org.muster.funding.CommitmentId;
import org.muster.funding.Encumbrance;
import org.muster.ledger.CostCategory;
import org.muster.ledger.Ledger;
import org.muster.ledger.LedgerAccount;
import org.muster.ledger.Posting;
import org.muster.ledger.Purpose;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.Money;
import org.muster.shared.Roles;
import org.muster.shared.Settings;

/**
 * Compares an event's facts, item by item. An item is a claim, or somebody without one who is due
 * something or should not have been there. What is payable is posted in the same transaction, what
 * can never be claimed any more is released there.
 *
 * <p>Posted on the event's last day: that is when the allowance was earned.
 */
@Stateless
@RolesAllowed(Roles.SYSTEM)
public class Reconciler {
    /** The job; its subject is the event. */
    public static final String JOB = "reconcile-attendance";

    private static final String SOURCE = "CLAIM";

    @Inject private Facts facts;
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

    /** Opens a run and gathers its facts; false when they are those that were compared last. */
    public boolean gather(EventId event, String jobRun, Actor actor) {
        reach.find(event);
        var run = facts.open(event, jobRun, actor);
        var changed = facts.gather(event, run);
        if (!changed) {
            facts.drop(run);
            facts.end(run);
        }
        audit.record(actor, "reconciliation begun", "event", event, run.toString());
        return changed;
    }

    /** What the event's open run has still to do; nothing where none is open. */
    public Optional<Work> work(EventId event) {
        return facts.openRun(event)
                .map(run -> new Work(run.id(), run.items(), facts.pending(run.id())));
    }

    /** Settles the items given; each is settled once in a run. */
    public void settle(EventId event, UUID run, List<Integer> items, Actor actor) {
        var found = reach.find(event);
        var opened = 0;
        var posted = 0L;
        for (var item : items) {
            var fact = facts.fact(run, item);
            var open = open(fact);
            posted += settle(found, fact, actor);
            var findings = Finding.in(fact, open, approved(fact));
            cases.correctOthers(event, fact.person(), findings);
            for (var finding : findings) {
                opened += cases.open(event, run, fact, finding) ? 1 : 0;
            }
            facts.processed(run, item);
        }
        facts.count(run, opened, posted);
    }

    /** All items are settled. */
    public Optional<Integer> finish(EventId event, Actor actor) {
        return facts.openRun(event)
                .map(
                        run -> {
                            cases.correctGone(event, run.id());
                            facts.end(run.id());
                            audit.record(
                                    actor,
                                    "reconciliation ended",
                                    "event",
                                    event,
                                    run.id().toString());
                            return run.items();
                        });
    }

    private long settle(EventFacts event, Fact fact, Actor actor) {
        if (!fact.hasClaim()) {
            releaseNoShow(event, fact, actor);
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
        var entries = facts.posted(fact.claim());
        var before = entries.stream().reduce(Money.zero(payable.currency()), Money::plus);
        var source = entries.isEmpty() ? fact.claim() + "" : fact.claim() + "/" + entries.size();
        var more = claim.payable().minus(before);
        if (!more.isZero()) {
            post(event, fact, claim.claimNo(), source, more, actor);
        }
        releaseRest(event, fact, source, actor);
        return more.minor();
    }

    private void post(
            EventFacts event, Fact fact, String claimNo, String source, Money more, Actor actor) {
        var on = event.days().to();
        var contribution = facts.contribution(fact.commitment());
        var purpose = Purpose.of(contribution, event.id(), CostCategory.DSA);
        var posting = Posting.of(SOURCE, source, on, "Allowance, claim " + claimNo);
        if (more.isPositive()) {
            ledger.post(
                    posting.debit(LedgerAccount.EXPENSE, more, purpose)
                            .credit(LedgerAccount.PAYABLE, more, purpose),
                    actor);
            reserveMissing(event, fact, more, actor);
            encumbrance.post(new CommitmentId(fact.commitment()), more, SOURCE, source, on, actor);
            return;
        }
        var back = more.negated();
        ledger.post(
                posting.debit(LedgerAccount.PAYABLE, back, purpose)
                        .credit(LedgerAccount.EXPENSE, back, purpose)
                        .correcting(ledger.entryOf(SOURCE, fact.claim()).orElseThrow()),
                actor);
    }

    /** A late correction may entitle to what was released before: it is promised again first. */
    private void reserveMissing(EventFacts event, Fact fact, Money more, Actor actor) {
        if (open(fact).isZero()) {
            encumbrance.reserveFor(
                    event.id(),
                    new ParticipationId(fact.participation()),
                    CostCategory.DSA,
                    more,
                    event.days().from(),
                    actor);
        }
    }

    /** One claim per person: what it leaves open can never be claimed any more. */
    private void releaseRest(EventFacts event, Fact fact, String source, Actor actor) {
        var open = open(fact);
        if (open.isPositive()) {
            encumbrance.release(
                    new CommitmentId(fact.commitment()),
                    open,
                    SOURCE,
                    source,
                    event.days().to(),
                    actor);
        }
    }

    private void releaseNoShow(EventFacts event, Fact fact, Actor actor) {
        if (fact.commitment() == null || fact.isPresent()) {
            return;
        }
        var open = open(fact);
        var from = event.days().to().plusDays(settings.number("muster.release.days", 30));
        if (open.isPositive() && today().isAfter(from)) {
            encumbrance.release(
                    new CommitmentId(fact.commitment()),
                    open,
                    "NO_SHOW",
                    fact.participation() + "/" + open.minor(),
                    today(),
                    actor);
        }
    }

    private Money open(Fact fact) {
        return fact.commitment() == null
                ? Money.zero(fact.claimed().currency())
                : encumbrance.commitment(new CommitmentId(fact.commitment())).open();
    }

    private Money approved(Fact fact) {
        var nothing = Money.zero(fact.claimed().currency());
        return fact.hasClaim()
                ? claims.settled(new ClaimId(fact.claim())).orElse(nothing)
                : nothing;
    }

    private LocalDate today() {
        return clock.instant().atZone(clock.getZone()).toLocalDate();
    }
}

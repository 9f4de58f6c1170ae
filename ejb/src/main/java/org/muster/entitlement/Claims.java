package org.muster.entitlement;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.muster.allowance.SchemeVersionId;
import org.muster.attendance.EventFacts;
import org.muster.attendance.EventReach;
import org.muster.event.EventId;
import org.muster.funding.ContributionId;
import org.muster.funding.Eligibility;
import org.muster.ledger.CostCategory;
import org.muster.ledger.DocumentPaid;
import org.muster.ledger.Ledger;
import org.muster.ledger.LedgerAccount;
import org.muster.ledger.Posting;
import org.muster.ledger.Purpose;
import org.muster.member.PersonId;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.FourEyes;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;
import org.muster.shared.Roles;

/**
 * Takes claims in and sees them through to payment. What of a claim is payable is not decided here
 * but by reconciling it with who was there.
 */
@Stateless
@RolesAllowed({Roles.FINANCE_OFFICER, Roles.SYSTEM})
public class Claims {
    @Inject private ClaimRows claims;
    @Inject private ClaimEntry entry;
    @Inject private Entitlements entitlements;
    @Inject private FlatDays flatDays;
    @Inject private TerminalExpenses terminals;
    @Inject private EventReach reach;
    @Inject private Ledger ledger;
    @Inject private Eligibility eligibility;
    @Inject private Event<ClaimToBePaid> doubted;
    @Inject private Event<ClaimApproved> approved;
    @Inject private Event<DocumentPaid> paid;
    @Inject private AuditTrail audit;

    /** A claim as it was made; a blank number is given by Muster, no date means today. */
    public record NewClaim(
            PersonId person,
            String claimNo,
            int days,
            String amount,
            String currency,
            LocalDate claimedOn) {}

    public ClaimId enter(EventId event, NewClaim made, Actor actor) {
        var facts = reach.require(event, actor, Roles.FINANCE_OFFICER);
        entry.queueUp();
        return entry.enter(facts, made, entry.people(event), actor);
    }

    /**
     * Reckons again what everybody of an event is due that pays by a scheme; unchanged facts write
     * nothing. What was approved or paid keeps the entitlement it was compared with. Of several
     * open claims of one person the one entered first comes first, in whatever order their events
     * are compared.
     */
    @RolesAllowed(Roles.SYSTEM)
    public void reckon(EventId id) {
        var event = reach.find(id);
        entry.queueUp();
        var several = claims.ofSeveralByScheme(id);
        for (var claim : several) {
            claims.scheme(claim.scheme())
                    .version()
                    .ifPresent(
                            version ->
                                    reckon(
                                            reach.find(claim.event()),
                                            claim.person(),
                                            Optional.of(claim),
                                            version));
        }
        for (var person : claims.peopleAndClaimants(id)) {
            var claim = claims.standing(id, person);
            if (claim.filter(several::contains).isPresent()) {
                continue;
            }
            claim.map(Claim::scheme)
                    .map(claims::scheme)
                    .or(() -> claims.scheme(id))
                    .flatMap(AllowanceScheme::version)
                    .ifPresent(version -> reckon(event, person, claim, version));
        }
    }

    /** From now on the days present are the open claims' that events pay a flat amount for. */
    @RolesAllowed(Roles.SYSTEM)
    public void occupyDays(List<EventId> events) {
        if (!events.isEmpty()) {
            entry.holdOff();
            flatDays.occupy(events);
        }
    }

    private void reckon(
            EventFacts event, PersonId person, Optional<Claim> claim, SchemeVersionId version) {
        var kept = entitlements.reckon(event, person, claim.map(Claim::id), version);
        claim.filter(Claim::isOpen)
                .ifPresent(
                        open -> {
                            open.comparedWith(kept.id());
                            entitlements.occupy(open.id(), person, kept.due());
                        });
    }

    /** The second person says the payable part is right. */
    @RolesAllowed({Roles.CONTROLLER, Roles.SYSTEM})
    public void approve(ClaimId id, Actor actor) {
        var claim = claims.claim(id);
        FourEyes.require(claim.enteredBy(), actor);
        var event = reach.require(claim.event(), actor, Roles.CONTROLLER);
        claim.approve(actor, Instant.now());
        doubted.fire(new ClaimToBePaid(id, claim.claimNo()));
        audit.record(actor, "claim approved", "claim", id, claim.payable().toString());
        settle(claim, event, actor);
    }

    private void settle(Claim claim, EventFacts event, Actor actor) {
        var before = new ClaimApproved(claim, event, actor);
        approved.fire(before);
        if (before.settled().isPositive()) {
            claim.settle(before.settled(), before.settledOn());
        }
    }

    /** The second person says it will not be paid, and why. */
    @RolesAllowed({Roles.CONTROLLER, Roles.SYSTEM})
    public void reject(ClaimId id, String reason, Actor actor) {
        var claim = claims.claim(id);
        reach.require(claim.event(), actor, Roles.CONTROLLER);
        if (reason == null || reason.isBlank() || reason.length() > 1000) {
            throw new InvalidInput("reason", "A claim is rejected with a reason");
        }
        claim.reject(actor);
        audit.record(actor, "claim rejected", "claim", id, reason.strip());
    }

    /** The money has left the bank: what was payable is so no longer. */
    public void markPaid(ClaimId id, LocalDate on, Actor actor) {
        var claim = claims.claim(id);
        var event = reach.require(claim.event(), actor, Roles.FINANCE_OFFICER);
        if (on == null) {
            throw new InvalidInput("paidOn", "On which day was it paid?");
        }
        claim.paid(on);
        doubted.fire(new ClaimToBePaid(id, claim.claimNo()));
        paid.fire(new DocumentPaid("CLAIM_PAYMENT", id.value(), on));
        claims.contribution(claim.event(), claim.person())
                .ifPresent(contribution -> post(claim, event, contribution, actor));
        audit.record(actor, "claim paid", "claim", id, on + " " + claim.toPay());
    }

    /** At the rates the allowance was posted at, so that nothing of the payable is left over. */
    private void post(Claim claim, EventFacts event, UUID contribution, Actor actor) {
        var on = claim.paidOn();
        eligibility.checkPayment(new ContributionId(contribution), on);
        var posting =
                Posting.of(
                                "CLAIM_PAYMENT",
                                ledger.nextSource("CLAIM_PAYMENT", claim.id()),
                                on,
                                "Payment of claim " + claim.claimNo())
                        .atRatesOf(event.days().to());
        var terminal = claim.terminalToPay();
        var days = claim.toPay().minus(terminal);
        var allowance = Purpose.of(contribution, claim.event(), CostCategory.DSA);
        var legs = Purpose.of(contribution, claim.event(), CostCategory.TERM);
        ledger.post(paying(paying(posting, days, allowance), terminal, legs), actor);
    }

    private static Posting paying(Posting posting, Money amount, Purpose purpose) {
        return amount.isZero()
                ? posting
                : posting.debit(LedgerAccount.PAYABLE, amount, purpose)
                        .credit(LedgerAccount.BANK, amount, purpose);
    }

    /**
     * The facts have been compared: so much of each claim is payable. A claim that was approved or
     * paid before keeps what it has. Many cost as many statements as one, but for those with legs.
     */
    @RolesAllowed(Roles.SYSTEM)
    public Map<ClaimId, Reconciled> reconcile(Map<ClaimId, Money> payable) {
        if (payable.isEmpty()) {
            return Map.of();
        }
        var held = claims.claims(payable.keySet());
        var flat = held.values().stream().filter(claim -> claim.entitlement() == null);
        var occupied = entitlements.occupied(flat.map(Claim::id).toList());
        var withLegs = claims.withLegsPromised(payable.keySet());
        var reconciled = new LinkedHashMap<ClaimId, Reconciled>();
        var changed = new ArrayList<Claim>();
        payable.forEach(
                (id, amount) -> {
                    var claim = held.get(id);
                    var days = days(claim, amount, occupied.getOrDefault(id, 0));
                    var terminal =
                            isForLegs(claim, withLegs)
                                    ? amount.minus(days)
                                    : Money.zero(amount.currency());
                    if (claim.isOpen() && !claim.isReconciledTo(days, terminal)) {
                        claim.reconcile(days, terminal);
                        changed.add(claim);
                    }
                    reconciled.put(
                            id,
                            new Reconciled(
                                    claim.claimNo(), claim.payable().minus(claim.terminal())));
                });
        claims.reconciled(changed);
        payable.keySet().stream()
                .map(held::get)
                .filter(claim -> isForLegs(claim, withLegs))
                .forEach(claim -> terminals.post(claim, reach.find(claim.event()), Actor.SYSTEM));
        return reconciled;
    }

    private static boolean isForLegs(Claim claim, Set<ClaimId> withLegs) {
        return claim.entitlement() != null && withLegs.contains(claim.id());
    }

    /** What is payable for the days themselves goes first, each day once; the rest is for legs. */
    private Money days(Claim claim, Money payable, int occupied) {
        if (!payable.isPositive() || !claim.isOpen()) {
            return payable;
        }
        return payable.min(
                claim.entitlement() == null
                        ? claims.scheme(claim.scheme()).due(occupied)
                        : entitlements.ofDays(claim.entitlement(), payable.currency()));
    }

    /**
     * How a claim stands after it was compared with the facts.
     *
     * @param payable for the days themselves; what is for legs is posted already
     */
    public record Reconciled(String claimNo, Money payable) {}
}

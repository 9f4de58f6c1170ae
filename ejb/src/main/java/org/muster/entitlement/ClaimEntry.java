package org.muster.entitlement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import java.time.Clock;
import java.time.Instant;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.muster.attendance.EventFacts;
import org.muster.event.EventId;
import org.muster.ledger.ExchangeRates;
import org.muster.member.PersonId;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;
import org.muster.shared.NotFound;
import org.muster.shared.Told;

/**
 * Enters one claim, whether a person types it or a file brings it. Claims are entered one after the
 * other over the whole installation, so that two at once neither get one number nor find it taken.
 */
@ApplicationScoped
class ClaimEntry {
    @PersistenceContext private EntityManager entities;
    @Inject private ClaimRows claims;
    @Inject private ExchangeRates rates;
    @Inject private Entitlements entitlements;
    @Inject private AuditTrail audit;
    @Inject private Clock clock;

    /** Waits for whoever is entering claims; until this transaction ends others wait for it. */
    void queueUp() {
        entities.createNativeQuery(
                        "select 1 from pg_advisory_xact_lock(hashtext('muster.claim.entry'))")
                .getResultList();
    }

    /**
     * Nobody enters claims until this transaction ends; others that only hold them off do not wait.
     */
    void holdOff() {
        entities.createNativeQuery(
                        "select 1 from (select pg_advisory_xact_lock_shared(hashtext('muster.claim.entry'))) as held")
                .getResultList();
    }

    /** Enters the claim of one of the people; {@link #queueUp} was called before. */
    ClaimId enter(EventFacts event, Claims.NewClaim made, Set<PersonId> people, Actor actor) {
        var scheme = claims.scheme(event.id()).orElseThrow(() -> new NoAllowance(event.code()));
        if (!people.contains(made.person())) {
            throw new NotFound("person", made.person());
        }
        var due =
                scheme.version()
                        .map(
                                version ->
                                        entitlements.reckon(
                                                event, made.person(), Optional.empty(), version));
        var amount = amount(event, scheme, made, due);
        var number =
                made.claimNo() == null || made.claimNo().isBlank()
                        ? nextNumber(event)
                        : made.claimNo().strip();
        var today = clock.instant().atZone(clock.getZone()).toLocalDate();
        var claim =
                Claim.entered(
                        number,
                        scheme,
                        made.person(),
                        days(made, due),
                        amount,
                        made.claimedOn() == null ? today : made.claimedOn(),
                        actor,
                        Instant.now());
        claims.claimedBefore(event.id(), made.person(), number)
                .ifPresent(
                        first -> {
                            throw new AlreadyClaimed(first);
                        });
        due.ifPresent(kept -> claim.comparedWith(kept.id()));
        claims.add(claim);
        due.ifPresent(kept -> entitlements.occupy(claim.id(), made.person(), kept.due()));
        audit.record(actor, "claim entered", "claim", claim.id(), amount.toString());
        return claim.id();
    }

    /** One more than the highest that the event's code heads, whoever gave it. */
    private String nextNumber(EventFacts event) {
        var head = event.code() + "/";
        var highest =
                (Number)
                        entities.createNativeQuery(
                                        """
                                        select coalesce(max(cast(substr(claim_no, length(:head) + 1) as bigint)), 0)
                                          from muster.claim
                                         where starts_with(claim_no, :head)
                                           and substr(claim_no, length(:head) + 1) ~ '^[0-9]{1,9}$'""")
                                .setParameter("head", head)
                                .getSingleResult();
        return head + (highest.longValue() + 1);
    }

    /** As many as were named; where none were, those that something is due for. */
    private static int days(Claims.NewClaim made, Optional<Entitlements.Kept> due) {
        return made.days() == 0 && due.isPresent() ? due.get().due().lines().size() : made.days();
    }

    /** As it was claimed; by a scheme a claim without an amount is for what is due. */
    private Money amount(
            EventFacts event,
            AllowanceScheme scheme,
            Claims.NewClaim made,
            Optional<Entitlements.Kept> due) {
        if (due.isPresent() && (made.amount() == null || made.amount().isBlank())) {
            if (due.get().total().isZero()) {
                throw new InvalidInput("person", Told.of("why.claim.nothingDue"));
            }
            return due.get().total();
        }
        var own = scheme.currency();
        var currency =
                made.currency() == null || made.currency().isBlank()
                        ? own
                        : currency(made.currency());
        if (!currency.equals(own)) {
            rates.rate(currency, event.days().to());
            throw new InvalidInput("currency", Told.of("why.claim.currency", own));
        }
        return Money.parse(made.amount(), currency.getCurrencyCode());
    }

    private static Currency currency(String code) {
        try {
            return Currency.getInstance(code.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new InvalidInput("currency", Told.of("why.currency", code));
        }
    }

    Set<PersonId> people(EventId event) {
        return Set.copyOf(claims.people(event));
    }
}

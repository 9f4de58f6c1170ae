package org.muster.entitlement;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.muster.attendance.EventFacts;
import org.muster.attendance.EventReach;
import org.muster.attendance.LineError;
import org.muster.attendance.SheetFile;
import org.muster.attendance.SheetRow;
import org.muster.event.EventId;
import org.muster.ledger.CostCategory;
import org.muster.ledger.ExchangeRates;
import org.muster.ledger.Ledger;
import org.muster.ledger.LedgerAccount;
import org.muster.ledger.Posting;
import org.muster.ledger.Purpose;
import org.muster.ledger.RateMissing;
import org.muster.member.PersonId;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.DomainException;
import org.muster.shared.FourEyes;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;
import org.muster.shared.UnreadableAmount;

/**
 * Takes claims in, one by one or as a file, and sees them through to payment. What of a claim is
 * payable is not decided here but by reconciling it with who was there.
 */
@Stateless
@RolesAllowed({Roles.FINANCE_OFFICER, Roles.SYSTEM})
public class Claims {
    @Inject private ClaimRows claims;
    @Inject private EventReach reach;
    @Inject private ExchangeRates rates;
    @Inject private Ledger ledger;
    @Inject private AuditTrail audit;
    @Inject private Clock clock;

    /** What came of a file of claims: how many were entered, and what was wrong with the others. */
    public record Imported(int good, List<LineError> errors) {
        public Imported {
            errors = List.copyOf(errors);
        }
    }

    /** A claim as it was made; a blank number is given by Muster, no date means today. */
    public record NewClaim(
            PersonId person,
            String claimNo,
            int days,
            String amount,
            String currency,
            LocalDate claimedOn) {}

    public ClaimId enter(EventId event, NewClaim made, Actor actor) {
        return enter(reach.require(event, actor, Roles.FINANCE_OFFICER), made, actor);
    }

    private ClaimId enter(EventFacts event, NewClaim made, Actor actor) {
        var scheme = claims.scheme(event.id()).orElseThrow(() -> new NoAllowance(event.code()));
        if (!claims.people(event.id()).contains(made.person())) {
            throw new NotFound("person of event " + event.code(), made.person());
        }
        var amount = amount(event, scheme, made);
        var number =
                made.claimNo() == null || made.claimNo().isBlank()
                        ? event.code() + "/" + (claims.count(event.id()) + 1)
                        : made.claimNo().strip();
        var today = clock.instant().atZone(clock.getZone()).toLocalDate();
        var on = made.claimedOn() == null ? today : made.claimedOn();
        var claim =
                Claim.entered(
                        number,
                        scheme,
                        made.person(),
                        made.days(),
                        amount,
                        on,
                        actor,
                        Instant.now());
        claims.claimedBefore(event.id(), made.person(), number)
                .ifPresent(
                        first -> {
                            throw new AlreadyClaimed(first);
                        });
        claims.add(claim);
        audit.record(actor, "claim entered", "claim", claim.id(), amount.toString());
        return claim.id();
    }

    private Money amount(EventFacts event, AllowanceScheme scheme, NewClaim made) {
        var own = scheme.perDay().currency();
        var currency =
                made.currency() == null || made.currency().isBlank()
                        ? own
                        : currency(made.currency());
        if (!currency.equals(own)) {
            rates.rate(currency, event.days().to());
            throw new InvalidInput("currency", "This event's claims are made in " + own);
        }
        return Money.parse(made.amount(), currency.getCurrencyCode());
    }

    private static Currency currency(String code) {
        try {
            return Currency.getInstance(code.strip().toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw new InvalidInput("currency", "There is no currency " + code);
        }
    }

    /** Enters a file of claims: the good lines, and tells what is wrong with the others. */
    public Imported importFile(EventId event, byte[] content, Actor actor) {
        var facts = reach.require(event, actor, Roles.FINANCE_OFFICER);
        var file = SheetFile.of(content);
        var table = ClaimTable.of(file.header());
        var good = 0;
        var errors = new ArrayList<LineError>();
        for (var row : file.rows()) {
            try {
                enter(facts, read(facts, row, table), actor);
                good++;
            } catch (InvalidInput wrong) {
                errors.add(error(row, table.column(wrong.field()), wrong));
            } catch (UnreadableAmount wrong) {
                errors.add(error(row, table.amount(), wrong));
            } catch (RateMissing wrong) {
                errors.add(error(row, table.column("currency"), wrong));
            } catch (DomainException refused) {
                errors.add(error(row, table.reference(), refused));
            }
        }
        audit.record(actor, "claims imported", "event", event, good + " of " + file.rows().size());
        return new Imported(good, errors);
    }

    private static LineError error(SheetRow row, int column, DomainException reason) {
        return new LineError(
                row.line(), row.header().get(column), row.cell(column), reason.getMessage());
    }

    private NewClaim read(EventFacts event, SheetRow row, ClaimTable table) {
        return new NewClaim(
                person(event, row.cell(table.reference())),
                row.cell(table.claimNo()),
                days(row.cell(table.days())),
                row.cell(table.amount()),
                row.cell(table.currency()),
                day(row.cell(table.claimedOn())));
    }

    private PersonId person(EventFacts event, String reference) {
        var wanted = reference.toLowerCase(Locale.ROOT);
        return claims.people(event.id()).stream()
                .filter(
                        person ->
                                person.toString().equals(wanted)
                                        || wanted.length() == 8
                                                && person.toString().startsWith(wanted))
                .findFirst()
                .orElseThrow(
                        () ->
                                new InvalidInput(
                                        "reference", "No person of this event has this reference"));
    }

    private static int days(String cell) {
        try {
            return Integer.parseInt(cell.replaceAll("\\.0+$", ""));
        } catch (NumberFormatException noNumber) {
            throw new InvalidInput("days", "Not a number of days");
        }
    }

    private static LocalDate day(String cell) {
        try {
            return cell.isEmpty() ? null : LocalDate.parse(cell);
        } catch (DateTimeException noDay) {
            throw new InvalidInput("claimedOn", "Not a day like 2012-06-04");
        }
    }

    /** The second person says the payable part is right. */
    @RolesAllowed({Roles.CONTROLLER, Roles.SYSTEM})
    public void approve(ClaimId id, Actor actor) {
        var claim = claims.claim(id);
        FourEyes.require(claim.enteredBy(), actor);
        reach.require(claim.event(), actor, Roles.CONTROLLER);
        claim.approve(actor, Instant.now());
        audit.record(actor, "claim approved", "claim", id, claim.payable().toString());
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
        reach.require(claim.event(), actor, Roles.FINANCE_OFFICER);
        if (on == null) {
            throw new InvalidInput("paidOn", "On which day was it paid?");
        }
        claim.paid(on);
        claims.contribution(claim.event(), claim.person())
                .ifPresent(
                        contribution -> {
                            var purpose = Purpose.of(contribution, claim.event(), CostCategory.DSA);
                            ledger.post(
                                    Posting.of(
                                                    "CLAIM_PAYMENT",
                                                    id,
                                                    on,
                                                    "Payment of claim " + claim.claimNo())
                                            .debit(LedgerAccount.PAYABLE, claim.payable(), purpose)
                                            .credit(LedgerAccount.BANK, claim.payable(), purpose),
                                    actor);
                        });
        audit.record(actor, "claim paid", "claim", id, on + " " + claim.payable());
    }

    /**
     * The facts have been compared: so much of the claim is payable. A claim that was approved or
     * paid before keeps what it has.
     */
    @RolesAllowed(Roles.SYSTEM)
    public Reconciled reconcile(ClaimId id, Money payable) {
        var claim = claims.claim(id);
        if (claim.isOpen() && !claim.isReconciledTo(payable)) {
            claim.reconcile(payable);
        }
        return new Reconciled(claim.claimNo(), claim.payable());
    }

    /** What of a claim was approved or paid; nothing while it is open. */
    @RolesAllowed(Roles.SYSTEM)
    public Optional<Money> settled(ClaimId id) {
        var claim = claims.claim(id);
        return claim.state() == ClaimState.APPROVED || claim.state() == ClaimState.PAID
                ? Optional.of(claim.payable())
                : Optional.empty();
    }

    /** How a claim stands after it was compared with the facts. */
    public record Reconciled(String claimNo, Money payable) {}
}

package org.muster.advance;

import static org.muster.ledger.LedgerAccount.ADVANCE;
import static org.muster.ledger.LedgerAccount.BANK;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import org.muster.allowance.RateShares;
import org.muster.allowance.Reckoning;
import org.muster.attendance.EventFacts;
import org.muster.attendance.EventReach;
import org.muster.entitlement.ExpectedAllowance;
import org.muster.entitlement.ExpectedAllowance.Expected;
import org.muster.event.EventId;
import org.muster.funding.AdvancedMoney;
import org.muster.funding.Commitment;
import org.muster.funding.Eligibility;
import org.muster.funding.Encumbrance;
import org.muster.ledger.CostCategory;
import org.muster.ledger.DocumentPaid;
import org.muster.ledger.Ledger;
import org.muster.ledger.Posting;
import org.muster.ledger.Purpose;
import org.muster.member.PersonId;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.InvalidInput;
import org.muster.shared.Money;
import org.muster.shared.Roles;
import org.muster.shared.Settings;
import org.muster.shared.Told;

/**
 * Proposes, approves and pays advances, and takes back what nobody was due: a share of what a
 * sponsored seat is expected to get, out of what is promised to it, paid as money owed back and not
 * as a cost.
 */
@Stateless
@RolesAllowed({Roles.FINANCE_OFFICER, Roles.SYSTEM})
public class Advances {
    private static final int LONGEST_REFERENCE = 60;

    @Inject private AdvanceRows advances;
    @Inject private ExpectedAllowance allowances;
    @Inject private EventReach reach;
    @Inject private Encumbrance encumbrance;
    @Inject private AdvancedMoney money;
    @Inject private AdvancePayers payers;
    @Inject private AdvanceLetters letters;
    @Inject private Eligibility eligibility;
    @Inject private Ledger ledger;
    @Inject private Event<DocumentPaid> paid;
    @Inject private AuditTrail audit;
    @Inject private Settings settings;
    @Inject private Clock clock;

    /**
     * Proposes a share of what the person is expected to be due.
     *
     * @param basisPoints the share in hundredths of a per cent; null for what the scheme says
     */
    public AdvanceId propose(EventId id, PersonId person, Integer basisPoints, Actor by) {
        var event = reach.require(id, by, Roles.FINANCE_OFFICER);
        encumbrance.hold(id);
        requireNone(event, person);
        requireNoneOverdue(person);
        var expected =
                allowances
                        .of(event, person)
                        .orElseThrow(
                                () -> new InvalidInput("person", Told.of("why.advance.nothing")));
        var share = share(basisPoints, expected);
        var amount = Reckoning.share(expected.amount(), share);
        var promised = promised(expected, amount);
        var advance =
                Advance.propose(
                        new Advance.Proposal(
                                event.code() + "/A" + advances.next(id),
                                id,
                                person,
                                expected.seat(),
                                payers.of(promised),
                                expected.amount(),
                                share,
                                amount,
                                event.days()
                                        .to()
                                        .plusDays(settings.number("muster.advance.days", 30))),
                        by,
                        Instant.now());
        advances.add(advance);
        audit.record(by, "advance proposed", "advance", advance.id(), amount.toString());
        return advance.id();
    }

    private void requireNone(EventFacts event, PersonId person) {
        advances.standing(event.id(), person)
                .ifPresent(
                        known -> {
                            throw new AdvanceKnown(known);
                        });
        requireUnclaimed(event, person);
    }

    /** What was claimed is paid by its claim. */
    private void requireUnclaimed(EventFacts event, PersonId person) {
        allowances
                .claimOf(event, person)
                .ifPresent(
                        claim -> {
                            throw new InvalidInput("person", Told.of("why.advance.claimed", claim));
                        });
    }

    private void requireNoneOverdue(PersonId person) {
        advances.open(person, null)
                .filter(open -> open.dueOn().isBefore(today()))
                .ifPresent(
                        open -> {
                            throw new AdvanceOverdue(open.advanceNo(), open.dueOn());
                        });
    }

    private static int share(Integer told, Expected expected) {
        var most =
                expected.advanceBasisPoints() == 0
                        ? RateShares.WHOLE
                        : expected.advanceBasisPoints();
        if (told == null && expected.advanceBasisPoints() == 0) {
            throw new InvalidInput("share", Told.of("why.advance.share"));
        }
        var share = told == null ? most : told;
        if (share < 1 || share > most) {
            throw new InvalidInput(
                    "share", Told.of("why.advance.between", Money.of(most, "EUR").decimal()));
        }
        return share;
    }

    /** An advance is paid out of what is promised to its person, and never more than that. */
    private Commitment promised(Expected expected, Money amount) {
        var promised =
                encumbrance
                        .of(expected.seat(), CostCategory.DSA)
                        .filter(found -> found.open().isPositive())
                        .orElseThrow(
                                () -> new InvalidInput("person", Told.of("why.advance.promise")));
        var open = promised.open();
        if (!open.currency().equals(amount.currency())) {
            throw new InvalidInput("person", Told.of("why.cash.currency", open.currency()));
        }
        if (!amount.isPositive() || amount.exceeds(open)) {
            throw new InvalidInput("share", Told.of("why.advance.beyond", amount, open));
        }
        return promised;
    }

    /** A second person says it may be paid. */
    @RolesAllowed({Roles.CONTROLLER, Roles.SYSTEM})
    public void approve(AdvanceId id, Actor by) {
        var advance = require(id, by, Roles.CONTROLLER);
        requireNoneOverdue(advance.person());
        advance.approve(by, Instant.now());
        audit.record(by, "advance approved", "advance", id, advance.amount().toString());
    }

    /** A second person says it will not be paid; also after it was approved. */
    @RolesAllowed({Roles.CONTROLLER, Roles.SYSTEM})
    public void refuse(AdvanceId id, Actor by) {
        require(id, by, Roles.CONTROLLER).refuse(by, Instant.now());
        audit.record(by, "advance refused", "advance", id, "");
    }

    /** The money has left the bank, before the event is over: it is owed back from now on. */
    public void markPaid(AdvanceId id, LocalDate on, Actor by) {
        var found = advances.get(id);
        var event = reach.require(found.event(), by, Roles.FINANCE_OFFICER);
        if (on == null || on.isAfter(event.days().to())) {
            throw new InvalidInput("paidOn", Told.of("why.advance.day", event.days().to()));
        }
        money.hold(found.contribution());
        var advance = advances.lock(found);
        advance.pay(on);
        paid.fire(new DocumentPaid("ADVANCE_PAYMENT", id.value(), on));
        requireUnclaimed(event, advance.person());
        eligibility.checkPayment(advance.contribution(), on);
        money.requireCash(advance.contribution(), advance.amount());
        ledger.post(
                Posting.of(
                                "ADVANCE_PAYMENT",
                                ledger.nextSource("ADVANCE_PAYMENT", id),
                                on,
                                "Advance " + advance.advanceNo())
                        .debit(ADVANCE, advance.amount(), purpose(advance))
                        .credit(BANK, advance.amount(), purpose(advance)),
                by);
        audit.record(by, "advance paid", "advance", id, on + " " + advance.amount());
    }

    /** What nobody was due, or part of it, came back at the bank. */
    public void recover(AdvanceId id, Money amount, LocalDate on, String reference, Actor by) {
        var found = advances.get(id);
        reach.require(found.event(), by, Roles.FINANCE_OFFICER);
        var told = reference == null ? "" : reference.strip();
        if (told.isEmpty() || told.length() > LONGEST_REFERENCE) {
            throw new InvalidInput(
                    "reference", Told.of("why.advance.reference", LONGEST_REFERENCE));
        }
        if (amount == null || !amount.isPositive()) {
            throw new InvalidInput("amount", Told.of("why.cash.positive"));
        }
        if (!amount.currency().equals(found.amount().currency())) {
            throw new InvalidInput(
                    "amount", Told.of("why.cash.currency", found.amount().currency()));
        }
        money.hold(found.contribution());
        var advance = advances.lock(found);
        advance.require(AdvanceState.PAID);
        if (on == null || on.isBefore(advance.paidOn())) {
            throw new InvalidInput("on", Told.of("why.advance.back", advance.paidOn()));
        }
        advance.close(AdvanceMovement.Kind.RECOVERED, amount, on);
        var piece = new AdvanceRows.Piece(id, AdvanceMovement.Kind.RECOVERED, amount, null);
        var receipt = advances.note(piece, on, told, by);
        ledger.post(
                Posting.of("ADVANCE_RECEIPT", receipt, on, "Back of " + advance.advanceNo())
                        .debit(BANK, amount, purpose(advance))
                        .credit(ADVANCE, amount, purpose(advance)),
                by);
        audit.record(by, "advance recovered", "advance", id, on + " " + amount);
    }

    /** One person asks that what is open be written off. */
    public void askWriteOff(AdvanceId id, String reason, Actor by) {
        require(id, by, Roles.FINANCE_OFFICER).askWriteOff(reason, by);
        audit.record(by, "advance write-off asked", "advance", id, reason.strip());
    }

    /**
     * A second person writes off what is open: it becomes a cost of the contribution, with the
     * support that goes with it, refused where the money or the budget does not suffice.
     */
    @RolesAllowed({Roles.CONTROLLER, Roles.SYSTEM})
    public void writeOff(AdvanceId id, LocalDate on, Actor by) {
        var found = advances.get(id);
        reach.require(found.event(), by, Roles.CONTROLLER);
        encumbrance.hold(found.event());
        var advance = advances.lock(found);
        var reason = advance.decideWriteOff(by);
        if (on == null || on.isBefore(advance.paidOn())) {
            throw new InvalidInput("on", Told.of("why.advance.back", advance.paidOn()));
        }
        var open = advance.open();
        advance.close(AdvanceMovement.Kind.WRITTEN_OFF, open, on);
        var piece = new AdvanceRows.Piece(id, AdvanceMovement.Kind.WRITTEN_OFF, open, null);
        payers.bear(advance, open, advances.note(piece, on, reason, by), on, by);
        audit.record(by, "advance written off", "advance", id, open + " " + reason);
    }

    /** A second person says otherwise: what is open stays owed. */
    @RolesAllowed({Roles.CONTROLLER, Roles.SYSTEM})
    public void keepOwed(AdvanceId id, Actor by) {
        require(id, by, Roles.CONTROLLER).decideWriteOff(by);
        audit.record(by, "advance write-off refused", "advance", id, "");
    }

    /**
     * Reminds the person by letter at once: thirty days after the event, and after sixty. Pressed
     * again it changes nothing; not pressed it goes by itself.
     *
     * @return false where no letter goes, because nobody has an address
     */
    public boolean remind(AdvanceId id, Actor by) {
        var advance = require(id, by, Roles.FINANCE_OFFICER);
        advance.requireBefore();
        var over = reach.find(advance.event()).days().to();
        var stage = Reminder.due(over, today());
        if (stage == null) {
            throw new InvalidInput(
                    "advance", Told.of("why.advance.early", over.plusDays(Reminder.FIRST.days())));
        }
        return letters.remind(advance, stage, today(), by);
    }

    private Advance require(AdvanceId id, Actor by, String role) {
        var found = advances.get(id);
        reach.require(found.event(), by, role);
        return advances.lock(found);
    }

    static Purpose purpose(Advance advance) {
        return Purpose.of(advance.contribution().value(), advance.event(), null);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), clock.getZone());
    }
}

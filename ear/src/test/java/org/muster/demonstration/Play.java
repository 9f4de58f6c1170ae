package org.muster.demonstration;

import static org.muster.demonstration.Cast.ANNA;
import static org.muster.demonstration.Cast.CLARA;
import static org.muster.demonstration.Cast.FELIX;
import static org.muster.demonstration.Cast.FON;
import static org.muster.demonstration.Cast.day;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.muster.advance.Advances;
import org.muster.attendance.AttendanceOverview;
import org.muster.attendance.AttendanceRegister;
import org.muster.attendance.AttendanceRow;
import org.muster.attendance.AttendanceSheet;
import org.muster.attendance.EventPerson;
import org.muster.attendance.SheetImport;
import org.muster.bank.BankAccounts;
import org.muster.batch.JobControl;
import org.muster.donor.StatementSending;
import org.muster.entitlement.ClaimState;
import org.muster.entitlement.Claims;
import org.muster.entitlement.ClaimsOverview;
import org.muster.event.EventId;
import org.muster.event.EventOverview;
import org.muster.event.EventPlanning;
import org.muster.event.EventStatus;
import org.muster.event.ParticipantFilter;
import org.muster.funding.CostOverview;
import org.muster.member.PersonId;
import org.muster.operation.ClockSetting;
import org.muster.operation.JobRuns;
import org.muster.operation.JobState;
import org.muster.payment.PaymentKind;
import org.muster.payment.PaymentLists;
import org.muster.payment.PaymentOverview;
import org.muster.reconciliation.CaseState;
import org.muster.reconciliation.Exceptions;
import org.muster.reconciliation.Mismatch;
import org.muster.reconciliation.Reconciler;
import org.muster.reporting.DonorStatement;
import org.muster.reporting.StatementOrder;
import org.muster.reporting.StatementOverview;
import org.muster.reporting.StatementProduction;
import org.muster.shared.Actor;
import org.muster.shared.DateRange;
import org.muster.shared.Roles;

/**
 * What the operator of a demonstration can let happen, act by act. An act done before is not done
 * again; each says in a sentence what came of it.
 */
@Stateless
@PermitAll
@RunAs(Roles.SYSTEM)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class Play {
    private static final ZonedDateTime DAY_AFTER =
            ZonedDateTime.of(2012, 6, 2, 8, 0, 0, 0, Bangkok.ZONE);
    private static final ZonedDateTime JULY =
            Demonstration.FIRST_DAY.withMonth(7).withDayOfMonth(10);
    private static final int PATIENCE_SECONDS = 120;

    /** The administrations answer, and the seats are given. */
    public String answers(Actor by) {
        if (now().isAfter(Bangkok.DEADLINE)) {
            return "The deadline has passed: answers came before it or not at all";
        }
        return new Answers().inTime();
    }

    /** The clock passes the deadline, and one nomination more is refused. */
    public String deadline(Actor by) {
        return moved(Bangkok.DEADLINE.plusMinutes(1), by) + ". " + new Answers().tooLate();
    }

    /** The clock passes both events. */
    public String dayAfter(Actor by) {
        var moved = moved(DAY_AFTER, by);
        for (var code : List.of(Known.PREPARATION, Known.DIALOGUE)) {
            if (Known.event(code).status() == EventStatus.CONFIRMED) {
                Services.of(EventPlanning.class).markHeld(Known.id(code), ANNA);
            }
        }
        return moved + ". Both events took place";
    }

    /** The sign-in sheets that nobody uploaded are uploaded and imported. */
    public String sheet(Actor by) throws InterruptedException {
        var preparation = Known.id(Known.PREPARATION);
        var dialogue = Known.id(Known.DIALOGUE);
        if (hasSheet(preparation) && hasSheet(dialogue)) {
            return "The sheets were uploaded before";
        }
        if (!hasSheet(preparation)) {
            var bench = new Bench(preparation);
            var absent = bench.absent().person();
            var leavingEarly = bench.leavingEarly().person();
            var last = LocalDate.of(2012, 5, 30);
            imported(
                    preparation,
                    (person, day) ->
                            !person.person().equals(absent)
                                    && !(person.person().equals(leavingEarly) && day.equals(last)));
        }
        if (!hasSheet(dialogue)) {
            var absent = neverCame(preparation);
            imported(dialogue, (person, day) -> !absent.contains(person.person()));
            Services.of(SheetImport.class)
                    .receive(
                            dialogue,
                            "host-list.csv",
                            "Family name,Given name,2012-05-31\r\nSrisai,Malee,x\r\n"
                                    .getBytes(StandardCharsets.UTF_8),
                            ANNA);
        }
        var figures = Services.of(AttendanceOverview.class).figures(preparation, ANNA);
        return "%d administrations, %d persons, %d participant-days at the preparation"
                .formatted(
                        figures.administrations(), figures.attended(), figures.participantDays());
    }

    private static boolean hasSheet(EventId event) {
        return !Services.of(AttendanceOverview.class).sheets(event, 0, 1, ANNA).isEmpty();
    }

    /** Who stayed away from the preparation stays away from the dialogue as well. */
    private static Set<PersonId> neverCame(EventId preparation) {
        return Services.of(AttendanceOverview.class).grid(preparation, 0, 500, ANNA).stream()
                .filter(row -> row.cells().values().stream().noneMatch(AttendanceRow.Cell::present))
                .map(row -> row.person().person())
                .collect(Collectors.toSet());
    }

    /** Twenty-eight claims come in, not all of them right. */
    public String claims(Actor by) {
        var preparation = Known.id(Known.PREPARATION);
        if (Services.of(ClaimsOverview.class).count(preparation, FELIX) > 0) {
            return "Claims were entered before";
        }
        var bench = new Bench(preparation);
        grantAnAdvance(preparation, bench.forgetful().person());
        var claiming = bench.claiming();
        for (var person : claiming) {
            Services.of(Claims.class)
                    .enter(
                            preparation,
                            new Claims.NewClaim(person.person(), "", 3, "300.00", "EUR", null),
                            FELIX);
        }
        return claiming.size() + " claims were entered";
    }

    /** Half of the allowance goes before the claim; it is still to be paid. */
    private static void grantAnAdvance(EventId event, PersonId person) {
        var advances = Services.of(Advances.class);
        advances.approve(advances.propose(event, person, 5000, FELIX), CLARA);
    }

    /** Tickets, the allowance of the dialogue and its venue are entered and approved. */
    public String costs(Actor by) {
        var entered =
                Services.of(CostOverview.class).page(0, 200, Actor.SYSTEM).stream()
                        .anyMatch(cost -> cost.documentNo().equals("INV-88"));
        if (entered) {
            return "The costs were entered before";
        }
        Funds.bangkokCosts();
        listToPay();
        return "Four invoices were entered and approved; those in euro and an advance are on a list to be paid";
    }

    private static void listToPay() {
        var account = Services.of(BankAccounts.class).page(0, 1, FELIX).get(0).id();
        var due =
                Services.of(PaymentOverview.class).due("EUR", null, 0, 200, FELIX).stream()
                        .filter(one -> one.kind() != PaymentKind.CLAIM)
                        .map(one -> new PaymentLists.Item(one.kind(), one.document()))
                        .toList();
        Services.of(PaymentLists.class).prepare(account, null, due, FELIX);
    }

    /** What was invited, nominated, confirmed, present and claimed is compared. */
    public String reconcile(Actor by) throws InterruptedException {
        run(Reconciler.JOB, Known.id(Known.PREPARATION).toString(), FELIX);
        return "The preparation is reconciled";
    }

    /** The payable part of each claim is approved by a second person. */
    public String approve(Actor by) {
        var claims =
                Services.of(ClaimsOverview.class).page(Known.id(Known.PREPARATION), 0, 200, CLARA);
        var approved = 0;
        for (var claim : claims) {
            if (claim.state() == ClaimState.RECONCILED && claim.payable().isPositive()) {
                Services.of(Claims.class).approve(claim.id(), CLARA);
                approved++;
            }
        }
        return approved + " claims were approved";
    }

    /** What became of each exception is proposed by one person and confirmed by another. */
    public String settle(Actor by) {
        var exceptions = Services.of(Exceptions.class);
        var open = new Exceptions.Filter(Known.id(Known.PREPARATION), null, CaseState.OPEN);
        var found = exceptions.page(open, 0, 200, CLARA);
        for (var one : found) {
            var proposal =
                    exceptions.propose(
                            one.id(), CaseState.CLOSED, outcome(one.mismatch()), "", FELIX);
            exceptions.confirm(one.id(), proposal, CLARA);
        }
        return found.size() + " exceptions were settled";
    }

    private static String outcome(Mismatch mismatch) {
        return mismatch == Mismatch.R34
                ? "Reminded by letter; the allowance stays reserved until it is claimed"
                : "The part that the facts do not bear out is refused; the person was told";
    }

    /** The clock stands at 10 July: the claims were paid on the fifth, and Baku took place. */
    public String july(Actor by) {
        var moved = moved(JULY, by);
        var paid = 0;
        for (var claim :
                Services.of(ClaimsOverview.class)
                        .page(Known.id(Known.PREPARATION), 0, 200, FELIX)) {
            if (claim.state() == ClaimState.APPROVED) {
                Services.of(Claims.class).markPaid(claim.id(), day(2012, 7, 5), FELIX);
                paid++;
            }
        }
        var baku = Known.event(Known.AWARENESS);
        if (baku.status() == EventStatus.CONFIRMED) {
            var there =
                    Services.of(EventOverview.class)
                            .participants(baku.id(), ParticipantFilter.ALL, 0, 200, ANNA);
            Register.everyDay(baku.id(), there.stream().map(one -> one.person()).toList());
            Services.of(EventPlanning.class).markHeld(baku.id(), ANNA);
        }
        return moved + ". " + paid + " claims were paid on 5 July; the workshop in Baku took place";
    }

    /** The statement of Japan's contribution to 30 June is produced. */
    public String statement(Actor by) throws InterruptedException {
        var order =
                StatementOrder.of(new DateRange(day(2011, 7, 1), day(2012, 6, 30)), Funds.japan());
        run(StatementOrder.JOB, order.subject(), FELIX);
        return "The statement is produced; a controller can certify it";
    }

    /** A controller certifies the latest statement of Japan's contribution, and it is sent. */
    public String send(Actor by) {
        var latest =
                Services.of(StatementOverview.class).page(Funds.japan(), 0, 1, FELIX).stream()
                        .findFirst()
                        .orElse(null);
        if (latest == null) {
            return "No statement has been produced yet";
        }
        if (latest.state() == DonorStatement.State.DRAFT) {
            Services.of(StatementProduction.class).certify(latest.id(), CLARA);
        }
        return Services.of(StatementSending.class).send(latest.id(), FELIX)
                + " letters are queued; they go once sending is armed";
    }

    private interface Attends {
        boolean on(EventPerson person, LocalDate day);
    }

    private static void imported(EventId event, Attends attends) throws InterruptedException {
        var overview = Services.of(AttendanceOverview.class);
        var days = overview.event(event, ANNA).days().each().toList();
        var text = new StringBuilder("Reference");
        days.forEach(day -> text.append(',').append(day).append(" AM,").append(day).append(" PM"));
        for (var row : overview.grid(event, 0, 500, ANNA)) {
            text.append("\r\n").append(row.person().reference());
            for (var day : days) {
                text.append(attends.on(row.person(), day) ? ",x,x" : ",,");
            }
        }
        var sheet =
                Services.of(AttendanceRegister.class)
                        .store(
                                event,
                                "sign-in-sheet.csv",
                                text.append("\r\n").toString().getBytes(StandardCharsets.UTF_8),
                                List.of(),
                                AttendanceSheet.Source.SHEET,
                                FON);
        run(AttendanceRegister.IMPORT, sheet.toString(), FON);
    }

    private static void run(String job, String subject, Actor by) throws InterruptedException {
        var run = Services.launcher(JobControl.class).start(job, subject, new Properties(), by);
        var runs = Services.of(JobRuns.class);
        for (var waited = 0; waited < PATIENCE_SECONDS * 10; waited++) {
            var now = runs.run(run, by);
            if (now.isOver()) {
                if (now.state() != JobState.COMPLETED) {
                    throw new IllegalStateException(
                            job + " ended " + now.state() + ": " + now.outcome());
                }
                return;
            }
            TimeUnit.MILLISECONDS.sleep(100);
        }
        throw new IllegalStateException(job + " still runs; see the jobs page");
    }

    private static String moved(ZonedDateTime to, Actor by) {
        if (now().isBefore(to)) {
            Services.of(ClockSetting.class).moveTo(to.toInstant(), by);
        }
        return "It is " + now().toLocalDate();
    }

    static ZonedDateTime now() {
        return Services.of(ClockSetting.class).now().atZone(Demonstration.FIRST_DAY.getZone());
    }
}

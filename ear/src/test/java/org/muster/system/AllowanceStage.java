package org.muster.system;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.muster.run.Await.await;
import static org.muster.system.FundingStage.CONTROLLER;
import static org.muster.system.FundingStage.OFFICER;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Currency;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import org.muster.allowance.AllowanceKind;
import org.muster.allowance.NewScheme;
import org.muster.allowance.Provision;
import org.muster.allowance.RateShares;
import org.muster.allowance.SchemeTerms;
import org.muster.allowance.SchemeVersionId;
import org.muster.allowance.Schemes;
import org.muster.batch.JobControl;
import org.muster.dailyrate.DailyRateTable;
import org.muster.entitlement.Allowances;
import org.muster.entitlement.ClaimId;
import org.muster.entitlement.ClaimSummary;
import org.muster.entitlement.Claims;
import org.muster.entitlement.ClaimsOverview;
import org.muster.event.EventId;
import org.muster.event.ParticipationId;
import org.muster.member.PersonId;
import org.muster.operation.JobRunId;
import org.muster.operation.JobRuns;
import org.muster.operation.JobState;
import org.muster.reconciliation.Reconciler;
import org.muster.reconciliation.batch.AttendanceReconciliation;
import org.muster.shared.Actor;
import org.muster.shared.DateRange;
import org.muster.shared.Roles;
import org.muster.stay.Stays;

/** Events that pay by a scheme, with seats, nights and claims, on the stage of a fund. */
final class AllowanceStage {
    static final Actor HOST = new Actor("event-officer");
    private static final RateShares SHARES = new RateShares(5000, 600, 1200, 1200, 2000);

    final FundingStage funds = new FundingStage();

    /** A scheme of nights, of which 80 % may be paid before. */
    SchemeVersionId nights(LocalDate from, long terminalMinor) throws Exception {
        var terms =
                new SchemeTerms(
                        AllowanceKind.PER_NIGHT,
                        Currency.getInstance("EUR"),
                        0,
                        SHARES,
                        0,
                        0,
                        10,
                        4000,
                        terminalMinor,
                        0,
                        8000);
        var code = "A" + funds.code.toUpperCase(Locale.ROOT);
        var schemes = InContainer.service(Schemes.class);
        return As.system(
                () -> {
                    var id =
                            schemes.draft(
                                    new NewScheme(code, "Nights", terms, from, null), OFFICER);
                    schemes.approve(id, CONTROLLER);
                    return id;
                });
    }

    /** An event at a place of its own, whose days are worth so much in their month. */
    EventId event(String suffix, DateRange days, String rate) throws Exception {
        var id = funds.event(suffix, days.from(), days.to());
        var city = "Place " + funds.code + suffix;
        FundingStage.run(
                "update muster.capacity_event set city = ?, country_iso = 'BE' where id = ?",
                city,
                id.value());
        var file =
                "country,city,month,currency,rate,source\nBE,%s,%tY-%<tm,EUR,%s,Invented\n"
                        .formatted(city, days.from(), rate);
        As.system(
                () ->
                        InContainer.service(DailyRateTable.class)
                                .importFile(file.getBytes(StandardCharsets.UTF_8), OFFICER));
        return id;
    }

    void payBy(EventId event, SchemeVersionId version) throws Exception {
        As.system(
                () -> {
                    InContainer.service(Allowances.class).payBy(event, version, OFFICER);
                    return null;
                });
    }

    PersonId person() throws Exception {
        return new PersonId(funds.person("F"));
    }

    /** A confirmed sponsored seat with these nights authorised. */
    ParticipationId seat(EventId event, PersonId person, DateRange nights) throws Exception {
        var seat = funds.participation(event, person.value(), "PARTICIPANT", "SPONSORED", "AZ");
        As.system(
                () -> {
                    InContainer.service(Stays.class).authorise(Set.of(seat), nights, HOST);
                    return null;
                });
        return seat;
    }

    void provided(ParticipationId seat, DateRange days, Set<Provision> things) throws Exception {
        As.system(
                () -> {
                    InContainer.service(Stays.class).provide(Set.of(seat), days, things, HOST);
                    return null;
                });
    }

    void present(EventId event, PersonId person, LocalDate first, int days) throws Exception {
        for (var day = 0; day < days; day++) {
            funds.present(event, person.value(), first.plusDays(day));
        }
    }

    /** A claim for what is due. */
    static ClaimId claimed(EventId event, PersonId person, LocalDate on) throws Exception {
        var made = new Claims.NewClaim(person, "", 0, "", "", on);
        return As.system(() -> InContainer.service(Claims.class).enter(event, made, OFFICER));
    }

    static void approve(ClaimId claim) throws Exception {
        As.system(
                () -> {
                    InContainer.service(Claims.class).approve(claim, CONTROLLER);
                    return null;
                });
    }

    static void pay(ClaimId claim, LocalDate on) throws Exception {
        As.system(
                () -> {
                    InContainer.service(Claims.class).markPaid(claim, on, OFFICER);
                    return null;
                });
    }

    static ClaimSummary claim(ClaimId id) throws Exception {
        return As.system(() -> InContainer.service(ClaimsOverview.class).claim(id, OFFICER));
    }

    static void reconcile(EventId event) throws Exception {
        var launcher = InContainer.launcher(AttendanceReconciliation.class);
        ended(As.system(() -> launcher.start(event, OFFICER)));
    }

    /** Compares all events that are due, and the banks. */
    static void reconcileAll() throws Exception {
        var control = InContainer.launcher(JobControl.class);
        ended(
                As.role(
                        Roles.FINANCE_OFFICER,
                        () ->
                                control.start(
                                        Reconciler.JOB,
                                        Reconciler.ALL,
                                        new Properties(),
                                        OFFICER)));
    }

    private static void ended(JobRunId id) throws Exception {
        var runs = InContainer.service(JobRuns.class);
        await(() -> As.system(() -> runs.run(id, OFFICER)).isOver(), "the run's end");
        var run = As.system(() -> runs.run(id, OFFICER));
        assertEquals(JobState.COMPLETED, run.state(), () -> run.outcome().toString());
    }

    /** What an account of the ledger holds of an event, in cents. */
    static long held(EventId event, String account) throws Exception {
        return FundingStage.number(
                "select coalesce(sum(amount_minor), 0) from muster.journal_line where event_id = ? and account = ?",
                event.value(),
                account);
    }
}

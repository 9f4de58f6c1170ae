package org.muster.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.muster.advance.AdvanceFilter;
import org.muster.advance.AdvanceOverview;
import org.muster.advance.AdvanceSummary;
import org.muster.advance.AdvanceWork;
import org.muster.event.EventFilter;
import org.muster.event.EventOverview;
import org.muster.event.EventStatus;
import org.muster.event.EventSummary;
import org.muster.invitation.CampaignOverview;
import org.muster.invitation.CampaignStage;
import org.muster.invitation.CampaignSummary;
import org.muster.invitation.ReturnedSummary;
import org.muster.invitation.Returns;
import org.muster.letter.DeliveryState;
import org.muster.operation.JobRunSummary;
import org.muster.operation.JobRuns;
import org.muster.operation.JobState;
import org.muster.reconciliation.CaseOrder;
import org.muster.reconciliation.CaseState;
import org.muster.reconciliation.ExceptionSummary;
import org.muster.reconciliation.Exceptions;
import org.muster.reconciliation.ProposalBy;
import org.muster.reporting.DonorStatement;
import org.muster.reporting.StatementOverview;
import org.muster.reporting.StatementSummary;
import org.muster.shared.Roles;

/**
 * Work that is not done, of each kind, the most urgent first; the services say how far it reaches.
 */
@RequestScoped
public class WaitingWork {
    static final int SHOWN = 5;
    private static final int LOOKED_AT = 200;

    @Inject private CurrentUser user;
    @Inject private Texts texts;
    @Inject private Formats formats;
    @Inject private EventOverview events;
    @Inject private CampaignOverview campaigns;
    @Inject private Returns returns;
    @Inject private Exceptions exceptions;
    @Inject private AdvanceOverview advances;
    @Inject private StatementOverview statements;
    @Inject private JobRuns runs;
    @Inject private Clock clock;

    /** One thing to look at, where it is, and how it stands. */
    public record Task(String page, String title, String about, Object state) {}

    /** Events that are not over, the next first. */
    Stream<Task> events() {
        var today = LocalDate.ofInstant(clock.instant(), clock.getZone());
        return Stream.of(EventStatus.PLANNED, EventStatus.CONFIRMED)
                .map(status -> new EventFilter(null, status, null, null))
                .flatMap(filter -> events.page(filter, 0, LOOKED_AT, user.actor()).stream())
                .filter(event -> !event.days().to().isBefore(today))
                .sorted(Comparator.comparing((EventSummary event) -> event.days().from()))
                .map(this::task);
    }

    /** Campaigns in preparation, on their way or held up. */
    Stream<Task> campaigns() {
        return campaigns.page(0, LOOKED_AT, user.actor()).stream()
                .filter(campaign -> campaign.stage() != CampaignStage.CLOSED)
                .map(this::task);
    }

    /** Letters that came back and nobody has seen to. */
    Stream<Task> returned() {
        return returns.page(true, user.language(), 0, SHOWN, user.actor()).stream().map(this::task);
    }

    /** Statements nobody has certified; for a donor, those received. */
    Stream<Task> statements() {
        return statements.page(null, 0, LOOKED_AT, user.actor()).stream()
                .filter(one -> one.state() == DonorStatement.State.DRAFT || user.is(Roles.DONOR))
                .map(this::task);
    }

    /** Runs that go on or ended badly. */
    Stream<Task> jobs() {
        return runs.page(null, null, 0, LOOKED_AT, user.actor()).stream()
                .filter(run -> run.state() != JobState.COMPLETED)
                .map(this::task);
    }

    /** Exceptions nobody has settled. */
    Stream<Task> exceptions() {
        var open = new Exceptions.Filter(null, null, CaseState.OPEN);
        return exceptions.page(open, 0, SHOWN, user.actor()).stream().map(this::task);
    }

    /** What others proposed for exceptions, and nobody has confirmed. */
    Stream<Task> toConfirm() {
        var proposed =
                new Exceptions.Filter(null, null, null, null, null, null, ProposalBy.OTHERS, null);
        return exceptions.work(proposed, CaseOrder.AGE, 0, SHOWN, user.actor()).stream()
                .map(this::task);
    }

    /** Advances that others proposed, and nobody has approved. */
    Stream<Task> advances() {
        var proposed = new AdvanceFilter(AdvanceWork.TO_APPROVE, null, "");
        return advances.work(proposed, false, 0, SHOWN, user.actor()).stream().map(this::task);
    }

    /** Advances that were to be settled by now, the oldest first. */
    Stream<Task> overdue() {
        var overdue = new AdvanceFilter(AdvanceWork.OVERDUE, null, "");
        return advances.work(overdue, true, 0, SHOWN, user.actor()).stream().map(this::task);
    }

    private Task task(AdvanceSummary advance) {
        return new Task(
                "/advances/advance.xhtml?advance=" + advance.id(),
                advance.advanceNo() + " · " + advance.personName(),
                advance.agreementNo()
                        + " · "
                        + formats.money(advance.isOverdue() ? advance.open() : advance.amount()),
                advance.isOverdue() ? "OVERDUE" : advance.state());
    }

    private Task task(ExceptionSummary found) {
        return new Task(
                "/reconciliation/exception.xhtml?exception=" + found.id(),
                texts.of("mismatch." + found.mismatch().name()),
                Stream.of(found.where(), found.personName(), formats.money(found.atRisk()))
                        .filter(part -> !part.isEmpty())
                        .collect(Collectors.joining(" · ")),
                found.severity());
    }

    private Task task(ReturnedSummary returned) {
        return new Task(
                "/invitations/letter.xhtml?id=" + returned.invitation(),
                returned.recipient(),
                texts.of("mailCause." + returned.cause().name()) + " · " + returned.campaignName(),
                DeliveryState.BOUNCED);
    }

    private Task task(EventSummary event) {
        return new Task(
                "/events/event.xhtml?event=" + event.id(),
                event.title(user.language()),
                formats.days(event.days().from(), event.days().to()) + " · " + event.city(),
                event.status());
    }

    private Task task(CampaignSummary campaign) {
        return new Task(
                "/invitations/campaign.xhtml?id=" + campaign.id(),
                campaign.name(),
                texts.of("home.sent", campaign.sent(), campaign.letters(), campaign.answered()),
                campaign.stage());
    }

    private Task task(StatementSummary statement) {
        return new Task(
                "/reporting/statement.xhtml?id=" + statement.id(),
                statement.agreementNo() + " · " + statement.donor(),
                formats.date(statement.period()),
                statement.state());
    }

    private Task task(JobRunSummary run) {
        return new Task(
                "/jobs/jobs.xhtml",
                texts.of("job." + run.job()),
                formats.date(run.startedAt()),
                run.state());
    }
}

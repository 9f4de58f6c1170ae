package org.muster.system;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.UUID;
import java.util.stream.Stream;
import org.muster.batch.JobControl;
import org.muster.event.EventId;
import org.muster.ledger.CostCategory;
import org.muster.ledger.LedgerAccount;
import org.muster.ledger.LedgerKeeping;
import org.muster.ledger.Posting;
import org.muster.ledger.Purpose;
import org.muster.operation.JobRuns;
import org.muster.reconciliation.Reconciler;
import org.muster.reporting.StatementOrder;
import org.muster.run.Await;
import org.muster.shared.Actor;
import org.muster.shared.Money;
import org.muster.shared.Roles;

/** Runs the finance jobs and posts inside a server that is measured; one act per request. */
@WebServlet("/*")
public class FundDriver extends HttpServlet {
    private static final long serialVersionUID = 1;

    /** Documents that are posted by one call. */
    public static final int BATCH = 1_000;

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Actor OFFICER = new Actor("finance-officer");

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try {
            response.getWriter().print(answer(request));
        } catch (Exception failed) {
            throw new IOException(failed);
        }
    }

    private static String answer(HttpServletRequest request) throws Exception {
        if (request.getParameter("period") != null) {
            return run(StatementOrder.JOB, request.getParameter("period"));
        }
        return request.getParameter("events") == null
                ? run(Reconciler.JOB, Reconciler.ALL)
                : posted(request);
    }

    /** Costs of one contribution by its events in turn, in batches; the nanoseconds it took. */
    private static String posted(HttpServletRequest request) throws Exception {
        var keeping = InContainer.service(LedgerKeeping.class);
        var contribution = UUID.fromString(request.getParameter("contribution"));
        var purposes =
                Stream.of(request.getParameter("events").split(","))
                        .map(event -> new EventId(UUID.fromString(event)))
                        .map(event -> Purpose.of(contribution, event, CostCategory.VENUE))
                        .toList();
        var day = LocalDate.parse(request.getParameter("day"));
        var batches = Integer.parseInt(request.getParameter("batches"));
        var began = System.nanoTime();
        for (var batch = 0; batch < batches; batch++) {
            var documents = costs(purposes, day);
            var posted = As.system(() -> keeping.post(documents, OFFICER));
            if (posted != BATCH) {
                throw new IllegalStateException(posted + " posted");
            }
        }
        return Long.toString(System.nanoTime() - began);
    }

    private static List<Posting> costs(List<Purpose> purposes, LocalDate day) {
        var documents = new ArrayList<Posting>();
        for (var at = 0; at < BATCH; at++) {
            var of = purposes.get(at % purposes.size());
            var amount = Money.of(10_000 + at, "EUR");
            documents.add(
                    Posting.of("TEST", UUID.randomUUID().toString(), day, "Measured")
                            .debit(LedgerAccount.EXPENSE, amount, of)
                            .credit(LedgerAccount.PAYABLE, amount, of));
        }
        return documents;
    }

    private static String run(String job, String subject) throws Exception {
        var control = InContainer.launcher(JobControl.class);
        var runs = InContainer.service(JobRuns.class);
        var run =
                As.role(
                        Roles.FINANCE_OFFICER,
                        () -> control.start(job, subject, new Properties(), OFFICER));
        Await.await(
                PATIENCE,
                () -> As.system(() -> runs.run(run, Actor.SYSTEM)).isOver(),
                "the run to end");
        var ended = As.system(() -> runs.run(run, Actor.SYSTEM));
        return ended.state() + " " + ended.outcome();
    }
}

package org.muster.system;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Properties;
import org.muster.batch.JobControl;
import org.muster.operation.JobRuns;
import org.muster.reporting.StatementOrder;
import org.muster.run.Await;
import org.muster.shared.Actor;
import org.muster.shared.Roles;

/** Runs the finance jobs inside a server that is measured; one run per request, its end as text. */
@WebServlet("/*")
public class FundDriver extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Actor OFFICER = new Actor("finance-officer");

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try {
            response.getWriter().print(account(request.getParameter("period")));
        } catch (Exception failed) {
            throw new IOException(failed);
        }
    }

    private static String account(String period) throws Exception {
        var control = InContainer.launcher(JobControl.class);
        var runs = InContainer.service(JobRuns.class);
        var run =
                As.role(
                        Roles.FINANCE_OFFICER,
                        () -> control.start(StatementOrder.JOB, period, new Properties(), OFFICER));
        Await.await(
                PATIENCE,
                () -> As.system(() -> runs.run(run, Actor.SYSTEM)).isOver(),
                "the run to end");
        var ended = As.system(() -> runs.run(run, Actor.SYSTEM));
        return ended.state() + " " + ended.outcome();
    }
}

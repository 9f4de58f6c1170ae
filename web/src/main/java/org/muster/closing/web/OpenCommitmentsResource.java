package org.muster.closing.web;

import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.muster.closing.Age;
import org.muster.closing.ClosingTables;
import org.muster.closing.CommitmentAges;
import org.muster.closing.OpenCommitment;
import org.muster.funding.ContributionId;
import org.muster.shared.Actor;
import org.muster.web.Choices;
import org.muster.web.CurrentUser;

/** Open commitments by age as a file for spreadsheets. */
@Path("/open-commitments")
@Tag(name = "Ledger")
public class OpenCommitmentsResource {
    private static final String CSV = "text/csv";
    private static final int PART = 200;

    @EJB private CommitmentAges ages;
    @Inject private CurrentUser user;

    @GET
    @Produces(CSV)
    @Operation(summary = "What is promised and open in your reach, the oldest first")
    public Response commitments(
            @QueryParam("contribution") String contribution,
            @QueryParam("event") String event,
            @QueryParam("age") String age) {
        var filter = filter(contribution, event, age);
        var by = user.actor();
        var first = ages.page(filter, 0, PART, by);
        StreamingOutput body = out -> write(out, first, filter, by);
        return Response.ok(body, CSV + "; charset=UTF-8")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"open-commitments.csv\"")
                .build();
    }

    private void write(
            OutputStream out, List<OpenCommitment> first, CommitmentAges.Filter filter, Actor by)
            throws IOException {
        out.write(ClosingTables.head(ClosingTables.COMMITMENTS));
        var at = 0;
        for (var part = first; !part.isEmpty(); part = ages.page(filter, at, PART, by)) {
            out.write(ClosingTables.commitments(part));
            at += part.size();
        }
    }

    static CommitmentAges.Filter filter(String contribution, String event, String age) {
        return new CommitmentAges.Filter(
                contribution == null || contribution.isBlank()
                        ? null
                        : ContributionId.of(contribution),
                event,
                Choices.read(Age.class, "age", age).orElse(null));
    }
}

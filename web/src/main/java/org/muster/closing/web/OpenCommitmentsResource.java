package org.muster.closing.web;

import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.muster.closing.Age;
import org.muster.closing.CommitmentAges;
import org.muster.funding.ContributionId;
import org.muster.web.Choices;
import org.muster.web.CurrentUser;

/** Open commitments by age as a file for spreadsheets. */
@Path("/open-commitments")
@Tag(name = "Ledger")
public class OpenCommitmentsResource {
    private static final String CSV = "text/csv";

    @EJB private CommitmentAges ages;
    @Inject private CurrentUser user;

    @GET
    @Produces(CSV)
    @Operation(summary = "What is promised and open in your reach, the oldest first")
    public Response commitments(
            @QueryParam("contribution") String contribution,
            @QueryParam("event") String event,
            @QueryParam("age") String age) {
        var table = ages.csv(filter(contribution, event, age), user.actor());
        return Response.ok(table, CSV + "; charset=UTF-8")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"open-commitments.csv\"")
                .build();
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

package org.muster.reporting.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.io.StringReader;
import java.util.Properties;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.muster.batch.JobControl;
import org.muster.funding.ContributionId;
import org.muster.funding.ContributionOverview;
import org.muster.reporting.AuditCopy;
import org.muster.reporting.Rendering;
import org.muster.reporting.StatementFormat;
import org.muster.reporting.StatementId;
import org.muster.reporting.StatementOrder;
import org.muster.reporting.StatementOverview;
import org.muster.reporting.StatementProduction;
import org.muster.reporting.StatementSummary;
import org.muster.shared.Actor;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;

/**
 * Donor statements for programs: the versions of a contribution, the frozen figures, and each
 * rendering as the bytes stored when it was made.
 */
@Path("")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Statements")
public class StatementResource {
    @EJB private StatementOverview overview;
    @EJB private StatementProduction production;
    @EJB private AuditCopy audit;
    @EJB private ContributionOverview contributions;
    @EJB private JobControl jobs;

    @Context private SecurityContext security;

    @GET
    @Operation(summary = "The statements of a contribution, latest period and version first")
    @Path("contributions/{id}/statements")
    public JsonObject statements(
            @PathParam("id") String id,
            @QueryParam("first") @DefaultValue("0") int first,
            @QueryParam("size") @DefaultValue("50") int size) {
        var contribution = contributions.detail(ContributionId.of(id), actor()).contribution().id();
        var rows = Json.createArrayBuilder();
        overview.page(contribution, Math.max(0, first), Math.max(1, size), actor())
                .forEach(row -> rows.add(summary(row)));
        return Json.createObjectBuilder()
                .add("total", overview.count(contribution, actor()))
                .add("statements", rows)
                .build();
    }

    @POST
    @Operation(
            summary =
                    "Start a run that accounts for the period; answers with the run, not with its end")
    @APIResponse(responseCode = "202", description = "The run that was started")
    @Path("contributions/{id}/statements")
    @RolesAllowed(Roles.FINANCE_OFFICER)
    public Response produce(
            @PathParam("id") String id,
            @QueryParam("from") String from,
            @QueryParam("to") String to) {
        var subject = from + "/" + to + "/" + ContributionId.of(id);
        var order = StatementOrder.parse(subject);
        var run = jobs.start(StatementOrder.JOB, order.subject(), new Properties(), actor());
        var answer = Json.createObjectBuilder().add("run", run.toString()).build();
        return Response.accepted(answer).build();
    }

    @GET
    @Operation(
            summary =
                    "One version with its frozen figures; the hash is over exactly the text of the figures")
    @Path("statements/{id}")
    public JsonObject statement(@PathParam("id") String id) {
        var statement = StatementId.of(id);
        var summary = summary(overview.summary(statement, actor()));
        try (var reader = Json.createReader(new StringReader(overview.text(statement, actor())))) {
            return summary.add("figures", reader.readObject()).build();
        }
    }

    @POST
    @Operation(summary = "A second person vouches for the figures")
    @Path("statements/{id}/certification")
    public JsonObject certify(@PathParam("id") String id) {
        var statement = StatementId.of(id);
        production.certify(statement, actor());
        return summary(overview.summary(statement, actor())).build();
    }

    @GET
    @Operation(summary = "The lines of a statement, as CSV")
    @Path("statements/{id}/csv")
    @Produces("text/csv; charset=UTF-8")
    public Response csv(@PathParam("id") String id) {
        return download(id, StatementFormat.CSV);
    }

    @GET
    @Operation(summary = "The statement to print and sign, as PDF")
    @Path("statements/{id}/pdf")
    @Produces("application/pdf")
    public Response pdf(@PathParam("id") String id) {
        return download(id, StatementFormat.PDF);
    }

    @GET
    @Operation(summary = "The statement and its lines, as a workbook")
    @Path("statements/{id}/xlsx")
    @Produces("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
    public Response xlsx(@PathParam("id") String id) {
        return download(id, StatementFormat.XLSX);
    }

    @GET
    @Operation(summary = "The statement as IATI 2.03 activities")
    @Path("statements/{id}/iati")
    @Produces("application/xml")
    public Response iati(@PathParam("id") String id) {
        return download(id, StatementFormat.IATI);
    }

    @GET
    @Operation(summary = "The journal for hledger and ledger")
    @Path("statements/{id}/journal")
    @Produces("text/plain; charset=UTF-8")
    public Response journal(@PathParam("id") String id) {
        return download(id, StatementFormat.JOURNAL);
    }

    @GET
    @Operation(summary = "The journal for Beancount")
    @Path("statements/{id}/beancount")
    @Produces("text/plain; charset=UTF-8")
    public Response beancount(@PathParam("id") String id) {
        return download(id, StatementFormat.BEANCOUNT);
    }

    @GET
    @Operation(
            summary = "A format printed again from the frozen figures, to compare with the stored")
    @Path("statements/{id}/reprint")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    public Response reprint(
            @PathParam("id") String id, @QueryParam("format") @DefaultValue("csv") String format) {
        var wanted =
                Stream.of(StatementFormat.values())
                        .filter(each -> each.name().equalsIgnoreCase(format))
                        .findFirst()
                        .orElseThrow(() -> new NotFound("rendering", format));
        return download(overview.reprint(StatementId.of(id), wanted, actor()));
    }

    @GET
    @Operation(summary = "The lines with participants' names, for auditors; nothing of it is kept")
    @Path("statements/{id}/audit-copy")
    @Produces("text/csv; charset=UTF-8")
    public Response auditCopy(@PathParam("id") String id) {
        return download(audit.print(StatementId.of(id), actor()));
    }

    private Response download(String id, StatementFormat format) {
        return download(overview.rendering(StatementId.of(id), format, actor()));
    }

    private static Response download(Rendering rendering) {
        return Response.ok(rendering.content(), rendering.mediaType())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + rendering.fileName() + "\"")
                .header(HttpHeaders.ETAG, "\"" + rendering.sha256() + "\"")
                .build();
    }

    private static JsonObjectBuilder summary(StatementSummary row) {
        var json =
                Json.createObjectBuilder()
                        .add("id", row.id().toString())
                        .add("contribution", row.contribution().toString())
                        .add("agreementNo", row.agreementNo())
                        .add("donor", row.donor())
                        .add("from", row.period().from().toString())
                        .add("to", row.period().to().toString())
                        .add("version", row.version())
                        .add("state", row.state().name())
                        .add("sha256", row.sha256())
                        .add("producedBy", row.producedBy())
                        .add("producedAt", row.producedAt().toString());
        if (row.certifiedAt() != null) {
            json.add("certifiedBy", row.certifiedBy());
            json.add("certifiedAt", row.certifiedAt().toString());
        }
        return json;
    }

    private Actor actor() {
        return new Actor(security.getUserPrincipal().getName());
    }
}

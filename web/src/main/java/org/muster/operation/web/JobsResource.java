package org.muster.operation.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.time.Instant;
import java.util.Properties;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.muster.batch.JobControl;
import org.muster.operation.JobRunId;
import org.muster.operation.JobRunSummary;
import org.muster.operation.JobRuns;
import org.muster.shared.InvalidInput;
import org.muster.shared.Roles;
import org.muster.shared.Told;
import org.muster.web.CurrentUser;
import org.muster.web.Texts;

/** Starts, watches, stops and restarts jobs. */
@Path("/jobs")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Jobs")
public class JobsResource {
    private static final String ITEM_COUNT = "itemCount";
    private static final Set<String> PARAMETERS = Set.of(ITEM_COUNT);

    @EJB private JobControl control;
    @EJB private JobRuns runs;
    @Inject private CurrentUser user;
    @Inject private Texts texts;
    @Context private UriInfo uri;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Start a job on a subject; 409 tells who has it running")
    @APIResponse(responseCode = "202", description = "The run that was started")
    @RequestBody(
            content =
                    @Content(
                            example =
                                    "{\"job\":\"reconcile-attendance\",\"subject\":\"<id of the event>\","
                                            + "\"parameters\":{\"itemCount\":1000}}"))
    @RolesAllowed({
        Roles.CONTROLLER,
        Roles.EVENT_OFFICER,
        Roles.FACILITATOR,
        Roles.FINANCE_OFFICER,
        Roles.OPERATOR
    })
    public Response start(JsonObject wanted) {
        var job = text(wanted, "job");
        var subject = text(wanted, "subject");
        return accepted(control.start(job, subject, parameters(wanted), user.actor()));
    }

    @GET
    @Operation(summary = "Runs, the latest first, of all jobs or of one job or subject")
    public JsonObject list(
            @QueryParam("job") String job,
            @QueryParam("subject") String subject,
            @QueryParam("first") @DefaultValue("0") int first,
            @QueryParam("size") @DefaultValue("50") int size) {
        var list = Json.createArrayBuilder();
        runs.page(job, subject, Math.max(0, first), Math.max(1, size), user.actor())
                .forEach(run -> list.add(json(run)));
        return Json.createObjectBuilder()
                .add("total", runs.count(job, subject, user.actor()))
                .add("runs", list)
                .build();
    }

    @GET
    @Path("/{run}")
    @Operation(summary = "How far a run is, or how it ended")
    public JsonObject run(@PathParam("run") String run) {
        return json(runs.run(JobRunId.of(run), user.actor())).build();
    }

    @POST
    @Path("/{run}/stop")
    @Operation(summary = "Ask a run to end after the chunk it is at")
    @APIResponse(responseCode = "202", description = "The run, which ends later")
    public Response stop(@PathParam("run") String run) {
        control.stop(JobRunId.of(run), user.actor());
        return accepted(JobRunId.of(run));
    }

    @POST
    @Path("/{run}/restart")
    @Operation(summary = "Go on with a run that ended early")
    @APIResponse(responseCode = "202", description = "The run that goes on")
    public Response restart(@PathParam("run") String run) {
        return accepted(control.restart(JobRunId.of(run), user.actor()));
    }

    private Response accepted(JobRunId run) {
        var address = uri.getBaseUriBuilder().path("jobs").path(run.toString()).build();
        return Response.accepted(json(runs.run(run, user.actor())).build())
                .location(address)
                .build();
    }

    private static String text(JsonObject wanted, String field) {
        if (wanted == null || !(wanted.get(field) instanceof JsonString text)) {
            throw new InvalidInput(field, Told.of("why.job.field", field));
        }
        return text.getString();
    }

    private static Properties parameters(JsonObject wanted) {
        var parameters = new Properties();
        var given = wanted.getOrDefault("parameters", JsonValue.EMPTY_JSON_OBJECT);
        if (!(given instanceof JsonObject named) || !PARAMETERS.containsAll(named.keySet())) {
            throw new InvalidInput("parameters", Told.of("why.job.parameters"));
        }
        if (named.containsKey(ITEM_COUNT)) {
            var items = named.get(ITEM_COUNT).toString().replace("\"", "");
            if (!items.matches("[1-9]\\d{0,4}")) {
                throw new InvalidInput(ITEM_COUNT, Told.of("why.job.itemCount"));
            }
            parameters.setProperty(ITEM_COUNT, items);
        }
        return parameters;
    }

    private JsonObjectBuilder json(JobRunSummary run) {
        var json =
                Json.createObjectBuilder()
                        .add("id", run.id().toString())
                        .add("job", run.job())
                        .add("subject", run.subject())
                        .add("state", run.state().name())
                        .add("node", run.node())
                        .add("startedBy", run.startedBy())
                        .add("startedAt", run.startedAt().toString())
                        .add("itemsTotal", run.itemsTotal())
                        .add("itemsDone", run.itemsDone())
                        .add("outcome", texts.of(run.outcome()));
        run.endsAbout(Instant.now()).ifPresent(end -> json.add("endsAbout", end.toString()));
        if (run.endedAt() != null) {
            json.add("endedAt", run.endedAt().toString());
        }
        if (run.restartOf() != null) {
            json.add("restartOf", run.restartOf().toString());
        }
        return json;
    }
}

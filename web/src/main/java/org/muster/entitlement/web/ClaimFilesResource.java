package org.muster.entitlement.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
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
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.muster.entitlement.ClaimFileId;
import org.muster.entitlement.ClaimImport;
import org.muster.event.EventId;
import org.muster.shared.Roles;
import org.muster.web.CurrentUser;
import org.muster.web.LineErrorsAnswer;

/** Files of claims of an event, taken in at once: each line is a claim or is told why not. */
@Path("/events/{event}/claim-files")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Claims")
public class ClaimFilesResource {
    // One byte more than is taken, so that what is too large is told as such.
    private static final int MOST_BYTES = 20 * 1024 * 1024 + 1;

    @EJB private ClaimImport claims;
    @Inject private LineErrorsAnswer answer;
    @Inject private CurrentUser user;

    @PathParam("event")
    private String event;

    @Context private UriInfo uri;

    @POST
    @Consumes({
        "text/csv",
        "application/octet-stream",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    })
    @Operation(summary = "Take a file of claims in; the good lines are entered, the others told")
    @APIResponse(responseCode = "201", description = "What came of the file")
    @APIResponse(responseCode = "409", description = "The same file came before, when and by whom")
    @RolesAllowed(Roles.FINANCE_OFFICER)
    public Response take(@QueryParam("name") String name, InputStream body) throws IOException {
        var content = body.readNBytes(MOST_BYTES);
        var done = claims.importFile(EventId.of(event), name, content, user.actor());
        var address = uri.getAbsolutePathBuilder().path(done.file() + "/errors").build();
        return Response.created(address).entity(json(done)).build();
    }

    @GET
    @Path("/{file}/errors")
    @Produces({MediaType.APPLICATION_JSON, "text/csv"})
    @Operation(summary = "What was wrong with the file's lines, as JSON or CSV")
    public Response errors(
            @PathParam("file") String file,
            @QueryParam("format") @DefaultValue("json") String format) {
        var done = claims.imported(EventId.of(event), ClaimFileId.of(file), user.actor());
        return format.equals("csv")
                ? answer.csv(done.errors())
                : Response.ok(json(done), MediaType.APPLICATION_JSON).build();
    }

    private JsonObject json(ClaimImport.Imported done) {
        return Json.createObjectBuilder()
                .add("id", done.file().toString())
                .add("linesGood", done.good())
                .add("linesBad", done.errors().size())
                .add("errors", answer.json(done.errors()))
                .build();
    }
}

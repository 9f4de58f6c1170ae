package org.muster.attendance.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.muster.attendance.AttendanceOverview;
import org.muster.attendance.AttendanceSheet;
import org.muster.attendance.ColumnMeaning;
import org.muster.attendance.SheetId;
import org.muster.attendance.SheetImport;
import org.muster.attendance.SheetSummary;
import org.muster.attendance.SignInSheet;
import org.muster.attendance.batch.AttendanceImport;
import org.muster.event.EventId;
import org.muster.shared.InvalidInput;
import org.muster.shared.LineErrors;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;
import org.muster.shared.Told;
import org.muster.web.Choices;
import org.muster.web.CurrentUser;
import org.muster.web.LineErrorsAnswer;
import org.muster.web.Texts;

/** Attendance sheets of an event: the one to sign out, the signed ones in. */
@Path("/events/{event}/attendance-sheets")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Attendance")
public class AttendanceResource {
    // One byte more than is taken, so that what is too large is told as such.
    private static final int MOST_BYTES = 20 * 1024 * 1024 + 1;

    private static final String SOURCE =
            "What the file is, and its lines count as: SHEET for a signed sheet (where nothing is said), FACILITATOR for a"
                    + " facilitator's list, ONLINE for the log of an online meeting, whose lines may repeat a person";

    private static final String COLUMNS =
            "What each column holds, parted by commas, where the heads do not say it: REFERENCE, FAMILY_NAME,"
                    + " GIVEN_NAME, FULL_NAME, BIRTH_DATE, ADMINISTRATION, 2012-05-28, 2012-05-28 AM or IGNORED";

    @EJB private AttendanceImport imports;
    @EJB private SheetImport sheets;
    @EJB private AttendanceOverview attendance;
    @EJB private SignInSheet signIn;
    @Inject private CurrentUser user;
    @Inject private LineErrorsAnswer answer;
    @Inject private Texts texts;

    @PathParam("event")
    private String event;

    @Context private UriInfo uri;

    @POST
    @Consumes({
        "text/csv",
        "application/octet-stream",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    })
    @Operation(summary = "Upload a sheet as CSV or XLSX; its lines are taken over by a job")
    @APIResponse(
            responseCode = "202",
            description = "The stored sheet and the run that takes its lines over")
    @RolesAllowed({Roles.EVENT_OFFICER, Roles.FACILITATOR})
    public Response upload(
            @QueryParam("name") String name,
            @Parameter(description = COLUMNS) @QueryParam("columns") String columns,
            @Parameter(description = SOURCE) @QueryParam("source") String source,
            InputStream body)
            throws IOException {
        return started(name, body.readNBytes(MOST_BYTES), columns, source);
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(summary = "Upload a sheet as the first file of a form")
    @APIResponse(
            responseCode = "202",
            description = "The stored sheet and the run that takes its lines over")
    @RolesAllowed({Roles.EVENT_OFFICER, Roles.FACILITATOR})
    public Response uploadForm(
            @Parameter(description = COLUMNS) @QueryParam("columns") String columns,
            @Parameter(description = SOURCE) @QueryParam("source") String source,
            List<EntityPart> parts)
            throws IOException {
        var file =
                parts.stream()
                        .filter(part -> part.getFileName().isPresent())
                        .findFirst()
                        .orElseThrow(() -> new InvalidInput("file", Told.of("why.file.none")));
        return started(
                file.getFileName().orElseThrow(),
                file.getContent().readNBytes(MOST_BYTES),
                columns,
                source);
    }

    private Response started(String name, byte[] content, String columns, String source) {
        var started =
                imports.upload(
                        EventId.of(event),
                        name,
                        content,
                        ColumnMeaning.readAll(columns),
                        Choices.read(AttendanceSheet.Source.class, "source", source)
                                .orElse(AttendanceSheet.Source.SHEET),
                        user.actor());
        var json =
                Json.createObjectBuilder()
                        .add("sheet", started.sheet().toString())
                        .add("run", started.run().toString())
                        .build();
        var job = uri.getBaseUriBuilder().path("jobs").path(started.run().toString()).build();
        return Response.accepted(json).location(job).build();
    }

    @GET
    @Operation(summary = "The sheets of the event, the latest first")
    public JsonObject list(
            @QueryParam("first") @DefaultValue("0") int first,
            @QueryParam("size") @DefaultValue("50") int size) {
        var list = Json.createArrayBuilder();
        attendance
                .sheets(EventId.of(event), Math.max(0, first), Math.max(1, size), user.actor())
                .forEach(sheet -> list.add(json(sheet)));
        return Json.createObjectBuilder().add("sheets", list).build();
    }

    @GET
    @Path("/{sheet}/errors")
    @Produces({MediaType.APPLICATION_JSON, "text/csv"})
    @Operation(summary = "What was wrong with the sheet's lines, as JSON or CSV")
    public Response errors(
            @PathParam("sheet") String sheet,
            @QueryParam("format") @DefaultValue("json") String format,
            @QueryParam("first") @DefaultValue("0") int first,
            @QueryParam("size") @DefaultValue("500") int size) {
        var id = SheetId.of(sheet);
        var found = requireOfEvent(id);
        if (format.equals("csv")) {
            return answer.csv(attendance.errors(id, 0, Integer.MAX_VALUE, user.actor()));
        }
        var errors = attendance.errors(id, Math.max(0, first), Math.max(1, size), user.actor());
        var json = json(found).add("errors", answer.json(errors)).build();
        return Response.ok(json, MediaType.APPLICATION_JSON).build();
    }

    @GET
    @Path("/{sheet}/bad-lines")
    @Produces({"text/csv", MediaType.APPLICATION_JSON})
    @Operation(
            summary =
                    "The lines that were not taken over, to be corrected and uploaded again, as CSV")
    @RolesAllowed({Roles.EVENT_OFFICER, Roles.FACILITATOR})
    public Response badLines(@PathParam("sheet") String sheet) {
        var id = SheetId.of(sheet);
        var bad = sheets.badLines(id, user.actor());
        requireOfEvent(id);
        var text = LineErrors.asTable(bad.header(), bad.rows(), bad.errors(), texts::of);
        return file(text, "text/csv; charset=UTF-8", "bad-lines.csv");
    }

    private SheetSummary requireOfEvent(SheetId id) {
        var found = attendance.sheet(id, user.actor());
        if (!found.event().equals(EventId.of(event))) {
            throw new NotFound("attendance sheet", id);
        }
        return found;
    }

    @GET
    @Path("/sign-in.{format}")
    @Produces({
        "text/csv",
        "application/pdf",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        MediaType.APPLICATION_JSON
    })
    @Operation(summary = "The event's own sheet to sign, as pdf, csv or xlsx")
    public Response signInSheet(@PathParam("format") String format) {
        var id = EventId.of(event);
        var name = signIn.name(id, user.actor()) + "." + format;
        return switch (format) {
            case "csv" -> file(signIn.csv(id, user.actor()), "text/csv; charset=UTF-8", name);
            case "pdf" -> file(signIn.pdf(id, user.actor()), "application/pdf", name);
            case "xlsx" ->
                    file(
                            signIn.xlsx(id, user.actor()),
                            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                            name);
            default -> throw new NotFound("format", format);
        };
    }

    private static Response file(Object content, String type, String name) {
        return Response.ok(content, type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build();
    }

    private static JsonObjectBuilder json(SheetSummary sheet) {
        return Json.createObjectBuilder()
                .add("id", sheet.id().toString())
                .add("fileName", sheet.fileName())
                .add("source", sheet.source().name())
                .add("readAs", sheet.readAs())
                .add("uploadedBy", sheet.uploadedBy())
                .add("uploadedAt", sheet.uploadedAt().toString())
                .add("state", sheet.state().name())
                .add("linesGood", sheet.linesGood())
                .add("linesBad", sheet.linesBad())
                .add("linesLeftOut", sheet.linesLeftOut())
                .add("sha256", sheet.sha256());
    }
}

package org.muster.member.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.EntityPart;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.muster.member.ContactImport;
import org.muster.shared.InvalidInput;
import org.muster.shared.Roles;
import org.muster.shared.Told;
import org.muster.web.CurrentUser;
import org.muster.web.LineErrorsAnswer;

/** Focal points and offices of the Members, from one file. */
@Path("/contacts")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Contacts")
public class ContactsResource {
    // One byte more than is taken, so that what is too large is told as such.
    private static final int MOST_BYTES = 20 * 1024 * 1024 + 1;

    @EJB private ContactImport contacts;
    @Inject private LineErrorsAnswer answer;
    @Inject private CurrentUser user;

    @POST
    @Consumes({
        "text/csv",
        "application/octet-stream",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    })
    @Operation(
            summary =
                    "Take over focal points and offices as CSV or XLSX: the good lines are kept,"
                            + " the others told")
    @RolesAllowed(Roles.EVENT_OFFICER)
    public Response take(InputStream body) throws IOException {
        return taken(body.readNBytes(MOST_BYTES));
    }

    @POST
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Operation(summary = "The same as the first file of a form")
    @RolesAllowed(Roles.EVENT_OFFICER)
    public Response takeForm(List<EntityPart> parts) throws IOException {
        var file =
                parts.stream()
                        .filter(part -> part.getFileName().isPresent())
                        .findFirst()
                        .orElseThrow(() -> new InvalidInput("file", Told.of("why.file.none")));
        return taken(file.getContent().readNBytes(MOST_BYTES));
    }

    private Response taken(byte[] content) {
        var imported = contacts.importFile(content, user.actor());
        var told =
                Json.createObjectBuilder()
                        .add("changed", imported.changed())
                        .add("unchanged", imported.unchanged())
                        .add("errors", answer.json(imported.errors()));
        return Response.ok(told.build()).build();
    }
}

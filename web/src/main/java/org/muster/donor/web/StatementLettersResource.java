package org.muster.donor.web;

import jakarta.ejb.EJB;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.muster.donor.StatementCopyId;
import org.muster.donor.StatementCopySummary;
import org.muster.donor.StatementSending;
import org.muster.reporting.StatementId;
import org.muster.shared.Actor;

/** The letters that tell a donor's contacts of a statement, for programs. */
@Path("statements/{id}/letters")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Statements")
public class StatementLettersResource {
    @EJB private StatementSending sending;

    @Context private SecurityContext security;

    @GET
    @Operation(summary = "What became of the letters about a statement, one a contact")
    public JsonObject letters(@PathParam("id") String id) {
        var rows = Json.createArrayBuilder();
        sending.copies(StatementId.of(id), actor()).forEach(copy -> rows.add(letter(copy)));
        return Json.createObjectBuilder().add("letters", rows).build();
    }

    @POST
    @Operation(
            summary =
                    "Send a certified statement to the donor's contacts; whoever has it, or a letter on its way, gets no second one")
    public JsonObject send(@PathParam("id") String id) {
        return Json.createObjectBuilder()
                .add("queued", sending.send(StatementId.of(id), actor()))
                .build();
    }

    @DELETE
    @Operation(summary = "Make the link of one contact's letters open nothing any more")
    @Path("{copy}/link")
    public void revokeLink(@PathParam("id") String id, @PathParam("copy") String copy) {
        sending.revokeLink(StatementCopyId.of(copy), actor());
    }

    private static JsonObjectBuilder letter(StatementCopySummary copy) {
        var json =
                Json.createObjectBuilder()
                        .add("id", copy.id().toString())
                        .add("contact", copy.name())
                        .add("email", copy.email())
                        .add("language", copy.language().code())
                        .add("delivery", copy.delivery().name())
                        .add("detail", copy.detail())
                        .add("queuedAt", copy.queuedAt().toString())
                        .add("linkOpensUntil", copy.openUntil().toString())
                        .add("linkIsOpen", copy.isOpen());
        if (copy.sentAt() != null) {
            json.add("sentAt", copy.sentAt().toString());
        }
        return json;
    }

    private Actor actor() {
        return new Actor(security.getUserPrincipal().getName());
    }
}

package org.muster.invitation.web;

import jakarta.ejb.EJB;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.SecurityContext;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.muster.invitation.InvitationId;
import org.muster.invitation.Returns;
import org.muster.shared.Actor;
import org.muster.shared.Ids;

/** Files that somebody sent along with an answer, handed out as files and never shown. */
@Path("invitations/{invitation}/attachment")
@Tag(name = "Invitations")
public class AttachmentResource {
    @EJB private Returns returns;
    @Context private SecurityContext security;

    @GET
    @Operation(summary = "A file that was attached to a mail about the invitation, numbered from 0")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    public Response attachment(
            @PathParam("invitation") String invitation,
            @QueryParam("mail") String mail,
            @QueryParam("number") int number) {
        var found =
                returns.attachment(
                        new InvitationId(Ids.uuid("invitation", invitation)),
                        mail == null ? null : Ids.uuid("mail", mail),
                        number,
                        new Actor(security.getUserPrincipal().getName()));
        var name = URLEncoder.encode(found.name(), StandardCharsets.UTF_8).replace("+", "%20");
        return Response.ok(found.content(), MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename*=UTF-8''" + name)
                .build();
    }
}

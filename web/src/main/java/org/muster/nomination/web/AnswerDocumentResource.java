package org.muster.nomination.web;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.muster.nomination.ChangeId;
import org.muster.nomination.NominationHistory;
import org.muster.web.CurrentUser;

/** Documents that answers came in; they are saved and never shown in place, whatever they hold. */
@Path("/answer-documents")
@RequestScoped
@Tag(name = "Nominations")
public class AnswerDocumentResource {
    @EJB private NominationHistory history;
    @Inject private CurrentUser user;

    @GET
    @Path("/{change}")
    @Operation(summary = "The document attached to one step of an answer's history")
    public Response document(@PathParam("change") String change) {
        var document = history.document(ChangeId.of(change), user.actor());
        var name = URLEncoder.encode(document.name(), StandardCharsets.UTF_8).replace("+", "%20");
        return Response.ok(document.content(), document.mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename*=UTF-8''" + name)
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .build();
    }
}

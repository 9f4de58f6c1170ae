package org.muster.funding.web;

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
import org.muster.evidence.EvidenceId;
import org.muster.funding.FundEvidence;
import org.muster.web.CurrentUser;

/** What proves costs and gifts; documents are saved and never shown in place. */
@Path("/evidence")
@RequestScoped
@Tag(name = "Funds")
public class EvidenceResource {
    @EJB private FundEvidence evidence;
    @Inject private CurrentUser user;

    @GET
    @Path("/{id}")
    @Operation(summary = "A document attached to a cost or to a gift in kind")
    public Response document(@PathParam("id") String id) {
        var document = evidence.document(EvidenceId.of(id), user.actor());
        var name = URLEncoder.encode(document.name(), StandardCharsets.UTF_8).replace("+", "%20");
        return Response.ok(document.content(), document.mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename*=UTF-8''" + name)
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .build();
    }
}

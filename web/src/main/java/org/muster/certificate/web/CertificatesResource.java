package org.muster.certificate.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.muster.certificate.CertificateOverview;
import org.muster.event.EventId;
import org.muster.shared.Roles;
import org.muster.web.CurrentUser;

/** The certificates of an event, on paper. */
@Path("/events/{event}/certificates.zip")
@RequestScoped
@Tag(name = "Attendance")
public class CertificatesResource {
    @EJB private CertificateOverview certificates;
    @Inject private CurrentUser user;

    @GET
    @Produces({"application/zip", MediaType.APPLICATION_JSON})
    @Operation(summary = "All certificates of the event in force, a PDF each")
    @RolesAllowed({Roles.EVENT_OFFICER, Roles.CONTROLLER, Roles.AUDITOR})
    public Response zip(@PathParam("event") String event) {
        var content = certificates.zip(EventId.of(event), user.actor());
        return Response.ok(content, "application/zip")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"certificates.zip\"")
                .build();
    }
}

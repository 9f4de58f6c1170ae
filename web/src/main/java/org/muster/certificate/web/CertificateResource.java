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
import org.muster.certificate.CertificateId;
import org.muster.certificate.CertificateOverview;
import org.muster.shared.Roles;
import org.muster.web.CurrentUser;

/** One certificate on paper. */
@Path("/certificates/{certificate}/paper.pdf")
@RequestScoped
@Tag(name = "Attendance")
public class CertificateResource {
    @EJB private CertificateOverview certificates;
    @Inject private CurrentUser user;

    @GET
    @Produces({"application/pdf", MediaType.APPLICATION_JSON})
    @Operation(summary = "One certificate, as it was issued")
    @RolesAllowed({Roles.EVENT_OFFICER, Roles.CONTROLLER, Roles.AUDITOR})
    public Response paper(@PathParam("certificate") String certificate) {
        var found = certificates.certificate(CertificateId.of(certificate), user.actor());
        var content = certificates.pdf(found.id(), user.actor());
        return Response.ok(content, "application/pdf")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"" + found.fileName() + "\"")
                .build();
    }
}

package org.muster.payment.web;

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
import org.muster.payment.PaymentAccounts;
import org.muster.payment.PaymentListId;
import org.muster.payment.PaymentOverview;
import org.muster.shared.Roles;
import org.muster.web.CurrentUser;

/** Lists of payments as they were sent, byte for byte; and with accounts, made anew each time. */
@Path("/payment-lists/{id}")
@RequestScoped
@Tag(name = "Bank")
public class PaymentsResource {
    private static final String CSV = "text/csv";
    private static final String XLSX =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @EJB private PaymentOverview payments;
    @EJB private PaymentAccounts accounts;
    @Inject private CurrentUser user;

    @GET
    @Path("/csv")
    @Produces({CSV, MediaType.APPLICATION_JSON})
    @Operation(summary = "The list as it was sent, as CSV")
    @RolesAllowed({Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR})
    public Response csv(@PathParam("id") String id) {
        return file(id, "csv", CSV);
    }

    @GET
    @Path("/xlsx")
    @Produces({XLSX, MediaType.APPLICATION_JSON})
    @Operation(summary = "The list as it was sent, as a workbook; of cash, to be signed")
    @RolesAllowed({Roles.FINANCE_OFFICER, Roles.CONTROLLER, Roles.AUDITOR})
    public Response xlsx(@PathParam("id") String id) {
        return file(id, "xlsx", XLSX);
    }

    @GET
    @Path("/bank/csv")
    @Produces({CSV, MediaType.APPLICATION_JSON})
    @Operation(summary = "What still waits of the list, with the accounts it goes to, as CSV")
    @RolesAllowed(Roles.FINANCE_OFFICER)
    public Response bankCsv(@PathParam("id") String id) {
        return opened(id, "csv", CSV);
    }

    @GET
    @Path("/bank/xlsx")
    @Produces({XLSX, MediaType.APPLICATION_JSON})
    @Operation(summary = "What still waits of the list, with the accounts it goes to")
    @RolesAllowed(Roles.FINANCE_OFFICER)
    public Response bankXlsx(@PathParam("id") String id) {
        return opened(id, "xlsx", XLSX);
    }

    private Response opened(String id, String format, String type) {
        var list = PaymentListId.of(id);
        var content = accounts.opened(list, format, user.actor());
        var name = payments.list(list, user.actor()).listNo() + "-bank." + format;
        return Response.ok(content, type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .build();
    }

    private Response file(String id, String format, String type) {
        var list = PaymentListId.of(id);
        var name = payments.list(list, user.actor()).listNo() + "." + format;
        return Response.ok(payments.file(list, format, user.actor()), type)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build();
    }
}

package org.muster.bank.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.muster.bank.BankAccounts;
import org.muster.shared.Roles;
import org.muster.web.CurrentUser;

/** The house's bank accounts, without which no statement is taken. */
@Path("/bank-accounts")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Bank")
public class BankAccountsResource {
    @EJB private BankAccounts accounts;
    @Inject private CurrentUser user;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "List an account of the house by its name, number and currency")
    @APIResponse(responseCode = "201", description = "The account")
    @RolesAllowed(Roles.CONTROLLER)
    public Response open(JsonObject account) {
        var id =
                accounts.open(
                        account.getString("name", ""),
                        account.getString("number", ""),
                        account.getString("currency", ""),
                        user.actor());
        var told = Json.createObjectBuilder().add("id", id.toString()).build();
        return Response.status(Response.Status.CREATED).entity(told).build();
    }
}

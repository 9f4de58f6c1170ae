package org.muster.matching.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.muster.bank.BankImport;
import org.muster.bank.BankOverview;
import org.muster.bank.BankStatementSummary;
import org.muster.bank.StatementRefused;
import org.muster.matching.RuleMatching;
import org.muster.shared.Roles;
import org.muster.web.CurrentUser;
import org.muster.web.LineErrorsAnswer;
import org.muster.web.Problem;
import org.muster.web.Texts;

/** Statements as banks send them, taken in by whatever fetches them. */
@Path("/bank-statements")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Bank")
public class BankStatementsResource {
    // One byte more than is taken, so that what is too large is told as such.
    private static final int MOST_BYTES = 20 * 1024 * 1024 + 1;

    @EJB private BankImport bank;
    @EJB private BankOverview overview;
    @EJB private RuleMatching rules;
    @Inject private LineErrorsAnswer answer;
    @Inject private Texts texts;
    @Inject private CurrentUser user;

    @POST
    @Consumes({MediaType.APPLICATION_XML, MediaType.TEXT_XML, MediaType.APPLICATION_OCTET_STREAM})
    @Operation(
            summary =
                    "Take a camt.053 file (version 02 or 08) in, whole or not at all, and match its entries by rule")
    @APIResponse(responseCode = "201", description = "The statements of the file")
    @APIResponse(responseCode = "409", description = "A statement came before, when and by whom")
    @APIResponse(responseCode = "422", description = "What is wrong, by line and element")
    @RolesAllowed(Roles.FINANCE_OFFICER)
    public Response take(@QueryParam("name") String name, InputStream body) throws IOException {
        try {
            var taken = bank.take(name, body.readNBytes(MOST_BYTES), user.actor());
            var list = Json.createArrayBuilder();
            for (var id : taken) {
                var matched = rules.match(id, user.actor());
                list.add(json(overview.statement(id, user.actor())).add("matched", matched));
            }
            var told = Json.createObjectBuilder().add("statements", list);
            return Response.status(Response.Status.CREATED).entity(told.build()).build();
        } catch (StatementRefused refused) {
            return refusal(refused);
        }
    }

    private Response refusal(StatementRefused refused) {
        return Response.status(422)
                .type(Problem.TYPE)
                .entity(
                        Json.createObjectBuilder()
                                .add("status", 422)
                                .add("title", "StatementRefused")
                                .add("detail", texts.of(refused))
                                .add("errors", answer.json(refused.errors()))
                                .build()
                                .toString())
                .build();
    }

    private static JsonObjectBuilder json(BankStatementSummary statement) {
        return Json.createObjectBuilder()
                .add("id", statement.id().toString())
                .add("account", statement.accountNumber())
                .add("statement", statement.no())
                .add("page", statement.page())
                .add("currency", statement.opening().currency().getCurrencyCode())
                .add("opening", statement.opening().decimal().toPlainString())
                .add("closing", statement.closing().decimal().toPlainString())
                .add("entries", statement.entries())
                .add("notBooked", statement.notBooked());
    }
}

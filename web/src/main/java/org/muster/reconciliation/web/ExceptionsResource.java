package org.muster.reconciliation.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.muster.attendance.AttendanceOverview;
import org.muster.event.EventId;
import org.muster.reconciliation.CaseState;
import org.muster.reconciliation.ExceptionId;
import org.muster.reconciliation.ExceptionSummary;
import org.muster.reconciliation.Exceptions;
import org.muster.reconciliation.Mismatch;
import org.muster.shared.InvalidInput;
import org.muster.shared.Roles;
import org.muster.shared.Told;
import org.muster.web.CurrentUser;
import org.muster.web.Texts;

/** The work list of exceptions, and how they are settled by two people. */
@Path("/exceptions")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Exceptions")
public class ExceptionsResource {
    @EJB private Exceptions exceptions;
    @EJB private AttendanceOverview attendance;
    @Inject private CurrentUser user;
    @Inject private Texts texts;

    @GET
    @Operation(summary = "Exceptions in your reach, of an event, class or state")
    public JsonObject list(
            @QueryParam("event") String event,
            @QueryParam("class") String mismatch,
            @QueryParam("state") String state,
            @QueryParam("first") @DefaultValue("0") int first,
            @QueryParam("size") @DefaultValue("50") int size) {
        if (event != null) {
            attendance.event(EventId.of(event), user.actor());
        }
        var filter =
                new Exceptions.Filter(
                        event == null ? null : EventId.of(event),
                        mismatch == null ? null : constant(Mismatch.class, "class", mismatch),
                        state == null ? null : constant(CaseState.class, "state", state));
        var list = Json.createArrayBuilder();
        exceptions
                .page(filter, Math.max(0, first), Math.max(1, size), user.actor())
                .forEach(row -> list.add(json(row)));
        return Json.createObjectBuilder()
                .add("total", exceptions.count(filter, user.actor()))
                .add("exceptions", list)
                .build();
    }

    @GET
    @Path("/{exception}")
    @Operation(summary = "One exception with its evidence")
    public JsonObject exception(@PathParam("exception") String id) {
        return json(exceptions.exception(ExceptionId.of(id), user.actor())).build();
    }

    @POST
    @Path("/{exception}/resolutions")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Propose what is to become of it, and why")
    @RolesAllowed({Roles.EVENT_OFFICER, Roles.FINANCE_OFFICER})
    public JsonObject propose(@PathParam("exception") String id, JsonObject wanted) {
        var outcome = constant(CaseState.class, "outcome", wanted.getString("outcome", ""));
        exceptions.propose(
                ExceptionId.of(id),
                outcome,
                wanted.getString("reason", ""),
                wanted.getString("donorReference", ""),
                user.actor());
        return exception(id);
    }

    @POST
    @Path("/{exception}/confirm")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Confirm the proposal you saw, by its id, as a second person")
    @RolesAllowed({Roles.CONTROLLER, Roles.FINANCE_OFFICER})
    public JsonObject confirm(@PathParam("exception") String id, JsonObject seen) {
        exceptions.confirm(
                ExceptionId.of(id), proposal(seen.getString("proposal", "")), user.actor());
        return exception(id);
    }

    private static UUID proposal(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException noId) {
            throw new InvalidInput("proposal", Told.of("why.exception.proposal"));
        }
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String field, String name) {
        for (var constant : type.getEnumConstants()) {
            if (constant.name().equals(name.toUpperCase(Locale.ROOT))) {
                return constant;
            }
        }
        throw new InvalidInput(field, Told.of("why.choice", name));
    }

    private JsonObjectBuilder json(ExceptionSummary row) {
        var json = Json.createObjectBuilder().add("id", row.id().toString());
        if (row.event() != null) {
            json.add("event", row.event().toString()).add("eventCode", row.eventCode());
        }
        if (row.contribution() != null) {
            json.add("contribution", row.contribution().toString())
                    .add("agreement", row.agreementNo());
        }
        if (row.proposal() != null) {
            json.add(
                    "proposal",
                    Json.createObjectBuilder()
                            .add("id", row.proposal().toString())
                            .add("outcome", row.proposed().name())
                            .add("by", row.proposedBy()));
        }
        return json.add("class", row.mismatch().name())
                .add("severity", row.severity())
                .add("state", row.state().name())
                .add("subjectKind", row.subjectKind())
                .add("subject", row.subject().toString())
                .add("currency", row.atRisk().currency().getCurrencyCode())
                .add("atRisk", row.atRisk().decimal())
                .add("evidence", texts.of(row.evidence()))
                .add("otherPerson", row.otherName())
                .add("openedAt", row.openedAt().toString());
    }
}

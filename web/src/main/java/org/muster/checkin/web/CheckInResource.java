package org.muster.checkin.web;

import static org.muster.shared.ServerJson.JSON;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.muster.attendance.AttendanceOverview;
import org.muster.attendance.web.HalfDays;
import org.muster.checkin.Arrival;
import org.muster.checkin.Badges;
import org.muster.checkin.CheckIn;
import org.muster.checkin.Sitting;
import org.muster.event.EventId;
import org.muster.shared.Actor;
import org.muster.shared.InvalidInput;
import org.muster.shared.Roles;
import org.muster.shared.Told;
import org.muster.web.CurrentUser;

/** The door of an event for scanners, and its badges. */
@Path("/events/{event}")
@RequestScoped
@Tag(name = "Attendance")
public class CheckInResource {
    @EJB private CheckIn door;
    @EJB private Badges badges;
    @EJB private AttendanceOverview attendance;
    @Inject private CurrentUser user;
    @Inject private HalfDays halfDays;

    @PathParam("event")
    private String event;

    @POST
    @Path("/check-ins")
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(
            summary =
                    "Check in whose badge it is: \"badge\" as scanned or typed, and \"on\", the half"
                            + " day (2012-05-28 AM), where it is not the one it is now")
    @APIResponse(responseCode = "201", description = "In for the half day")
    @APIResponse(responseCode = "200", description = "Was in before; nothing is added")
    @RolesAllowed({Roles.EVENT_OFFICER, Roles.FACILITATOR})
    public Response checkIn(JsonObject wanted) {
        var id = EventId.of(event);
        var asked = wanted == null ? JsonValue.EMPTY_JSON_OBJECT : wanted;
        var sitting = sitting(id, asked.getString("on", ""), user.actor());
        var arrival = door.arrive(id, asked.getString("badge", ""), sitting, user.actor());
        return Response.status(arrival.first() ? 201 : 200).entity(json(arrival)).build();
    }

    private Sitting sitting(EventId id, String on, Actor actor) {
        if (!on.isEmpty()) {
            return new Sitting(halfDays.day(on), halfDays.half(on));
        }
        return door.now(id, actor)
                .orElseThrow(
                        () -> {
                            var days = attendance.event(id, actor).days();
                            return new InvalidInput(
                                    "on", Told.of("why.row.outsideEvent", days.from(), days.to()));
                        });
    }

    @GET
    @Path("/badges.pdf")
    @Produces({"application/pdf", MediaType.APPLICATION_JSON})
    @Operation(summary = "The event's badges, eight to a sheet, with the codes the door reads")
    @RolesAllowed({Roles.EVENT_OFFICER, Roles.FACILITATOR})
    public Response badges() {
        return Response.ok(badges.pdf(EventId.of(event), user.actor()), "application/pdf")
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"badges.pdf\"")
                .build();
    }

    private static JsonObject json(Arrival arrival) {
        return JSON.createObjectBuilder()
                .add("person", arrival.person().person().toString())
                .add("familyName", arrival.person().familyName())
                .add("givenName", arrival.person().givenName())
                .add("administration", arrival.person().administration())
                .add("on", arrival.sitting().day() + " " + arrival.sitting().half())
                .add("first", arrival.first())
                .add("at", arrival.at().toString())
                .add("by", arrival.by())
                .build();
    }
}

package org.muster.travel.web;

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
import org.muster.event.EventId;
import org.muster.shared.Roles;
import org.muster.travel.RoomingList;
import org.muster.web.CurrentUser;

/** Arrivals and rooms of an event, for drivers and hotels. */
@Path("/events/{event}/rooming-list")
@RequestScoped
@Tag(name = "Travel")
public class TravelResource {
    private static final String XLSX =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @EJB private RoomingList list;
    @Inject private CurrentUser user;

    @GET
    @Produces({XLSX, MediaType.APPLICATION_JSON})
    @Operation(summary = "Arrivals and rooms of everybody confirmed, as XLSX")
    @RolesAllowed(Roles.EVENT_OFFICER)
    public Response rooms(@PathParam("event") String event) {
        var id = EventId.of(event);
        var name = list.name(id, user.actor());
        return Response.ok(list.xlsx(id, user.language(), user.actor()), XLSX)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .build();
    }
}

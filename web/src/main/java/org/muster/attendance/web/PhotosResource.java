package org.muster.attendance.web;

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
import org.muster.attendance.SheetPhotoId;
import org.muster.attendance.SheetPhotos;
import org.muster.event.EventId;
import org.muster.web.CurrentUser;

/** Photos and scans of signed sheets. */
@Path("/events/{event}/attendance-photos")
@RequestScoped
@Tag(name = "Attendance")
public class PhotosResource {
    @EJB private SheetPhotos photos;
    @Inject private CurrentUser user;

    @GET
    @Path("/{photo}")
    @Operation(summary = "A photo or scan of a signed sheet, as it was received")
    public Response photo(@PathParam("event") String event, @PathParam("photo") String photo) {
        var document = photos.photo(EventId.of(event), SheetPhotoId.of(photo), user.actor());
        var name = URLEncoder.encode(document.name(), StandardCharsets.UTF_8).replace("+", "%20");
        return Response.ok(document.content(), document.mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename*=UTF-8''" + name)
                .header("X-Content-Type-Options", "nosniff")
                .header(HttpHeaders.CACHE_CONTROL, "private, no-store")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .build();
    }
}

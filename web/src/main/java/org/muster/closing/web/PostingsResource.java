package org.muster.closing.web;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.EJB;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.muster.closing.ClosingTables;
import org.muster.closing.PostedLine;
import org.muster.closing.PostingExport;
import org.muster.shared.Actor;
import org.muster.shared.DateRange;
import org.muster.shared.InvalidInput;
import org.muster.shared.Roles;
import org.muster.shared.Told;
import org.muster.web.CurrentUser;

/** Posted lines of a period as a file for the house's accounting. */
@Path("/postings")
@Tag(name = "Ledger")
public class PostingsResource {
    private static final String CSV = "text/csv";

    @EJB private PostingExport export;
    @Inject private CurrentUser user;

    @GET
    @Produces(CSV)
    @Operation(summary = "Posted lines of the days given, as RFC 4180 CSV, within your reach")
    @RolesAllowed({Roles.AUDITOR, Roles.CONTROLLER, Roles.FINANCE_OFFICER})
    public Response postings(@QueryParam("from") String from, @QueryParam("to") String to) {
        var days = new DateRange(day("from", from), day("to", to));
        var by = user.actor();
        // A refusal is answered before anything is written.
        var first = export.lines(days, null, by);
        StreamingOutput body = out -> write(out, first, days, by);
        return Response.ok(body, CSV + "; charset=UTF-8")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"postings-"
                                + days.from()
                                + "-"
                                + days.to()
                                + ".csv\"")
                .build();
    }

    private void write(OutputStream out, List<PostedLine> first, DateRange days, Actor by)
            throws IOException {
        out.write(ClosingTables.head(ClosingTables.POSTINGS));
        var part = first;
        while (!part.isEmpty()) {
            out.write(ClosingTables.postings(part));
            var last = part.get(part.size() - 1);
            part = part.size() < PostingExport.PART ? List.of() : export.lines(days, last, by);
        }
    }

    private static LocalDate day(String field, String text) {
        try {
            return LocalDate.parse(text == null ? "" : text.strip());
        } catch (DateTimeParseException unreadable) {
            throw new InvalidInput(field, Told.of("why.day", text == null ? "" : text));
        }
    }
}

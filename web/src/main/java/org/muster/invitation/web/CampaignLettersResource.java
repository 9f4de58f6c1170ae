package org.muster.invitation.web;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.muster.invitation.AnswerState;
import org.muster.invitation.CampaignId;
import org.muster.invitation.LetterBoard;
import org.muster.invitation.LetterFilter;
import org.muster.letter.DeliveryState;
import org.muster.letter.LetterPurpose;
import org.muster.shared.Language;
import org.muster.web.Choices;
import org.muster.web.CurrentUser;

/** The letters of a campaign as a file for spreadsheets. */
@Path("/campaigns/{campaign}/letters")
@RequestScoped
@Tag(name = "Letters")
public class CampaignLettersResource {
    private static final String CSV = "text/csv";
    private static final String XLSX =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    @EJB private LetterBoard board;
    @Inject private CurrentUser user;

    @PathParam("campaign")
    private String campaign;

    @QueryParam("purpose")
    private String purpose;

    @QueryParam("state")
    private String state;

    @QueryParam("language")
    private String language;

    @QueryParam("region")
    private String region;

    @QueryParam("answer")
    private String answer;

    @GET
    @Produces({CSV, XLSX})
    @Operation(summary = "Each letter with its state, attempts and the mail server's words")
    public Response letters(@QueryParam("format") @DefaultValue("csv") String format) {
        var workbook = format.equals("xlsx");
        var bytes =
                board.export(
                        CampaignId.of(campaign), filter(), user.language(), workbook, user.actor());
        return Response.ok(bytes, workbook ? XLSX : CSV + "; charset=UTF-8")
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"letters." + (workbook ? "xlsx" : "csv") + "\"")
                .build();
    }

    private LetterFilter filter() {
        return new LetterFilter(
                Choices.read(LetterPurpose.class, "purpose", purpose).orElse(null),
                Choices.read(DeliveryState.class, "state", state).orElse(null),
                language == null ? null : Language.of(language),
                region == null || region.isBlank() ? null : region,
                Choices.read(AnswerState.class, "answer", answer).orElse(null));
    }
}

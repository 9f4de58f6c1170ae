package org.muster.system;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.muster.event.EventId;
import org.muster.invitation.CampaignId;
import org.muster.invitation.CampaignPlanning;
import org.muster.invitation.Deadline;
import org.muster.invitation.InvitationDispatch;
import org.muster.member.OrganisationId;
import org.muster.operation.Arming;
import org.muster.shared.Actor;
import org.muster.shared.Language;

/**
 * Calls the campaign services inside a server that a test starts and kills itself; one act per
 * request, its result as text.
 */
@WebServlet("/*")
public class CampaignDriver extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try {
            var result = As.system(() -> act(request));
            response.setContentType("text/plain; charset=utf-8");
            response.getWriter().print(result);
        } catch (Exception failed) {
            throw new IOException(failed);
        }
    }

    private static Object act(HttpServletRequest request) {
        return switch (request.getParameter("do")) {
            case "state" -> arming().state().verdict();
            case "arm" -> {
                arming().arm(new Actor("operator"));
                yield "armed";
            }
            case "draft" -> draft(request);
            case "dispatch" ->
                    service(InvitationDispatch.class)
                            .dispatch(CampaignId.of(request.getParameter("id")), Actor.SYSTEM);
            default -> throw new IllegalArgumentException(request.getParameter("do"));
        };
    }

    private static CampaignId draft(HttpServletRequest request) {
        var planning = service(CampaignPlanning.class);
        var id =
                planning.draft(
                        request.getParameter("code"),
                        "Under test",
                        list(request, "events").stream()
                                .map(EventId::of)
                                .collect(Collectors.toSet()),
                        new Deadline(
                                Instant.now().plus(30, ChronoUnit.DAYS), ZoneId.of("Asia/Bangkok")),
                        Actor.SYSTEM);
        for (var language : List.of(Language.EN, Language.FR, Language.ES, Language.RU)) {
            planning.write(
                    id,
                    language,
                    "Invitation: {{titles}}",
                    language.code()
                            + " {{addressee}}, {{recipient}}\n\n{{events}}\n\n{{deadline}}\n{{link}}\n",
                    Actor.SYSTEM);
        }
        planning.addMembers(id, list(request, "members"), Actor.SYSTEM);
        planning.addOrganisations(
                id,
                list(request, "organisations").stream().map(OrganisationId::of).toList(),
                Actor.SYSTEM);
        return id;
    }

    private static List<String> list(HttpServletRequest request, String name) {
        return Arrays.stream(request.getParameter(name).split(","))
                .filter(each -> !each.isBlank())
                .toList();
    }

    private static <T> T service(Class<T> type) {
        try {
            return type.cast(
                    InitialContext.doLookup("java:global/muster/ejb/" + type.getSimpleName()));
        } catch (NamingException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static Arming arming() {
        return service(Arming.class);
    }
}

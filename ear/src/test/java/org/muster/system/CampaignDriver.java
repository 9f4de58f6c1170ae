package org.muster.system;

import jakarta.ejb.EJBAccessException;
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
import org.muster.invitation.CampaignOverview;
import org.muster.invitation.CampaignPlanning;
import org.muster.invitation.Deadline;
import org.muster.invitation.InvitationDispatch;
import org.muster.invitation.InvitationId;
import org.muster.invitation.NominationId;
import org.muster.invitation.Selection;
import org.muster.member.OrganisationId;
import org.muster.operation.Arming;
import org.muster.shared.Actor;
import org.muster.shared.DomainException;
import org.muster.shared.Language;
import org.muster.shared.Roles;

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
        var role = request.getParameter("as");
        response.setContentType("text/plain; charset=utf-8");
        try {
            var result = As.role(role == null ? Roles.SYSTEM : role, () -> act(request));
            response.getWriter().print(result);
        } catch (DomainException refused) {
            response.setStatus(409);
            response.getWriter().print(refused.getClass().getSimpleName());
        } catch (EJBAccessException wrongRole) {
            response.setStatus(403);
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
            case "deadline" -> {
                deadline(request);
                yield "set";
            }
            case "revoke" -> {
                service(InvitationDispatch.class).revokeLink(invitation(request), Actor.SYSTEM);
                yield "revoked";
            }
            case "revise" ->
                    service(CampaignPlanning.class)
                            .revise(CampaignId.of(request.getParameter("id")), Actor.SYSTEM);
            case "select" -> {
                service(Selection.class).select(nomination(request), Actor.SYSTEM);
                yield "selected";
            }
            case "confirm" -> {
                service(Selection.class).confirm(nomination(request), Actor.SYSTEM);
                yield "confirmed";
            }
            case "reconsider" -> {
                service(Selection.class).reconsider(nomination(request), Actor.SYSTEM);
                yield "reconsidered";
            }
            case "write" -> {
                service(CampaignPlanning.class)
                        .write(
                                CampaignId.of(request.getParameter("id")),
                                Language.EN,
                                request.getParameter("subject"),
                                request.getParameter("body"),
                                Actor.SYSTEM);
                yield "written";
            }
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

    private static void deadline(HttpServletRequest request) {
        var overview = service(CampaignOverview.class);
        var campaign = overview.campaign(CampaignId.of(request.getParameter("id")), Actor.SYSTEM);
        service(CampaignPlanning.class)
                .describe(
                        campaign.id(),
                        campaign.name(),
                        campaign.events().stream()
                                .map(event -> new EventId(event.id()))
                                .collect(Collectors.toSet()),
                        new Deadline(
                                Instant.now()
                                        .plusSeconds(Long.parseLong(request.getParameter("in"))),
                                ZoneId.of("Asia/Bangkok")),
                        Actor.SYSTEM);
    }

    private static InvitationId invitation(HttpServletRequest request) {
        return InvitationId.of(request.getParameter("id"));
    }

    private static NominationId nomination(HttpServletRequest request) {
        return NominationId.of(request.getParameter("id"));
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

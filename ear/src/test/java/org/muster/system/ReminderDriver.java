package org.muster.system;

import jakarta.ejb.EJBAccessException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.muster.invitation.CampaignId;
import org.muster.invitation.CampaignReminders;
import org.muster.invitation.LetterBoard;
import org.muster.invitation.LetterDesk;
import org.muster.invitation.LetterFilter;
import org.muster.invitation.ReminderId;
import org.muster.invitation.ReminderOverview;
import org.muster.invitation.ReminderRound;
import org.muster.letter.DeliveryState;
import org.muster.letter.LetterId;
import org.muster.shared.Actor;
import org.muster.shared.DomainException;
import org.muster.shared.Ids;
import org.muster.shared.Language;
import org.muster.shared.Roles;

/**
 * Calls the services of reminders, and those that decide about many letters, for a test; one act
 * per request, its result as text.
 */
@WebServlet("/reminders")
public class ReminderDriver extends HttpServlet {
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
        var campaign = CampaignId.of(request.getParameter("id"));
        var login = request.getParameter("actor");
        var actor = login == null ? Actor.SYSTEM : new Actor(login);
        var reminders = service(CampaignReminders.class);
        return switch (request.getParameter("do")) {
            case "now" -> reminders.remindNow(campaign, actor);
            case "plan" ->
                    reminders
                            .plan(campaign, number(request, "days"), number(request, "hour"), actor)
                            .state();
            case "drop" -> {
                reminders.drop(campaign, number(request, "number"), actor);
                yield "dropped";
            }
            case "write" -> {
                reminders.write(
                        campaign,
                        Language.of(request.getParameter("language")),
                        request.getParameter("subject"),
                        request.getParameter("body"),
                        actor);
                yield "written";
            }
            case "settle" -> {
                var id = new ReminderId(Ids.uuid("reminder", request.getParameter("reminder")));
                service(ReminderRound.class).settle(campaign, id);
                yield "settled";
            }
            case "retry" -> desk().retry(campaign, letters(request), actor);
            case "retry-all" -> desk().retryAll(campaign, LetterFilter.ALL, actor);
            case "cancel" -> desk().cancel(campaign, letters(request), actor);
            case "cancel-all" -> desk().cancelAll(campaign, LetterFilter.ALL, actor);
            case "list" ->
                    new String(
                            service(LetterBoard.class)
                                    .export(campaign, state(request), Language.EN, false, actor),
                            StandardCharsets.UTF_8);
            case "reached" ->
                    service(ReminderOverview.class).reached(campaign, Language.EN, actor).stream()
                            .map(each -> each.address() + "=" + each.why())
                            .sorted()
                            .collect(Collectors.joining("\n"));
            default -> throw new IllegalArgumentException(request.getParameter("do"));
        };
    }

    private static <T> T service(Class<T> type) {
        try {
            return type.cast(
                    InitialContext.doLookup("java:global/muster/ejb/" + type.getSimpleName()));
        } catch (NamingException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private static LetterDesk desk() {
        return service(LetterDesk.class);
    }

    private static LetterFilter state(HttpServletRequest request) {
        return new LetterFilter(
                null, DeliveryState.valueOf(request.getParameter("state")), null, null, null);
    }

    private static List<LetterId> letters(HttpServletRequest request) {
        return List.of(LetterId.of(request.getParameter("letter")));
    }

    private static int number(HttpServletRequest request, String name) {
        return Integer.parseInt(request.getParameter(name));
    }
}

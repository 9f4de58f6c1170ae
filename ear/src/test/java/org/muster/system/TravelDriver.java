package org.muster.system;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.LocalDate;
import java.util.stream.Collectors;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.muster.event.EventId;
import org.muster.event.ParticipationId;
import org.muster.shared.Actor;
import org.muster.shared.DomainException;
import org.muster.shared.Language;
import org.muster.shared.Roles;
import org.muster.travel.Passport;
import org.muster.travel.RoomingList;
import org.muster.travel.TravelDesk;
import org.muster.travel.TravelFacts;
import org.muster.travel.TravelFilter;
import org.muster.travel.TravelRetention;

/** Calls the travel services inside the server; one act per request, its result as text. */
@WebServlet("/travel")
public class TravelDriver extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        try {
            var result = As.role(Roles.SYSTEM, () -> act(request));
            if (result instanceof byte[] file) {
                response.setContentType("application/octet-stream");
                response.getOutputStream().write(file);
            } else {
                response.setContentType("text/plain; charset=utf-8");
                response.getWriter().print(result);
            }
        } catch (DomainException refused) {
            response.setStatus(409);
            response.getWriter().print(refused.getClass().getSimpleName());
        } catch (Exception failed) {
            throw new IOException(failed);
        }
    }

    private static Object act(HttpServletRequest request) {
        var id = request.getParameter("id");
        var desk = service(TravelDesk.class);
        return switch (request.getParameter("do")) {
            case "link" ->
                    desk.traveller(ParticipationId.of(id), Language.EN, Actor.SYSTEM)
                            .link()
                            .orElseThrow();
            case "revoke" -> {
                desk.revokeLink(ParticipationId.of(id), Actor.SYSTEM);
                yield "revoked";
            }
            case "passport" -> {
                var told = desk.traveller(ParticipationId.of(id), Language.EN, Actor.SYSTEM);
                var number = request.getParameter("number");
                desk.tell(
                        ParticipationId.of(id),
                        told.version(),
                        withPassport(told.row().facts(), number),
                        Actor.SYSTEM);
                yield "told";
            }
            case "until" -> {
                var day = LocalDate.parse(request.getParameter("day"));
                desk.openUntil(EventId.of(id), day, Actor.SYSTEM);
                yield "set";
            }
            case "list" ->
                    desk
                            .travellers(
                                    EventId.of(id),
                                    TravelFilter.valueOf(request.getParameter("show")),
                                    Language.EN,
                                    0,
                                    50,
                                    Actor.SYSTEM)
                            .stream()
                            .map(
                                    row ->
                                            row.familyName()
                                                    + (row.isLacking() ? "?" : "")
                                                    + row.facts().passport().number())
                            .collect(Collectors.joining(" "));
            case "rooms" ->
                    service(RoomingList.class).xlsx(EventId.of(id), Language.EN, Actor.SYSTEM);
            case "forget" -> service(TravelRetention.class).forget();
            default -> throw new IllegalArgumentException(request.getParameter("do"));
        };
    }

    private static TravelFacts withPassport(TravelFacts facts, String number) {
        return new TravelFacts(
                facts.arrivesOn(),
                facts.arrivesAt(),
                facts.arrivalFlight(),
                facts.departsOn(),
                facts.departsAt(),
                facts.departureFlight(),
                facts.ticket(),
                facts.lodging(),
                "Hotel of the desk",
                facts.visaLetter(),
                new Passport(number, facts.passport().nationality(), facts.passport().expiresOn()),
                facts.diet(),
                facts.accessibility(),
                facts.emergencyContact());
    }

    private static <T> T service(Class<T> type) {
        try {
            return type.cast(
                    InitialContext.doLookup("java:global/muster/ejb/" + type.getSimpleName()));
        } catch (NamingException missing) {
            throw new IllegalStateException(missing);
        }
    }
}

package org.muster.system;

import jakarta.ejb.EJBAccessException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.naming.InitialContext;
import javax.naming.NamingException;
import org.muster.event.EventDetails;
import org.muster.event.EventId;
import org.muster.event.EventOverview;
import org.muster.event.EventPlanning;
import org.muster.event.EventType;
import org.muster.event.Funding;
import org.muster.event.ParticipationId;
import org.muster.event.ParticipationRole;
import org.muster.event.Participations;
import org.muster.event.Seats;
import org.muster.evidence.ReceivedDocument;
import org.muster.invitation.CampaignId;
import org.muster.invitation.CampaignOverview;
import org.muster.invitation.CampaignPlanning;
import org.muster.invitation.Deadline;
import org.muster.invitation.FallBack;
import org.muster.invitation.InvitationDispatch;
import org.muster.invitation.InvitationId;
import org.muster.invitation.LetterTrial;
import org.muster.invitation.WaitingLetters;
import org.muster.letter.LetterPurpose;
import org.muster.letter.MailboxReading;
import org.muster.letter.TemplateWriting;
import org.muster.member.OrganisationId;
import org.muster.member.PersonId;
import org.muster.nomination.AnswerChannel;
import org.muster.nomination.BulkSelection;
import org.muster.nomination.ChangeId;
import org.muster.nomination.DeskAnswers;
import org.muster.nomination.NominationHistory;
import org.muster.nomination.NominationId;
import org.muster.nomination.OfferId;
import org.muster.nomination.Officer;
import org.muster.nomination.Receipt;
import org.muster.nomination.Selection;
import org.muster.nomination.SelectionRules;
import org.muster.nomination.WaitingList;
import org.muster.notice.EventLetters;
import org.muster.operation.Arming;
import org.muster.shared.Actor;
import org.muster.shared.DateRange;
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
        request.setCharacterEncoding(StandardCharsets.UTF_8.name());
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
            case "again" -> {
                service(InvitationDispatch.class).sendAgain(invitation(request), Actor.SYSTEM);
                yield "again";
            }
            case "taken" -> {
                service(InvitationDispatch.class).takeAsSent(invitation(request), Actor.SYSTEM);
                yield "taken";
            }
            case "anew" -> {
                service(InvitationDispatch.class).sendAnew(invitation(request), Actor.SYSTEM);
                yield "anew";
            }
            case "to-office" -> {
                service(FallBack.class).toOffice(invitation(request), actor(request));
                yield "to the office";
            }
            case "settle" -> {
                service(FallBack.class).settle(invitation(request), actor(request));
                yield "settled";
            }
            case "look" -> {
                service(MailboxReading.class).read();
                yield "looked";
            }
            case "pause" -> {
                service(InvitationDispatch.class).pause(campaign(request), Actor.SYSTEM);
                yield "paused";
            }
            case "resume" -> {
                service(InvitationDispatch.class).resume(campaign(request), Actor.SYSTEM);
                yield "resumed";
            }
            case "close" -> {
                service(CampaignPlanning.class).close(campaign(request), Actor.SYSTEM);
                yield "closed";
            }
            case "leave" -> {
                service(CampaignPlanning.class)
                        .leaveOut(campaign(request), recipient(request), "On leave", Actor.SYSTEM);
                yield "left out";
            }
            case "take-back" -> {
                service(CampaignPlanning.class)
                        .takeBackIn(
                                campaign(request),
                                recipient(request),
                                request.getParameter("reason"),
                                actor(request));
                yield "taken back";
            }
            case "cancel-event" -> {
                service(EventPlanning.class)
                        .cancel(EventId.of(request.getParameter("id")), "No venue", Actor.SYSTEM);
                yield "cancelled";
            }
            case "take-part" ->
                    service(Participations.class)
                            .confirm(
                                    EventId.of(request.getParameter("id")),
                                    PersonId.of(request.getParameter("person")),
                                    ParticipationRole.PARTICIPANT,
                                    Funding.SPONSORED,
                                    "FJ",
                                    null,
                                    "",
                                    Actor.SYSTEM);
            case "members" -> {
                var result =
                        service(CampaignPlanning.class)
                                .addMembers(
                                        campaign(request), list(request, "codes"), Actor.SYSTEM);
                yield result.added() + " " + result.unknown();
            }
            case "moving" ->
                    service(CampaignOverview.class)
                            .picture(campaign(request), Actor.SYSTEM)
                            .isMoving();
            case "stage" ->
                    service(CampaignOverview.class)
                            .picture(campaign(request), Actor.SYSTEM)
                            .stage();
            case "waiting" ->
                    service(CampaignOverview.class).waiting(actor(request)).stream()
                            .map(WaitingLetters::code)
                            .toList();
            case "setting" -> {
                // Settings are system properties, asked whenever they are needed.
                var to = request.getParameter("to");
                if (to == null) {
                    System.clearProperty(request.getParameter("id"));
                } else {
                    System.setProperty(request.getParameter("id"), to);
                }
                yield "set";
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
            case "refuse" -> {
                service(Selection.class)
                        .refuse(nomination(request), request.getParameter("why"), Actor.SYSTEM);
                yield "refused";
            }
            case "document" ->
                    service(NominationHistory.class)
                            .document(ChangeId.of(request.getParameter("id")), actor(request))
                            .name();
            case "leave-event" -> {
                service(Participations.class)
                        .withdraw(
                                ParticipationId.of(request.getParameter("id")),
                                request.getParameter("why"),
                                Actor.SYSTEM);
                yield "left";
            }
            case "seats" -> {
                service(EventPlanning.class)
                        .offerSeats(
                                EventId.of(request.getParameter("id")),
                                seats(request),
                                Actor.SYSTEM);
                yield "offered";
            }
            case "tell" -> letters().tellDecisions(event(request), actor(request));
            case "note" ->
                    letters()
                            .sendNote(event(request), request.getParameter("text"), actor(request));
            case "thank" -> letters().thank(event(request), actor(request));
            case "move" -> {
                move(event(request), Integer.parseInt(request.getParameter("days")));
                yield "moved";
            }
            case "accept" -> {
                service(WaitingList.class).accept(offer(request), actor(request));
                yield "accepted";
            }
            case "decline-offer" -> {
                service(WaitingList.class)
                        .decline(offer(request), request.getParameter("why"), actor(request));
                yield "declined";
            }
            case "rule" -> {
                service(SelectionRules.class)
                        .set(
                                EventId.of(request.getParameter("id")),
                                "yes".equals(request.getParameter("least")),
                                Integer.parseInt(request.getParameter("days")),
                                actor(request));
                yield "set";
            }
            case "select-all" ->
                    service(BulkSelection.class)
                            .select(
                                    list(request, "ids").stream().map(NominationId::of).toList(),
                                    actor(request))
                            .values()
                            .stream()
                            .map(DomainException::key)
                            .toList();
            case "ask-endorsement" -> {
                service(CampaignPlanning.class)
                        .askEndorsement(campaign(request), true, actor(request));
                yield "asked";
            }
            case "endorse" -> {
                service(Selection.class)
                        .endorse(nomination(request), receipt(request), actor(request));
                yield "endorsed";
            }
            case "withhold" -> {
                service(Selection.class)
                        .withholdEndorsement(nomination(request), receipt(request), actor(request));
                yield "withheld";
            }
            case "wait" -> {
                service(Selection.class).putOnWaiting(nomination(request), actor(request));
                yield "waiting";
            }
            case "withdraw" -> {
                service(Selection.class)
                        .withdraw(nomination(request), request.getParameter("why"), actor(request));
                yield "withdrawn";
            }
            case "desk" -> {
                service(DeskAnswers.class)
                        .nominate(
                                invitation(request),
                                List.of(officer(request)),
                                receipt(request),
                                actor(request));
                yield "nominated";
            }
            case "desk-decline" -> {
                service(DeskAnswers.class)
                        .decline(invitation(request), "By note", receipt(request), actor(request));
                yield "declined";
            }
            case "reconsider" -> {
                service(Selection.class).reconsider(nomination(request), Actor.SYSTEM);
                yield "reconsidered";
            }
            case "write-template" ->
                    service(TemplateWriting.class)
                            .save(
                                    LetterPurpose.valueOf(request.getParameter("purpose")),
                                    EventType.FELLOWSHIP,
                                    Language.of(request.getParameter("language")),
                                    Integer.parseInt(request.getParameter("read")),
                                    request.getParameter("subject"),
                                    request.getParameter("body"),
                                    actor(request));
            case "try-letter" -> trial(request);
            case "preview-letter" -> {
                var seen =
                        service(LetterTrial.class)
                                .preview(
                                        LetterPurpose.valueOf(request.getParameter("purpose")),
                                        EventType.FELLOWSHIP,
                                        Language.of(request.getParameter("language")),
                                        campaign(request),
                                        recipient(request),
                                        actor(request));
                yield seen.subject() + "\n" + seen.body();
            }
            case "paper" -> {
                service(CampaignPlanning.class)
                        .carryPaper(
                                campaign(request),
                                Boolean.parseBoolean(request.getParameter("to")),
                                actor(request));
                yield "chosen";
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

    private static String trial(HttpServletRequest request) {
        return service(LetterTrial.class)
                .send(
                        LetterPurpose.valueOf(request.getParameter("purpose")),
                        EventType.FELLOWSHIP,
                        Language.of(request.getParameter("language")),
                        campaign(request),
                        recipient(request),
                        actor(request));
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
                                Instant.now().plusSeconds(seconds(request)),
                                ZoneId.of("Asia/Bangkok")),
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

    private static long seconds(HttpServletRequest request) {
        var in = request.getParameter("in");
        return in == null ? Duration.ofDays(30).toSeconds() : Long.parseLong(in);
    }

    private static void deadline(HttpServletRequest request) {
        var overview = service(CampaignOverview.class);
        if (request.getParameter("revised") != null) {
            service(CampaignPlanning.class).revise(campaign(request), Actor.SYSTEM);
        }
        var campaign = overview.campaign(CampaignId.of(request.getParameter("id")), Actor.SYSTEM);
        service(CampaignPlanning.class)
                .describe(
                        campaign.id(),
                        campaign.name(),
                        campaign.events().stream()
                                .map(event -> new EventId(event.id()))
                                .collect(Collectors.toSet()),
                        new Deadline(
                                Instant.now().plusSeconds(seconds(request)),
                                ZoneId.of("Asia/Bangkok")),
                        Actor.SYSTEM);
    }

    private static OfferId offer(HttpServletRequest request) {
        return OfferId.of(request.getParameter("id"));
    }

    private static Seats seats(HttpServletRequest request) {
        var counts = list(request, "counts").stream().mapToInt(Integer::parseInt).toArray();
        return new Seats(counts[0], counts[1], counts[2], counts[3]);
    }

    private static Officer officer(HttpServletRequest request) {
        var name = request.getParameter("name");
        return new Officer(
                EventId.of(request.getParameter("event")),
                "Ada",
                name,
                name + "@customs.example",
                "F",
                "Officer",
                true);
    }

    private static Receipt receipt(HttpServletRequest request) {
        var file = request.getParameter("file");
        return new Receipt(
                AnswerChannel.valueOf(request.getParameter("channel")),
                LocalDate.parse(request.getParameter("on")),
                file == null
                        ? null
                        : ReceivedDocument.of(
                                request.getParameter("file-name"),
                                file.getBytes(StandardCharsets.ISO_8859_1)),
                request.getParameter("why"));
    }

    private static Actor actor(HttpServletRequest request) {
        var login = request.getParameter("actor");
        return login == null ? Actor.SYSTEM : new Actor(login);
    }

    private static CampaignId campaign(HttpServletRequest request) {
        return CampaignId.of(request.getParameter("id"));
    }

    private static UUID recipient(HttpServletRequest request) {
        return UUID.fromString(request.getParameter("recipient"));
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

    private static EventId event(HttpServletRequest request) {
        return EventId.of(request.getParameter("id"));
    }

    private static EventLetters letters() {
        return service(EventLetters.class);
    }

    private static void move(EventId id, int days) {
        var known = service(EventOverview.class).event(id, Actor.SYSTEM);
        service(EventPlanning.class)
                .change(
                        id,
                        known.version(),
                        new EventDetails(
                                known.code(),
                                known.type(),
                                known.audience(),
                                known.series(),
                                new DateRange(
                                        known.days().from().plusDays(days),
                                        known.days().to().plusDays(days)),
                                known.zone(),
                                known.opensAt(),
                                known.venue(),
                                known.city(),
                                known.countryIso(),
                                known.region(),
                                known.originalLanguage(),
                                known.titles(),
                                known.languages().isEmpty()
                                        ? Set.of(Language.EN)
                                        : known.languages(),
                                known.requestedBy(),
                                known.topic()),
                        Actor.SYSTEM);
    }
}

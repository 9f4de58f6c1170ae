package org.muster.nomination.web;

import jakarta.ejb.EJB;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.UUID;
import org.muster.event.EventId;
import org.muster.invitation.DeadlinePassed;
import org.muster.nomination.AlreadyNominated;
import org.muster.nomination.AnswerChanged;
import org.muster.nomination.AnswerSheet;
import org.muster.nomination.EventOver;
import org.muster.nomination.InvitationAnswers;
import org.muster.nomination.NominationId;
import org.muster.nomination.OfferId;
import org.muster.nomination.OfferSettled;
import org.muster.shared.DomainException;
import org.muster.shared.InvalidInput;
import org.muster.shared.NotFound;

/**
 * The page behind a letter's link. Reading it changes nothing, since mail scanners follow links;
 * only a form that was sent answers.
 */
@WebServlet("/i/*")
public class InvitationLinkServlet extends LinkServlet {
    private static final long serialVersionUID = 1;
    private static final int CONFLICT = 409;
    private static final int UNPROCESSABLE = 422;

    @EJB private transient InvitationAnswers answers;

    @Override
    protected void show(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var sheet = answers.read(token(request));
        var done = request.getParameter("done");
        page(
                request,
                response,
                200,
                sheet,
                AnswerForm.of(sheet).replacing(request.getParameter("replace")),
                done == null ? null : "done." + done,
                false);
    }

    @Override
    protected void take(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var sheet = answers.read(token(request));
        var form = AnswerForm.of(sheet, request);
        try {
            var done = act(request, sheet, form);
            if (done == null) {
                page(request, response, UNPROCESSABLE, sheet, form, "error.form", true);
                return;
            }
            done(request, response, done, asked(request, sheet.language()));
        } catch (NotFound unknown) {
            throw unknown;
        } catch (InvalidInput refused) {
            page(request, response, UNPROCESSABLE, sheet, form, "error." + refused.field(), true);
        } catch (AnswerChanged stale) {
            page(request, response, CONFLICT, answers.read(token(request)), form, "stale", true);
        } catch (DeadlinePassed late) {
            page(request, response, CONFLICT, answers.read(token(request)), form, "too.late", true);
        } catch (EventOver late) {
            page(
                    request,
                    response,
                    CONFLICT,
                    answers.read(token(request)),
                    form,
                    "event.over",
                    true);
        } catch (OfferSettled over) {
            page(
                    request,
                    response,
                    CONFLICT,
                    answers.read(token(request)),
                    form,
                    "offer.over",
                    true);
        } catch (AlreadyNominated elsewhere) {
            page(request, response, CONFLICT, sheet, form, "already.nominated", true);
        } catch (DomainException rule) {
            page(request, response, CONFLICT, answers.read(token(request)), form, "refused", true);
        }
    }

    /** Does what the form asks; null when a field cannot be taken, which the form then shows. */
    private String act(HttpServletRequest request, AnswerSheet sheet, AnswerForm form) {
        var seen = number(request.getParameter("version"));
        var action = request.getParameter("action");
        switch (action == null ? "" : action) {
            case "nominate" -> {
                var officers = form.officers(sheet);
                if (form.hasErrors()) {
                    return null;
                }
                answers.nominate(token(request), seen, officers);
                return "nominated";
            }
            case "decline" -> {
                answers.decline(token(request), seen, form.value("note"));
                return "declined";
            }
            case "withdraw" -> {
                answers.withdraw(token(request), nomination(request));
                return "withdrawn";
            }
            case "accept-offer" -> {
                answers.acceptOffer(token(request), offer(request));
                return "accepted";
            }
            case "decline-offer" -> {
                answers.declineOffer(token(request), offer(request));
                return "passed";
            }
            case "substitute" -> {
                substitute(request, sheet);
                return "substituted";
            }
            default -> throw new InvalidInput("form", "Unknown action");
        }
    }

    private void substitute(HttpServletRequest request, AnswerSheet sheet) {
        var leaving = nomination(request);
        EventId event =
                sheet.nominations().stream()
                        .filter(each -> each.id().equals(leaving))
                        .findFirst()
                        .orElseThrow(() -> new NotFound("nomination", leaving))
                        .event();
        answers.substitute(
                token(request),
                leaving,
                AnswerForm.officer(event, "-" + leaving, request::getParameter));
    }

    private static NominationId nomination(HttpServletRequest request) {
        try {
            return new NominationId(UUID.fromString("" + request.getParameter("nomination")));
        } catch (IllegalArgumentException notOurs) {
            throw new NotFound("nomination", "of this name");
        }
    }

    private static OfferId offer(HttpServletRequest request) {
        try {
            return new OfferId(UUID.fromString("" + request.getParameter("offer")));
        } catch (IllegalArgumentException notOurs) {
            throw new NotFound("offer", "of this name");
        }
    }

    private static void page(
            HttpServletRequest request,
            HttpServletResponse response,
            int status,
            AnswerSheet sheet,
            AnswerForm form,
            String notice,
            boolean isTrouble)
            throws IOException {
        var language = asked(request, sheet.language());
        write(request, response, status, AnswerPage.of(sheet, form, notice, isTrouble, language));
    }
}

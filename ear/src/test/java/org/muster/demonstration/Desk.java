package org.muster.demonstration;

import jakarta.ejb.EJB;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.muster.shared.Actor;
import org.muster.shared.DomainException;

/**
 * The operator's page of the demonstration: where the business clock stands, and the acts that can
 * be played in. <code>POST act/&lt;name&gt;</code> does one; scripts get its sentence as text.
 */
@WebServlet({"", "/act/*"})
public class Desk extends HttpServlet {
    private static final long serialVersionUID = 1;
    private static final Logger LOG = Logger.getLogger(Desk.class.getName());
    private static final String TOLD = "told";
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofLocalizedDateTime(FormatStyle.FULL, FormatStyle.SHORT)
                    .withLocale(Locale.UK);

    @EJB private transient Play play;

    private interface Doing {
        String by(Actor actor) throws InterruptedException;
    }

    private record Act(String name, String title, String what, Doing doing) {}

    private List<Act> acts() {
        return List.of(
                new Act(
                        "answers",
                        "Administrations answer",
                        "28 nominate, two decline, partners name their officers; the seats are given. Letters not sent yet are queued.",
                        play::answers),
                new Act(
                        "deadline",
                        "To the deadline",
                        "The clock moves past 4 May 2012, 17:00 in Bangkok; one nomination more is refused.",
                        play::deadline),
                new Act(
                        "day-after",
                        "To the day after the events",
                        "The clock moves to 2 June 2012; both events took place.",
                        play::dayAfter),
                new Act(
                        "sheet",
                        "The sheets come in",
                        "Both sign-in sheets are uploaded and imported; a list of the host without references waits to be looked at.",
                        play::sheet),
                new Act(
                        "claims",
                        "Participants claim",
                        "28 claims of 300.00 EUR are entered, not all of them right; an advance is approved.",
                        play::claims),
                new Act(
                        "costs",
                        "Invoices come in",
                        "Tickets, the dialogue's allowance and its venue are entered and approved; a list to pay those in euro is prepared.",
                        play::costs),
                new Act(
                        "reconcile",
                        "Reconcile",
                        "Invited, nominated, confirmed, present and claimed are compared.",
                        play::reconcile),
                new Act(
                        "approve",
                        "Approve the claims",
                        "A second person approves what is payable.",
                        play::approve),
                new Act(
                        "settle",
                        "Settle the exceptions",
                        "For each exception one person proposes what becomes of it, another confirms.",
                        play::settle),
                new Act(
                        "july",
                        "To 10 July 2012",
                        "The clock moves; claims were paid on 5 July, the workshop in Baku took place.",
                        play::july),
                new Act(
                        "statement",
                        "Tell the donor",
                        "The statement of CCF/Japan for 2011/12 is produced.",
                        play::statement),
                new Act(
                        "send",
                        "Send the statement",
                        "A controller certifies it, and a letter with a link goes to the donor's contact.",
                        play::send));
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        var session = request.getSession(true);
        var told = new ArrayList<String>();
        if (session.getAttribute(TOLD) instanceof List<?> lines) {
            lines.forEach(line -> told.add(line.toString()));
        }
        harden(response);
        response.setContentType("text/html;charset=UTF-8");
        response.getWriter().write(DeskPage.html(MOMENT.format(Play.now()), rows(), told));
    }

    private List<String[]> rows() {
        return acts().stream()
                .map(act -> new String[] {act.name(), act.title(), act.what()})
                .toList();
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!isFromHere(request)) {
            response.sendError(HttpServletResponse.SC_FORBIDDEN);
            return;
        }
        var path = request.getPathInfo();
        var act = acts().stream().filter(one -> ("/" + one.name()).equals(path)).findFirst();
        if (act.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        answer(request, response, act.get());
    }

    private void answer(HttpServletRequest request, HttpServletResponse response, Act act)
            throws IOException {
        String sentence;
        try {
            sentence = act.doing().by(new Actor(request.getUserPrincipal().getName()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            sentence = "Interrupted";
        } catch (DomainException refused) {
            response.setStatus(HttpServletResponse.SC_CONFLICT);
            sentence = refused.getMessage();
        } catch (RuntimeException failed) {
            LOG.log(Level.WARNING, "The act failed: " + act.name(), failed);
            response.setStatus(HttpServletResponse.SC_INTERNAL_SERVER_ERROR);
            sentence = "That did not work: " + failed.getMessage();
        }
        harden(response);
        if (isPage(request)) {
            remember(request, act.title() + ": " + sentence);
            response.setStatus(HttpServletResponse.SC_SEE_OTHER);
            response.setHeader("Location", request.getContextPath() + "/");
            return;
        }
        response.setContentType("text/plain;charset=UTF-8");
        response.getWriter().write(sentence);
    }

    private static void remember(HttpServletRequest request, String line) {
        var session = request.getSession(true);
        var told = new ArrayList<String>();
        if (session.getAttribute(TOLD) instanceof List<?> lines) {
            lines.forEach(one -> told.add(one.toString()));
        }
        told.add(line);
        session.setAttribute(TOLD, told);
    }

    private static boolean isPage(HttpServletRequest request) {
        var accept = request.getHeader("Accept");
        return accept != null && accept.contains("text/html");
    }

    /** A browser names the page it comes from; another site's page does nothing here. */
    private static boolean isFromHere(HttpServletRequest request) {
        var origin = request.getHeader("Origin");
        return origin == null
                || request.getHeader("Host").equals(URI.create(origin).getAuthority());
    }

    private static void harden(HttpServletResponse response) {
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; style-src 'self'; form-action 'self'; frame-ancestors 'none'");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("Referrer-Policy", "same-origin");
    }
}

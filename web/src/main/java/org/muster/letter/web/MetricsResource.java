package org.muster.letter.web;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.muster.letter.Breaker;
import org.muster.letter.LetterBacklog;
import org.muster.operation.DeadLetters;

/** The figures of the installation, as Prometheus and whatever reads its format scrape them. */
@Path("/metrics")
@RequestScoped
@Tag(name = "Operation")
public class MetricsResource {
    private static final String TYPE = "text/plain;version=0.0.4;charset=UTF-8";

    @EJB private LetterBacklog letters;
    @EJB private DeadLetters dead;

    @GET
    @Produces(TYPE)
    @Operation(summary = "Rate, backlog and its age, retries by class, dead letters")
    public String metrics() {
        var now = letters.now();
        var text = new StringBuilder(2048);
        gauge(text, "letters_waiting", "Letters queued", now.waiting());
        gauge(text, "letters_due", "Letters whose turn it is", now.due());
        gauge(text, "letters_in_flight", "Letters being handed over", now.inFlight());
        gauge(text, "letters_uncertain", "Letters nobody can tell about", now.uncertain());
        gauge(text, "letters_failed", "Letters refused for good", now.failed());
        gauge(
                text,
                "letters_oldest_waiting_seconds",
                "Age of the longest-waiting letter",
                now.oldestWaitingSeconds());
        gauge(
                text,
                "letters_oldest_unclaimed_slice_seconds",
                "How long the oldest slice with letters that are due waits for a consumer",
                now.oldestUnclaimedSeconds());
        gauge(text, "letters_per_minute", "Accepted, over five minutes", now.perMinute());
        head(text, "letter_retries_last_hour", "Attempts of the last hour that did not succeed");
        retries(text, "4xx", now.refusedForNow());
        retries(text, "5xx", now.refused());
        retries(text, "no_connection", now.notConnected());
        retries(text, "unknown", now.unknown());
        gauge(
                text,
                "breaker_open",
                "1 while this server leaves the mail server alone",
                letters.breaker().state() == Breaker.State.CLOSED ? 0 : 1);
        dead.waiting()
                .ifPresent(many -> gauge(text, "dead_letters", "Announcements given up", many));
        return text.toString();
    }

    private static void gauge(StringBuilder text, String name, String about, double value) {
        head(text, name, about);
        line(text, name, value);
    }

    private static void head(StringBuilder text, String name, String about) {
        text.append("# HELP muster_").append(name).append(' ').append(about).append('\n');
        text.append("# TYPE muster_").append(name).append(" gauge\n");
    }

    private static void retries(StringBuilder text, String kind, double value) {
        line(text, "letter_retries_last_hour{class=\"" + kind + "\"}", value);
    }

    private static void line(StringBuilder text, String name, double value) {
        text.append("muster_").append(name).append(' ').append(value).append('\n');
    }
}

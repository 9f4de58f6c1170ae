package org.muster.nomination;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.muster.event.EventId;
import org.muster.invitation.AnswerState;
import org.muster.invitation.Asked;
import org.muster.invitation.AskedInvitations;
import org.muster.invitation.Invitation;
import org.muster.invitation.InvitedEvent;
import org.muster.member.PersonId;
import org.muster.operation.AuditTrail;
import org.muster.shared.Actor;
import org.muster.shared.InvalidInput;
import org.muster.shared.Language;
import org.muster.shared.NotFound;
import org.muster.shared.Told;

/**
 * Writes answers, whichever way they came: through the letter's link or over the desk. One answer
 * belongs to a recipient, not to a copy or revision of its letter.
 */
@ApplicationScoped
class AnswerBook {
    private static final int MOST_PER_EVENT = 20;

    @Inject private AskedInvitations invitations;
    @Inject private Nominations nominations;
    @Inject private NominationReader reader;
    @Inject private Officers officers;
    @Inject private AuditTrail audit;
    @Inject private Seating seating;
    @Inject private Decisions decisions;
    @Inject private OfferAnswers offers;
    @Inject private History history;
    @Inject private Clock clock;

    AnswerSheet sheet(Invitation invitation, String organisation) {
        var asked = invitations.asked(invitation);
        var now = clock.instant();
        return new AnswerSheet(
                invitation.id(),
                invitation.version(),
                invitation.language(),
                organisation,
                asked.recipientName(),
                asked.member() != null,
                asked.events(),
                asked.deadline(),
                phase(asked, now),
                invitation.answer(),
                invitation.answeredAt(),
                invitation.answerNote(),
                reader.ofRecipient(invitation.recipient(), invitation.language()),
                offers.openTo(invitation.recipient()),
                now);
    }

    static AnswerSheet.Phase phase(Asked asked, Instant now) {
        var over =
                asked.isClosed()
                        || asked.events().stream().noneMatch(event -> now.isBefore(event.end()));
        if (over) {
            return AnswerSheet.Phase.OVER;
        }
        return asked.deadline().isOver(now) ? AnswerSheet.Phase.LATE : AnswerSheet.Phase.OPEN;
    }

    /**
     * Makes these the officers put forward, and nobody else; said again, it changes nothing. Who
     * was put forward for an event that has ended stays.
     *
     * @param seen the version the answer was given on
     * @return whether anything changed
     */
    boolean nominate(Invitation invitation, long seen, List<Officer> wanted, Actor actor) {
        var asked = invitations.asked(invitation);
        requireSensible(asked, wanted);
        var ended = endedEvents(asked);
        for (var officer : wanted) {
            requireRunning(ended, officer.event());
        }
        var present =
                nominations.ofRecipient(invitation.recipient()).stream()
                        .filter(each -> !ended.containsKey(each.event()))
                        .toList();
        if (isSame(invitation, present, wanted)) {
            return false;
        }
        requireFresh(invitation, seen);
        nominations.lock(present);
        var kept = new HashSet<NominationId>();
        var ranks = new HashMap<EventId, Integer>();
        for (var officer : wanted) {
            var rank = ranks.merge(officer.event(), 1, Integer::sum);
            kept.add(put(invitation, asked, present, officer, rank, "", actor));
        }
        withdraw(
                present.stream().filter(each -> !kept.contains(each.id())).toList(),
                Told.of("nomination.dropped").written(),
                actor);
        answered(invitation, null, actor);
        audit.record(
                actor, "officers nominated", "invitation", invitation.id(), "" + wanted.size());
        return true;
    }

    /** Adds officers to those put forward already, behind them; each keeps the reason. */
    void add(Invitation invitation, List<Officer> late, Receipt receipt, Actor actor) {
        var asked = invitations.asked(invitation);
        requireSensible(asked, late);
        var present = nominations.ofRecipient(invitation.recipient());
        nominations.lock(present);
        var ranks = new HashMap<EventId, Integer>();
        present.forEach(each -> ranks.merge(each.event(), each.rank(), Math::max));
        for (var officer : late) {
            var rank = ranks.merge(officer.event(), 1, Integer::sum);
            put(invitation, asked, present, officer, rank, receipt.reason(), actor);
        }
        answered(invitation, receipt, actor);
        audit.record(
                actor,
                "officers nominated at the desk",
                "invitation",
                invitation.id(),
                receipt.channel() + " " + late.size());
    }

    private void answered(Invitation invitation, Receipt receipt, Actor actor) {
        var was = invitation.answer();
        invitation.nominated(clock.instant(), channel(receipt).name());
        history.answered(invitation, was, receipt == null ? "" : receipt.reason(), receipt, actor);
    }

    private static AnswerChannel channel(Receipt receipt) {
        return receipt == null ? AnswerChannel.LINK : receipt.channel();
    }

    /**
     * Says that nobody comes; said again, it changes nothing.
     *
     * @param seen the version the answer was given on, or null over the desk
     * @param receipt how it came to the desk, or null where it came through the letter's link
     */
    boolean decline(Invitation invitation, Long seen, String note, Receipt receipt, Actor actor) {
        var given = note == null ? "" : note.strip();
        if (invitation.answer() == AnswerState.DECLINED && invitation.answerNote().equals(given)) {
            return false;
        }
        requireFresh(invitation, seen);
        var ended = endedEvents(invitations.asked(invitation));
        withdraw(
                nominations.ofRecipient(invitation.recipient()).stream()
                        .filter(each -> !ended.containsKey(each.event()))
                        .toList(),
                Told.of("nomination.declined").written(),
                actor);
        var was = invitation.answer();
        invitation.declined(note, clock.instant(), channel(receipt).name());
        history.answered(invitation, was, said(given, receipt), receipt, actor);
        audit.record(
                actor,
                "invitation declined",
                "invitation",
                invitation.id(),
                channel(receipt).name());
        return true;
    }

    private void withdraw(List<Nomination> leaving, String why, Actor actor) {
        nominations.lock(leaving);
        leaving.forEach(each -> seating.withdraw(each, why, actor));
    }

    /** What they said, and why it was taken although it came late. */
    private static String said(String note, Receipt receipt) {
        var late = receipt == null ? "" : receipt.reason();
        var said = note.isEmpty() || late.isEmpty() ? note + late : note + " – " + late;
        return said.length() > 1000 ? said.substring(0, 1000) : said;
    }

    boolean withdraw(Invitation invitation, NominationId id, Actor actor) {
        var nomination = own(invitation, id);
        if (nomination.isOut()) {
            return false;
        }
        requireRunning(endedEvents(invitations.asked(invitation)), nomination.event());
        seating.withdraw(nomination, Told.of("nomination.withdrawn").written(), actor);
        return true;
    }

    /**
     * One officer for another at the same place; the newcomer is proposed and not yet selected.
     * Only an officer who is still in the running has a place to give, so a place changes hands
     * once.
     */
    boolean substitute(Invitation invitation, NominationId id, Officer newcomer, Actor actor) {
        var leaving = own(invitation, id);
        if (!leaving.event().equals(newcomer.event())) {
            throw new InvalidInput("event", "An officer is replaced for the same event");
        }
        var asked = invitations.asked(invitation);
        requireRunning(endedEvents(asked), leaving.event());
        if (leaving.isOut()) {
            if (isPutForward(invitation, newcomer)) {
                return false;
            }
            throw new NominationSettled(id, leaving.selection());
        }
        var present = nominations.ofRecipient(invitation.recipient());
        seating.replace(leaving, Told.of("nomination.replaced").written(), actor);
        var put =
                put(
                        invitation,
                        asked,
                        present,
                        newcomer,
                        leaving.rank(),
                        Told.of("nomination.replaces").written(),
                        actor);
        if (put.equals(id)) {
            throw new InvalidInput("email", "The same officer cannot replace themselves");
        }
        audit.record(actor, "officer replaced", "nomination", id, put.toString());
        return true;
    }

    private boolean isPutForward(Invitation invitation, Officer officer) {
        return reader.ofRecipient(invitation.recipient(), Language.EN).stream()
                .filter(each -> each.event().equals(officer.event()))
                .filter(each -> each.selection() != SelectionState.WITHDRAWN)
                .anyMatch(
                        each ->
                                officer.key()
                                        .equals(
                                                Officer.key(
                                                        each.givenName(),
                                                        each.familyName(),
                                                        each.email())));
    }

    /** The codes of the campaign's events that have ended. */
    private Map<EventId, String> endedEvents(Asked asked) {
        var now = clock.instant();
        return asked.campaign().stream()
                .filter(event -> !now.isBefore(event.end()))
                .collect(Collectors.toMap(event -> new EventId(event.id()), InvitedEvent::code));
    }

    private static void requireRunning(Map<EventId, String> ended, EventId event) {
        if (ended.containsKey(event)) {
            throw new EventOver(ended.get(event));
        }
    }

    private NominationId put(
            Invitation invitation,
            Asked asked,
            List<Nomination> present,
            Officer officer,
            int rank,
            String reason,
            Actor actor) {
        PersonId person =
                officers.personOf(
                        officer,
                        asked.member(),
                        asked.member() == null ? asked.organisation() : null,
                        invitation.language(),
                        actor);
        var known = nominations.of(officer.event(), person);
        if (known.isPresent()) {
            var nomination = known.get();
            if (present.stream().noneMatch(own -> own.id().equals(nomination.id()))) {
                throw new AlreadyNominated(officer.email());
            }
            if (nomination.selection() == SelectionState.WITHDRAWN) {
                decisions.change(
                        nomination, actor, () -> nomination.renew(reason, clock.instant()));
            }
            nomination.rankAs(rank, officer.sponsored());
            return nomination.id();
        }
        var nomination =
                Nomination.propose(
                        invitation.id(),
                        officer.event(),
                        person,
                        rank,
                        officer.sponsored(),
                        reason,
                        clock.instant());
        decisions.propose(nomination, actor);
        return nomination.id();
    }

    private Nomination own(Invitation invitation, NominationId id) {
        return nominations.ofRecipient(invitation.recipient()).stream()
                .filter(nomination -> nomination.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new NotFound("nomination", id));
    }

    private static void requireSensible(Asked asked, List<Officer> wanted) {
        if (wanted.isEmpty()) {
            throw new InvalidInput("officers", "Name at least one officer, or decline");
        }
        Map<EventId, Set<String>> officers = new HashMap<>();
        for (var officer : wanted) {
            if (!asked.names(officer.event())) {
                throw new InvalidInput("event", "The letter does not invite to this event");
            }
            var named = officers.computeIfAbsent(officer.event(), event -> new HashSet<>());
            if (!named.add(officer.key())) {
                throw new InvalidInput("email", officer.email() + " is named twice");
            }
            if (named.size() > MOST_PER_EVENT) {
                throw new InvalidInput(
                        "officers", "At most " + MOST_PER_EVENT + " officers for one event");
            }
        }
    }

    private boolean isSame(Invitation invitation, List<Nomination> present, List<Officer> wanted) {
        if (invitation.answer() != AnswerState.NOMINATED) {
            return false;
        }
        var own = present.stream().map(Nomination::id).toList();
        var said =
                reader.ofRecipient(invitation.recipient(), Language.EN).stream()
                        .filter(each -> each.selection() != SelectionState.WITHDRAWN)
                        .filter(each -> own.contains(each.id()))
                        .collect(Collectors.groupingBy(NominationSummary::event));
        var asked = wanted.stream().collect(Collectors.groupingBy(Officer::event));
        return !present.isEmpty()
                && said.keySet().equals(asked.keySet())
                && asked.keySet().stream()
                        .allMatch(event -> isSame(said.get(event), asked.get(event)));
    }

    private static boolean isSame(List<NominationSummary> said, List<Officer> asked) {
        return said.size() == asked.size()
                && IntStream.range(0, asked.size())
                        .allMatch(at -> asked.get(at).isTold(said.get(at)));
    }

    private static void requireFresh(Invitation invitation, Long seen) {
        if (seen != null && seen != invitation.version()) {
            throw new AnswerChanged();
        }
    }
}

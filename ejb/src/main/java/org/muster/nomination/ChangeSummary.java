package org.muster.nomination;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.muster.shared.Actor;
import org.muster.shared.Told;

/**
 * One step of a time line.
 *
 * @param officer whose nomination it was; empty for the answer itself
 * @param channel how word of it came, or null where nobody wrote
 * @param documentName the attached document, or null
 * @param by the name of the account, or the login where it is none's
 */
public record ChangeSummary(
        UUID id,
        ChangeKind kind,
        String officer,
        String was,
        String becomes,
        String reason,
        AnswerChannel channel,
        LocalDate receivedOn,
        String documentName,
        String login,
        String by,
        Instant at) {

    /** The reason as a sentence in whichever language it is read. */
    public Told why() {
        return Told.read(reason);
    }

    /** Whoever held the letter's link did it. */
    public boolean isByLink() {
        return login.startsWith(InvitationAnswers.LINK_ACTOR);
    }

    /** Nobody did it: a deadline passed, or a seat came free. */
    public boolean isByNobody() {
        return login.equals(Actor.SYSTEM.login());
    }
}

package org.muster.letter;

import jakarta.ejb.EJB;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.UUID;
import org.muster.operation.Arming;
import org.muster.shared.Language;

/**
 * Letters somebody sends to the own address to see how they arrive: over the same relay, flagged in
 * the subject, in no queue and in no count. Like any letter they leave an armed installation only.
 */
@ApplicationScoped
public class TestLetters {
    private static final String FLAG = "[TEST] ";

    @EJB private Arming arming;
    @Inject private LetterPost post;
    @Inject private LetterTerms terms;

    /** Sends it at once; not to be called within a transaction. */
    public void send(
            LetterPurpose purpose, Language language, String address, String name, Printed letter) {
        if (!arming.state().isArmed()) {
            throw TestLetterNotSent.disarmed();
        }
        var id = LetterId.next();
        var parcel =
                new Parcel(
                        id,
                        id.value(),
                        purpose,
                        1,
                        "<test-" + UUID.randomUUID() + "@" + terms.mailDomain() + ">",
                        language,
                        address,
                        name,
                        "PERSON",
                        language);
        var flagged = new Printed(FLAG + letter.subject(), letter.body(), letter.enclosures());
        try (var line = post.open(terms.now().patienceWithRelay())) {
            var outcome = line.send(parcel, flagged);
            if (outcome.kind() != Outcome.Kind.SENT) {
                throw TestLetterNotSent.returned(outcome.detail());
            }
        }
    }
}

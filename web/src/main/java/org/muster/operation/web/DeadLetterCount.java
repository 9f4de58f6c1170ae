package org.muster.operation.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.OptionalInt;
import org.muster.operation.DeadLetters;
import org.muster.shared.Roles;
import org.muster.web.CurrentUser;

/** How many announcements wait in the dead-letter queue, for those who keep the installation. */
@Named
@RequestScoped
public class DeadLetterCount {
    @Inject private DeadLetters letters;
    @Inject private CurrentUser user;

    private OptionalInt waiting;

    public boolean isShown() {
        return user.is(Roles.OPERATOR) || user.is(Roles.AUDITOR);
    }

    /** Whether the broker answered. */
    public boolean isKnown() {
        return waiting().isPresent();
    }

    public int getWaiting() {
        return waiting().orElse(0);
    }

    private OptionalInt waiting() {
        if (waiting == null) {
            waiting = letters.waiting();
        }
        return waiting;
    }
}

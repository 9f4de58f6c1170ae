package org.muster.letter.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.muster.letter.Backlog;
import org.muster.letter.Breaker;
import org.muster.letter.LetterBacklog;
import org.muster.shared.Roles;
import org.muster.web.CurrentUser;

/** What waits to be sent and what comes back, for those who keep the installation. */
@Named
@RequestScoped
public class BacklogFigures {
    @Inject private LetterBacklog letters;
    @Inject private CurrentUser user;

    private Backlog now;

    public boolean isShown() {
        return user.is(Roles.OPERATOR) || user.is(Roles.AUDITOR);
    }

    /** How this server's way to the mail server stands. */
    public Breaker.Standing getBreaker() {
        return letters.breaker();
    }

    public Backlog getNow() {
        if (now == null) {
            now = letters.now();
        }
        return now;
    }
}

package org.muster.payee;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RunAs;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Optional;
import org.muster.nomination.Nominee;
import org.muster.nomination.OfficerLinks;
import org.muster.nomination.SelectionState;
import org.muster.shared.Actor;
import org.muster.shared.NotFound;
import org.muster.shared.Roles;

/**
 * The door behind a confirmed officer's own link for the account they are paid to. It takes an
 * account and shows no more than its end: whoever finds the letter learns nothing.
 */
@Stateless
@PermitAll
@RunAs(Roles.SYSTEM)
public class OwnPayee {
    @Inject private OfficerLinks links;
    @Inject private PayeeBook book;

    /** What the officer told before: the last signs of the number. */
    public record Kept(String end, Instant at) {}

    public Optional<Kept> kept(String token) {
        var nominee = coming(links.behind(token));
        return book.of(nominee.officer().person())
                .map(told -> new Kept(told.account().end(), told.at()));
    }

    public void tell(String token, PayeeAccount account) {
        var nominee = coming(links.behind(token));
        book.tell(nominee.officer().person(), account, new Actor("officer-" + nominee.id()));
    }

    private static Nominee coming(Nominee nominee) {
        if (nominee.officer().selection() != SelectionState.CONFIRMED) {
            throw new NotFound("nomination", "before a confirmation");
        }
        return nominee;
    }
}

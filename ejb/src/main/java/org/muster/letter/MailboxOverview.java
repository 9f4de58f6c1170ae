package org.muster.letter;

import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import org.muster.shared.Roles;

/** Tells whoever keeps the installation how the mailbox fares. */
@Stateless
@RolesAllowed({
    Roles.OPERATOR,
    Roles.EVENT_OFFICER,
    Roles.AUDITOR,
    Roles.ADMINISTRATOR,
    Roles.SYSTEM
})
public class MailboxOverview {
    private static final int SHOWN = 20;

    @Inject private MailboxLog log;
    @Inject private MailRows rows;

    /** The latest look into the mailbox; nothing before the first, or where none is named. */
    public Optional<MailboxLook> last() {
        return log.last();
    }

    /** What arrived last and is about no letter, or could not be read. */
    public List<MailSummary> aboutNothing() {
        return rows.aboutNothing(SHOWN);
    }
}

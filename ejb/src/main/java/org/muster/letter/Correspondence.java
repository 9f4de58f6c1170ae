package org.muster.letter;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.muster.shared.NotFound;

/**
 * What arrived about letters, beside what they were about. Who may read it is decided by the
 * caller, who knows the matter.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class Correspondence {
    private static final int MOST = 100;

    @Inject private MailRows rows;

    /** Everything that arrived about a matter's letters, the latest first. */
    public List<MailSummary> about(UUID matter) {
        return rows.about(matter, MOST);
    }

    /** What somebody wrote about the matter. */
    public MailText text(UUID mail, UUID matter) {
        return MailText.read(rows.original(mail, matter));
    }

    /** One thing attached to it. */
    public MailText.Attachment attachment(UUID mail, UUID matter, int number) {
        var attachment = MailText.attachment(rows.original(mail, matter), number);
        if (attachment == null) {
            throw new NotFound("attachment", number);
        }
        return attachment;
    }
}

package org.muster.invitation.web;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.muster.invitation.InvitationId;
import org.muster.invitation.Returns;
import org.muster.letter.MailSummary;
import org.muster.letter.MailText;
import org.muster.web.CurrentUser;

/** What arrived about an invitation, on the page of its letter; each mail is opened once. */
@Named
@RequestScoped
public class ArrivedPart {
    @Inject private Returns returns;
    @Inject private CurrentUser user;

    private final Map<String, List<MailSummary>> mails = new HashMap<>();
    private final Map<UUID, MailText> texts = new HashMap<>();

    public List<MailSummary> of(String invitation) {
        return mails.computeIfAbsent(
                invitation, id -> returns.about(InvitationId.of(id), user.actor()));
    }

    public MailText text(String invitation, MailSummary mail) {
        return texts.computeIfAbsent(
                mail.id(), id -> returns.text(InvitationId.of(invitation), id, user.actor()));
    }
}

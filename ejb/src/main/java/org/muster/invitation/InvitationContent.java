package org.muster.invitation;

import java.util.List;
import java.util.UUID;
import org.muster.letter.Withheld;
import org.muster.shared.Language;

/**
 * What a letter of an invitation is made of, beside the texts it shares with others.
 *
 * @param personName the person invited by name, or null
 * @param visibleEvents the events this recipient may attend and that take place
 * @param withheld why a letter about it must not go, or null
 */
record InvitationContent(
        InvitationId invitation,
        int linkVersion,
        Language language,
        int revision,
        String recipientName,
        String personName,
        List<UUID> visibleEvents,
        Withheld withheld) {}

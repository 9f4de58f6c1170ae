package org.muster.invitation;

import java.util.List;
import java.util.UUID;
import org.muster.shared.Language;

/** Everything one letter needs to be printed and sent; what it may name is decided already. */
record Parcel(
        InvitationId invitation,
        String messageId,
        int linkVersion,
        Language language,
        int revision,
        String address,
        String addresseeName,
        boolean toOffice,
        String recipientName,
        String personName,
        List<UUID> visibleEvents) {}

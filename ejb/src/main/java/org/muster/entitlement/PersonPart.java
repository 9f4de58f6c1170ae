package org.muster.entitlement;

import java.io.Serializable;
import java.time.LocalDate;
import org.muster.event.EventId;
import org.muster.event.ParticipationRole;
import org.muster.event.ParticipationStatus;
import org.muster.member.PersonId;
import org.muster.shared.Money;

/**
 * A row's part in one event, and what it claims there.
 *
 * @param claimNo empty where nothing is claimed
 * @param claimed zero where nothing is claimed
 */
public record PersonPart(
        PersonId person,
        EventId event,
        String code,
        LocalDate from,
        LocalDate to,
        ParticipationRole role,
        ParticipationStatus status,
        int daysPresent,
        String claimNo,
        ClaimState claimState,
        Money claimed)
        implements Serializable {}

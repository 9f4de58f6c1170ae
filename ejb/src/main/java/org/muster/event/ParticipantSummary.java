package org.muster.event;

import org.muster.member.OrganisationId;
import org.muster.member.PersonId;

/** One person's part in an event, with the name as it stands now (empty after erasure). */
public record ParticipantSummary(
        ParticipationId id,
        PersonId person,
        String familyName,
        String givenName,
        ParticipationRole role,
        Funding funding,
        ParticipationStatus status,
        String memberCode,
        OrganisationId organisation,
        String organisationAcronym,
        String reason) {

    public String listName() {
        return familyName + ", " + givenName;
    }
}

package org.muster.event;

import org.muster.shared.DomainException;

/** This person has this part in the event already. */
public class AlreadyTakesPart extends DomainException {
    private static final long serialVersionUID = 1;

    AlreadyTakesPart(ParticipationId participation, ParticipationRole role) {
        super("This person is confirmed as " + role + " already", participation, role);
    }
}

package org.muster.invitation;

import org.muster.shared.DomainException;

/** The campaign has a reminder for that day and hour already. */
public class ReminderRuleTaken extends DomainException {
    private static final long serialVersionUID = 1;

    ReminderRuleTaken(ReminderRule rule) {
        super(
                "A reminder "
                        + rule.daysBefore()
                        + " days before at "
                        + rule.hour()
                        + " is planned",
                rule.daysBefore(),
                rule.hour());
    }
}

package org.muster.funding;

import java.util.Set;

/** Whose costs an earmark pays: those of participants, of experts, of the Secretariat. */
public enum Beneficiary {
    PARTICIPANTS,
    EXPERTS,
    SECRETARIAT;

    private static final Set<String> EXPERT_ROLES = Set.of("EXPERT", "FACILITATOR");

    /** A facilitator is an expert to an earmark, a member of staff is the Secretariat. */
    static Beneficiary ofRole(String participationRole) {
        if (participationRole.equals("STAFF")) {
            return SECRETARIAT;
        }
        return EXPERT_ROLES.contains(participationRole) ? EXPERTS : PARTICIPANTS;
    }
}

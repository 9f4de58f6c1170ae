package org.muster.shared;

import java.util.List;

/**
 * The roles people hold. A role may be limited to a region, an event or a contribution; see the
 * account feature.
 */
public final class Roles {
    /** Accounts and grants; no money, no letters. */
    public static final String ADMINISTRATOR = "administrator";

    /** Events, campaigns, nominations, attendance. */
    public static final String EVENT_OFFICER = "event-officer";

    /** Enters money: contributions, costs, claims; runs the jobs. */
    public static final String FINANCE_OFFICER = "finance-officer";

    /** The second pair of eyes: approves, certifies, closes. */
    public static final String CONTROLLER = "controller";

    /** Keeps the installation: arming, jobs, queues, the demonstration's clock. */
    public static final String OPERATOR = "operator";

    /** Reads everything, changes nothing. */
    public static final String AUDITOR = "auditor";

    /** Records presence at the events named in the grant. */
    public static final String FACILITATOR = "facilitator";

    /** Reads the statements of the contributions named in the grant. */
    public static final String DONOR = "donor";

    /**
     * Muster's own doors without a person: consumers, timers, batch threads. Nobody can be granted
     * it.
     */
    public static final String SYSTEM = "system";

    /** The roles that can be granted to a person, in the order they are offered. */
    public static final List<String> GRANTABLE =
            List.of(
                    ADMINISTRATOR,
                    EVENT_OFFICER,
                    FINANCE_OFFICER,
                    CONTROLLER,
                    OPERATOR,
                    AUDITOR,
                    FACILITATOR,
                    DONOR);

    private Roles() {}
}

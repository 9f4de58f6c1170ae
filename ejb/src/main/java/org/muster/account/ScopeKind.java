package org.muster.account;

/** What a role can be limited to. */
public enum ScopeKind {
    /** Not limited. */
    ALL,
    /** One WCO region, by its code. */
    REGION,
    /** One capacity event, by its id. */
    EVENT,
    /** One contribution, by its id. */
    CONTRIBUTION
}

package org.muster.event;

/**
 * What an event is about. Two events on one topic for one Member may be the same support given
 * twice, so the list is short and reviewed: a new topic is a change of Muster, not a word typed.
 */
public enum Topic {
    VALUATION,
    CLASSIFICATION,
    ORIGIN,
    RISK_MANAGEMENT,
    POST_CLEARANCE_AUDIT,
    TRANSIT,
    TRADE_FACILITATION,
    SINGLE_WINDOW,
    AUTHORISED_OPERATORS,
    E_COMMERCE,
    ENFORCEMENT,
    INTELLECTUAL_PROPERTY,
    LABORATORIES,
    INTEGRITY,
    STRATEGIC_MANAGEMENT,
    LEADERSHIP,
    HUMAN_RESOURCES,
    TRAINING,
    PARTNERSHIP
}

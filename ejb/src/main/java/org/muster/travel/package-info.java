/**
 * How those who take part arrive, sleep and leave.
 *
 * <p>Owns travel facts, the day until which an event takes them, the door behind an officer's own
 * link, and the list of arrivals and rooms. May call account, operation, member, event, invitation
 * and nomination.
 *
 * <p>Invariants: facts belong to one part in one event; a passport is asked for only where a letter
 * for a visa is needed; passport, diet, accessibility and emergency contact are emptied the day
 * after the event and when the part is withdrawn; the trail names what was changed, never what it
 * was changed to.
 */
package org.muster.travel;

/**
 * Capacity events, their series, the seats they offer, who takes part in which role, and the
 * accreditations they evidence.
 *
 * <p>Calls member for persons, organisations and Members. Invariants: an event's days are those of
 * its venue; a customs-only event is never shown to a partner; a person has one part per event and
 * role; confirmed participants, and seats held for others, never exceed the seats offered. Who
 * holds seats adds them to {@link org.muster.event.SeatsCounted}; who reacts to a confirmed or
 * withdrawn part observes {@link org.muster.event.ParticipationConfirmed} and {@link
 * org.muster.event.ParticipationWithdrawn} in the same transaction.
 */
package org.muster.event;

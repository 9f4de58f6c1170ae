/**
 * From an answer to a seat confirmed.
 *
 * <p>Owns the door behind a letter's link, nominations in their order of priority, their selection
 * and the seats held for them. May call account, operation, member, event, funding and invitation.
 *
 * <p>Invariants: one answer belongs to a recipient, not to a copy or revision of its letter; an
 * officer is put forward once for an event; a seat is taken under the lock of its event's seats;
 * who was put forward for an event that has ended stays.
 */
package org.muster.nomination;

/**
 * From a campaign to a letter delivered, an answer given and a seat confirmed.
 *
 * <p>Owns campaigns, their letters' texts and recipients, invitations with their three separate
 * states (delivery, answer, selection of each nominated officer), the slices that consumers lease,
 * and the links that letters carry. May call account, operation, member and event.
 *
 * <p>Invariants: one invitation per recipient, letter revision and channel; a letter names only the
 * events its recipient may attend; a letter is in flight only in a committed claim of an armed
 * installation; what nobody can tell about is UNCERTAIN and shown so; a seat is taken under the
 * lock of its event's seats.
 */
package org.muster.invitation;

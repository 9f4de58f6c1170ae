/**
 * From a campaign to a letter delivered, and the answer that came back.
 *
 * <p>Owns campaigns, their letters' texts and recipients, invitations with their separate states of
 * delivery and answer, the slices that consumers lease, and the links that letters carry. Whoever
 * writes answers does so through {@link org.muster.invitation.AskedInvitations}. May call account,
 * operation, member, event, funding and letter.
 *
 * <p>Invariants: one invitation per recipient, letter revision and channel; a letter names only the
 * events its recipient may attend; a letter is in flight only in a committed claim of an armed
 * installation; what nobody can tell about is UNCERTAIN and shown so.
 */
package org.muster.invitation;

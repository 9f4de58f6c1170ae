/**
 * Letters to those who take part, and about what was decided of those put forward: confirmations,
 * regrets, offers of a seat, changes, cancellations, practical notes and thanks.
 *
 * <p>Owns the texts of practical notes. Whoever was told of a confirmation has the event in their
 * calendar; a move or a cancellation of the event therefore reaches them by itself, once each.
 */
package org.muster.notice;

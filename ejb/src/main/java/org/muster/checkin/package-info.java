/**
 * Who comes through the door: badges, and the list they are scanned or looked up from.
 *
 * <p>Writes presences of the source <code>SCAN</code> and owns no table. May call account,
 * operation, member, event and attendance.
 *
 * <p>Invariants: the first scan of a half day counts and each further one changes nothing and is
 * told as such; a badge of another event, or of nobody here, is refused; who was checked in by
 * mistake is taken back by one more row, never by a row that goes.
 */
package org.muster.checkin;

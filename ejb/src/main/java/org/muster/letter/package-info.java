/**
 * Letters on their way, of whatever purpose: from the queue to the mail server's last word.
 *
 * <p>Owns letters, their delivery states and attempts, and the slices that consumers lease. Knows
 * persons by their address alone, and no campaign: what a letter says is printed by the {@link
 * org.muster.letter.LetterSource} of its purpose, which may also keep it back.
 *
 * <p>Every change of a delivery is decided by {@link org.muster.letter.Delivery}, every hold on a
 * slice by {@link org.muster.letter.Slice}, in the order that {@link org.muster.letter.Dispatch}
 * prescribes; these three know no database, no mail and no clock.
 *
 * <p>Also what letters have in common: the templates of their words, the paper they are printed on
 * and the calendar entry they carry. A template's revision is never changed.
 *
 * <p>Invariants: one letter per matter, purpose and occasion; a letter is in flight only in a
 * committed claim of an armed installation; what nobody can tell about is UNCERTAIN and shown so;
 * whoever lost the hold on a slice changes nothing that somebody else has taken over.
 */
package org.muster.letter;

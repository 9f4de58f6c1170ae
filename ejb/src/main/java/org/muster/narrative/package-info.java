/**
 * What staff tell a donor in words: what came of an event, what went otherwise than agreed, and in
 * which language the account is printed.
 *
 * <p>Owns the texts per contribution and event, each change kept with who made it and when, and the
 * language of a contribution's statements. Statements freeze the words with the figures, so a later
 * change reaches the next version and never an earlier one.
 */
package org.muster.narrative;

/**
 * What another system paid for the events here.
 *
 * <p>Owns files of such payments and their rows. They are facts that reconciling compares with what
 * this house promised, owes and paid; nothing of them is posted, so that they are no cost here.
 * They touch every agreement: whoever acts here holds the role without a limit. Invariants: a file
 * is kept as it came and taken once; rows that could be read stay as they are, whatever is wrong
 * with what they say, for that is what is looked for.
 */
package org.muster.outside;

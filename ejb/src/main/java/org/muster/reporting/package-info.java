/**
 * The account to a donor: what came in, what it was spent on, whom it reached, what is left.
 *
 * <p>A statement is a version: its inputs are frozen first, as figures in a fixed order with a hash
 * over exactly these bytes, and every rendering is made from the frozen figures alone, once, and
 * served from the bytes stored then. Unchanged figures make no new version; changed ones make
 * version n+1 and never a changed n. A statement is certified by a person other than the one who
 * produced it. Gifts in kind stand beside the cash and in no sum of it.
 */
package org.muster.reporting;

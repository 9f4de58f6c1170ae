/**
 * One person across events, languages and rows: which rows are probably one, that somebody said
 * they are, and that somebody took it back.
 *
 * <p>Calls shared, account, operation and member. Invariants: a row keeps its names as typed and
 * everything that hangs on it, money above all; that two rows are one person is a pointer, and
 * taking the pointer away leaves everything as it was.
 */
package org.muster.identity;

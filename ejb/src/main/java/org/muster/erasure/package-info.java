/**
 * Erasure and retention: names, addresses, passports, accounts and originals go, and every count,
 * amount and hash stays.
 *
 * <p>Knows every table, since it comes last. Invariants: what would go is listed before anything
 * goes; two people decide; nobody is erased who is still to come, to be paid or to be written to;
 * the trail names ids alone; frozen statements stay as they are, for they name no participant.
 */
package org.muster.erasure;

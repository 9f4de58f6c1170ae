/**
 * The house's accounts at banks and what their statements say.
 *
 * <p>Owns bank accounts, statements (ISO 20022 camt.053, versions 02 and 08) and their entries. It
 * belongs to no region, event or contribution: whoever acts here holds the role without a limit.
 * Invariants: a statement is kept as it came, once, and only when its opening balance and its
 * booked entries make its closing balance; nothing of it is ever changed.
 */
package org.muster.bank;

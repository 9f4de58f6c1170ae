/**
 * What a person is due by the rules of an event, and what was claimed.
 *
 * <p>Owns allowance schemes and claims. It calls attendance, funding and the ledger; reconciliation
 * decides what of a claim is payable. Invariants: a claim is in its scheme's currency; nobody
 * approves a claim they entered; a claim by a scheme names the entitlement it was compared with,
 * and no two claims of a person have one night or day; only an approved claim is paid, once; a
 * sponsored participant's allowance is reserved when the seat is confirmed and given back when it
 * is withdrawn.
 */
package org.muster.entitlement;

/**
 * Money that people get before an event, and what becomes of it.
 *
 * <p>Owns advances, their movements and reminders. It calls letter, invitation, entitlement,
 * funding and the ledger; a claim's approval settles the advance of its person. Invariants: an
 * advance is a share of what its person is expected to be due and lies within what is promised to
 * them; one person has one per event, and none while another is overdue; who proposes or asks does
 * not approve; each step of reminding is told by one letter, or waits for an address; an advance is
 * no cost until a claim settles it or two people write it off, and each cent of it is closed once.
 */
package org.muster.advance;

/**
 * Who was there, per person and half day, and how we know.
 *
 * <p>Owns attendance sheets (stored once, as they came) and presences (append-only; which of
 * several counts is decided by the view <code>effective_presence</code>). It calls the member and
 * event features; claims and reconciliation read its presences. Invariants: a sheet is stored once
 * per event and content; each line of it counts once, however often its import is started; a
 * presence lies within the event's days; a correction gives its reason.
 */
package org.muster.attendance;

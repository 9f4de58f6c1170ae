package org.muster.attendance;

import org.muster.event.EventId;

/**
 * What a sheet says is about to count no longer. Observed while it happens: whoever built on it may
 * refuse.
 */
public record SheetTakenBack(SheetId sheet, EventId event) {}

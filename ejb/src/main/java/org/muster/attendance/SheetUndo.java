package org.muster.attendance;

import java.io.Serializable;
import java.time.Instant;

/** Why a sheet's import was taken back, by whom and when. */
public record SheetUndo(String reason, String by, Instant at) implements Serializable {}

package org.muster.invitation;

import java.time.Instant;

/** Why a Member that another donor supported is invited all the same, and who decided so. */
public record KeptIn(String reason, String by, Instant at) {}

package org.muster.identity;

import java.io.Serializable;

/** Somebody known who is probably the person being entered, and by which signs. */
public record Candidate(PersonRow row, Likeness likeness) implements Serializable {}

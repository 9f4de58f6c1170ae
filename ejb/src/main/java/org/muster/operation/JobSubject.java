package org.muster.operation;

import java.io.Serializable;
import org.muster.shared.Told;

/** What a job can be run on: as the job knows it, and as people call it. */
public record JobSubject(String subject, Told name) implements Serializable {}

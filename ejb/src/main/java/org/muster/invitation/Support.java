package org.muster.invitation;

import java.time.LocalDate;
import java.util.UUID;

/** What another donor gave a Member on the same topic: a sponsored seat at an event. */
public record Support(String donor, UUID event, String eventCode, LocalDate day) {}

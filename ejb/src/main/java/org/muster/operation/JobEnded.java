package org.muster.operation;

/**
 * A run is over, however it ended. Observed in the transaction that records it, so that what others
 * make of it is recorded with it or not at all.
 */
public record JobEnded(JobRunSummary run) {}

package org.muster.reconciliation.batch;

import java.util.UUID;

/** One item of the run of one event. */
record Item(UUID run, int number) {}

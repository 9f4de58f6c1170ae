package org.muster.funding;

import org.muster.event.EventId;
import org.muster.ledger.CostCategory;

/**
 * Money was set aside for an event and category; observed in the same transaction, so that what was
 * promised before there was any is reserved now.
 */
public record AllocationApproved(EventId event, CostCategory category) {}

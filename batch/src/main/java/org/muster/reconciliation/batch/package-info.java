/** Walks an event's facts in chunks; what an item means is the reconciler's decision. */
package org.muster.reconciliation.batch;

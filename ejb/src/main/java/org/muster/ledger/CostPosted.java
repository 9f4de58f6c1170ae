package org.muster.ledger;

import java.time.LocalDate;
import java.util.UUID;
import org.muster.event.EventId;
import org.muster.shared.Actor;

/**
 * Direct costs of a contribution changed: an entry moved its expenses, other than the programme
 * support cost that follows them. Told within the transaction that posts the entry.
 *
 * @param event the event whose costs moved, or null for costs of none
 */
public record CostPosted(
        UUID contribution, EventId event, JournalEntryId entry, LocalDate postedOn, Actor by) {}

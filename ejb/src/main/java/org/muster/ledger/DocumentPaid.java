package org.muster.ledger;

import java.time.LocalDate;
import java.util.UUID;

/**
 * The money of a document is said to have left the bank and is about to be posted. Observed in the
 * same transaction by whoever had it on a list, who may refuse.
 *
 * @param sourceKind the kind of document that its posting accounts for, e.g. CLAIM_PAYMENT
 */
public record DocumentPaid(String sourceKind, UUID document, LocalDate on) {}

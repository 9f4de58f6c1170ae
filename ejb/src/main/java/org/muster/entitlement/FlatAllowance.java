package org.muster.entitlement;

import java.io.Serializable;
import java.time.LocalDate;
import java.util.List;
import org.muster.shared.Money;

/**
 * What a claim at a flat amount rests on: the event's allowance as it was revised when the claim
 * was entered, and the days present that are this claim's. Both stay as they were once it is
 * approved.
 *
 * @param revision how often the event's allowance had been set
 * @param days in order; none before the claim is compared with the facts
 */
public record FlatAllowance(int revision, Money perDay, List<LocalDate> days)
        implements Serializable {}

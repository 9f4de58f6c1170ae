package org.muster.entitlement;

import java.io.Serializable;
import org.muster.allowance.SchemeSummary;
import org.muster.shared.Money;

/**
 * How an event pays allowances.
 *
 * @param perDay a flat amount for each day present; null where it pays by a scheme
 * @param scheme the version it pays by; null where it pays a flat amount
 */
public record EventAllowance(Money perDay, SchemeSummary scheme) implements Serializable {}

package org.muster.donor;

import java.time.LocalDate;
import org.muster.shared.Language;

/**
 * A contact as lists show it.
 *
 * @param to the last day, or null
 * @param isValid whether a statement sent today would go there
 */
public record DonorContactSummary(
        DonorContactId id,
        String name,
        String email,
        Language language,
        LocalDate from,
        LocalDate to,
        boolean isValid) {}

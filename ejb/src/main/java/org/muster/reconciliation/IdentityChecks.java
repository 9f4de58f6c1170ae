package org.muster.reconciliation;

import java.util.List;

/** Who was there: the first classes looked for, for who somebody is decides everything after. */
final class IdentityChecks {
    static final List<Check> ALL =
            List.of(
                    Check.ofPerson(
                            Mismatch.R08,
                            """
                            stands_in_for, currency, claimed_minor, muster.told('evidence.R08', concat(days_present))
                              from fact where stands_in_for is not null"""),
                    Check.ofPerson(
                            Mismatch.R10,
                            """
                            duplicate_of, currency, claimed_minor, muster.told('evidence.R10')
                              from fact where duplicate_of is not null"""));

    private IdentityChecks() {}
}

package org.muster.reconciliation;

import java.util.List;

/** Whether there is money for what is payable, and whether it may be spent on that. */
final class FundingChecks {
    static final List<Check> ALL =
            List.of(
                    Check.ofRefusal(Mismatch.R19),
                    Check.ofRefusal(Mismatch.R20),
                    Check.ofPerson(
                            Mismatch.R21,
                            """
                            nobody, currency, payable_minor,
                            coalesce(refused_why, muster.told('evidence.R21', muster.amount(payable_minor, currency)))
                              from fact
                             where refused_class = 'R21' or payable_minor > 0 and commitment_id is null"""),
                    Check.ofRefusal(Mismatch.R29));

    private FundingChecks() {}
}

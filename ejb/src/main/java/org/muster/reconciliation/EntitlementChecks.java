package org.muster.reconciliation;

import java.util.List;

/** Whether what was claimed, approved or paid is what the days are worth. */
final class EntitlementChecks {
    static final List<Check> ALL =
            List.of(
                    Check.ofPerson(
                            Mismatch.R03,
                            """
                            nobody, currency, approved_minor - payable_minor,
                            muster.told('evidence.R03', muster.amount(approved_minor, currency), concat(days_present),
                                muster.amount(payable_minor, currency))
                              from fact where approved_minor > payable_minor"""),
                    Check.ofPerson(
                            Mismatch.R15,
                            """
                            nobody, currency, claimed_minor - entitled_minor,
                            muster.told('evidence.R15', muster.amount(claimed_minor, currency), concat(days_claimed),
                                concat(days_present), muster.amount(entitled_minor, currency))
                              from fact
                             where claim_id is not null and claimed_minor > entitled_minor and funded
                               and days_present > 0"""),
                    Check.ofPerson(
                            Mismatch.R33,
                            """
                            nobody, currency, claimed_minor,
                            muster.told('evidence.R33', muster.amount(claimed_minor, currency))
                              from fact where claim_id is not null and not funded"""),
                    Check.ofPerson(
                            Mismatch.R34,
                            """
                            nobody, currency, entitled_minor,
                            muster.told(case when claim_rejected then 'evidence.R34.rejected' else 'evidence.R34' end,
                                concat(days_present), muster.amount(entitled_minor, currency))
                              from fact where claim_id is null and funded and days_present > 0"""));

    private EntitlementChecks() {}
}

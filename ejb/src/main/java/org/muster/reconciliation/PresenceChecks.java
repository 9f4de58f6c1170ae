package org.muster.reconciliation;

import java.util.List;

/** Whether somebody was there who should have been, and the other way about. */
final class PresenceChecks {
    static final List<Check> ALL =
            List.of(
                    Check.ofPerson(
                            Mismatch.R01,
                            """
                            nobody, currency, claimed_minor,
                            muster.told('evidence.R01', muster.amount(claimed_minor, currency), concat(days_claimed))
                              from fact where days_present = 0 and claim_id is not null and funded"""),
                    // What is given back in this run is promised no longer, unless a rule refused
                    // it.
                    Check.ofPerson(
                            Mismatch.R02,
                            """
                            nobody, promised_currency, promised_minor,
                            muster.told('evidence.R02', muster.amount(promised_minor, promised_currency))
                              from fact
                             where days_present = 0 and claim_id is null and promised_minor > 0
                               and (not release_due or refused_class is not null)"""),
                    Check.ofPerson(
                            Mismatch.R05,
                            """
                            nobody, currency, disputed_minor, muster.told('evidence.R05', concat(disputed_days))
                              from fact where disputed_days > 0"""),
                    Check.ofPerson(
                            Mismatch.R06,
                            """
                            nobody, currency, claimed_minor, muster.told('evidence.R06', concat(days_present))
                              from fact where days_present > 0 and takes_seat and letters_sent and not invited"""),
                    // A substitute has no seat: that is told already, and mended by the same
                    // letter.
                    Check.ofPerson(
                            Mismatch.R07,
                            """
                            nobody, currency, claimed_minor,
                            muster.told(case when nominated then 'evidence.R07.nominated' else 'evidence.R07' end,
                                concat(days_present))
                              from fact
                             where days_present > 0 and takes_seat and not confirmed and stands_in_for is null"""));

    private PresenceChecks() {}
}

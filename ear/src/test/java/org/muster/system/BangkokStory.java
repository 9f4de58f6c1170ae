package org.muster.system;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;

/**
 * Bangkok, the customs-only workshop: 33 administrations invited, 28 sponsored seats confirmed, 3
 * administrations send a second, self-funded officer. One sponsored officer never came, one was
 * there on two of the three days, one did not claim.
 */
public final class BangkokStory {
    public static final int SPONSORED = 28;
    public static final int SELF_FUNDED = 3;
    static final int SILENT = 25;
    static final int TWO_DAYS = 26;
    static final int NO_SHOW = 27;
    private static final int PER_DAY = 10_000;

    public final Gathering gathering;
    public final UUID contribution = UUID.randomUUID();
    private final UUID allocation = UUID.randomUUID();

    public BangkokStory(Connection connection) throws SQLException {
        gathering = new Gathering(connection);
        gathering.invite(33);
        for (var at = 0; at < SPONSORED; at++) {
            gathering.participant(at, "SPONSORED");
        }
        for (var at = 0; at < SELF_FUNDED; at++) {
            gathering.participant(at, "SELF_FUNDED");
        }
        fund();
    }

    private void fund() throws SQLException {
        var donor = UUID.randomUUID();
        gathering.run(
                "insert into muster.donor (id, version, name, org_type, active) values (?, 0, ?, '10', true)",
                donor,
                "Donor of " + gathering.code);
        gathering.run(
                """
                insert into muster.contribution (id, version, agreement_no, donor_id, title, currency, agreed_minor, basis,
                    recognition, fx_method, earmark_category, psc_basis_points, valid_from, valid_to, liquidation_to, state,
                    entered_by, approved_by)
                values (?, 0, ?, ?, 'Test', 'EUR', 12000000, 'ACCRUAL', 'UNCONDITIONAL', 'TRANSACTION_DATE', '3', 0,
                    '2011-07-01', '2013-06-30', '2013-12-31', 'ACTIVE', 'finance-officer', 'controller')""",
                contribution,
                gathering.code,
                donor);
        gathering.run(
                """
                with entry as (insert into muster.journal_entry (id, source_kind, source_id, posted_on, description,
                    recorded_by, recorded_at)
                    values (gen_random_uuid(), 'INSTALMENT', ?, '2011-09-01', 'Instalment', 'test', now()) returning id)
                insert into muster.journal_line (entry_id, line_no, account, contribution_id, currency, amount_minor,
                    functional_minor)
                select id, l.no, l.account, ?, 'EUR', l.sign * 12000000, l.sign * 12000000
                  from entry, (values (1, 'BANK', 1), (2, 'INCOME_CONTRIBUTION', -1)) as l (no, account, sign)""",
                contribution.toString(),
                contribution);
        gathering.run(
                """
                insert into muster.allocation (id, version, contribution_id, event_id, category, amount_minor, state,
                    entered_by, approved_by, on_day)
                values (?, 0, ?, ?, 'DSA', 900000, 'APPROVED', 'finance-officer', 'controller', '2012-03-01')""",
                allocation,
                contribution,
                gathering.event);
    }

    /** What the services would have done by now, laid down as rows. */
    public void tellByRows() throws SQLException {
        attendByRows();
        claimByRows();
    }

    private void attendByRows() throws SQLException {
        for (var at = 0; at < SPONSORED + SELF_FUNDED; at++) {
            for (var day = 0; day < daysPresent(at); day++) {
                for (var half : new String[] {"AM", "PM"}) {
                    gathering.run(
                            """
                            insert into muster.presence (id, event_id, person_id, on_day, half, present, source,
                                recorded_by, recorded_at)
                            values (gen_random_uuid(), ?, ?, ?, ?, true, 'SCAN', 'test', now())""",
                            gathering.event,
                            gathering.people.get(at),
                            Gathering.FIRST.plusDays(day),
                            half);
                }
            }
        }
    }

    /** What was promised to the sponsored, and who claims it. */
    void claimByRows() throws SQLException {
        var scheme = UUID.randomUUID();
        gathering.run(
                "insert into muster.allowance_scheme values (?, ?, 'PER_DAY', 1, 'EUR', ?)",
                scheme,
                gathering.event,
                PER_DAY);
        gathering.run(
                """
                insert into muster.commitment (id, version, allocation_id, participation_id, category, currency,
                    original_minor, posted_minor, released_minor, state, committed_on, entered_by)
                select gen_random_uuid(), 0, ?, id, 'DSA', 'EUR', 30000, 0, 0, 'OPEN', '2012-05-28', 'system'
                  from muster.participation where event_id = ? and funding = 'SPONSORED'""",
                allocation,
                gathering.event);
        for (var at = 0; at < SPONSORED + SELF_FUNDED; at++) {
            if (claims(at)) {
                gathering.run(
                        """
                        insert into muster.claim (id, version, claim_no, event_id, person_id, scheme_id, days_claimed,
                            currency, amount_minor, state, claimed_on, entered_by, entered_at)
                        values (gen_random_uuid(), 0, ?, ?, ?, ?, 3, 'EUR', 30000, 'SUBMITTED', '2012-06-04',
                            'finance-officer', now())""",
                        gathering.code + "-" + at,
                        gathering.event,
                        gathering.people.get(at),
                        scheme);
            }
        }
    }

    /** Who attended and did not claim. */
    public UUID silent() {
        return gathering.people.get(SILENT);
    }

    static int daysPresent(int at) {
        return at == NO_SHOW ? 0 : at == TWO_DAYS ? 2 : 3;
    }

    static boolean claims(int at) {
        return at < SPONSORED ? at != SILENT : at == SPONSORED;
    }

    public String sheet() {
        var text = new StringBuilder("reference,2012-05-28,2012-05-29,2012-05-30\r\n");
        for (var at = 0; at < SPONSORED + SELF_FUNDED; at++) {
            text.append(gathering.reference(gathering.people.get(at)));
            for (var day = 0; day < 3; day++) {
                text.append(day < daysPresent(at) ? ",x" : ",");
            }
            text.append("\r\n");
        }
        return text.toString();
    }

    public String claimFile() {
        var text = new StringBuilder("reference;days;amount;currency;claim no;date\r\n");
        for (var at = 0; at < SPONSORED + SELF_FUNDED; at++) {
            if (claims(at)) {
                text.append(gathering.reference(gathering.people.get(at)))
                        .append(";3;300.00;EUR;")
                        .append(gathering.code)
                        .append("-")
                        .append(at)
                        .append(";2012-06-04\r\n");
            }
        }
        return text.toString();
    }

    /** Items, claimed, payable, refused; committed, posted, released; entries in the ledger. */
    public String figures() throws SQLException {
        return gathering.told(
                        """
                        select count(*), sum(amount_minor), sum(payable_minor), sum(refused_minor)
                          from muster.claim where event_id = ?""",
                        gathering.event)
                + " | "
                + gathering.told(
                        """
                        select sum(original_minor), sum(posted_minor), sum(released_minor),
                               sum(original_minor - posted_minor - released_minor)
                          from muster.commitment where allocation_id = ?""",
                        allocation)
                + " | "
                + gathering.told(
                        """
                        select count(*), sum(amount_minor) from muster.journal_line
                         where event_id = ? and account = 'EXPENSE'""",
                        gathering.event)
                + " | "
                + gathering.told(
                        """
                        select string_agg(class || ':' || at_risk_minor, ' ' order by class)
                          from muster.exception_case where event_id = ? and state = 'OPEN'""",
                        gathering.event);
    }

    /** The story's figures, in cents. */
    public static final String TOLD =
            "28 840000 770000 70000 | 840000 770000 40000 30000 | 26 770000"
                    + " | R01:30000 R15:10000 R33:30000 R34:30000";
}

package org.muster.system;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/**
 * One of everything that lies within a role's scope, and for each role an account that holds it
 * elsewhere: for another region, another event and another contribution.
 */
public final class ScopeStory {
    /** A Member of another region than those elsewhere. */
    public static final String MEMBER = "FR";

    private static final String LINE = "-";

    private final BangkokStory story;
    private final UUID elsewhere = UUID.randomUUID();
    private final String name = elsewhere.toString().substring(0, 8);
    private final Map<String, UUID> ids = new TreeMap<>();

    public ScopeStory(Connection connection) throws SQLException {
        story = new BangkokStory(connection);
        story.tellByRows();
        ids.put("EventId", story.gathering.event);
        ids.put("ContributionId", story.contribution);
        find("AllocationId", "allocation where contribution_id = ?", story.contribution);
        find("CommitmentId", "commitment where allocation_id = ?", ids.get("AllocationId"));
        find("ClaimId", "claim where event_id = ?", story.gathering.event);
        find("ParticipationId", "participation where event_id = ?", story.gathering.event);
        find("CampaignId", "campaign where code = ?", story.gathering.code);
        find("InvitationId", "invitation where campaign_id = ?", ids.get("CampaignId"));
        find("LetterId", "letter where about_id = ?", ids.get("InvitationId"));
        nomination();
        returned();
        sheet();
        exception();
        certificate();
        cost();
        cash();
        addendum();
        finalBalance();
        exemption();
        budget();
        statement();
        schedule();
        claimFile();
        outsideFile();
        advance();
        run();
        money();
        bank();
        payments();
        person();
        supplier();
        donorContact();
        waiting();
        made("OrganisationId");
    }

    /** The event's code, the agreement's number and the campaign's code in one. */
    public String code() {
        return story.gathering.code;
    }

    /** The ids by the simple names of their types. */
    public Map<String, UUID> ids() {
        return ids;
    }

    /** The login of somebody who holds the role elsewhere; opened when first asked for. */
    public String holderOf(String role) throws SQLException {
        var account = UUID.randomUUID();
        var login = role + LINE + name;
        if (open(account, login)) {
            grant(account, role, "REGION", "WCA");
            grantElsewhere(account, role);
        }
        return login;
    }

    /** The same for no region: of a region there may be things that other tests left. */
    public String holderInNoRegionOf(String role) throws SQLException {
        var account = UUID.randomUUID();
        var login = role + LINE + "single" + LINE + name;
        if (open(account, login)) {
            grantElsewhere(account, role);
        }
        return login;
    }

    private boolean open(UUID account, String login) throws SQLException {
        return story.gathering.run(
                        """
                        insert into muster.account (id, version, login, full_name, language, password_hash, active,
                            created_at, created_by)
                        select ?, 0, ?, 'Somebody elsewhere', 'en', password_hash, true, now(), 'test'
                          from muster.account where login = 'nobody'
                        on conflict do nothing""",
                        account,
                        login)
                == 1;
    }

    private void grantElsewhere(UUID account, String role) throws SQLException {
        grant(account, role, "EVENT", elsewhere.toString());
        grant(account, role, "CONTRIBUTION", elsewhere.toString());
    }

    private void grant(UUID account, String role, String kind, String scope) throws SQLException {
        story.gathering.run(
                "insert into muster.account_grant values (?, ?, ?, ?, 'test', now())",
                account,
                role,
                kind,
                scope);
    }

    private void nomination() throws SQLException {
        story.gathering.run(
                """
                insert into muster.nomination (id, version, invitation_id, event_id, person_id, rank, funding, selection,
                    nominated_at)
                values (?, 0, ?, ?, ?, 1, 'SPONSORED', 'PROPOSED', now())""",
                made("NominationId"),
                ids.get("InvitationId"),
                story.gathering.event,
                story.gathering.people.get(0));
        story.gathering.run(
                """
                insert into muster.seat_offer (id, version, nomination_id, event_id, offered_at, expires_at, state)
                values (?, 0, ?, ?, now(), now() + interval '7 days', 'OPEN')""",
                made("OfferId"),
                ids.get("NominationId"),
                story.gathering.event);
        story.gathering.run(
                """
                insert into muster.received_document values (?, 'application/pdf', 4, '%PDF', 'test', now())""",
                name.repeat(8));
        story.gathering.run(
                """
                insert into muster.nomination_change (id, invitation_id, kind, becomes, document_sha256, document_name,
                    made_by, made_at)
                values (?, ?, 'ANSWER', 'NOMINATED', ?, 'note.pdf', 'test', now())""",
                made("ChangeId"),
                ids.get("InvitationId"),
                name.repeat(8));
    }

    private void returned() throws SQLException {
        var mail = UUID.randomUUID();
        story.gathering.run(
                """
                insert into muster.incoming_mail (id, sha256, received_at, kind, status, reason, remote, letter_id, pending,
                    whole, original)
                values (?, ?, now(), 'HARD_BOUNCE', '5.1.1', '', '', ?, false, true, '')""",
                mail,
                name.repeat(8),
                ids.get("LetterId"));
        story.gathering.run(
                "insert into muster.returned_letter values (?, ?, now(), 'DONE', 'BY_HAND', 'test', now())",
                ids.get("LetterId"),
                mail);
    }

    private void sheet() throws SQLException {
        story.gathering.run(
                """
                insert into muster.attendance_sheet (id, event_id, sha256, file_name, media_type, content, uploaded_by,
                    uploaded_at, state)
                values (?, ?, ?, 'sheet.csv', 'text/csv', '', 'test', now(), 'STORED')""",
                made("SheetId"),
                story.gathering.event,
                name);
        story.gathering.run(
                """
                insert into muster.sheet_photo (id, event_id, sheet_id, name, sha256, attached_by, attached_at)
                values (?, ?, ?, 'signed.pdf', ?, 'test', now())""",
                made("SheetPhotoId"),
                story.gathering.event,
                ids.get("SheetId"),
                name.repeat(8));
    }

    private void exception() throws SQLException {
        var run = UUID.randomUUID();
        story.gathering.run(
                """
                insert into muster.reconciliation_run (id, event_id, started_by, started_at)
                values (?, ?, 'test', now())""",
                run,
                story.gathering.event);
        story.gathering.run(
                """
                insert into muster.exception_case (id, version, event_id, class, subject_kind, subject_id, severity,
                    currency, at_risk_minor, evidence, state, opened_run, opened_at)
                values (?, 0, ?, 'R01', 'CLAIM', ?, 'B', 'EUR', 0, 'Test', 'OPEN', ?, now())""",
                made("ExceptionId"),
                story.gathering.event,
                ids.get("ClaimId"),
                run);
    }

    private void certificate() throws SQLException {
        story.gathering.run(
                """
                insert into muster.certificate (id, version, event_id, person_id, revision, number, language, half_days,
                    half_days_of, facts_sha256, issued_by, issued_at)
                values (?, 0, ?, ?, 1, 'C-1', 'en', 6, 6, '', 'test', now())""",
                made("CertificateId"),
                story.gathering.event,
                story.gathering.people.get(0));
    }

    private void cost() throws SQLException {
        story.gathering.run(
                """
                with entered as (
                    insert into muster.cost_document (id, version, kind, supplier, document_no, document_date, currency,
                        amount_minor, state, entered_by, entered_at)
                    values (?, 0, 'INVOICE', 'Test', ?, '2012-05-28', 'EUR', 100, 'ENTERED', 'test', now()) returning id)
                insert into muster.cost_share (document_id, share_no, contribution_id, event_id, category, beneficiary,
                    amount_minor, basis_points)
                select id, 1, ?, ?, 'AIR', 'PARTICIPANTS', 100, 10000 from entered""",
                made("CostDocumentId"),
                name,
                story.contribution,
                story.gathering.event);
    }

    private void exemption() throws SQLException {
        story.gathering.run(
                """
                insert into muster.exemption (id, version, contribution_id, class, amount_minor, reason, donor_reference,
                    state, asked_by, asked_at)
                values (?, 0, ?, 'R28', 100, 'Test', ?, 'ASKED', 'test', now())""",
                made("ExemptionId"),
                story.contribution,
                name);
    }

    private void addendum() throws SQLException {
        story.gathering.run(
                """
                insert into muster.addendum (id, version, contribution_id, reference, agreed_on, agreed_minor, valid_to,
                    liquidation_to, state, entered_by, entered_at)
                values (?, 0, ?, ?, '2012-01-01', 100, '2012-12-31', '2012-12-31', 'ENTERED', 'test', now())""",
                made("AddendumId"),
                story.contribution,
                name);
    }

    private void cash() throws SQLException {
        story.gathering.run(
                """
                insert into muster.cash_document (id, version, contribution_id, kind, counterparty, reference, on_day,
                    amount_minor, currency, state, entered_by, entered_at)
                values (?, 0, ?, 'INTEREST', 'Test', ?, '2012-05-28', 100, 'EUR', 'ENTERED', 'test', now())""",
                made("CashDocumentId"),
                story.contribution,
                name);
    }

    private void finalBalance() throws SQLException {
        story.gathering.run(
                """
                insert into muster.final_balance (id, version, contribution_id, policy, reference, on_day, amount_minor,
                    currency, state, entered_by, entered_at)
                values (?, 0, ?, 'REFUNDED', ?, '2012-12-31', 100, 'EUR', 'ENTERED', 'test', now())""",
                made("FinalBalanceId"),
                story.contribution,
                name);
    }

    private void budget() throws SQLException {
        story.gathering.run(
                """
                insert into muster.budget (id, version, event_id, number, currency, flexibility_basis_points,
                    donor_reference, state, entered_by, entered_at)
                values (?, 0, ?, 1, 'EUR', 0, '', 'DRAFT', 'test', now())""",
                made("BudgetId"),
                story.gathering.event);
    }

    private void statement() throws SQLException {
        story.gathering.run(
                """
                insert into muster.donor_statement (id, version, contribution_id, period_from, period_to, statement_version,
                    state, figures, sha256, produced_by, produced_at)
                values (?, 0, ?, '2011-07-01', '2012-06-30', 1, 'DRAFT', '{}', ?, 'test', now())""",
                made("StatementId"),
                story.contribution,
                name);
        certified();
    }

    /** Of the month of the event: what waits for approval there touches a certified period. */
    private void certified() throws SQLException {
        story.gathering.run(
                """
                insert into muster.donor_statement (id, version, contribution_id, period_from, period_to, statement_version,
                    state, figures, sha256, produced_by, produced_at, certified_by, certified_at)
                values (gen_random_uuid(), 0, ?, '2012-05-01', '2012-05-31', 1, 'CERTIFIED', '{}', ?, 'test', now(),
                    'another', now())""",
                story.contribution,
                name);
    }

    /** Of a time long ahead: nothing comes of it while tests run. */
    private void schedule() throws SQLException {
        story.gathering.run(
                """
                insert into muster.statement_schedule (id, version, contribution_id, rhythm, day_of_month, hour_of_day,
                    state, next_at, set_by, set_at)
                values (?, 0, ?, 'YEARLY', 5, 6, 'ACTIVE', '2100-01-05', 'test', now())""",
                made("ScheduleId"),
                story.contribution);
    }

    private void claimFile() throws SQLException {
        story.gathering.run(
                """
                insert into muster.claim_file (id, event_id, sha256, file_name, content, uploaded_by, uploaded_at,
                    lines_good, lines_bad)
                values (?, ?, ?, 'claims.csv', '', 'test', now(), 0, 0)""",
                made("ClaimFileId"),
                story.gathering.event,
                name);
    }

    private void outsideFile() throws SQLException {
        story.gathering.run(
                "insert into muster.outside_file values (?, ?, 'payments.csv', '', 'test', now(), 0, 0)",
                made("OutsideFileId"),
                name);
        made("OutsidePaymentId");
    }

    private void advance() throws SQLException {
        story.gathering.run(
                """
                insert into muster.advance (id, version, advance_no, event_id, person_id, participation_id, contribution_id,
                    expected_minor, share_basis_points, currency, amount_minor, state, due_on, paid_on, proposed_by, proposed_at)
                select ?, 0, ?, event_id, person_id, id, ?, 100, 10000, 'EUR', 100, 'PAID', '2012-06-30', '2012-05-01', 'test',
                       now()
                  from muster.participation where id = ?""",
                made("AdvanceId"),
                name,
                story.contribution,
                ids.get("ParticipationId"));
    }

    private void run() throws SQLException {
        story.gathering.run(
                """
                insert into muster.job_run (id, job, subject, parameters, state, node, started_by, started_at,
                    heartbeat_at, event_id, region)
                values (?, 'reconcile-attendance', ?, '', 'STOPPED', 'test', 'test', now(), now(), ?, 'AP')""",
                made("JobRunId"),
                story.gathering.event.toString(),
                story.gathering.event);
    }

    /** In the days that lists are asked for: there is something to be kept from others. */
    private void posting() throws SQLException {
        story.gathering.run(
                """
                with entry as (insert into muster.journal_entry (id, source_kind, source_id, posted_on, description,
                    recorded_by, recorded_at)
                    values (gen_random_uuid(), 'TEST', ?, ?, 'Scope', 'test', now()) returning id)
                insert into muster.journal_line (entry_id, line_no, account, contribution_id, currency, amount_minor,
                    functional_minor)
                select id, l.no, l.account, ?, 'EUR', l.amount, l.amount
                  from entry, (values (1, 'BANK', 1), (2, 'INCOME_INTEREST', -1)) as l (no, account, amount)""",
                name,
                Gathering.FIRST,
                story.contribution);
    }

    private void money() throws SQLException {
        ids.put(
                "DonorId",
                UUID.fromString(
                        story.gathering.told(
                                "select donor_id from muster.contribution where id = ?",
                                story.contribution)));
        find("JournalEntryId", "journal_entry where source_id = ?", story.contribution.toString());
        posting();
        story.gathering.run(
                """
                insert into muster.instalment (id, contribution_id, due_on, amount_minor, state)
                values (?, ?, '2012-09-01', 100, 'SCHEDULED')""",
                made("InstalmentId"),
                story.contribution);
        story.gathering.run(
                """
                insert into muster.in_kind (id, event_id, contribution_id, provider, description, currency, value_minor,
                    valuation_basis, on_day, state, entered_by)
                values (?, ?, ?, 'Test', 'Test', 'EUR', 100, 'Test', '2012-05-28', 'OFFERED', 'test')""",
                made("GiftId"),
                story.gathering.event,
                story.contribution);
        story.gathering.run(
                """
                with kept as (
                    insert into muster.received_document (sha256, media_type, size_bytes, content, stored_by, stored_at)
                    values (?, 'application/pdf', 5, '%PDF-', 'test', now()) returning sha256)
                insert into muster.evidence (id, subject_kind, subject_id, name, sha256, attached_by, attached_at)
                select ?, 'COST', ?, 'scan.pdf', sha256, 'test', now() from kept""",
                name, made("EvidenceId"), ids.get("CostDocumentId"));
    }

    private void bank() throws SQLException {
        story.gathering.run(
                """
                insert into muster.bank_account (id, version, name, number, currency, active, opened_by, opened_at)
                values (?, 0, 'Test', upper(?), 'EUR', true, 'test', now())""",
                made("BankAccountId"),
                name);
        story.gathering.run(
                """
                with file as (
                    insert into muster.bank_file (id, sha256, file_name, content, imported_by, imported_at)
                    values (gen_random_uuid(), ?, 'test.xml', '', 'test', now()) returning id),
                statement as (
                    insert into muster.bank_statement (id, file_id, account_id, format, statement_no, page_no, currency,
                        opening_on, opening_minor, closing_on, closing_minor, not_booked, fingerprint)
                    select ?, id, ?, 'camt.053.001.08', ?, 1, 'EUR', '2012-05-01', 0, '2012-05-02', 100, 0, ? from file
                    returning id)
                insert into muster.bank_entry (id, statement_id, entry_no, detail_no, amount_minor, currency, reversal,
                    booked_on, end_to_end_id, servicer_reference, remittance, counterparty, counterparty_account)
                select ?, id, 1, 0, 100, 'EUR', false, '2012-05-02', '', '', 'Test', '', '' from statement""",
                name,
                made("BankStatementId"),
                ids.get("BankAccountId"),
                name,
                name,
                made("BankEntryId"));
        story.gathering.run(
                """
                with entry as (insert into muster.journal_entry (id, source_kind, source_id, posted_on, description,
                    recorded_by, recorded_at)
                    values (gen_random_uuid(), 'CASH_DOCUMENT', ?, '2012-05-02', 'Scope', 'test', now()) returning id)
                insert into muster.journal_line (entry_id, line_no, account, contribution_id, currency, amount_minor,
                    functional_minor)
                select id, l.no, l.account, ?, 'EUR', l.amount, l.amount
                  from entry, (values (1, 'BANK', 7), (2, 'INCOME_INTEREST', -7)) as l (no, account, amount)""",
                ids.get("CashDocumentId").toString(),
                story.contribution);
    }

    private void payments() throws SQLException {
        story.gathering.run(
                """
                insert into muster.payment_list (id, version, list_no, kind, account_id, currency, state, prepared_by,
                    prepared_at) values (?, 0, ?, 'BANK', ?, 'EUR', 'PREPARED', 'test', now())""",
                made("PaymentListId"),
                name,
                ids.get("BankAccountId"));
        story.gathering.run(
                """
                insert into muster.payment (id, version, list_id, position, kind, document_id, reference, payee, currency,
                    amount_minor, end_to_end_id, state)
                values (?, 0, ?, 1, 'CLAIM', ?, 'Test', 'Test', 'EUR', 100, ?, 'LISTED')""",
                made("PaymentId"),
                ids.get("PaymentListId"),
                ids.get("ClaimId"),
                name);
    }

    private void donorContact() throws SQLException {
        story.gathering.run(
                """
                insert into muster.donor_contact (id, version, donor_id, person_id, valid_from, entered_by, entered_at)
                values (?, 0, ?, ?, '2012-01-01', 'test', now())""",
                made("DonorContactId"),
                ids.get("DonorId"),
                ids.get("PersonId"));
        story.gathering.run(
                """
                insert into muster.statement_copy (id, version, statement_id, contact_id, occasion, link_version, open_until,
                    revoked, asked_by, asked_at)
                values (?, 0, ?, ?, 1, 1, now(), false, 'test', now())""",
                made("StatementCopyId"),
                ids.get("StatementId"),
                ids.get("DonorContactId"));
    }

    private void supplier() throws SQLException {
        story.gathering.run(
                """
                insert into muster.commitment (id, version, allocation_id, category, currency, original_minor,
                    posted_minor, released_minor, state, committed_on, entered_by, payee)
                values (?, 0, ?, 'DSA', 'EUR', 100, 0, 0, 'OPEN', '2012-05-28', 'test', 'Test')""",
                UUID.randomUUID(),
                ids.get("AllocationId"));
    }

    /** A letter that waits for a person to decide; no sweep withholds or sends it. */
    private void waiting() throws SQLException {
        story.gathering.run(
                "update muster.campaign set state = 'PAUSED', deadline_at = '2100-01-01' where id = ?",
                ids.get("CampaignId"));
        story.gathering.run(
                "update muster.letter set delivery = 'UNCERTAIN', times_uncertain = 9 where about_id = ?",
                ids.get("InvitationId"));
    }

    private void person() throws SQLException {
        story.gathering.run(
                """
                insert into muster.person (id, version, family_name, given_name, language, member_code, created_at)
                values (?, 0, 'Testova', 'Invented', 'fr', ?, now())""",
                made("PersonId"),
                MEMBER);
        story.gathering.run(
                """
                insert into muster.participation (id, version, event_id, person_id, role, funding, status, member_code,
                    recorded_by, recorded_at)
                values (gen_random_uuid(), 0, ?, ?, 'OBSERVER', 'SELF_FUNDED', 'CONFIRMED', ?, 'test', now())""",
                story.gathering.event,
                ids.get("PersonId"),
                MEMBER);
    }

    private UUID made(String type) {
        ids.put(type, UUID.randomUUID());
        return ids.get(type);
    }

    private void find(String type, String rows, Object key) throws SQLException {
        ids.put(
                type,
                UUID.fromString(
                        story.gathering.told("select id from muster." + rows + " limit 1", key)));
    }
}

package org.muster.erasure;

import java.util.List;

/**
 * Where persons leave traces that have a place of their own. A trace is emptied and its row stays,
 * with its counts, amounts and hashes. Texts that anybody may have written a name into are looked
 * through besides, see {@link Names}.
 */
final class Traces {
    private static final String PARTS =
            "(select id from muster.participation where person_id in (:people))";
    static final String EVENTS =
            """
            (select event_id from muster.participation where person_id in (:people)
             union select event_id from muster.nomination where person_id in (:people)
             union select event_id from muster.presence where person_id in (:people)
             union select event_id from muster.claim where person_id in (:people))""";
    private static final String LETTERS =
            """
            (select l.id from muster.letter l where l.addressee_id in (:people)
                or l.about_id in (select n.id from muster.nomination n where n.person_id in (:people)))""";

    private static final String PAID =
            """
            (select id from muster.claim where person_id in (:people)
             union select id from muster.advance where person_id in (:people))""";

    /** Lines of a bank's statement that a payment to them, or their own, explains. */
    private static final String BOOKED =
            """
            (select x.entry_id from muster.bank_explanation x
               left join muster.bank_explanation_part p on p.explanation_id = x.id
               join muster.journal_entry j on j.id = x.journal_entry_id or j.id = p.journal_entry_id
              where x.state <> 'ENDED' and j.source_kind in ('CLAIM_PAYMENT', 'ADVANCE_PAYMENT', 'ADVANCE_RECEIPT')
                and left(j.source_id, 36) in (select cast(id as text) from """
                    + PAID
                    + """
                      paid union select cast(m.id as text) from muster.advance_movement m
                        join muster.advance a on a.id = m.advance_id where a.person_id in (:people)))""";

    /**
     * @param kind how it is called in lists
     * @param set what its columns become
     * @param where which rows, by :people; nothing of a row emptied before
     */
    record Trace(String kind, String table, String set, String where) {
        String count() {
            return "select count(*) from muster." + table + " t where " + where;
        }

        String empty() {
            return "update muster." + table + " t set " + set + " where " + where;
        }
    }

    /**
     * Who cannot be erased yet: a kind and how many, by :people, and by :today where it matters.
     */
    record Need(String kind, String count) {}

    static final List<Trace> ALL =
            List.of(
                    new Trace(
                            "TRAVEL",
                            "travel",
                            """
                            passport_number = '', passport_nationality = '', passport_expires_on = null, diet = '',
                            accessibility = '', emergency_contact = '', hotel = '', arrival_flight = '',
                            departure_flight = '', emptied_at = now(), version = version + 1""",
                            "t.participation_id in "
                                    + PARTS
                                    + """
                                     and (passport_number <> '' or passport_nationality <> '' or passport_expires_on is not null
                                      or diet <> '' or accessibility <> '' or emergency_contact <> '' or hotel <> ''
                                      or arrival_flight <> '' or departure_flight <> '')"""),
                    new Trace(
                            "ACCOUNTS",
                            "payee_account",
                            "sealed = '', emptied_at = now(), version = version + 1",
                            "t.person_id in (:people) and t.sealed <> ''"),
                    new Trace(
                            "SHEETS",
                            "attendance_sheet",
                            "content = '', file_name = ''",
                            "t.event_id in " + EVENTS + " and octet_length(t.content) > 0"),
                    new Trace(
                            "LINES",
                            "attendance_line_error",
                            "value = ''",
                            "t.value <> '' and t.sheet_id in (select s.id from muster.attendance_sheet s where s.event_id in "
                                    + EVENTS
                                    + ")"),
                    new Trace(
                            "CLAIM_FILES",
                            "claim_file",
                            "content = '', file_name = ''",
                            "t.event_id in " + EVENTS + " and octet_length(t.content) > 0"),
                    new Trace(
                            "LINES",
                            "claim_file_error",
                            "value = ''",
                            "t.value <> '' and t.file_id in (select f.id from muster.claim_file f where f.event_id in "
                                    + EVENTS
                                    + ")"),
                    new Trace(
                            "PAYMENT_FILES",
                            "outside_file",
                            "content = '', file_name = ''",
                            "octet_length(t.content) > 0 and t.id in (select o.file_id from muster.outside_payment o where o.person_id in (:people))"),
                    new Trace(
                            "LINES",
                            "outside_file_error",
                            "value = ''",
                            "t.value <> '' and t.file_id in (select o.file_id from muster.outside_payment o where o.person_id in (:people))"),
                    new Trace(
                            "PAYMENTS",
                            "payment",
                            "payee = ''",
                            "t.payee <> '' and t.document_id in " + PAID),
                    new Trace(
                            "PAYMENT_FILES",
                            "payment_file",
                            "content = ''",
                            "octet_length(t.content) > 0 and t.list_id in (select p.list_id from muster.payment p where p.document_id in "
                                    + PAID
                                    + ")"),
                    new Trace(
                            "BANK_ENTRIES",
                            "bank_entry",
                            "counterparty = '', counterparty_account = '', remittance = ''",
                            "(t.counterparty <> '' or t.counterparty_account <> '' or t.remittance <> '') and t.id in "
                                    + BOOKED),
                    new Trace(
                            "BANK_FILES",
                            "bank_file",
                            "content = '', file_name = ''",
                            """
                            octet_length(t.content) > 0 and t.id in (select s.file_id from muster.bank_statement s
                                join muster.bank_entry e on e.statement_id = s.id where e.id in """
                                    + BOOKED
                                    + ")"),
                    new Trace(
                            "MAILS",
                            "incoming_mail",
                            "original = '', reason = '', remote = ''",
                            "octet_length(t.original) > 0 and t.letter_id in " + LETTERS),
                    new Trace(
                            "DOCUMENTS",
                            "received_document",
                            "content = ''",
                            """
                            octet_length(t.content) > 0 and t.sha256 in (
                                select c.document_sha256 from muster.nomination_change c
                                  join muster.nomination n on n.invitation_id = c.invitation_id
                                 where n.person_id in (:people)
                                union select e.sha256 from muster.evidence e
                                  join muster.cost_share s on s.document_id = e.subject_id and e.subject_kind = 'COST'
                                 where s.participation_id in """
                                    + PARTS
                                    + " union select h.sha256 from muster.sheet_photo h where h.event_id in "
                                    + EVENTS
                                    + ")"));

    /** The names themselves, last. */
    static final Trace PERSONS =
            new Trace(
                    "PERSONS",
                    "person",
                    """
                    family_name = '', given_name = '', native_name = '', email = null, birth_date = null, position = '',
                    phone = '', name_key = '', native_key = '', sound_key = '', pairs_due = false, erased_at = now(),
                    version = version + 1""",
                    "t.id in (:people) and t.erased_at is null");

    static final List<Need> NEEDED =
            List.of(
                    new Need(
                            "COMING",
                            """
                            select count(*) from muster.participation p join muster.capacity_event e on e.id = p.event_id
                             where p.person_id in (:people) and p.status = 'CONFIRMED' and e.status <> 'CANCELLED'
                               and e.ends_on >= :today"""),
                    new Need(
                            "CLAIMS",
                            """
                            select count(*) from muster.claim c where c.person_id in (:people)
                               and (c.state = 'SUBMITTED' or c.state in ('RECONCILED', 'APPROVED') and c.payable_minor > 0)"""),
                    new Need(
                            "ADVANCES",
                            """
                            select count(*) from muster.advance a where a.person_id in (:people)
                               and a.state in ('PROPOSED', 'APPROVED', 'PAID')"""),
                    new Need(
                            "CONTACTS",
                            """
                            select (select count(*) from muster.focal_point f where f.person_id in (:people)
                                       and (f.valid_to is null or f.valid_to >= :today))
                                 + (select count(*) from muster.member_office o where o.person_id in (:people))
                                 + (select count(*) from muster.donor_contact d where d.person_id in (:people)
                                       and (d.valid_to is null or d.valid_to >= :today))"""),
                    new Need(
                            "SHEETS",
                            "select count(*) from muster.attendance_sheet s where s.state in ('RECEIVED', 'STORED') and s.event_id in "
                                    + EVENTS));

    private Traces() {}
}

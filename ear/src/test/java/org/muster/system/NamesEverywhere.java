package org.muster.system;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.dhatim.fastexcel.Workbook;
import org.muster.shared.KeyFile;

/**
 * What names of participants get into that nobody thinks of: mails and documents of others, the
 * bank's files, lists of payments, cases, jobs. Written as rows, in all scripts and packed as they
 * come.
 */
final class NamesEverywhere {
    private final Gathering gathering;

    NamesEverywhere(Gathering gathering) {
        this.gathering = gathering;
    }

    // --- mails

    /** A mail from somebody else, whose subject, words and attachment name them. */
    void mail(String name, String latin) throws Exception {
        var subject =
                "=?windows-1251?B?"
                        + Base64.getEncoder()
                                .encodeToString(
                                        ("О " + name).getBytes(Charset.forName("windows-1251")))
                        + "?=";
        var words =
                Base64.getMimeEncoder()
                        .encodeToString(
                                ("Просим принять: " + name + ".").getBytes(StandardCharsets.UTF_8));
        var paper = Base64.getMimeEncoder().encodeToString(pdf("Passport of " + latin));
        mail(
                """
                From: clerk@elsewhere.example
                Subject: %s
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: base64

                %s
                --b
                Content-Type: application/pdf
                Content-Transfer-Encoding: base64

                %s
                --b--
                """
                        .formatted(subject, words, paper));
    }

    /** One that hides the name in quoted-printable, inside a mail that it passes on. */
    void passedOn(String name) throws SQLException {
        var quoted = new StringBuilder();
        for (var octet : name.getBytes(StandardCharsets.UTF_8)) {
            quoted.append("=%02X".formatted(octet & 0xff));
        }
        mail(
                """
                From: clerk@elsewhere.example
                Subject: Fwd
                MIME-Version: 1.0
                Content-Type: multipart/mixed; boundary=b

                --b
                Content-Type: message/rfc822

                From: other@elsewhere.example
                Subject: x
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: quoted-printable

                %s will come.
                --b--
                """
                        .formatted(quoted));
    }

    private void mail(String text) throws SQLException {
        gathering.run(
                """
                insert into muster.incoming_mail (id, sha256, received_at, kind, status, reason, remote, pending, whole,
                    original)
                values (gen_random_uuid(), ?, now(), 'REPLY', '', '', '', false, true, ?)""",
                "another of " + UUID.randomUUID(),
                text.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    // --- documents and files

    /** A bill that is evidence of a cost of nobody's part in particular. */
    void bill(String name) throws Exception {
        var content = pdf("Room for " + name);
        var sha256 = "bill of " + gathering.code;
        gathering.run(
                "insert into muster.received_document values (?, 'application/pdf', ?, ?, 'test', now())",
                sha256,
                content.length,
                content);
        gathering.run(
                "insert into muster.evidence values (gen_random_uuid(), 'COST', gen_random_uuid(), ?, ?, 'test', now())",
                "Bill " + name + ".pdf",
                sha256);
    }

    /** What another system paid to a supplier, with a name in a cell of the workbook. */
    void outside(String name) throws Exception {
        var content = workbook(name);
        gathering.run(
                """
                insert into muster.outside_file (id, sha256, file_name, content, taken_by, taken_at, lines_good, lines_bad)
                values (gen_random_uuid(), ?, 'payments.xlsx', ?, 'test', now(), 0, 1)""",
                "outside of " + gathering.code,
                content);
    }

    private static byte[] pdf(String text) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var document = new PDDocument()) {
            var page = new PDPage();
            document.addPage(page);
            try (var content = new PDPageContentStream(document, page)) {
                content.beginText();
                content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
                content.newLineAtOffset(50, 700);
                content.showText(text);
                content.endText();
            }
            document.save(out);
        }
        return out.toByteArray();
    }

    private static byte[] workbook(String... cells) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var workbook = new Workbook(out, "test", "1.0")) {
            var sheet = workbook.newWorksheet("Payments");
            for (var at = 0; at < cells.length; at++) {
                sheet.value(0, at, cells[at]);
            }
        }
        return out.toByteArray();
    }

    // --- money

    /**
     * The claim of the nth participant was paid by a list that went to the bank, and is on its
     * statement; another line of the statement says a name too and is nothing of theirs.
     */
    void paid(int at, String name, String account) throws Exception {
        var claim = claim(at);
        var house = UUID.randomUUID();
        gathering.run(
                "insert into muster.bank_account values (?, 0, 'Test', upper(?), 'XTS', true, 'test', now())",
                house,
                gathering.code);
        listed(claim, house, name);
        var posting = UUID.randomUUID();
        gathering.run(
                """
                with entry as (insert into muster.journal_entry (id, source_kind, source_id, posted_on, description,
                    recorded_by, recorded_at)
                    values (?, 'CLAIM_PAYMENT', ?, '2012-06-20', ?, 'test', now()) returning id)
                insert into muster.journal_line (entry_id, line_no, account, contribution_id, currency, amount_minor,
                    functional_minor)
                select id, l.no, l.account, null, 'EUR', l.sign * 30000, l.sign * 30000
                  from entry, (values (1, 'PAYABLE', 1), (2, 'BANK', -1)) as l (no, account, sign)""",
                posting,
                claim.toString(),
                "Claim of " + name);
        stated(house, posting, name, account);
    }

    private UUID claim(int at) throws SQLException {
        return UUID.fromString(
                gathering.told(
                        "select id from muster.claim where event_id = ? and person_id = ?",
                        gathering.event,
                        gathering.people.get(at)));
    }

    private void listed(UUID claim, UUID house, String name) throws Exception {
        var list = UUID.randomUUID();
        gathering.run(
                """
                insert into muster.payment_list
                values (?, 0, ?, 'BANK', ?, null, 'EUR', 'BOOKED', 'test', now(), 'other', now(), 'test', now())""",
                list,
                gathering.code,
                house);
        gathering.run(
                """
                insert into muster.payment
                values (gen_random_uuid(), 0, ?, 1, 'CLAIM', ?, ?, ?, 'EUR', 30000, ?, 'BOOKED', '2012-06-20')""",
                list,
                claim,
                gathering.code,
                name,
                gathering.code);
        gathering.run(
                "insert into muster.payment_file values (?, 'CSV', ?, 'csv'), (?, 'XLSX', ?, 'xlsx')",
                list,
                (name + ";300.00").getBytes(StandardCharsets.UTF_8),
                list,
                workbook(name, "300.00"));
    }

    private void stated(UUID house, UUID posting, String name, String account) throws SQLException {
        var text =
                """
                <?xml version="1.0" encoding="UTF-8"?>
                <Document><Ntry><Cdtr><Nm>%s</Nm></Cdtr><IBAN>%s</IBAN></Ntry></Document>"""
                        .formatted(name, account);
        var entry = UUID.randomUUID();
        gathering.run(
                """
                with file as (
                    insert into muster.bank_file
                    values (gen_random_uuid(), ?, ?, convert_to(?, 'UTF8'), 'test', now()) returning id),
                statement as (
                    insert into muster.bank_statement
                    select gen_random_uuid(), id, ?, 'camt.053.001.08', '1', 1, 'XTS', '2012-06-19', 40000, '2012-06-20', 0, 0, ?
                      from file returning id)
                insert into muster.bank_entry
                select case no when 1 then cast(? as uuid) else gen_random_uuid() end, statement.id, no, 0, amount, 'XTS', false,
                       '2012-06-20', null, '', '', remittance, ?, ?
                  from statement, (values (1, -30000, 'Allowance'), (2, -10000, cast(? as text))) as e (no, amount, remittance)""",
                "statement of " + gathering.code,
                name + ".xml",
                text,
                house,
                gathering.code,
                entry,
                name,
                account,
                "Transfer for " + name.toUpperCase(java.util.Locale.ROOT));
        gathering.run(
                """
                insert into muster.bank_explanation (id, version, entry_id, kind, journal_entry_id, by_rule, reason, state,
                    made_by, made_at)
                values (gen_random_uuid(), 0, ?, 'POSTED', ?, true, '', 'STANDS', 'test', now())""",
                entry,
                posting);
    }

    /** An account told over a link, sealed as Muster does, and a text that says its number. */
    void account(int at, String holder, String number) throws Exception {
        var person = gathering.people.get(at);
        var data =
                System.getProperty(
                        "muster.data.dir", System.getProperty("jboss.server.data.dir") + "/muster");
        var key = new KeyFile(Path.of(data, "payees.keys")).current();
        var nonce = new byte[12];
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.ENCRYPT_MODE,
                new SecretKeySpec(key.secret(), "AES"),
                new GCMParameterSpec(128, nonce));
        cipher.updateAAD(person.toString().getBytes(StandardCharsets.US_ASCII));
        var locked =
                cipher.doFinal(
                        String.join("\n", holder, number, "", "Bank", "EUR")
                                .getBytes(StandardCharsets.UTF_8));
        var whole = ByteBuffer.allocate(nonce.length + locked.length).put(nonce).put(locked);
        gathering.run(
                "insert into muster.payee_account (person_id, version, sealed, account_hash, told_at) values (?, 0, ?, ?, now())",
                person,
                key.id() + ":" + Base64.getEncoder().encodeToString(whole.array()),
                gathering.code + "-" + at);
        gathering.run(
                "insert into muster.audit_entry (at, actor, act, subject_kind, subject_id, detail) values (now(), 'test', 'test', 'test', 'test', ?)",
                "returned by the bank from " + number);
    }

    // --- cases and jobs

    /** Evidence of a case of no event, and what a job was told. */
    void told(String name) throws SQLException {
        gathering.run(
                """
                insert into muster.exception_case (id, version, class, subject_kind, subject_id, severity, currency, at_risk_minor,
                    evidence, state, opened_run, opened_at)
                select gen_random_uuid(), 0, 'R28', 'INSTALMENT', ?, 'I', 'XTS', 0,
                       muster.told('evidence.R28', variadic array[cast(? as text), '3']), 'OPEN', id, now()
                  from muster.reconciliation_run where event_id = ? limit 1""",
                gathering.event,
                name,
                gathering.event);
        gathering.run(
                """
                insert into muster.job_run (id, job, subject, parameters, state, node, started_by, started_at, heartbeat_at,
                    ended_at, outcome)
                values (gen_random_uuid(), 'reconcile-attendance', ?, ?, 'FAILED', 'test', 'test', now(), now(), now(), ?)""",
                gathering.code,
                "file=" + name + ".csv",
                "{\"key\":\"outcome.unchanged\",\"arguments\":[\"" + name + "\"]}");
    }

    /** Closes the case that belongs to nothing, so that no list shows it. */
    void settled() throws SQLException {
        gathering.run(
                "update muster.exception_case set state = 'CLOSED', settled_by = 'test' where subject_id = ?",
                gathering.event);
    }

    /** How many rows each table has. */
    String counts() throws SQLException {
        var counts = new StringBuilder();
        var tables =
                gathering.told(
                        """
                        select string_agg(table_name, ',' order by table_name) from information_schema.tables
                         where table_schema = 'muster' and table_type = 'BASE TABLE'
                           and table_name not in ('audit_entry', 'erasure', 'mailbox_look', 'reconciliation_news')""");
        for (var table : tables.split(",")) {
            counts.append(table)
                    .append(' ')
                    .append(gathering.told("select count(*) from muster." + table))
                    .append('\n');
        }
        return counts.toString();
    }
}

package org.muster.system;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

/**
 * Statements as a bank would send them, written by the tests themselves in camt.053 of version 02
 * or 08. The account is of nobody else, and its number no IBAN.
 */
public final class CamtFile {
    public final String account =
            "1"
                    + UUID.randomUUID()
                            .toString()
                            .replace("-", "")
                            .substring(1)
                            .toUpperCase(Locale.ROOT);
    private final String version;
    private final StringBuilder statements = new StringBuilder();
    private int made;

    public CamtFile(String version) {
        this.version = version;
    }

    /** One statement in euro over a day; amounts of entries carry their sign. */
    public CamtFile statement(String opening, String closing, LocalDate on, String... entries) {
        return statement("EUR", opening, closing, on, entries);
    }

    public CamtFile statement(
            String currency, String opening, String closing, LocalDate on, String... entries) {
        statements.append(
                """
                <Stmt>
                <Id>%s-%d</Id>
                <Acct><Id><Othr><Id>%s</Id></Othr></Id></Acct>
                %s
                %s
                %s
                </Stmt>
                """
                        .formatted(
                                account.substring(0, 8),
                                ++made,
                                account,
                                balance("OPBD", currency, opening, on.minusDays(1)),
                                balance("CLBD", currency, closing, on),
                                String.join("\n", entries)));
        return this;
    }

    private static String balance(String kind, String currency, String amount, LocalDate on) {
        return "<Bal><Tp><CdOrPrtry><Cd>"
                + kind
                + "</Cd></CdOrPrtry></Tp>"
                + amount(currency, amount)
                + "<Dt><Dt>"
                + on
                + "</Dt></Dt></Bal>";
    }

    private static String amount(String currency, String signed) {
        var isDebit = signed.startsWith("-");
        return "<Amt Ccy=\""
                + currency
                + "\">"
                + (isDebit ? signed.substring(1) : signed)
                + "</Amt><CdtDbtInd>"
                + (isDebit ? "DBIT" : "CRDT")
                + "</CdtDbtInd>";
    }

    /** An entry in euro with its end-to-end id, its purpose and the other party. */
    public String entry(String signed, LocalDate on, String endToEnd, String purpose, String who) {
        return entry("EUR", signed, on, endToEnd, purpose, who);
    }

    public String entry(
            String currency,
            String signed,
            LocalDate on,
            String endToEnd,
            String purpose,
            String who) {
        var isNew = version.equals("08");
        var party = signed.startsWith("-") ? "Cdtr" : "Dbtr";
        var name = "<Nm>" + who + "</Nm>";
        return "<Ntry>"
                + amount(currency, signed)
                + "<Sts>"
                + (isNew ? "<Cd>BOOK</Cd>" : "BOOK")
                + "</Sts><BookgDt><Dt>"
                + on
                + "</Dt></BookgDt><NtryDtls><TxDtls><Refs><EndToEndId>"
                + endToEnd
                + "</EndToEndId></Refs><RltdPties><"
                + party
                + ">"
                + (isNew ? "<Pty>" + name + "</Pty>" : name)
                + "</"
                + party
                + "></RltdPties><RmtInf><Ustrd>"
                + purpose
                + "</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>";
    }

    public String text() {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001."
                + version
                + "\"><BkToCstmrStmt><GrpHdr><MsgId>"
                + account.substring(0, 20)
                + "</MsgId></GrpHdr>\n"
                + statements
                + "</BkToCstmrStmt></Document>";
    }

    public byte[] bytes() {
        return text().getBytes(StandardCharsets.UTF_8);
    }
}

package org.muster.demonstration;

import static org.muster.demonstration.Cast.CLARA;
import static org.muster.demonstration.Cast.FELIX;

import java.nio.charset.StandardCharsets;
import org.muster.bank.BankAccounts;
import org.muster.bank.BankImport;
import org.muster.matching.BankMatching;
import org.muster.matching.MatchingOverview;
import org.muster.shared.Actor;

/** The house's euro account, and its statement of the day Japan's instalment came in. */
final class Bank implements Chapter {
    private static final String NUMBER = "BE68539007547034"; // the standard's own example
    private static final String STATEMENT =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
              <GrpHdr><MsgId>2011-09-15</MsgId><CreDtTm>2011-09-16T05:00:00+02:00</CreDtTm></GrpHdr>
              <Stmt><Id>2011-180</Id><Acct><Id><IBAN>%s</IBAN></Id><Ccy>EUR</Ccy></Acct>
                <Bal><Tp><CdOrPrtry><Cd>OPBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">70000.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2011-09-14</Dt></Dt></Bal>
                <Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">189987.50</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2011-09-15</Dt></Dt></Bal>
                <Ntry><Amt Ccy="EUR">120000.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2011-09-15</Dt></BookgDt><ValDt><Dt>2011-09-15</Dt></ValDt>
                  <NtryDtls><TxDtls><Refs><EndToEndId>%s</EndToEndId></Refs><RltdPties><Dbtr><Pty><Nm>Japan Customs</Nm></Pty></Dbtr></RltdPties>
                  <RmtInf><Ustrd>Contribution to the Customs Cooperation Fund 2011/12</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>
                <Ntry><Amt Ccy="EUR">12.50</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>2011-09-15</Dt></BookgDt>
                  <AddtlNtryInf>Account fee, third quarter</AddtlNtryInf></Ntry>
              </Stmt></BkToCstmrStmt></Document>
            """;

    @Override
    public boolean isTold() {
        return Services.of(BankAccounts.class).count(Actor.SYSTEM) > 0;
    }

    @Override
    public void tell() {
        Services.of(BankAccounts.class).open("Euro account", NUMBER, "EUR", CLARA);
        var taken =
                Services.of(BankImport.class)
                        .take(
                                "2011-09-15.xml",
                                STATEMENT
                                        .formatted(NUMBER, Known.JAPAN)
                                        .getBytes(StandardCharsets.UTF_8),
                                FELIX);
        for (var statement : taken) {
            Services.of(MatchingOverview.class)
                    .unexplained(statement, FELIX)
                    .forEach(entry -> Services.of(BankMatching.class).matchByRule(entry, FELIX));
        }
    }
}

package org.muster.bank;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.muster.bank.CamtStatement.Entry;
import org.muster.bank.CamtStatement.References;
import org.muster.shared.AccountNumber;
import org.muster.shared.Money;

/**
 * One booked entry of a statement, or what it consists of: a batch becomes its details where these
 * are in the entry's currency and add up to it; otherwise it stays the one entry that the bank
 * booked, and no reference of a detail speaks for all of it.
 */
final class CamtEntries {
    private static final int LONGEST_NAME = 140;
    private static final int LONGEST_REFERENCE = 35;
    private static final int LONGEST_ACCOUNT = 34;

    private final CamtReader reader;
    private final CamtNode source;
    private final int no;

    CamtEntries(CamtReader reader, CamtNode source, int no) {
        this.reader = reader;
        this.source = source;
        this.no = no;
    }

    List<Entry> read() {
        var amount = reader.amount(source);
        var bookedOn = reader.day(source, "BookgDt");
        var valueOn = source.one("ValDt") == null ? null : reader.day(source, "ValDt");
        var details = source.all("NtryDtls/TxDtls");
        var parts = details.size() > 1 ? parts(amount, details) : List.<Money>of();
        if (parts.isEmpty()) {
            var detail = details.size() == 1 ? details.get(0) : null;
            return List.of(entry(0, amount, bookedOn, valueOn, detail));
        }
        var entries = new ArrayList<Entry>();
        for (var at = 0; at < parts.size(); at++) {
            entries.add(entry(at + 1, parts.get(at), bookedOn, valueOn, details.get(at)));
        }
        return entries;
    }

    private Entry entry(
            int detailNo, Money amount, LocalDate bookedOn, LocalDate valueOn, CamtNode detail) {
        return new Entry(no, detailNo, amount, isReversal(), bookedOn, valueOn, references(detail));
    }

    private boolean isReversal() {
        return List.of("true", "1").contains(source.text("RvslInd"));
    }

    /** The details' amounts where they make the entry; nothing where they do not. */
    private List<Money> parts(Money whole, List<CamtNode> details) {
        var parts = new ArrayList<Money>();
        for (var detail : details) {
            var written =
                    Stream.of(detail.one("Amt"), detail.one("AmtDtls/TxAmt/Amt"))
                            .filter(each -> each != null)
                            .findFirst()
                            .orElse(null);
            var part = written == null ? null : reader.money(written);
            if (whole == null || part == null || !part.currency().equals(whole.currency())) {
                return List.of();
            }
            var direction = detail.one("CdtDbtInd") == null ? source : detail;
            parts.add(CamtReader.isCredit(direction) ? part : part.negated());
        }
        var sum = parts.stream().map(Money::decimal).reduce((one, other) -> one.add(other));
        return sum.filter(each -> each.compareTo(whole.decimal()) == 0).isPresent()
                ? parts
                : List.of();
    }

    private References references(CamtNode detail) {
        var servicer = source.text("AcctSvcrRef");
        if (detail == null) {
            return new References("", cut(servicer), source.text("AddtlNtryInf"), "", "");
        }
        var own = detail.text("Refs/AcctSvcrRef");
        // Who paid a credit is its debtor; what takes an entry back names the parties of that one.
        var party = CamtReader.isCredit(source) == isReversal() ? "Cdtr" : "Dbtr";
        var parties = "RltdPties/" + party;
        return new References(
                cut(endToEndId(detail)),
                cut(own.isEmpty() ? servicer : own),
                remittance(detail),
                cut(detail.text(parties + "/Nm", parties + "/Pty/Nm"), LONGEST_NAME),
                cut(
                        AccountNumber.plain(
                                detail.text(parties + "Acct/Id/IBAN", parties + "Acct/Id/Othr/Id")),
                        LONGEST_ACCOUNT));
    }

    private static String endToEndId(CamtNode detail) {
        var id = detail.text("Refs/EndToEndId");
        return id.equals("NOTPROVIDED") ? "" : id;
    }

    private String remittance(CamtNode detail) {
        var told =
                Stream.of("RmtInf/Ustrd", "RmtInf/Strd/CdtrRefInf/Ref", "AddtlTxInf")
                        .flatMap(path -> detail.all(path).stream())
                        .map(CamtNode::text)
                        .collect(Collectors.joining(" "));
        return told.isEmpty() ? source.text("AddtlNtryInf") : told;
    }

    private static String cut(String text) {
        return cut(text, LONGEST_REFERENCE);
    }

    private static String cut(String text, int most) {
        return text.length() > most ? text.substring(0, most) : text;
    }
}

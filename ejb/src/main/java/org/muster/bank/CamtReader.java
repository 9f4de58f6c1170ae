package org.muster.bank;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.muster.bank.CamtStatement.Balance;
import org.muster.shared.AccountNumber;
import org.muster.shared.DomainException;
import org.muster.shared.FileTooLarge;
import org.muster.shared.InvalidInput;
import org.muster.shared.LineError;
import org.muster.shared.Money;
import org.muster.shared.Told;

/**
 * A bank's message in ISO 20022 camt.053, version 02 or 08, by its namespace.
 *
 * <p>Amounts have at most the decimals of their currency in ISO 4217, although the schema lets five
 * pass; the opening balance is OPBD, else PRCD, the closing balance CLBD; only booked entries
 * count. Whatever is wrong is collected and told together.
 */
final class CamtReader {
    static final String V02 = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.02";
    static final String V08 = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08";
    private static final int LARGEST_FILE = 20 * 1024 * 1024;
    private static final Pattern WRITTEN =
            Pattern.compile("\\+?(\\d{1,18}(\\.(\\d{0,18}))?|\\.(\\d{1,18}))");
    private static final Pattern FRACTION = Pattern.compile("\\.(\\d*)$");
    private static final Told MISSING = Told.of("why.camt.missing");

    private final List<LineError> errors = new ArrayList<>();
    private final CamtNode root;

    private CamtReader(CamtNode root) {
        this.root = root;
    }

    /** All statements of the message, each added up; or everything that is wrong with it. */
    static List<CamtStatement> read(byte[] content) {
        if (content.length > LARGEST_FILE) {
            throw new FileTooLarge(Told.of("why.file.tooLarge"));
        }
        if (content.length == 0) {
            throw new InvalidInput("file", Told.of("why.file.empty"));
        }
        var root = CamtNode.read(content);
        if (!Set.of(V02, V08).contains(root.namespace()) || !root.name().equals("Document")) {
            throw new StatementRefused(
                    List.of(
                            new LineError(
                                    root.line(),
                                    root.name(),
                                    root.namespace(),
                                    Told.of("why.camt.version"))));
        }
        return new CamtReader(root).statements();
    }

    private List<CamtStatement> statements() {
        var found = root.all("BkToCstmrStmt/Stmt");
        if (found.isEmpty()) {
            errors.add(root.lacks("Stmt", MISSING));
        }
        var read = found.stream().map(this::statement).toList();
        if (!errors.isEmpty()) {
            throw new StatementRefused(errors);
        }
        return read;
    }

    private CamtStatement statement(CamtNode source) {
        var opening = balance(source, "OPBD", "PRCD");
        var closing = balance(source, "CLBD");
        var currency = currency(source, opening);
        source.all("Bal").forEach(each -> requireOf(currency, each.one("Amt")));
        source.all("Ntry").forEach(each -> requireOf(currency, each.one("Amt")));
        var entries = new ArrayList<CamtStatement.Entry>();
        var booked = source.all("Ntry").stream().filter(CamtReader::isBooked).toList();
        for (var at = 0; at < booked.size(); at++) {
            entries.addAll(new CamtEntries(this, booked.get(at), at + 1).read());
        }
        var account = required(source, "Acct/Id/IBAN", "Acct/Id/Othr/Id");
        var no = required(source, "Id");
        if (isSummable(currency, opening, closing, entries)) {
            requireSum(source, opening, closing, entries);
        }
        return new CamtStatement(
                source,
                AccountNumber.plain(account),
                no,
                page(source),
                opening,
                closing,
                entries,
                source.all("Ntry").size() - booked.size());
    }

    private int page(CamtNode source) {
        var page = source.text("StmtPgntn/PgNb");
        var whole = page.isEmpty() ? root.text("BkToCstmrStmt/GrpHdr/MsgPgntn/PgNb") : page;
        return whole.matches("\\d{1,5}") ? Integer.parseInt(whole) : 1;
    }

    private static boolean isBooked(CamtNode entry) {
        return entry.text("Sts/Cd", "Sts").equals("BOOK");
    }

    /** The balance of the first kind there is; each stands once. */
    private Balance balance(CamtNode source, String... kinds) {
        for (var kind : kinds) {
            var found =
                    source.all("Bal").stream()
                            .filter(each -> each.text("Tp/CdOrPrtry/Cd").equals(kind))
                            .toList();
            if (found.size() > 1) {
                errors.add(found.get(1).wrong(Told.of("why.camt.twice", kind)));
            }
            if (!found.isEmpty()) {
                return new Balance(amount(found.get(0)), day(found.get(0), "Dt"));
            }
        }
        errors.add(source.lacks("Bal", Told.of("why.camt.balance", String.join(", ", kinds))));
        return new Balance(null, null);
    }

    private static Currency currency(CamtNode source, Balance opening) {
        var named = source.text("Acct/Ccy");
        if (named.isEmpty()) {
            return opening.amount() == null ? null : opening.amount().currency();
        }
        try {
            return Money.currency(named);
        } catch (InvalidInput unknown) {
            return null;
        }
    }

    private void requireOf(Currency currency, CamtNode amount) {
        if (currency != null
                && amount != null
                && !currency.getCurrencyCode().equals(amount.currency())) {
            errors.add(
                    amount.wrong(
                            Told.of(
                                    "why.camt.mixed",
                                    currency.getCurrencyCode(),
                                    String.valueOf(amount.currency()))));
        }
    }

    /** Whether all amounts are known, if only by too many decimals, and of one currency. */
    private static boolean isSummable(
            Currency currency,
            Balance opening,
            Balance closing,
            List<CamtStatement.Entry> entries) {
        return Stream.concat(
                        Stream.of(opening.amount(), closing.amount()),
                        entries.stream().map(CamtStatement.Entry::amount))
                .allMatch(each -> each != null && each.currency().equals(currency));
    }

    private void requireSum(
            CamtNode source, Balance opening, Balance closing, List<CamtStatement.Entry> entries) {
        var moved =
                entries.stream()
                        .map(each -> each.amount().decimal())
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
        var made = opening.amount().decimal().add(moved);
        if (made.compareTo(closing.amount().decimal()) != 0) {
            errors.add(
                    source.lacks(
                            "Bal",
                            Told.of(
                                    "why.camt.sum",
                                    opening.amount(),
                                    moved.toPlainString(),
                                    made.toPlainString(),
                                    closing.amount())));
        }
    }

    /** What stands in Amt, credits positive; null, and told, where it is no amount. */
    Money amount(CamtNode of) {
        var direction = of.one("CdtDbtInd");
        var written = of.one("Amt");
        if (direction == null || written == null) {
            errors.add(of.lacks(written == null ? "Amt" : "CdtDbtInd", MISSING));
            return null;
        }
        var amount = money(written);
        if (!Set.of("CRDT", "DBIT").contains(direction.text())) {
            errors.add(direction.wrong(Told.of("why.camt.direction")));
            return null;
        }
        return amount == null || isCredit(of) ? amount : amount.negated();
    }

    static boolean isCredit(CamtNode of) {
        return of.text("CdtDbtInd").equals("CRDT");
    }

    /**
     * The amount as it is written, without a sign; null, and told, where it is none. One with more
     * decimals than its currency is told too, and known where these are noughts.
     */
    Money money(CamtNode written) {
        var code = String.valueOf(written.currency());
        try {
            var digits = Money.currency(code).getDefaultFractionDigits();
            var fraction = FRACTION.matcher(written.text());
            var isAmount = WRITTEN.matcher(written.text()).matches();
            if (!isAmount || fraction.find() && fraction.group(1).length() > digits) {
                errors.add(written.wrong(Told.of("why.camt.amount", code, digits)));
            }
            return isAmount ? Money.parse(written.text(), code) : null;
        } catch (DomainException unknown) {
            if (errors.stream().noneMatch(each -> each.column().equals(written.place()))) {
                errors.add(written.wrong(Told.of(unknown)));
            }
            return null;
        }
    }

    /** The day in Dt or DtTm, as the bank's own clock has it. */
    LocalDate day(CamtNode of, String name) {
        var written = of.one(name);
        var text = written == null ? "" : written.text("Dt", "DtTm");
        if (text.isEmpty()) {
            errors.add(of.lacks(name, MISSING));
            return null;
        }
        try {
            return LocalDate.parse(text.length() > 10 ? text.substring(0, 10) : text);
        } catch (DateTimeException unreadable) {
            errors.add(written.lacks("Dt", Told.of("why.camt.date", text)));
            return null;
        }
    }

    private String required(CamtNode of, String... paths) {
        var text = of.text(paths);
        if (text.isEmpty()) {
            errors.add(of.lacks(paths[0], MISSING));
        }
        return text;
    }
}

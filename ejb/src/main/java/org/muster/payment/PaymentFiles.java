package org.muster.payment;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.muster.payee.PayeeAccount;
import org.muster.shared.LineErrors;
import org.muster.shared.Money;
import org.muster.shared.Sheets;

/**
 * A list as it is sent: CSV after RFC 4180 with a dot for decimals, and a workbook whose texts are
 * text, whatever they begin with. A list of cash has a column to sign in.
 */
final class PaymentFiles {
    private static final List<String> COLUMNS =
            List.of("No.", "End-to-end id", "Payee", "For", "Reference", "Currency", "Amount");
    private static final int AMOUNT = 6;
    private static final List<String> ACCOUNT_COLUMNS =
            List.of("Account holder", "Account", "BIC", "Bank", "Account currency");

    private final PaymentList list;
    private final List<Payment> payments;
    private final Map<PaymentId, PayeeAccount> accounts;

    /** As it is kept: without anybody's account. */
    PaymentFiles(PaymentList list, List<Payment> payments) {
        this(list, payments, null);
    }

    /** For the bank: with the accounts there are. */
    PaymentFiles(PaymentList list, List<Payment> payments, Map<PaymentId, PayeeAccount> accounts) {
        this.list = list;
        this.payments = payments;
        this.accounts = accounts;
    }

    byte[] csv() {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            csv.writeRecord(columns());
            payments.forEach(each -> csv.writeRecord(cells(each)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private List<String> columns() {
        return accounts == null
                ? COLUMNS
                : Stream.concat(COLUMNS.stream(), ACCOUNT_COLUMNS.stream()).toList();
    }

    private List<String> cells(Payment payment) {
        var cells =
                Stream.of(
                        Integer.toString(payment.position()),
                        payment.endToEndId(),
                        payment.payee(),
                        payment.kind().name(),
                        payment.reference(),
                        payment.amount().currency().getCurrencyCode(),
                        payment.amount().decimal().toPlainString());
        return Stream.concat(cells, account(payment).stream()).map(LineErrors::guarded).toList();
    }

    /** Where a payment goes to; blank where nobody told it, as of a supplier. */
    private List<String> account(Payment payment) {
        if (accounts == null) {
            return List.of();
        }
        var told = accounts.get(payment.id());
        return told == null
                ? Collections.nCopies(ACCOUNT_COLUMNS.size(), "")
                : List.of(told.holder(), told.number(), told.bic(), told.bank(), told.currency());
    }

    byte[] xlsx() {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "Muster", "1.0")) {
            var sheet = Sheets.headed(workbook, list.listNo(), columns());
            var line = 0;
            for (var payment : payments) {
                row(sheet, ++line, payment);
            }
            sheet.value(line + 1, AMOUNT - 1, "Total");
            money(sheet, line + 1, total());
            if (list.kind() == PaymentList.Kind.CASH) {
                sheet.value(0, AMOUNT + 1, "Received (signature)");
                sheet.style(0, AMOUNT + 1).bold().set();
                sheet.width(AMOUNT + 1, 40);
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private void row(Worksheet sheet, int line, Payment payment) {
        sheet.value(line, 0, payment.position());
        sheet.value(line, 1, payment.endToEndId());
        sheet.value(line, 2, payment.payee());
        sheet.value(line, 3, payment.kind().name());
        sheet.value(line, 4, payment.reference());
        sheet.value(line, 5, payment.amount().currency().getCurrencyCode());
        money(sheet, line, payment.amount());
        var account = account(payment);
        for (var at = 0; at < account.size(); at++) {
            sheet.value(line, AMOUNT + 1 + at, account.get(at));
        }
    }

    private static void money(Worksheet sheet, int line, Money amount) {
        var digits = amount.currency().getDefaultFractionDigits();
        sheet.value(line, AMOUNT, amount.decimal());
        sheet.style(line, AMOUNT)
                .format(digits == 0 ? "#,##0" : "#,##0." + "0".repeat(digits))
                .set();
    }

    private Money total() {
        return payments.stream()
                .map(Payment::amount)
                .reduce(Money.zero(list.currency()), Money::plus);
    }
}

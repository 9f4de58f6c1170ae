package org.muster.payment;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
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

    private final PaymentList list;
    private final List<Payment> payments;

    PaymentFiles(PaymentList list, List<Payment> payments) {
        this.list = list;
        this.payments = payments;
    }

    byte[] csv() {
        var text = new StringWriter();
        try (var csv = CsvWriter.builder().lineDelimiter(LineDelimiter.CRLF).build(text)) {
            csv.writeRecord(COLUMNS);
            payments.forEach(each -> csv.writeRecord(cells(each)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static List<String> cells(Payment payment) {
        return List.of(
                Integer.toString(payment.position()),
                payment.endToEndId(),
                guarded(payment.payee()),
                payment.kind().name(),
                guarded(payment.reference()),
                payment.amount().currency().getCurrencyCode(),
                payment.amount().decimal().toPlainString());
    }

    /** What a spreadsheet would take for a formula gets an apostrophe and loses no character. */
    static String guarded(String text) {
        return !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    }

    byte[] xlsx() {
        var bytes = new ByteArrayOutputStream();
        try (var workbook = new Workbook(bytes, "Muster", "1.0")) {
            var sheet = Sheets.headed(workbook, list.listNo(), COLUMNS);
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

    private static void row(Worksheet sheet, int line, Payment payment) {
        sheet.value(line, 0, payment.position());
        sheet.value(line, 1, payment.endToEndId());
        sheet.value(line, 2, payment.payee());
        sheet.value(line, 3, payment.kind().name());
        sheet.value(line, 4, payment.reference());
        sheet.value(line, 5, payment.amount().currency().getCurrencyCode());
        money(sheet, line, payment.amount());
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

package org.muster.reporting;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.muster.reporting.StatementFigures.Line;
import org.muster.shared.Money;

/**
 * A statement as a plain-text journal, so that an auditor re-performs it with a program of their
 * own: every account and commodity declared, days ascending, foreign amounts at their total cost,
 * and the closing balance asserted at the end.
 */
final class StatementJournal {
    private static final String OWED = "INTEREST_OWED";
    private static final List<String> IN =
            List.of("RECEIVED", "INTEREST", "EXCHANGE", "MOVED_IN", OWED);

    private final StatementFigures figures;
    private final String contribution;
    private final List<Line> lines;

    private StatementJournal(StatementFigures figures) {
        this.figures = figures;
        this.contribution = word(figures.agreement().number());
        this.lines =
                figures.lines().stream()
                        .filter(line -> !line.section().equals("OPENING"))
                        .sorted(Comparator.comparing(Line::countedOn))
                        .toList();
    }

    static byte[] journal(StatementFigures figures) {
        return new StatementJournal(figures).journal().getBytes(StandardCharsets.UTF_8);
    }

    static byte[] beancount(StatementFigures figures) {
        return new StatementJournal(figures).beancount().getBytes(StandardCharsets.UTF_8);
    }

    private String journal() {
        var text = new StringBuilder("; Statement of " + contribution + "\n\n");
        commodities().forEach(declared -> text.append(declared));
        accounts().forEach(account -> text.append("account ").append(account).append('\n'));
        var fund = "assets:fund:" + contribution;
        text.append('\n').append(figures.period().from()).append(" * Opening balance\n");
        posting(text, fund, plain(figures.opening()));
        posting(text, "equity:fund:" + contribution, plain(figures.opening().negated()));
        interest().ifPresent(owed -> interest(text, owed.opening(), ""));
        for (var line : lines) {
            text.append('\n').append(line.countedOn()).append(" * ").append(document(line));
            text.append('\n').append(share(line));
            posting(text, account(line), counter(line));
            posting(text, held(line), plain(moved(line)));
        }
        text.append('\n').append(figures.period().to()).append(" * Closing balance\n");
        var nothing = plain(Money.zero(figures.agreement().currency()));
        posting(text, fund, nothing + " = " + plain(figures.closing()));
        posting(text, "equity:fund:" + contribution, nothing);
        interest()
                .ifPresent(
                        owed ->
                                interest(
                                        text,
                                        Money.zero(owed.closing().currency()),
                                        " = " + plain(owed.closing())));
        return text.toString();
    }

    private String beancount() {
        var text = new StringBuilder("option \"title\" \"Statement of " + contribution + "\"\n");
        text.append("option \"operating_currency\" \"")
                .append(figures.agreement().currency().getCurrencyCode())
                .append("\"\n\n");
        var from = figures.period().from();
        for (var account : accounts()) {
            text.append(from).append(" open ").append(capital(account)).append('\n');
        }
        var fund = capital("assets:fund:" + contribution);
        transaction(text, from, "Opening balance");
        posting(text, fund, plain(figures.opening()));
        posting(text, capital("equity:fund:" + contribution), plain(figures.opening().negated()));
        interest()
                .ifPresent(
                        owed -> {
                            posting(text, capital(interestHeld()), plain(owed.opening()));
                            posting(text, capital(interestDue()), plain(owed.opening().negated()));
                        });
        for (var line : lines) {
            transaction(text, line.countedOn(), document(line));
            text.append(share(line));
            posting(text, capital(account(line)), counter(line));
            posting(text, capital(held(line)), plain(moved(line)));
        }
        text.append('\n').append(figures.period().to().plusDays(1));
        text.append(" balance ").append(fund).append("  ").append(plain(figures.closing()));
        interest()
                .ifPresent(
                        owed ->
                                text.append('\n')
                                        .append(figures.period().to().plusDays(1))
                                        .append(" balance ")
                                        .append(capital(interestHeld()))
                                        .append("  ")
                                        .append(plain(owed.closing())));
        return text.append('\n').toString();
    }

    private static void transaction(StringBuilder text, LocalDate day, String what) {
        text.append('\n').append(day).append(" * \"").append(what).append("\"\n");
    }

    private static void posting(StringBuilder text, String account, String amount) {
        text.append("    ").append(account).append("  ").append(amount).append('\n');
    }

    private List<String> commodities() {
        var codes = new TreeSet<String>();
        codes.add(figures.agreement().currency().getCurrencyCode());
        var declared = new ArrayList<String>();
        for (var line : lines) {
            codes.add(line.amount().currency().getCurrencyCode());
        }
        for (var code : codes) {
            var digits = java.util.Currency.getInstance(code).getDefaultFractionDigits();
            // A currency without decimals is declared without a format: the programs disagree on
            // it.
            var format =
                    digits == 0 ? "" : "    format 1000." + "0".repeat(digits) + " " + code + "\n";
            declared.add("commodity " + code + "\n" + format);
        }
        return declared;
    }

    private List<String> accounts() {
        var accounts = new LinkedHashSet<String>();
        accounts.add("assets:fund:" + contribution);
        accounts.add("equity:fund:" + contribution);
        interest().ifPresent(owed -> accounts.addAll(List.of(interestHeld(), interestDue())));
        lines.forEach(line -> accounts.add(account(line)));
        return List.copyOf(accounts);
    }

    private Optional<StatementFigures.InterestOwed> interest() {
        return Optional.ofNullable(figures.owedInterest());
    }

    private void interest(StringBuilder text, Money amount, String asserted) {
        posting(text, interestHeld(), plain(amount) + asserted);
        posting(text, interestDue(), plain(amount.negated()));
    }

    /** Money that is held for the donor, apart from the fund. */
    private String interestHeld() {
        return "assets:interest:" + contribution;
    }

    private String interestDue() {
        return "liabilities:interest:" + contribution;
    }

    /** Where the money of a line is held. */
    private String held(Line line) {
        return line.section().equals(OWED) ? interestHeld() : "assets:fund:" + contribution;
    }

    private String account(Line line) {
        return switch (line.section()) {
            case OWED -> interestDue();
            case "MOVED_IN" -> "income:moved:" + contribution;
            case "REFUND" -> "equity:refunds:" + contribution;
            case "MOVED_OUT" -> "equity:moved:" + contribution;
            case "KEPT" -> "equity:kept:" + contribution;
            case "EXPENDITURE" -> expense(line);
            default ->
                    "income:"
                            + line.section().toLowerCase(java.util.Locale.ROOT)
                            + ":"
                            + contribution;
        };
    }

    private String expense(Line line) {
        var event = line.event().isEmpty() ? "" : ":" + word(line.event());
        var part = line.subLine().isEmpty() ? "" : ":" + word(line.subLine());
        return "expenses:" + contribution + ":" + word(line.category()) + part + event;
    }

    /** What the fund gains or loses by the line. */
    private static Money moved(Line line) {
        return IN.contains(line.section()) ? line.reporting() : line.reporting().negated();
    }

    /** The other side: as posted, and at its total cost where that is another currency. */
    private static String counter(Line line) {
        var isIncome = IN.contains(line.section());
        var amount = isIncome ? line.amount().negated() : line.amount();
        if (line.amount().currency().equals(line.reporting().currency())) {
            return plain(amount);
        }
        var cost = line.reporting();
        return plain(amount) + " @@ " + plain(cost.minor() < 0 ? cost.negated() : cost);
    }

    private static String plain(Money amount) {
        return amount.decimal().toPlainString() + " " + amount.currency().getCurrencyCode();
    }

    /** A note where the contribution bears only a part of the document. */
    private static String share(Line line) {
        return line.share() == 0 || line.share() == 10_000
                ? ""
                : "    ; share of the document: " + line.sharePercent() + " %\n";
    }

    private static String document(Line line) {
        return line.category().isEmpty()
                ? word(line.document())
                : line.category() + " " + word(line.document());
    }

    /** Letters, digits and dashes: what every program takes in an account's name. */
    static String word(String text) {
        var word = new StringBuilder(text.length());
        var isApart = false;
        for (var at = 0; at < text.length(); at++) {
            var letter = text.charAt(at);
            if (!isPlain(letter)) {
                isApart = true;
                continue;
            }
            word.append(isApart && word.length() > 0 ? "-" : "").append(letter);
            isApart = false;
        }
        return word.toString();
    }

    private static boolean isPlain(char letter) {
        return letter >= 'a' && letter <= 'z'
                || letter >= 'A' && letter <= 'Z'
                || letter >= '0' && letter <= '9';
    }

    private static String capital(String account) {
        var parts = account.split(":");
        for (var at = 0; at < parts.length; at++) {
            parts[at] = Character.toUpperCase(parts[at].charAt(0)) + parts[at].substring(1);
        }
        return String.join(":", parts);
    }
}

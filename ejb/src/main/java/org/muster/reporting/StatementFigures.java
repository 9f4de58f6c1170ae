package org.muster.reporting;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.muster.shared.DateRange;
import org.muster.shared.Money;

/**
 * Everything a statement tells, frozen: amounts in the contribution's currency, events with the
 * people they reached as counts, and the ledger lines behind each amount. It holds ids and counts
 * of people and never a name.
 *
 * @param opening what was held when the period began
 * @param commitments promised and not yet spent at the end of the period, with the programme
 *     support cost on it; on the cash basis also what was spent and not yet paid
 * @param refunds given back to the donor
 * @param interestOwed null in figures that were frozen before it was kept
 * @param position null in figures that were frozen before it was kept
 * @param withoutEvidence how many gifts in kind were left out because nothing proves their value
 * @param boundBy the periods of certified statements that lines of their days are told as in; null
 *     in figures that were frozen before it was kept
 * @param euHeadings under which headings of the EU's annex kinds of cost are eligible; none where
 *     another template was agreed
 * @param budget null in figures that were frozen before it was told
 */
public record StatementFigures(
        Agreement agreement,
        DateRange period,
        Money opening,
        Money received,
        Money interest,
        Money exchange,
        List<Expenditure> expenditure,
        Money refunds,
        InterestOwed interestOwed,
        Position position,
        Money commitments,
        List<EventReached> events,
        Reached persons,
        List<Administration> administrations,
        List<InKind> inKind,
        int withoutEvidence,
        List<Exempted> exemptions,
        List<RateUsed> rates,
        List<DateRange> boundBy,
        List<EuHeading> euHeadings,
        List<Line> lines,
        BudgetFigures budget) {

    /**
     * Who accounts, the agreement, and the policies the figures follow.
     *
     * @param refundPolicy what becomes of what is left at its end; empty in figures that were
     *     frozen before it was kept
     * @param pscBasisPoints programme support cost in hundredths of a per cent of the direct cost
     * @param officeRef who accounts, by IATI's register of organisations
     * @param donorRef the donor in the same register; empty where it is in none
     * @param donorType what the donor is, by IATI's list, e.g. 10 for a government
     * @param language the statement is printed in, as its two-letter code
     * @param template how it is laid out, a {@link StatementTemplate}
     */
    public record Agreement(
            String office,
            UUID contribution,
            String number,
            String donor,
            String title,
            Currency currency,
            Money agreed,
            String basis,
            String recognition,
            String fxMethod,
            String refundPolicy,
            int pscBasisPoints,
            String officeRef,
            String donorRef,
            String donorType,
            String earmarkCategory,
            DateRange validity,
            String language,
            String template) {}

    /**
     * What the closing balance consists of: money in the bank and advances still to be settled,
     * less what is owed and what was received upon a condition that is not met yet; and beside it
     * the instalments that have not come in yet.
     */
    public record Position(Money cash, Money advances, Money owed, Money deferred, Money pledged) {}

    /**
     * Interest that by the agreement goes back to the donor: no part of any balance.
     *
     * @param policy whose the interest is that comes now
     */
    public record InterestOwed(String policy, Money opening, Money earned, Money repaid) {
        public Money closing() {
            return opening.plus(earned).minus(repaid);
        }

        /** Nothing was or is owed, and nothing will be. */
        public boolean isNone() {
            return !policy.equals("RETURNED")
                    && opening.isZero()
                    && earned.isZero()
                    && repaid.isZero();
        }
    }

    /** Interest that is owed to the donor, where there is or may be any; else null. */
    public InterestOwed owedInterest() {
        return interestOwed == null || interestOwed.isNone() ? null : interestOwed;
    }

    /** Interest owed at the beginning; where figures keep none, none was. */
    Money owedBefore() {
        return interestOwed == null ? Money.zero(agreement.currency()) : interestOwed.opening();
    }

    /** Interest owed at the end. */
    Money owed() {
        return interestOwed == null ? Money.zero(agreement.currency()) : interestOwed.closing();
    }

    /** Where the EU's annex has a kind of cost, e.g. AIR under A.2. */
    public record EuHeading(String category, String heading) {}

    /** One displayed line of expenditure: a category, or a sub-line of one. */
    public record Expenditure(String category, String subLine, Money amount) {}

    /**
     * How many were reached: persons funded by this contribution and present, persons present at
     * all, and the days they were present; of those present, how many women and how many from the
     * least developed countries and small island states as listed on the event's date.
     */
    public record Reached(
            int administrations,
            int funded,
            int attended,
            int participantDays,
            int women,
            int ldc,
            int sids) {}

    /** What came of an event and what went otherwise than agreed, in the language of that code. */
    public record Words(String language, String results, String deviations) {}

    /**
     * One event this contribution paid for, whom it reached, and what is told of it in each
     * language that somebody wrote.
     */
    public record EventReached(
            UUID event,
            String code,
            String title,
            String series,
            String place,
            DateRange days,
            Reached reached,
            List<Administration> administrations,
            Money cost,
            List<Words> told) {

        /** The words in the language, in another where there are none, or null. */
        public Words toldIn(String language) {
            return told.stream()
                    .filter(words -> words.language().equals(language))
                    .findFirst()
                    .orElse(told.isEmpty() ? null : told.get(0));
        }
    }

    /**
     * An administration whose participants attended: how many did, and how many of them were
     * funded.
     *
     * @param iso its country's code; empty where it has none
     */
    public record Administration(String name, String iso, int funded, int attended) {}

    /** Given in goods or time, in the currency it was valued in. */
    public record InKind(
            String event, String provider, String description, Money value, String valuation) {}

    /**
     * What the donor allowed against a rule of the agreement, and two people accepted.
     *
     * @param rule the code of the mismatch it would be
     * @param document whose cost it is; empty where more was received than agreed
     */
    public record Exempted(
            String rule,
            String supplier,
            String document,
            Money amount,
            String reason,
            String donorReference) {}

    public record RateUsed(
            String currency, LocalDate effectiveFrom, BigDecimal perEuro, String source) {
        public RateUsed {
            perEuro = asWritten(perEuro);
        }
    }

    /** A rate is the same however many zeros end it: it has those that it is frozen with, none. */
    private static BigDecimal asWritten(BigDecimal rate) {
        var stripped = rate.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /**
     * One ledger line behind the figures.
     *
     * @param section OPENING, RECEIVED, INTEREST, EXCHANGE, MOVED_IN, EXPENDITURE, REFUND,
     *     MOVED_OUT, KEPT, or INTEREST_OWED, which enters no balance
     * @param countedOn the day it counts on, by the basis
     * @param amount as posted
     * @param reporting in the contribution's currency, as it enters the figures
     * @param share of the document that the contribution bears by this line, in hundredths of a per
     *     cent; 0 where the line is no cost document's and no claim's
     */
    public record Line(
            String section,
            UUID entry,
            int lineNo,
            LocalDate countedOn,
            String event,
            String participation,
            String member,
            String category,
            String subLine,
            String document,
            LocalDate documentDate,
            LocalDate paidOn,
            Money amount,
            BigDecimal perEuro,
            String rateSource,
            Money functional,
            Money reporting,
            int share) {
        public Line {
            perEuro = perEuro == null ? null : asWritten(perEuro);
        }

        private static final Set<String> OUT = Set.of("EXPENDITURE", "REFUND", "MOVED_OUT", "KEPT");

        /** Whether it tells what went: its amount is less for the contribution. */
        public boolean isOut() {
            return isOut(section);
        }

        static boolean isOut(String section) {
            return OUT.contains(section);
        }

        /** As a per cent with two decimals; empty where the line is no cost. */
        public String sharePercent() {
            return share == 0 ? "" : BigDecimal.valueOf(share, 2).toPlainString();
        }

        /** The same line, told by another amount. */
        Line reported(Money told) {
            return told.equals(reporting)
                    ? this
                    : told(amount, perEuro, rateSource, functional, told);
        }

        /** What an entry gained by exchange, of all its lines in one. */
        Line exchanged(Money gained, Money euro) {
            return told(gained, null, "", euro, gained);
        }

        private Line told(Money sum, BigDecimal rate, String source, Money euro, Money told) {
            return new Line(
                    section,
                    entry,
                    lineNo,
                    countedOn,
                    event,
                    participation,
                    member,
                    category,
                    subLine,
                    document,
                    documentDate,
                    paidOn,
                    sum,
                    rate,
                    source,
                    euro,
                    told,
                    share);
        }
    }

    /** What a chart of expenditure per month shows. */
    public List<StatementBars.Bar> perMonth() {
        return StatementBars.perMonth(this);
    }

    /** What a chart of expenditure per category shows. */
    public List<StatementBars.Bar> perCategory() {
        return StatementBars.perCategory(this);
    }

    /** What a chart of the budget against expenditure shows; none without a budget. */
    public List<StatementBars.Bar> againstBudget() {
        return StatementBars.againstBudget(this);
    }

    public Money available() {
        return opening.plus(received).plus(interest).plus(exchange).plus(movedIn());
    }

    /** What was moved or kept, by the other agreement and the donor's word. */
    public Map<String, Money> moves(String section) {
        var moves = new TreeMap<String, Money>();
        lines.stream()
                .filter(line -> line.section().equals(section))
                .forEach(line -> moves.merge(line.document(), line.reporting(), Money::plus));
        return moves;
    }

    public Money movedIn() {
        return moved("MOVED_IN");
    }

    public Money movedOut() {
        return moved("MOVED_OUT");
    }

    /** Left to the house with the donor's consent. */
    public Money kept() {
        return moved("KEPT");
    }

    private Money moved(String section) {
        return moves(section).values().stream()
                .reduce(Money.zero(agreement.currency()), Money::plus);
    }

    public Money spent() {
        return expenditure.stream()
                .map(Expenditure::amount)
                .reduce(Money.zero(agreement.currency()), Money::plus);
    }

    public Money closing() {
        return available().minus(spent()).minus(refunds).minus(movedOut()).minus(kept());
    }

    public Money uncommitted() {
        return closing().minus(commitments);
    }
}
